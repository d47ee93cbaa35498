"""The table: which control a type hint gets. The first row that matches is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import choice, component, group, many, moment, number, rows, switch, text, upload, written
from .control import Control, Field


class Hint(NamedTuple):
    """A row of the table."""

    name: str
    """What it is for, as people write it."""
    matches: Callable[[Field], bool]
    control: Callable[[Field], Control]


HINTS: list[Hint] = [
    Hint("a Dash component", component.is_component, component.component_control),
    # Before what its members are.
    Hint("list[Literal], set[Enum]", many.is_choice, many.choice_control),
    Hint("Flag", many.is_flag, many.flag_control),
    Hint("dict with a default", many.is_dict, many.dict_control),
    Hint("Annotated[X, [a, b]]", choice.has_options, choice.choice_control),
    Hint("Literal", choice.is_literal, choice.choice_control),
    Hint("Enum", choice.is_enum, choice.choice_control),
    # Before bool: a switch has no third position.
    Hint("bool | None", choice.is_open_bool, choice.choice_control),
    Hint("bool", switch.is_bool, switch.bool_control),
    # Before the numbers, which have a box where there is no end.
    Hint("Annotated[int, range(0, 10)]", number.is_slider, number.slider_control),
    Hint("int", number.is_int, number.int_control),
    Hint("float", number.is_float, number.float_control),
    Hint("Decimal", number.is_decimal, number.decimal_control),
    Hint("PasswordInput", text.is_secret, text.secret_control),
    Hint("ColorInput", text.is_colour, text.colour_control),
    Hint("str", text.is_text, text.text_control),
    Hint("date", moment.is_date, moment.date_control),
    Hint("datetime", moment.is_datetime, moment.datetime_control),
    Hint("time", moment.is_time, moment.time_control),
    Hint("timedelta", number.is_timedelta, number.timedelta_control),
    Hint("DateRange", moment.is_date_range, moment.date_range_control),
    Hint("list[str], list[int]", many.is_tags, many.tags_control),
    Hint("Upload", upload.is_upload, upload.upload_control),
    Hint("list[Upload]", upload.is_uploads, upload.uploads_control),
    Hint("a dataclass, tuple[int, int]", group.is_group, lambda field: group.group_control(field, control_for)),
    Hint("list[a dataclass]", rows.is_rows, lambda field: rows.rows_control(field, control_for)),
    Hint("UUID", written.is_form, written.form_control),
    # After the lists of what has a control.
    Hint("dict, list[dict]", written.is_json, written.json_control),
    Hint("Any", text.is_any, text.any_control),
    # The last row matches whatever is left.
    Hint("anything else", text.is_anything, text.fallback_control),
]


def register(hint: Hint) -> None:
    """Put a row before all others, so that it may also replace one of them."""
    HINTS.insert(0, hint)


def control_for(field: Field) -> Control:
    """The control of the first row that matches.

    Raises
    ------
    ValueError
        If the default is none that the hint allows, or the hint allows nothing; it names the parameter and the fix.
    """
    return next(hint for hint in HINTS if hint.matches(field)).control(field)
