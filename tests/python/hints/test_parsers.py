"""Whatever JSON a browser sends becomes an argument that the hint allows, or is refused with words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from dash.development.base_component import Component
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ConfigDict, PydanticUserError, TypeAdapter

from fast_dash.chat.signature import EMPTY
from fast_dash.engine.request import SettingError
from fast_dash.hints.base import HINTS
from fast_dash.hints.read import nested, read_settings
from tests.python.hints.test_controls import ROWS, name_of, of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
FILES = {"Upload", "list[Upload]"}


def allowed(row: tuple[Any, ...]) -> Any:
    """The hint with everything that it says, as pydantic reads it: an oracle that was written by others."""
    hint, default = row[0], row[1]
    return hint | None if default is None else hint


def outcome(read: Callable[[Any], Any], raw: Any) -> tuple[Any, ValueError | None]:
    """What was read, or why it was refused. Any other exception is a fault."""
    try:
        return read(raw), None
    except ValueError as refusal:
        return None, refusal


def is_exact(value: Any) -> bool:
    """Whether a remainder says something of it: far out, we and the oracle disagree."""
    return not isinstance(value, float | Decimal) or abs(value) < 1e9


def is_typed(row: tuple[Any, ...]) -> bool:
    """Whether there is something to hold it to. A predicate is code of the author's, which no control reads."""
    hint = row[0]
    component = isinstance(hint, Component) or (isinstance(hint, type) and issubclass(hint, Component))
    return hint is not EMPTY and not component and "Predicate" not in str(hint)


@pytest.mark.parametrize("row", [row for row in ROWS if is_typed(row)], ids=name_of)
def test_what_is_accepted_is_of_the_hinted_type(row: tuple[Any, ...]) -> None:
    control = of(row[0], row[1])
    row_name = next(hint.name for hint in HINTS if hint.matches(control.field))
    try:
        oracle: TypeAdapter[Any] | None = TypeAdapter(
            allowed(row), config=None if row_name == "a dataclass" else ConfigDict(arbitrary_types_allowed=True)
        )
    except (PydanticUserError, TypeError):
        oracle = None
    likely = st.sampled_from([sent for sent, _ in [*row[4], *row[5]]] or [None])

    @settings(max_examples=20)
    @given(JSON | likely | st.lists(likely, max_size=3))
    def holds(raw: Any) -> None:
        value, refusal = outcome(control.parse, raw)
        if refusal is not None:
            assert str(refusal)
        elif oracle is not None and row_name not in FILES and is_exact(value):
            oracle.validate_python(value, strict=True)

    holds()


@given(st.dictionaries(st.sampled_from(["x", "y", "", "x.y"]), JSON))
def test_only_settings_become_arguments(raw: dict[str, Any]) -> None:
    values, refusal = outcome(lambda sent: read_settings([of(int, 3)], sent), raw)
    assert isinstance(refusal, SettingError) or set(values) == {"x"}


@given(st.dictionaries(st.sampled_from(["a", "b.a", "b.c.a", "b.c.b", "b."]), st.integers()))
def test_values_of_parts_are_nested(values: dict[str, int]) -> None:
    whole = nested(values)
    for name, value in values.items():
        inner: Any = whole
        for step in name.split("."):
            inner = inner[step]
        assert inner == value
