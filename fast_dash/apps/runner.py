"""A run of a function: values of the controls → arguments → what to set on the page. Keeps nothing between runs.

What it yields is an `Update`: which properties of which components are set. Whoever carries it to a page need not know
what an output is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..engine.complaint import complaint
from ..engine.request import SettingError
from ..hints.control import Control, leaves, walk
from ..hints.read import read_settings
from ..languages import ENGLISH, Language, say
from ..outputs.output import Output, UnfitError
from .call import Call

log = logging.getLogger("fast_dash")

Update = dict[str, dict[str, Any]]
"""Component id → properties and their new values, in JSON values."""

PAGE = "fd-outputs"
"""The element around all outputs; ``data-state`` is "empty", "ready" or "failed"."""
NOTICE = "fd-notice"
"""The element that says why a run failed."""


class Runner:
    """Runs one function."""

    def __init__(
        self,
        callback: Callable[..., Any],
        controls: Sequence[Control],
        outputs: Sequence[Output],
        language: Language = ENGLISH,
    ) -> None:
        self._callback = callback
        self._controls = controls
        self._outputs = outputs
        self._language = language

    def arguments(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """What the page sent → arguments of the function. Raises `SettingError` for what no control could send."""
        return read_settings(self._controls, raw)

    def call(self, arguments: Mapping[str, Any]) -> Call:
        """The call that `updates` makes."""
        return Call(partial(self._callback, **arguments))

    def updates(self, call: Call) -> Iterator[Update]:
        """Make the call; what to set on the page at its beginning, for each value, and if it fails."""
        yield self.accepted()
        values = self._values(call)
        while True:
            try:
                value = next(values)
            except StopIteration:
                return
            except BaseException as problem:
                if call.cancelled:
                    return
                log.error("the function of the app raised", exc_info=problem)
                yield self.failed(complaint(problem, self._language))
                return
            yield self.shown(value)

    def accepted(self) -> Update:
        """The inputs are good: what was said about earlier ones is taken back."""
        marks: Update = {
            control.field.id: {"error": False} for control in leaves(self._controls) if control.marks_error
        }
        words: Update = {control.field.error_id: {"children": ""} for control in walk(self._controls)}
        return {**marks, **words, NOTICE: {"children": ""}}

    def refused(self, problem: SettingError) -> Update:
        """An input is not good: said at its control and above the outputs."""
        update = {**self.accepted(), NOTICE: {"children": problem.message}}
        for control in walk(self._controls):
            if control.field.name == problem.field:
                update[control.field.error_id] = {"children": problem.message}
                if control.marks_error:
                    update[control.field.id] = {"error": True}
        return update

    def failed(self, message: str) -> Update:
        """The outputs stay as they are, which is not what the inputs would give."""
        return {NOTICE: {"children": message}, PAGE: {"data-state": "failed"}}

    def shown(self, value: Any) -> Update:
        """A value that the function returned or yielded, at its outputs."""
        values = self._split(value)
        if values is None:
            count = len(value) if isinstance(value, tuple | list) else 1
            outputs = len(self._outputs)
            mismatch = say("The function returned {count} values for {outputs} outputs.", count=count, outputs=outputs)
            return self.failed(self._language(mismatch))
        update: Update = {PAGE: {"data-state": "ready"}}
        for output, part in zip(self._outputs, values, strict=True):
            update |= self._at(output, part)
        return update

    def _values(self, call: Call) -> Iterator[Any]:
        """What the function returns; if its only output grows by pieces, as it grows."""
        grown = self._outputs[0].grown if len(self._outputs) == 1 else None
        return iter(call) if grown is None else grown(call)

    def _split(self, value: Any) -> Sequence[Any] | None:
        """One value for each output, or None if there are more or fewer. Nothing at all empties all of them."""
        count = len(self._outputs)
        if count == 1:
            return [value]
        if value is None:
            return [None] * count
        return value if isinstance(value, tuple | list) and len(value) == count else None

    def _at(self, output: Output, value: Any) -> Update:
        """What one output shows."""
        slot, said = output.slot, ""
        state, note = ("ready", "") if value is not None else ("empty", "")
        try:
            props = dict(output.empty) if value is None else output.props(value)
            note = "" if value is None else self._language(output.note(value))
        except UnfitError as problem:
            props, state, said = dict(output.empty), "failed", complaint(problem, self._language)
        except Exception as problem:
            log.error("a value of output %r could not be shown", slot.name, exc_info=problem)
            props, state, said = (
                dict(output.empty),
                "failed",
                self._language(
                    say("This result could not be shown: {problem}", problem=complaint(problem, self._language))
                ),
            )
        return {
            output.id: props,
            slot.box_id: {"data-state": state},
            slot.note_id: {"children": note},
            slot.error_id: {"children": said},
        }
