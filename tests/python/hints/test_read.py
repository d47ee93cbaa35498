"""From what the page sent to the callback's arguments."""

from __future__ import annotations

from typing import Any

import pytest

from fast_dash.chat.signature import ChatSignature
from fast_dash.engine.request import SettingError
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Control, Field
from fast_dash.hints.read import read_settings


def bot(query, *, temperature: float = 0.7, top_k: int, note: str | None = None): ...


@pytest.fixture
def controls() -> list[Control]:
    return [control_for(Field.of(setting)) for setting in ChatSignature.of(bot).settings]


def test_values_become_arguments(controls: list[Control]) -> None:
    raw = {"temperature": 1, "top_k": 3, "note": "x"}
    assert read_settings(controls, raw) == {"temperature": 1.0, "top_k": 3, "note": "x"}


def test_missing_value_is_the_default(controls: list[Control]) -> None:
    assert read_settings(controls, {"top_k": 3}) == {"temperature": 0.7, "top_k": 3, "note": None}


def test_what_is_no_setting_is_ignored(controls: list[Control]) -> None:
    assert "query" not in read_settings(controls, {"top_k": 3, "query": "x", "__class__": "x"})


@pytest.mark.parametrize(
    ("raw", "field", "message"),
    [
        ({}, "top_k", "Top K: enter a whole number."),
        ({"temperature": "", "top_k": 3}, "temperature", "Temperature: enter a number."),
    ],
)
def test_refusal_names_the_setting(controls: list[Control], raw: dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(SettingError) as refused:
        read_settings(controls, raw)
    assert (refused.value.field, refused.value.message) == (field, message)
