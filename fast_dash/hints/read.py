"""What the page sent → arguments for the callback. Nothing that comes from a browser is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..chat.signature import EMPTY
from ..engine.request import SettingError
from .control import Control, in_words


def read_settings(controls: Iterable[Control], raw: Mapping[str, Any]) -> dict[str, Any]:
    """One argument for each setting; a value that was not sent is the default. What is no setting is ignored.

    Raises
    ------
    SettingError
        For the first value that its control could not have sent.
    """
    values = {}
    for control in controls:
        field = control.field
        if field.name not in raw and field.default is not EMPTY:
            values[field.name] = field.default
            continue
        try:
            values[field.name] = control.parse(raw.get(field.name))
        except ValueError as problem:
            raise SettingError(field.name, in_words(field, problem)) from None
    return values
