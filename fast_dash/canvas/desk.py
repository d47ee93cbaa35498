"""The door through which frames of callbacks come to the canvas: what is sound goes in, what is not is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from ..protocol.frames import Canvas, SetProps
from .patch import patch
from .specs import CanvasError, Spec, build


class Admission(NamedTuple):
    """What became of a frame that a callback yielded."""

    specs: list[Spec]
    """The canvas after it; the very same list if nothing changed."""
    frame: Canvas | SetProps | None
    """The canonical frame, to be stored and sent; None if nothing changed."""
    problems: list[str]
    """What was refused, for the user, the log and the model; empty if nothing was."""


def admit(specs: list[Spec], frame: Mapping[str, Any]) -> Admission:
    """Check a ``canvas`` or ``set_props`` frame as a callback yields it. Never raises, never writes to what is given.

    A canvas that stands is not replaced by a part of what was asked: if anything is wrong with the frame, the canvas
    stays. Where nothing stands yet, the components that are sound are shown, without what was refused.
    """
    if frame.get("type") == "set_props":
        return _admit_patch(specs, frame)
    try:
        built, found = build(frame.get("specs")), []
    except CanvasError as error:
        built, found = ([] if specs else error.rest), error.problems
        if not built:
            return Admission(specs, None, found)
    return Admission(built, {"type": "canvas", "specs": cast(list[dict[str, Any]], built)}, found)


def _admit_patch(specs: list[Spec], frame: Mapping[str, Any]) -> Admission:
    try:
        patched, changes = patch(specs, frame.get("target"), frame.get("props"))
    except CanvasError as error:
        return Admission(specs, None, error.problems)
    if not changes:
        return Admission(specs, None, [])
    return Admission(patched, {"type": "set_props", "target": frame["target"], "props": changes}, [])


class Desk:
    """The canvas while a turn works at it. Not thread-safe: a turn has one producer."""

    def __init__(self, specs: list[Spec]) -> None:
        self.specs = specs
        """What is on the canvas now. The list is replaced and never changed."""
        self.last_error: str | None = None
        """Why the latest frame changed nothing, or not all; None if it was sound."""

    def admit(self, frame: Mapping[str, Any]) -> Admission:
        """Take a ``canvas`` or ``set_props`` frame as a callback yields it."""
        admission = admit(self.specs, frame)
        self.specs = admission.specs
        self.last_error = "; ".join(admission.problems) or None
        return admission
