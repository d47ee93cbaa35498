"""Settings that belong together, in one frame. The callback gets the instance of their class."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash, Input, Output, html

from ..chat.signature import Setting
from ..languages import phrase_of, say
from .control import Control, Field, PartError, setting_row
from .limits import Limits
from .members import Member, has_members, is_places, made, members_of

DEEPEST = 4
"""Groups within groups. A deeper one contains itself, most likely."""
GIVEN = ""
"""The name, within a group that may be None, of the switch that says whether it is."""


def is_group(field: Field) -> bool:
    return has_members(field.hint)


def group_control(field: Field, control_for: Callable[[Field], Control]) -> Control:
    """A fieldset with the controls of its members. ``control_for`` makes them."""
    if field.name.count(".") >= DEEPEST:
        raise ValueError(f"{field.name!r}: groups are nested too deep, or {field.hint.__name__} contains itself")
    members = list(members_of(field))
    parts = {member.name: control_for(_part(field, member)) for member in members}
    switch = _switch(field) if field.optional else None
    everything = ([switch] if switch else []) + list(parts.values())
    if not parts:
        raise ValueError(f"{field.name!r}: {field.hint.__name__} has no fields to set")

    def parse(raw: Any) -> Any:
        raw = raw if isinstance(raw, Mapping) else {}
        if switch and switch.parse(raw.get(GIVEN)) is False:
            return None
        values = {}
        for member in members:
            part = parts[member.name]
            try:
                # What was not sent is as the untouched control would be.
                value = part.parse(raw.get(member.name, part.initial))
            except PartError:
                raise
            except ValueError as problem:
                raise PartError(part.field, problem) from None
            if not (member.left_out and value is None):
                values[member.key or member.name] = value
        return _make(field, values, {member.key or member.name: parts[member.name] for member in members})

    def connect(app: Dash) -> None:
        assert switch is not None
        app.clientside_callback("on => String(on)", Output(field.id, "data-given"), Input(switch.field.id, "checked"))

    given: dict[str, Any] = {"data-given": str(bool(switch.initial)).lower()} if switch else {}
    component = html.Fieldset(
        [
            html.Legend(field.label),
            *([html.P(field.help, className="fdc-group__help")] if field.help else []),
            *map(setting_row, everything),
        ],
        id=field.id,
        className="fdc-group fdc-group--places" if is_places(field.hint) else "fdc-group",
        **given,
    )
    return Control(
        field,
        component,
        parse,
        {control.field.name.rpartition(".")[2]: control.initial for control in everything},
        marks_error=False,
        connect=connect if switch else None,
        parts=tuple(everything),
    )


def _part(field: Field, member: Member) -> Field:
    setting = Setting(f"{field.name}.{member.name}", member.hint, member.default)
    part = Field.of(setting, member.help, field.uploads, field.language)
    if member.title and not part.limits.title:
        part = dataclasses.replace(part, limits=dataclasses.replace(part.limits, title=member.title))
    return part


def _switch(field: Field) -> Control:
    """On, and the group is an instance; off, and it is None."""
    import dash_mantine_components as dmc

    own = Field(f"{field.name}.{GIVEN}", bool, limits=Limits(title=field.say("Use {label}", label=field.label)))
    initial = field.given

    def parse(raw: Any) -> bool:
        return raw if isinstance(raw, bool) else initial

    shown = dmc.Switch(id=own.id, label=own.label, checked=initial, persistence=True, persistence_type="session")
    return Control(own, shown, parse, initial, prop="checked")


def _make(field: Field, values: Mapping[str, Any], parts: Mapping[str, Control]) -> Any:
    """The instance. What its class refuses is refused at the member that it names, else at the group."""
    try:
        return made(field.hint, values)
    except ValueError as problem:
        errors = getattr(problem, "errors", None)
        if not callable(errors):
            raise PartError(field, phrase_of(problem) or _sentence(str(problem))) from None
        first = errors(include_url=False)[0]
        raise PartError(_blamed(field, parts, first["loc"]), _sentence(first["msg"])) from None


def _blamed(field: Field, parts: Mapping[str, Control], place: tuple[int | str, ...]) -> Field:
    """The field of the control that pydantic's place leads to, as far as there are controls."""
    for step in place:
        part = parts.get(str(step))
        if part is None:
            break
        field = part.field
        parts = {inner.field.name.rpartition(".")[2]: inner for inner in part.parts}
    return field


def _sentence(message: str) -> str:
    """The words of the class, which are the app's own."""
    return message.removeprefix("Value error, ").removeprefix("Assertion failed, ").strip().rstrip(".") or say(
        "not valid"
    )
