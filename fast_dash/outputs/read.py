"""A function → its outputs: from ``outputs=`` or the return hint, with names from the function's own text."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Callable, Sequence
from typing import Any

from ..chat.docstring import label as as_label
from ..chat.signature import EMPTY, function_of, hints_of
from ..languages import ENGLISH, Language
from .base import output_for
from .output import Output, Slot
from .source import returned_names

STREAMS = {
    getattr(collections.abc, name)
    for name in ("Generator", "Iterator", "Iterable", "AsyncGenerator", "AsyncIterator", "AsyncIterable")
}
"""Hints of generators: what is shown is what they yield."""

Labels = str | Sequence[str] | None


def read_outputs(
    callback: Callable[..., Any],
    outputs: Any = None,
    labels: Labels = "infer",
    language: Language = ENGLISH,
) -> list[Output]:
    """The outputs of ``callback``, in the order in which it returns their values.

    Parameters
    ----------
    outputs
        Instead of the return hint: a hint, a Dash component or a class of them; or a list of those.
    labels
        What stands above each; ``"infer"`` takes the variables that are returned; None for none.
    language
        In which they speak to the user.

    Raises
    ------
    ValueError
        If there are not as many labels as outputs.
    """
    written = returned_names(function_of(callback))
    named: list[str | None] = []
    if outputs is not None:
        hints = list(outputs) if isinstance(outputs, list | tuple) else [outputs]
    else:
        hint = plain_hint(hints_of(callback).get("return", EMPTY))
        if hint is EMPTY or hint is tuple:
            hints = [EMPTY] * max(len(written), 1)
        else:
            hints, named = _members(hint)
    if not hints:
        raise ValueError("outputs= is empty: name at least one output, or leave it out")
    names = named or (written if len(written) == len(hints) else [None] * len(hints))
    shown = _labels(labels, names)
    unique = _unique(names)
    return [
        output_for(Slot(name, plain_hint(hint), label, language))
        for name, hint, label in zip(unique, hints, shown, strict=True)
    ]


def plain_hint(hint: Any) -> Any:
    """A hint without ``None``, metadata, and the generator around it."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated or origin in STREAMS:
        return plain_hint(arguments[0])
    if origin in (typing.Union, types.UnionType):
        members = [member for member in arguments if member is not types.NoneType]
        return plain_hint(members[0]) if len(members) == 1 else hint
    return EMPTY if hint is None or hint is types.NoneType else hint


def _members(hint: Any) -> tuple[list[Any], list[str | None]]:
    """The hints of a tuple's members, and their names if it is a named one; any other hint is its only member."""
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        hints = typing.get_type_hints(hint, include_extras=True)
        fields = list(hint._fields)
        return [hints.get(field, EMPTY) for field in fields], fields
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and arguments and Ellipsis not in arguments:
        return list(arguments), []
    return [hint], []


def _labels(labels: Labels, names: Sequence[str | None]) -> list[str | None]:
    if labels is None:
        return [None] * len(names)
    if labels == "infer":
        return [as_label(name) if name else None for name in names]
    given = [labels] if isinstance(labels, str) else list(labels)
    if len(given) != len(names):
        raise ValueError(f"output_labels has {len(given)} labels for {len(names)} outputs: give one for each")
    return list(given)


def _unique(names: Sequence[str | None]) -> list[str]:
    """A name for each output, none twice: its own, else its place."""
    unique: list[str] = []
    for number, own in enumerate(names, start=1):
        name = own or ("output" if len(names) == 1 else f"output_{number}")
        while name in unique:
            name += "_"
        unique.append(name)
    return unique
