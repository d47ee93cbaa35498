"""The tree of a chat beside its canvas, and of an app that comes first."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from fast_dash.canvas.base import CANVAS_COMPONENTS, register_canvas_component
from fast_dash.languages import language_of
from fast_dash.layout.canvas_page import RUN, canvas_page, drawer_page
from fast_dash.layout.header import SCHEME

from .test_page import controls_of, outline, talk, walk

NO_THEME: dict[str, Any] = {}


def bot(query, points: int = 40): ...
def many(query, a: int = 1, b: int = 2, c: int = 3, d: int = 4): ...


def canvas(callback: Any = None, theme: Any = NO_THEME, **changes: Any) -> Component:
    controls = controls_of(callback) if callback else []
    return canvas_page(talk(theme=theme), theme=theme, controls=controls, **changes)


def drawer(callback: Any = None, theme: Any = NO_THEME, **changes: Any) -> Component:
    options = {"title": "T", "subtitle": None, "controls": controls_of(callback) if callback else [], **changes}
    return drawer_page(talk(theme=theme), theme=theme, **options)


def panels(page: Component) -> Any:
    return next(part for part in walk(page) if type(part).__name__ == "CanvasPanels")


def types(children: Any) -> list[str]:
    return [type(child).__name__ for child in children]


def test_the_canvas_is_beside_the_conversation() -> None:
    tree = canvas()
    assert outline(tree) == {"Div.fdc-page": [{"Main.fdc-page__canvas": [{"CanvasPanels": ["CanvasGrid"]}]}]}
    assert types(panels(tree).conversation) == ["Transcript", "ChatComposer"]
    assert "inputs" not in panels(tree).to_plotly_json()["props"]
    assert len({part.chat for part in walk(tree) if hasattr(part, "chat")}) == 1


def test_settings_are_above_the_composer() -> None:
    tree = canvas(bot)
    assert types(panels(tree).conversation) == ["Transcript", "Section", "ChatComposer"]


def test_few_settings_are_open_at_first() -> None:
    def state(callback: Any) -> str:
        return str(panels(canvas(callback)).conversation[1].to_plotly_json()["props"]["data-open"])

    assert (state(bot), state(many)) == ("auto", "false")


def test_an_app_that_comes_first() -> None:
    tree = drawer(bot, subtitle="Draws.")
    assert types(panels(tree).inputs) == ["Header", "Div", "RunButton"]
    assert types(panels(tree).conversation) == ["Transcript", "ChatComposer"]
    words = [part.children for part in walk(tree) if isinstance(getattr(part, "children", None), str)]
    assert words[:2] == ["T", "Draws."]
    assert panels(tree).size == 320
    assert RUN in [getattr(part, "id", "") for part in walk(tree)]


def test_an_app_without_settings_has_a_run_button_and_nothing_of_mantine() -> None:
    names = types(walk(drawer()))
    assert "RunButton" in names
    assert "MantineProvider" not in names


def test_theme_and_language_reach_all_components() -> None:
    tree = drawer(bot, theme={"colorScheme": "dark"}, language=language_of("de", None))
    ours = [part for part in walk(tree) if type(part).__module__.startswith("fast_dash_components")]
    assert len(ours) == 5
    assert all(part.theme == {"colorScheme": "dark"} for part in ours)
    assert panels(tree).labels["backToInputs"] == "Zurück zu den Eingaben"
    assert SCHEME not in [getattr(part, "id", "") for part in walk(tree)]


def test_ids_are_unique() -> None:
    for tree in (canvas(many), drawer(many)):
        ids = [part.id for part in walk(tree) if hasattr(part, "id")]
        assert len(ids) == len(set(ids))


def test_the_grid_is_told_of_the_types_that_the_app_has_added() -> None:
    def grid() -> Any:
        return next(part for part in walk(canvas()) if type(part).__name__ == "CanvasGrid")

    assert not hasattr(grid(), "components")
    register_canvas_component("Meter", "dash.html:Meter", value="value")
    try:
        assert grid().components["Meter"]["type"] == "Meter"
    finally:
        del CANVAS_COMPONENTS["Meter"]
