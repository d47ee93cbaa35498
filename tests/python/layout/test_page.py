"""The tree of a chat page, and what it leaves out when nothing needs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import Dash
from dash.development.base_component import Component

from fast_dash import Upload
from fast_dash.chat.signature import ChatSignature
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Control, Field
from fast_dash.layout.page import chat_page, conversation
from fast_dash.layout.settings import connect_settings


def controls_of(callback: Any) -> list[Control]:
    return [control_for(Field.of(setting)) for setting in ChatSignature.of(callback).settings]


def talk(**changes: Any) -> list[Component]:
    options = {"title": "T", "subtitle": None, "placeholder": None, "composer": {}, "theme": {}, **changes}
    return conversation(**options)


def page(controls: Any = (), **changes: Any) -> Component:
    return chat_page(talk(**changes), theme=changes.get("theme", {}), controls=controls)


def outline(component: Any) -> Any:
    """Type and class of each component, nested; what has no children is a string."""
    name = type(component).__name__ + "".join(f".{c}" for c in (getattr(component, "className", None) or "").split())
    children = getattr(component, "children", None)
    children = children if isinstance(children, list) else [children]
    below = [outline(child) for child in children if isinstance(child, Component)]
    return {name: below} if below else name


def walk(component: Component) -> Iterator[Component]:
    yield component
    for name in ("children", *component._children_props):
        children = getattr(component, name, None)
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, Component):
                yield from walk(child)


def bot(query, temperature: float = 0.7): ...


def test_without_settings() -> None:
    assert outline(page()) == {"Div.fdc-page": [{"Main.fdc-page__main": ["Transcript", "ChatComposer"]}]}


def test_the_transcript_gets_thumbs_where_somebody_listens_and_diagrams_where_they_are_wanted() -> None:
    def transcript(**changes: Any) -> Any:
        return next(part for part in walk(page(**changes)) if type(part).__name__ == "Transcript")

    assert transcript(feedback=True).feedback is True
    assert transcript(diagrams=True).diagrams is True
    assert not {"feedback", "diagrams"} & transcript().to_plotly_json()["props"].keys()


def test_with_settings() -> None:
    assert outline(page(controls=controls_of(bot))) == {
        "Div.fdc-page": [
            {
                "Aside.fdc-settings": [
                    "Button.fdc-settings__toggle",
                    {
                        "Div.fdc-settings__panel": [
                            {
                                "MantineProvider": [
                                    {"Div.fdc-setting": ["NumberInput", "Div.fdc-setting__error"]},
                                    "Button.fdc-settings__reset",
                                ]
                            }
                        ]
                    },
                ]
            },
            {"Main.fdc-page__main": ["Transcript", "ChatComposer"]},
        ]
    }


def test_setting_carries_its_name() -> None:
    tree = page(controls=controls_of(bot))
    (row,) = [c for c in walk(tree) if getattr(c, "className", "") == "fdc-setting"]
    assert row.to_plotly_json()["props"]["data-fd-input"] == "temperature"


def test_words_and_theme_reach_the_components() -> None:
    tree = page(title="Bot", subtitle="Helps.", placeholder="Ask", theme={"colorScheme": "dark", "radius": 4})
    by_type = {type(component).__name__: component for component in walk(tree)}
    transcript, composer = by_type["Transcript"], by_type["ChatComposer"]
    assert (transcript.title, transcript.subtitle, composer.placeholder) == ("Bot", "Helps.", "Ask")
    assert transcript.theme == composer.theme == {"colorScheme": "dark", "radius": 4}
    assert transcript.chat == composer.chat
    assert tree.to_plotly_json()["props"]["data-fdc-scheme"] == "dark"


def test_what_is_not_said_is_not_sent() -> None:
    sent = [set(component.to_plotly_json()["props"]) for component in walk(page())]
    assert not set.union(*sent) & {"subtitle", "placeholder", "theme", "data-fdc-scheme"}


def test_ids_are_unique() -> None:
    def many(query, a: int = 1, b: str = "", c: bool = True): ...

    ids = [component.id for component in walk(page(controls=controls_of(many))) if hasattr(component, "id")]
    assert len(ids) == len(set(ids))


def test_who_sends_settings_is_told_of_files_that_are_on_their_way() -> None:
    def reader(query, table: Upload = None, note: str = ""): ...

    def listened(callback: Any) -> set[str]:
        app = Dash(__name__)
        connect_settings(app, controls_of(callback), ["composer", "run"])
        told = [call for name, call in app.callback_map.items() if "composer.settingsPending" in name]
        assert all("run.settingsPending" in name for name in app.callback_map if "composer.settingsPending" in name)
        return {f"{one['id']}.{one['property']}" for call in told for one in call["inputs"]}

    box = "fd-setting-table-box"
    values = {"fd-setting-table.data", "fd-setting-note.value"}
    assert listened(reader) == {*values, f"{box}.data-asked", f"{box}.data-answered"}
    assert listened(bot) == {"fd-setting-temperature.value"}
