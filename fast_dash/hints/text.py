"""Text, short or long, secret or a colour; also what stands for a hint that has no control of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..arguments import warn
from ..chat.signature import EMPTY
from ..languages import say
from ..protocol.encode import clean
from .control import Control, Field, is_empty, look

LONGEST_LINE = 120
"""A default that is longer, or has several lines, gets a box that grows."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
MASK = "••••••••"
"""What is shown of a secret that the app has: that there is one."""


def is_text(field: Field) -> bool:
    return field.hint is str


def is_colour(field: Field) -> bool:
    if field.hint is not str or field.limits.widget not in (None, "ColorInput"):
        return False
    is_one = isinstance(field.default, str) and COLOUR.fullmatch(field.default) is not None
    return field.limits.widget == "ColorInput" or is_one


def is_secret(field: Field) -> bool:
    return field.limits.widget == "PasswordInput" or _is_secret_str(field.hint)


def text_control(field: Field) -> Control:
    import dash_mantine_components as dmc

    parse = _parse(field)
    initial = _initial(field, parse)
    if field.limits.widget == "TextArea" or len(initial) > LONGEST_LINE or "\n" in initial:
        box = dmc.Textarea(value=initial, autosize=True, minRows=3, maxRows=10, **look(field))
    else:
        box = dmc.TextInput(value=initial, **look(field))
    return Control(field, box, parse, initial)


def colour_control(field: Field) -> Control:
    """A colour as ``#rrggbb``, picked or typed. Without a default it is black, or nothing where None is allowed."""
    import dash_mantine_components as dmc

    def parse(raw: Any) -> str | None:
        if field.optional and is_empty(raw):
            return None
        if not isinstance(raw, str) or not COLOUR.fullmatch(raw):
            raise ValueError(say("choose a colour, such as {example}", example="#2b5fc7"))
        return raw

    if field.given and (not isinstance(field.default, str) or not COLOUR.fullmatch(field.default)):
        field.bad_default("is no colour: write it as '#2b5fc7'")
    initial = field.default if field.given else "" if field.optional else "#000000"
    dropper = {"aria-label": field.say("Pick a colour from the screen")}
    box = dmc.ColorInput(value=initial, format="hex", eyeDropperButtonProps=dropper, **look(field))
    return Control(field, box, parse, initial)


def secret_control(field: Field) -> Control:
    """A password. Its default never reaches the page, and what is typed outlives no reload. Left empty: the default."""
    import dash_mantine_components as dmc

    plain_default = field.default.get_secret_value() if _is_secret_str(type(field.default)) else field.default
    if field.given and not isinstance(plain_default, str):
        field.bad_default("is no text: write it in quotes")
    text = _parse(field)

    def parse(raw: Any) -> Any:
        if is_empty(raw) and field.given:
            return field.default
        value = text(raw)
        return field.hint(value) if _is_secret_str(field.hint) and value is not None else value

    shown = {**look(field), "persistence": False}
    box = dmc.PasswordInput(value="", placeholder=MASK if field.given else "", autoComplete="off", **shown)
    return Control(field, box, parse, "", secret=True)


def is_any(field: Field) -> bool:
    return field.hint in (Any, object)


def any_control(field: Field) -> Control:
    """A text box: of what may be anything, a text is what can be typed. Left empty it is None."""
    import dash_mantine_components as dmc

    def parse(raw: Any) -> str | None:
        return None if is_empty(raw) else read_text(raw)

    return Control(field, dmc.TextInput(value="", **look(field)), parse, "")


def is_anything(_field: Field) -> bool:
    return True


def fallback_control(field: Field) -> Control:
    """A text box, with a warning. Left empty it gives the default, or None."""
    import dash_mantine_components as dmc

    if field.hint is EMPTY:
        reason = "has neither a type hint nor a default"
    elif isinstance(field.hint, str):
        reason = f"has the hint {field.hint!r}, which names nothing that can be imported at run time"
    else:
        reason = f"has the hint {field.hint!r}"
    warn(f"the setting {field.name!r} {reason}, for which there is no control: it is a text box now")
    empty = None if field.default is EMPTY else field.default
    initial = field.default if isinstance(field.default, str) else ""

    def parse(raw: Any) -> Any:
        return empty if is_empty(raw) else read_text(raw)

    return Control(field, dmc.TextInput(value=initial, **look(field)), parse, initial)


def _initial(field: Field, parse: Callable[[Any], Any]) -> str:
    if not field.given:
        return ""
    try:
        parse(field.default)
    except ValueError as problem:
        if not isinstance(field.default, str):
            field.bad_default(f"is no text: write it in quotes, or the hint as {type(field.default).__name__}")
        field.refused_default(problem)
    return str(field.default)


def _parse(field: Field) -> Callable[[Any], str | None]:
    limits = field.limits

    def parse(raw: Any) -> str | None:
        if field.optional and is_empty(raw):
            return None
        text = read_text(raw)
        if limits.min_length and len(text) < limits.min_length:
            raise ValueError(
                say("enter a text")
                if limits.min_length == 1
                else say("enter {least:,} characters or more", least=limits.min_length)
            )
        if limits.max_length is not None and len(text) > limits.max_length:
            raise ValueError(
                say(
                    "enter {most:,} characters or less; these are {count:,}",
                    most=limits.max_length,
                    count=len(text),
                )
            )
        if limits.pattern and not re.search(limits.pattern, text):
            raise ValueError(say("enter a text of the form {pattern}", pattern=limits.pattern))
        return text

    return parse


def read_text(raw: Any) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise ValueError(say("enter a text"))
    return clean(raw)


def _is_secret_str(hint: Any) -> bool:
    return isinstance(hint, type) and hint.__name__ == "SecretStr" and hint.__module__.startswith("pydantic")
