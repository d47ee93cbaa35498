"""The page of a function: inputs beside, Run below them, outputs in the middle. Controls and outputs → a Dash tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, Input, State, dcc, html
from dash import Output as To
from dash.development.base_component import Component

from ..apps.runner import NOTICE, PAGE
from ..hints.control import Control, leaves, setting_row
from ..languages import ENGLISH, Language, say
from ..outputs.output import Output
from . import clientside
from .header import connect_header, header
from .settings import PANEL, TOGGLE, connect_controls, connect_panel, follow_scheme, mantine, panel, reset_button
from .theme import page_attributes, page_style

INPUTS = "fd-inputs"
"""The store with the present values of all inputs: ``{name: value}``, as the controls send them."""
RUN = "fd-run"
STATUS = "fd-status"


def app_page(
    *,
    title: str,
    subtitle: str | None,
    theme: Mapping[str, Any],
    controls: Sequence[Control],
    outputs: Sequence[Output],
    live: bool,
    language: Language = ENGLISH,
) -> Component:
    """The whole page. ``live``: there is no Run button, because each change of an input runs the function."""
    scheme = theme.get("colorScheme", "auto")
    run = [] if live else [run_button(language)]
    rows = [setting_row(control) for control in controls]
    beside = [panel(language(say("Inputs")), [*rows, reset_button(language)], run)] if rows else []
    hint = language(say("Set the inputs and press Run.") if run and rows else say("The result appears here."))
    main = html.Main(
        [
            header(title, scheme, language, [] if beside else run),
            html.Div(
                html.Div(
                    [
                        *([html.P(subtitle, className="fdc-app__subtitle")] if subtitle else []),
                        html.Div(id=NOTICE, className="fdc-error fdc-app__notice", role="alert"),
                        _outputs(outputs, hint, language),
                        html.Div(id=STATUS, className="fdc-visually-hidden", role="status"),
                    ],
                    className="fdc-app__column",
                ),
                className="fdc-app__scroll",
            ),
        ],
        className="fdc-page__main fdc-app__main",
    )
    page = html.Div(
        [*beside, main, dcc.Store(id=INPUTS)],
        className="fdc-page fdc-app",
        style=page_style(theme),
        **page_attributes(theme),
    )
    # Around everything: a function may return Mantine's components, too.
    return mantine(page, scheme, language)


def run_button(language: Language) -> Component:
    """The words for both states stand in it, so that its size stays."""
    attributes: dict[str, Any] = {"data-fdc-action": "run", "data-busy": "false"}
    words = [
        html.Span(language(say("Run")), className="fdc-run__idle"),
        html.Span(language(say("Running…")), className="fdc-run__busy"),
    ]
    return html.Div(
        html.Button(words, id=RUN, type="button", className="fdc-run", **attributes), className="fdc-app__run"
    )


def output_box(output: Output) -> Component:
    """One output: its label, its component, what is to be said about it."""
    slot = output.slot
    name: dict[str, Any] = {
        "data-fd-output": slot.name,
        "data-state": "empty",
        "aria-label": slot.label or slot.language(say("Output")),
    }
    label = [html.H2(slot.label, className="fdc-output__label")] if slot.label else []
    return html.Section(
        [
            *label,
            html.Div(id=slot.error_id, className="fdc-error fdc-output__error", role="alert"),
            html.Div(output.component, className="fdc-output__body"),
            html.P(id=slot.note_id, className="fdc-output__note"),
        ],
        id=slot.box_id,
        className="fdc-output",
        **name,
    )


def connect_app_page(
    app: Dash, controls: Sequence[Control], theme: Mapping[str, Any], live: bool, language: Language = ENGLISH
) -> None:
    """Register what collects the inputs' values, runs the function, and opens and closes the panel."""
    scheme = theme.get("colorScheme", "auto")
    page: dict[str, Any] = {"outputs": PAGE, "notice": NOTICE, "status": STATUS, **language.props}
    page |= {} if live else {"run": RUN}
    page |= {} if scheme == "auto" else {"scheme": scheme}
    if controls:
        app.clientside_callback(
            clientside.by_name([control.field.name for control in leaves(controls)]),
            To(INPUTS, "data"),
            *[Input(control.field.id, control.prop) for control in leaves(controls)],
        )
        connect_controls(app, controls)
        connect_panel(app)
    if not controls:
        app.clientside_callback(clientside.run_at_load(page), Input(PAGE, "id") if live else Input(RUN, "n_clicks"))
    elif live:
        app.clientside_callback(clientside.run_on_change(page), Input(INPUTS, "data"), prevent_initial_call=True)
    else:
        boxes = [control.box for control in leaves(controls) if control.box]
        page |= {"panel": PANEL, "toggle": TOGGLE}
        app.clientside_callback(
            clientside.run_on_click(page, boxes),
            Input(RUN, "n_clicks"),
            State(INPUTS, "data"),
            *[State(box, number) for number in ("data-answered", "data-asked") for box in boxes],
            prevent_initial_call=True,
        )
        if boxes:
            app.clientside_callback(
                clientside.run_on_arrival(page, boxes),
                Input(INPUTS, "data"),
                *[Input(box, "data-answered") for box in boxes],
                *[State(box, "data-asked") for box in boxes],
                prevent_initial_call=True,
            )
    connect_header(app, scheme)
    follow_scheme(app, PAGE)


def _outputs(outputs: Sequence[Output], hint: str, language: Language) -> Component:
    name = language(say("Outputs"))
    state: dict[str, Any] = {"data-state": "empty", "aria-busy": "false", "aria-label": name}
    return html.Div(
        [html.P(hint, className="fdc-outputs__hint"), *map(output_box, outputs)],
        id=PAGE,
        className="fdc-outputs",
        role="region",
        **state,
    )
