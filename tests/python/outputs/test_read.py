"""Which outputs a function has, and what they are called."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, Any, NamedTuple, Optional

import pandas as pd
import plotly.graph_objects as go
import pytest

from fast_dash import Chat
from fast_dash.outputs.read import read_outputs


class Report(NamedTuple):
    growth: go.Figure
    rows: pd.DataFrame


def text() -> str:
    return "x"


def named() -> str:
    the_answer = "x"
    return the_answer  # noqa: RET504


def three() -> tuple[go.Figure, pd.DataFrame, Chat]:
    figure, table, chat = go.Figure(), pd.DataFrame(), "x"
    return figure, table, chat


def report() -> Report:
    return Report(go.Figure(), pd.DataFrame())


def unhinted_pair(x):
    if x:
        return 1, 2

    def inner():
        return 3

    first = inner()
    return first, 2


def unhinted_either(x):
    if x:
        return 1, 2
    return 3


def same_name_twice():
    x = 1
    return x, x


def optional() -> Optional[pd.DataFrame]: ...  # noqa: UP045


def or_none() -> pd.DataFrame | None: ...


def annotated() -> Annotated[str, "markdown"]: ...


def generator() -> Iterator[go.Figure]:
    figure = go.Figure()
    yield figure


async def async_generator() -> AsyncIterator[tuple[str, pd.DataFrame]]:
    words, rows = "x", pd.DataFrame()
    yield words, rows


def nothing() -> None: ...


def unknown() -> NoSuchThing: ...  # noqa: F821


def bare_tuple() -> tuple:
    a, b = 1, 2
    return a, b


CASES: list[tuple[Callable[..., Any], list[tuple[str, str | None, str]]]] = [
    # name, label, component
    (text, [("output", None, "Markdown")]),
    (named, [("the_answer", "The Answer", "Markdown")]),
    (three, [("figure", "Figure", "Graph"), ("table", "Table", "AgGrid"), ("chat", "Chat", "Transcript")]),
    (report, [("growth", "Growth", "Graph"), ("rows", "Rows", "AgGrid")]),
    (unhinted_pair, [("output_1", None, "Div"), ("output_2", None, "Div")]),
    (unhinted_either, [("output", None, "Div")]),
    (same_name_twice, [("x", "X", "Div"), ("x_", "X", "Div")]),
    (optional, [("output", None, "AgGrid")]),
    (or_none, [("output", None, "AgGrid")]),
    (annotated, [("output", None, "Markdown")]),
    (generator, [("figure", "Figure", "Graph")]),
    (async_generator, [("words", "Words", "Markdown"), ("rows", "Rows", "AgGrid")]),
    (nothing, [("output", None, "Div")]),
    (unknown, [("output", None, "Div")]),
    (bare_tuple, [("a", "A", "Div"), ("b", "B", "Div")]),
    (lambda: 1, [("output", None, "Div")]),
    (len, [("output", None, "Div")]),
]


@pytest.mark.parametrize(("function", "expected"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_outputs(function: Callable[..., Any], expected: Any) -> None:
    found = [(o.slot.name, o.slot.label, type(o.component).__name__) for o in read_outputs(function)]
    assert found == expected


def labels(*arguments: Any) -> list[str | None]:
    return [output.slot.label for output in read_outputs(three, *arguments)]


def test_labels() -> None:
    assert labels(None, ["One", "Two", "Three"]) == ["One", "Two", "Three"]
    assert labels(None, None) == [None, None, None]
    assert [output.slot.label for output in read_outputs(text, None, "Total")] == ["Total"]


def test_labels_for_other_outputs() -> None:
    with pytest.raises(ValueError, match="output_labels has 2 labels for 3 outputs"):
        labels(None, ["One", "Two"])


def test_outputs_override_the_hint() -> None:
    assert [type(o.component).__name__ for o in read_outputs(three, [str, pd.DataFrame, str])] == [
        "Markdown",
        "AgGrid",
        "Markdown",
    ]
    assert [type(o.component).__name__ for o in read_outputs(text, go.Figure)] == ["Graph"]


def test_no_outputs() -> None:
    with pytest.raises(ValueError, match="outputs= is empty"):
        read_outputs(text, [])
