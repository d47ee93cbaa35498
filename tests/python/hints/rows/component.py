"""Dash components as hints."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc

from fast_dash.chat.signature import EMPTY
from tests.python.hints.setting import Row

ROWS: list[Row] = [
    (dcc.Dropdown, "a", "InputWrapper", "a", [("b", "b"), (None, None), ([1], [1])], []),
    (dmc.TextInput(placeholder="p"), "a", "TextInput", "a", [("b", "b")], []),
    (EMPTY, dmc.Checkbox(checked=True), "Checkbox", True, [(False, False)], []),
    (dcc.DatePickerSingle, EMPTY, "InputWrapper", None, [("2026-01-31", "2026-01-31")], []),
]
