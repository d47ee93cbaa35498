"""What the page sent → arguments for the callback. Nothing that comes from a browser is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.request import SettingError
from .control import Control, PartError, in_words


def read_settings(controls: Iterable[Control], raw: Mapping[str, Any]) -> dict[str, Any]:
    """One argument for each setting; what was not sent is as if the control was not touched. Other names are ignored.

    Raises
    ------
    SettingError
        For the first value that its control could not have sent.
    """
    values = {}
    for control in controls:
        field = control.field
        try:
            values[field.name] = control.parse(raw.get(field.name, control.initial))
        except PartError as problem:
            raise SettingError(problem.field.name, in_words(problem.field, problem)) from None
        except ValueError as problem:
            raise SettingError(field.name, in_words(field, problem)) from None
    return values


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of `leaves`, as `read_settings` takes them: ``{"a.b": 1}`` → ``{"a": {"b": 1}}``."""
    whole: dict[str, Any] = {}
    for name, value in values.items():
        *groups, last = name.split(".")
        inner = whole
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[last] = value
    return whole
