"""The tree of the page of a function."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from fast_dash.apps.signature import inputs_of
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Field
from fast_dash.layout.app_page import RUN, app_page
from fast_dash.layout.header import SCHEME
from fast_dash.outputs.read import read_outputs

from .test_page import outline, walk


def dashboard(revenue: int = 100, region: str = "West") -> str:
    """A normal Fast Dash app."""
    return f"{region}: ${revenue}"


def clock() -> str:
    now = "12:00"
    return now  # noqa: RET504


def page(function: Any, **changes: Any) -> Component:
    options = {
        "title": "T",
        "subtitle": None,
        "theme": {},
        "controls": [control_for(Field.of(setting)) for setting in inputs_of(function)],
        "outputs": read_outputs(function),
        "live": False,
        **changes,
    }
    return app_page(**options)


def marked(tree: Component, attribute: str) -> dict[str, str]:
    """Components with an attribute: its value → their type."""
    found = [(component, component.to_plotly_json()["props"]) for component in walk(tree)]
    return {props[attribute]: type(component).__name__ for component, props in found if attribute in props}


def ids(tree: Component) -> list[str]:
    return [component.id for component in walk(tree) if hasattr(component, "id")]


def test_page_of_a_function() -> None:
    tree = page(dashboard)
    assert list(outline(tree)) == ["MantineProvider"]
    assert list(marked(tree, "data-fd-input")) == ["revenue", "region"]
    assert list(marked(tree, "data-fd-output")) == ["output"]
    assert set(marked(tree, "data-fdc-action")) == {"run", "color-scheme"}
    assert len(ids(tree)) == len(set(ids(tree)))


def test_live_page_has_no_run_button() -> None:
    assert RUN not in ids(page(dashboard, live=True))


def test_without_inputs_there_is_no_panel_and_run_stands_in_the_header() -> None:
    tree = page(clock)
    assert "fd-settings" not in ids(tree)
    (header,) = [component for component in walk(tree) if type(component).__name__ == "Header"]
    assert RUN in ids(header)


def test_words() -> None:
    tree = page(clock, title="Clock", subtitle="Tells the time.")
    words = {getattr(c, "className", ""): c.children for c in walk(tree) if isinstance(getattr(c, "children", 0), str)}
    assert words["fdc-header__title"] == "Clock"
    assert words["fdc-app__subtitle"] == "Tells the time."
    assert words["fdc-output__label"] == "Now"


def test_theme() -> None:
    theme = {"colorScheme": "dark", "primaryColor": "#ffcc00", "radius": 4, "fontFamily": "serif", "density": "compact"}
    tree = page(dashboard, theme=theme)
    props = tree.children.to_plotly_json()["props"]
    assert props["style"] == {
        "--fdc-accent": "#ffcc00",
        "--fdc-radius-m": "4px",
        "--fdc-font": "serif",
    }
    assert (props["data-fdc-scheme"], props["data-fdc-density"]) == ("dark", "compact")
    assert tree.forceColorScheme == "dark"
    assert SCHEME not in ids(tree)
