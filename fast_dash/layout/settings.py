"""The panel with the settings, and how its values reach the composer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from ..hints.control import Control
from . import clientside

PANEL = "fd-settings"
TOGGLE = "fd-settings-toggle"
BODY = "fd-settings-panel"
PROVIDER = "fd-settings-mantine"


def settings_panel(controls: Sequence[Control], scheme: str) -> Component:
    """All controls under a heading that opens and closes them."""
    return panel("Settings", mantine([setting_row(control) for control in controls], scheme))


def panel(heading: str, body: Any, foot: Sequence[Component] = ()) -> Component:
    """What stands beside the page's main part: a heading that opens and closes it, a body, and what is below that."""
    # "auto" until the browser has looked how wide it is: open beside the page, closed on a phone.
    controlled: dict[str, Any] = {"aria-controls": BODY, "aria-expanded": "true"}
    state: dict[str, Any] = {"aria-label": heading, "data-open": "auto"}
    return html.Aside(
        [
            html.Button(heading, id=TOGGLE, type="button", className="fdc-settings__toggle", **controlled),
            html.Div(body, id=BODY, className="fdc-settings__panel"),
            *foot,
        ],
        id=PANEL,
        className="fdc-settings",
        **state,
    )


def mantine(children: Any, scheme: str) -> Component:
    """What Mantine's components need around them."""
    # Only here, because whatever is imported is loaded by the page.
    import dash_mantine_components as dmc

    fixed: dict[str, Any] = {"defaultColorScheme": "auto"} if scheme == "auto" else {"forceColorScheme": scheme}
    theme = {"fontFamily": "var(--fdc-font)"}
    provider: Component = dmc.MantineProvider(children, id=PROVIDER, theme=theme, **fixed)
    return provider


def setting_row(control: Control) -> Component:
    """One control, and the place for why its value was refused."""
    name: dict[str, Any] = {"data-fd-input": control.field.name}
    error = html.Div(id=control.field.error_id, className="fdc-setting__error", role="alert")
    return html.Div([control.component, error], className="fdc-setting", **name)


def connect_settings(app: Dash, controls: Sequence[Control], composer: str) -> None:
    """Register what carries values to the composer, and refusals back."""
    fields = [control.field for control in controls]
    marked = [control.field for control in controls if control.marks_error]
    app.clientside_callback(
        clientside.collect([field.name for field in fields]),
        Output(composer, "settings"),
        Output(composer, "settingErrors"),
        *[Input(control.field.id, control.prop) for control in controls],
    )
    app.clientside_callback(
        clientside.spread([field.name for field in fields], [field.name for field in marked]),
        *[Output(field.error_id, "children") for field in fields],
        *[Output(field.id, "error") for field in marked],
        Input(composer, "settingErrors"),
    )
    connect_controls(app, controls)
    connect_panel(app)
    follow_scheme(app, PANEL)


def connect_controls(app: Dash, controls: Sequence[Control]) -> None:
    """Register what the controls need."""
    for control in controls:
        if control.connect:
            control.connect(app)


def connect_panel(app: Dash) -> None:
    """Register what opens and closes the panel."""
    app.clientside_callback(
        clientside.TOGGLE,
        Output(PANEL, "data-open"),
        Output(TOGGLE, "aria-expanded"),
        Input(TOGGLE, "n_clicks"),
        State(PANEL, "data-open"),
    )


def follow_scheme(app: Dash, once: str) -> None:
    """Register what tells Mantine the page's colours; ``once`` is the id of anything on the page."""
    app.clientside_callback(clientside.follow_scheme(PROVIDER), Output(PROVIDER, "id"), Input(once, "id"))
