"""On or off."""

from __future__ import annotations

from typing import Any

from ..chat.signature import EMPTY
from ..languages import say
from .control import Control, Field, look


def is_bool(field: Field) -> bool:
    return field.hint is bool


def bool_control(field: Field) -> Control:
    import dash_mantine_components as dmc

    # Untouched and without a default it is off: False, as it looks, and never None.
    initial = False if field.default in (EMPTY, None) else field.default
    if not isinstance(initial, bool):
        field.bad_default("is neither True nor False: write one of them")

    def parse(raw: Any) -> bool:
        if raw is None:
            return initial
        if not isinstance(raw, bool):
            raise ValueError(say("switch this on or off"))
        return raw

    return Control(field, dmc.Switch(checked=initial, **look(field)), parse, initial, prop="checked")
