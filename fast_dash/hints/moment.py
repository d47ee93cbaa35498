"""Days and hours. Times are the user's own, without a zone, unless the default has one.

A day without a default is today: on the day when the page is opened, where the user is.
"""

from __future__ import annotations

import contextlib
import typing
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from dash import Dash, Input, Output, State

from ..languages import Phrase, say
from .control import Control, Field, clearing, is_empty, look

TODAY = "new Date(Date.now() - 60000 * new Date().getTimezoneOffset()).toISOString().slice(0, 10)"
NOW = f"{TODAY.removesuffix('.slice(0, 10)')}.slice(0, 16).replace('T', ' ') + ':00'"


def is_date(field: Field) -> bool:
    return field.hint is date


def is_datetime(field: Field) -> bool:
    return field.hint is datetime


def is_time(field: Field) -> bool:
    return field.hint is time


def is_date_range(field: Field) -> bool:
    return typing.get_origin(field.hint) is tuple and typing.get_args(field.hint) == (date, date)


def date_control(field: Field) -> Control:
    import dash_mantine_components as dmc

    def parse(raw: Any) -> date | None:
        if is_empty(raw):
            return None if field.optional else _when_empty(field, date.today)
        day = _read(raw, date.fromisoformat, say("choose a day"))
        _check(field, day)
        return day

    initial = _initial(field, date)
    component = dmc.DateInput(
        value=initial, placeholder=field.say("Choose a day"), **_calendar(field, say("D MMM YYYY"))
    )
    return _filled(Control(field, component, parse, initial), TODAY)


def datetime_control(field: Field) -> Control:
    import dash_mantine_components as dmc

    zone = field.default.tzinfo if isinstance(field.default, datetime) else None

    def parse(raw: Any) -> datetime | None:
        if is_empty(raw):
            return None if field.optional else _when_empty(field, datetime.now)
        moment = _read(raw, datetime.fromisoformat, say("choose a day and a time")).replace(tzinfo=zone)
        _check(field, moment)
        return moment

    initial = _initial(field, datetime)
    if initial:
        initial = field.default.replace(tzinfo=None, microsecond=0).isoformat(" ")
    component = dmc.DateTimePicker(
        value=initial,
        placeholder=field.say("Choose a day and a time"),
        timePickerProps=_time_names(field),
        submitButtonProps={"aria-label": field.say("Done")},
        **_calendar(field, say("D MMM YYYY HH:mm")),
    )
    return _filled(Control(field, component, parse, initial), NOW)


def time_control(field: Field) -> Control:
    """A time of day. There is none that goes without saying: without a default the user is asked for it."""
    import dash_mantine_components as dmc

    zone = field.default.tzinfo if isinstance(field.default, time) else None

    def parse(raw: Any) -> time | None:
        if field.optional and is_empty(raw):
            return None
        moment = _read(raw, time.fromisoformat, say("choose a time")).replace(tzinfo=zone)
        _check(field, moment)
        return moment

    seconds = field.given and isinstance(field.default, time) and bool(field.default.second)
    initial = _initial(field, time) or ""
    if initial:
        initial = field.default.replace(tzinfo=None).isoformat("seconds" if seconds else "minutes")
    component = dmc.TimePicker(
        value=initial,
        withSeconds=seconds,
        withDropdown=True,
        **_time_names(field),
        **clearing(field, field.optional),
        **look(field),
    )
    return Control(field, component, parse, initial)


def date_range_control(field: Field) -> Control:
    """The first day and the last, as a tuple."""
    import dash_mantine_components as dmc

    def parse(raw: Any) -> tuple[date, date] | None:
        if field.optional and (is_empty(raw) or raw == [None, None]):
            return None
        if not isinstance(raw, list) or len(raw) != 2:
            raise ValueError(say("choose a first and a last day"))
        first, last = (_read(day, date.fromisoformat, say("choose a first and a last day")) for day in raw)
        if first > last:
            raise ValueError(say("the first day must not be after the last"))
        _check(field, first)
        _check(field, last)
        return first, last

    _check_bounds(field, date.min)
    initial: list[str | None] = [None, None]
    if field.given:
        if not isinstance(field.default, tuple | list) or not all(isinstance(day, date) for day in field.default):
            field.bad_default("is no range: write it as (date(2026, 1, 1), date(2026, 1, 31))")
        initial = [day.isoformat() for day in field.default]
    component = dmc.DatePickerInput(
        type="range", value=initial, placeholder=field.say("Choose two days"), **_calendar(field, say("D MMM YYYY"))
    )
    return Control(field, component, parse, initial)


Moment = typing.TypeVar("Moment", date, datetime, time)


def _read(raw: Any, read: Callable[[str], Moment], words: Phrase) -> Moment:
    try:
        return read(raw if isinstance(raw, str) and len(raw) < 50 else "")
    except ValueError:
        raise ValueError(words) from None


def _when_empty(field: Field, now: Callable[[], Moment]) -> Moment:
    """A required box that is empty: what is now, if that goes without saying."""
    if field.given:
        raise ValueError(say("choose a day"))
    return now()


def _check(field: Field, moment: Any) -> None:
    limits = field.limits
    try:
        early = (limits.ge is not None and moment < limits.ge) or (limits.gt is not None and moment <= limits.gt)
        late = (limits.le is not None and moment > limits.le) or (limits.lt is not None and moment >= limits.lt)
    except TypeError:
        raise TypeError(f"the bounds of {field.name!r} cannot be compared with a {field.hint.__name__}") from None
    if early:
        raise ValueError(
            say("choose one after {first}", first=limits.gt)
            if limits.gt is not None
            else say("choose {first} or later", first=limits.ge)
        )
    if late:
        raise ValueError(
            say("choose one before {last}", last=limits.lt)
            if limits.lt is not None
            else say("choose {last} or earlier", last=limits.le)
        )


def _check_bounds(field: Field, example: Any) -> None:
    """Tell the author of bounds of another kind, or that allow nothing, before a user meets them."""
    limits = field.limits
    with contextlib.suppress(ValueError):  # the example need not lie within them
        _check(field, example)
    low, high = (limits.gt if limits.ge is None else limits.ge), (limits.lt if limits.le is None else limits.le)
    if low is not None and high is not None and low > high:
        raise ValueError(f"{field.name!r} allows nothing at all: {low} is after {high}")


def _calendar(field: Field, form: Phrase) -> dict[str, Any]:
    """The properties of everything with a calendar: what all controls share, its ends, and how a day is written."""
    ends = {
        "minDate": field.limits.ge if field.limits.ge is not None else field.limits.gt,
        "maxDate": field.limits.le if field.limits.le is not None else field.limits.lt,
    }
    shown: dict[str, Any] = {name: end.isoformat()[:10] for name, end in ends.items() if isinstance(end, date)}
    # What its arrows do, for those who do not see them. Days of other months and Mantine's red are too pale to be read.
    shown |= {"ariaLabels": _arrow_names(field), "hideOutsideDates": True, "weekendDays": []}
    return {**shown, "valueFormat": field.language(form), **clearing(field, field.optional), **look(field)}


def _arrow_names(field: Field) -> dict[str, str]:
    return {
        "previousMonth": field.say("Previous month"),
        "nextMonth": field.say("Next month"),
        "previousYear": field.say("Previous year"),
        "nextYear": field.say("Next year"),
        "previousDecade": field.say("Previous decade"),
        "nextDecade": field.say("Next decade"),
    }


def _time_names(field: Field) -> dict[str, str]:
    return {
        "hoursInputLabel": field.say("Hours"),
        "minutesInputLabel": field.say("Minutes"),
        "secondsInputLabel": field.say("Seconds"),
    }


def _initial(field: Field, kind: type[date] | type[time]) -> Any:
    _check_bounds(field, field.default if type(field.default) is kind else kind.min)
    if not field.given:
        return None
    if type(field.default) is not kind:
        example = {date: "date(2026, 1, 31)", datetime: "datetime(2026, 1, 31, 9, 30)", time: "time(9, 30)"}[kind]
        field.bad_default(f"is no {kind.__name__}: write it as {example}")
    try:
        _check(field, field.default)
    except ValueError as problem:
        field.refused_default(problem)
    return field.default.isoformat()


@dataclass(frozen=True)
class _Fill:
    """Puts what is now into a box that is empty when the page is opened."""

    field: Field
    script: str

    def __call__(self, app: Dash) -> None:
        app.clientside_callback(
            f"(id, value) => value ? window.dash_clientside.no_update : {self.script}",
            Output(self.field.id, "value", allow_duplicate=True),
            Input(self.field.id, "id"),
            State(self.field.id, "value"),
            prevent_initial_call="initial_duplicate",
        )


def _filled(control: Control, script: str) -> Control:
    if control.field.optional or control.field.given:
        return control
    return replace(control, connect=_Fill(control.field, script), initial_script=script)
