"""The panel with the settings, and how its values reach the composer."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from ..hints.control import Control, leaves, setting_row, walk
from ..languages import ENGLISH, Language, say
from . import clientside

PANEL = "fd-settings"
TOGGLE = "fd-settings-toggle"
BODY = "fd-settings-panel"
RESET = "fd-settings-reset"
PROVIDER = "fd-settings-mantine"
FEW = 3
"""So many settings take little enough of a chat's room to be open at first."""


def settings_panel(controls: Sequence[Control], scheme: str, language: Language = ENGLISH) -> Component:
    """All controls under a heading that opens and closes them, beside the chat."""
    return panel(language(say("Settings")), setting_rows(controls, scheme, language))


def settings_fold(controls: Sequence[Control], scheme: str, language: Language = ENGLISH) -> Component:
    """The same above the composer."""
    rows = setting_rows(controls, scheme, language)
    is_open = "auto" if len(controls) <= FEW else "false"
    return panel(language(say("Settings")), rows, element=html.Section, is_open=is_open)


def setting_rows(controls: Sequence[Control], scheme: str, language: Language) -> Component:
    """The controls, with what they need around them."""
    return mantine([*map(setting_row, controls), reset_button(language)], scheme, language)


def reset_button(language: Language) -> Component:
    """Gives all controls the values that they had at first."""
    return html.Button(language(say("Reset to defaults")), id=RESET, type="button", className="fdc-settings__reset")


def panel(
    heading: str,
    body: Any,
    foot: Sequence[Component] = (),
    *,
    element: Callable[..., Component] = html.Aside,
    is_open: str = "auto",
) -> Component:
    """A heading that opens and closes it, a body, and what is below that; an aside of the page, or another element."""
    # "auto" until the browser has looked how wide it is: open where there is room, closed on a phone.
    controlled: dict[str, Any] = {"aria-controls": BODY, "aria-expanded": "true"}
    state: dict[str, Any] = {"aria-label": heading, "data-open": is_open}
    return element(
        [
            html.Button(heading, id=TOGGLE, type="button", className="fdc-settings__toggle", **controlled),
            html.Div(body, id=BODY, className="fdc-settings__panel"),
            *foot,
        ],
        id=PANEL,
        className="fdc-settings",
        **state,
    )


def mantine(children: Any, scheme: str, language: Language) -> Component:
    """What Mantine's components need around them."""
    # Only here, because whatever is imported is loaded by the page.
    import dash_mantine_components as dmc

    fixed: dict[str, Any] = {"defaultColorScheme": "auto"} if scheme == "auto" else {"forceColorScheme": scheme}
    # Lists and calendars open at the end of the page, outside of the settings.
    popup = {"classNames": {"dropdown": "fdc-popup"}}
    theme = {"fontFamily": "var(--fdc-font)", "components": {"Popover": popup, "Combobox": popup}}
    if language.code != ENGLISH.code:
        children = dmc.DatesProvider(children, settings={"locale": language.code})
    provider: Component = dmc.MantineProvider(children, id=PROVIDER, theme=theme, **fixed)
    return provider


def connect_settings(app: Dash, controls: Sequence[Control], senders: Sequence[str]) -> None:
    """Register what carries values to the components that send them, and refusals back."""
    holders = leaves(controls)
    fields = [control.field for control in walk(controls)]
    marked = [control.field for control in holders if control.marks_error]
    uploads = {control.box: control.field for control in holders if control.box}
    app.clientside_callback(
        clientside.collect(
            [control.field.name for control in holders],
            {box: field.name for box, field in uploads.items()},
            len(senders),
        ),
        *[Output(sender, prop) for sender in senders for prop in ("settings", "settingErrors", "settingsPending")],
        *[Input(control.field.id, control.prop) for control in holders],
        *[Input(box, "data-answered") for box in uploads],
        *[State(box, "data-asked") for box in uploads],
        *[State(field.error_id, "children") for field in uploads.values()],
    )
    if uploads:
        # Not by the callback above: Dash holds that back while a value that it takes is on its way.
        app.clientside_callback(
            clientside.hold(len(senders)),
            [Output(sender, "settingsPending", allow_duplicate=True) for sender in senders],
            *[Input(box, "data-asked") for box in uploads],
            prevent_initial_call=True,
        )
    app.clientside_callback(
        clientside.spread([field.name for field in fields], [field.name for field in marked]),
        *[Output(field.error_id, "children") for field in fields],
        *[Output(field.id, "error") for field in marked],
        *[Input(sender, "settingErrors") for sender in senders],
    )
    connect_controls(app, controls)
    follow_scheme(app, RESET)


def connect_controls(app: Dash, controls: Sequence[Control]) -> None:
    """Register what the controls need, and what gives them back their first values."""
    holders = leaves(controls)
    app.clientside_callback(
        clientside.reset([control.initial_script or json.dumps(control.initial) for control in holders]),
        *[Output(control.field.id, control.prop, allow_duplicate=True) for control in holders],
        Input(RESET, "n_clicks"),
        prevent_initial_call=True,
    )
    for control in walk(controls):
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


def connect_fold(app: Dash, composer: str) -> None:
    """Register what opens and closes the settings above a composer, and opens them for what was refused."""
    connect_panel(app)
    app.clientside_callback(
        clientside.OPEN_FOR_ERRORS,
        Output(PANEL, "data-open", allow_duplicate=True),
        Output(TOGGLE, "aria-expanded", allow_duplicate=True),
        Input(composer, "settingErrors"),
        prevent_initial_call=True,
    )


def follow_scheme(app: Dash, once: str) -> None:
    """Register what tells Mantine the page's colours; ``once`` is the id of anything on the page."""
    app.clientside_callback(clientside.follow_scheme(PROVIDER), Output(PROVIDER, "id"), Input(once, "id"))
