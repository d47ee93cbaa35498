"""Several groups of one class: `list[Ingredient]`. The user adds and removes them.

All rows that there may ever be are on the page from the start and most of them are hidden, so that a row is made of
ordinary controls: what is typed in it outlives a reload, is refused in its place, and reaches the server, as anywhere.
"""

from __future__ import annotations

import collections.abc
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, State, dcc, html

from ..chat.docstring import title
from ..chat.signature import EMPTY
from ..languages import say
from .control import Control, Field, is_empty, leaves, setting_row
from .group import group_control
from .many import Several, check_count, several
from .members import has_members, is_places

USUAL_MOST = 10
"""Rows, where the hint does not say how many."""
MOST = 30
"""Rows, whatever it says: each of them is on the page."""
MOST_WITHIN = 4
"""Rows of a row."""
SHOWN = ""
"""The name, within the rows, of the list of those that the user has."""


def is_rows(field: Field) -> bool:
    found = several(field)
    return found is not None and has_members(found.item.hint)


def rows_control(field: Field, control_for: Callable[[Field], Control]) -> Control:
    """A fieldset with one within it for each row."""
    found = several(field)
    assert found is not None
    name = field.label if is_places(found.item.hint) else title(found.item.hint)
    default = _default(field, found)
    most = max(_most(field), len(default))
    # The last is how each row looks that the user adds.
    *rows, blank = (
        group_control(_row(field, found.item, name, place, default), control_for) for place in range(most + 1)
    )
    shown = _shown(field, list(range(len(default))), most)

    def parse(raw: Any) -> Any:
        raw = raw if isinstance(raw, Mapping) else {}
        places = shown.parse(raw.get(SHOWN, shown.initial))
        if field.optional and not places:
            return None
        check_count(field, len(places))
        return found.container([rows[place].parse(raw.get(str(place), rows[place].initial)) for place in places])

    add = f"{field.id}-add"

    def connect(app: Dash) -> None:
        wrappers = [_wrapper_id(row) for row in rows]
        app.clientside_callback(
            SHOW % json.dumps([len(rows)]),
            *[Output(wrapper, "hidden") for wrapper in wrappers],
            Output(add, "disabled"),
            Input(shown.field.id, "data"),
        )
        values = [(leaf.field.id, leaf.prop) for row in rows for leaf in leaves([row])]
        untouched = ", ".join(leaf.initial_script or json.dumps(leaf.initial) for leaf in leaves([blank]))
        app.clientside_callback(
            CHANGE % (json.dumps(wrappers), json.dumps(add), untouched),
            Output(shown.field.id, "data", allow_duplicate=True),
            *[Output(*value, allow_duplicate=True) for value in values],
            Input(add, "n_clicks"),
            *[Input(_remove_id(row), "n_clicks") for row in rows],
            State(shown.field.id, "data"),
            prevent_initial_call=True,
        )

    component = html.Fieldset(
        [
            html.Legend(field.label),
            *([html.P(field.help, className="fdc-group__help")] if field.help else []),
            *[_wrapped(row, name, hidden=place >= len(default)) for place, row in enumerate(rows)],
            html.Button(field.say("Add {label}", label=name), id=add, type="button", className="fdc-rows__add"),
            html.Div(setting_row(shown), hidden=True),
        ],
        id=field.id,
        className="fdc-group fdc-rows",
    )
    initial = {SHOWN: shown.initial, **{str(place): row.initial for place, row in enumerate(rows)}}
    return Control(field, component, parse, initial, marks_error=False, connect=connect, parts=(shown, *rows))


def _default(field: Field, found: Several) -> list[Any]:
    default = field.default if field.given else []
    if not isinstance(default, collections.abc.Collection) or isinstance(default, str | Mapping):
        field.bad_default("is no list: write it as [...]")
    if found.container in (set, frozenset) and found.item.hint.__hash__ is None:
        raise ValueError(f"{field.name!r}: a set cannot hold {found.item.hint.__name__}: write list[…]")
    if default:
        try:
            check_count(field, len(default))
        except ValueError as problem:
            field.refused_default(problem)
    return list(default)


def _most(field: Field) -> int:
    within = any(step.isdigit() for step in field.name.split("."))
    most = MOST_WITHIN if within else USUAL_MOST
    return min(field.limits.max_length or max(most, field.limits.min_length or 0), MOST)


def _row(field: Field, item: Field, name: str, place: int, default: list[Any]) -> Field:
    return replace(
        item,
        name=f"{field.name}.{place}",
        default=default[place] if place < len(default) else EMPTY,
        limits=replace(item.limits, title=name),
    )


def _shown(field: Field, initial: list[int], most: int) -> Control:
    """Which rows the user has, in their order."""
    own = Field(f"{field.name}.{SHOWN}")

    def parse(raw: Any) -> list[int]:
        if is_empty(raw):
            return []
        if not isinstance(raw, list) or not all(type(place) is int and 0 <= place < most for place in raw):
            raise ValueError(say("choose from the list"))
        return sorted(set(raw))

    store = dcc.Store(id=own.id, data=initial, storage_type="session")
    return Control(own, store, parse, initial, prop="data", marks_error=False)


def _wrapped(row: Control, name: str, *, hidden: bool) -> Any:
    field = row.field
    spoken: dict[str, Any] = {"aria-label": field.say("Remove {name}", name=name)}
    return html.Div(
        [
            setting_row(row),
            html.Button(field.say("Remove"), id=_remove_id(row), type="button", className="fdc-rows__remove", **spoken),
        ],
        id=_wrapper_id(row),
        className="fdc-rows__row",
        hidden=hidden,
    )


def _wrapper_id(row: Control) -> str:
    return f"{row.field.id}-row"


def _remove_id(row: Control) -> str:
    return f"{row.field.id}-remove"


SHOW = """shown => {
    const [most] = %s;
    const hidden = Array.from({length: most}, (_, place) => !(shown ?? []).includes(place));
    return [...hidden, !hidden.includes(true)];
}"""
"""The places that the user has → whether each is hidden, and whether there is no room for another."""

CHANGE = """(...clicks) => {
    const shown = clicks.pop() ?? [];
    const {no_update, callback_context} = window.dash_clientside;
    const [rows, add, untouched] = [%s, %s, [%s]];
    const keep = rows.flatMap(() => untouched.map(() => no_update));
    const pressed = callback_context.triggered_id;
    if (!clicks.some(Boolean) || !pressed) return [no_update, ...keep];
    if (pressed === add) {
        // Below the others, while there is room.
        const free = rows.map((_, place) => place).filter(place => !shown.includes(place));
        const place = free.find(place => place > Math.max(-1, ...shown)) ?? free[0];
        const row = document.getElementById(rows[place]);
        row.hidden = false;
        row.querySelector('input, textarea, button, [tabindex]').focus();
        return [[...shown, place].sort((a, b) => a - b), ...keep];
    }
    const place = rows.indexOf(pressed.replace(/-remove$/, '-row'));
    document.getElementById(add).focus();
    // Whoever adds it again finds it empty.
    keep.splice(place * untouched.length, untouched.length, ...untouched);
    return [shown.filter(one => one !== place), ...keep];
}"""
"""Clicks on Add and on each Remove, and the places that the user has → those places, and the values of all rows."""
