"""Text, secrets, colours."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Len, MaxLen, MinLen, Predicate
from pydantic import Field as PydanticField
from pydantic import SecretStr

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from tests.python.hints.setting import Row

LONG = "x" * 121

ROWS: list[Row] = [
    (
        str,
        EMPTY,
        "TextInput",
        "",
        [("", ""), (None, ""), ("é\n", "é\n")],
        [(3, "enter a text"), (["a"], "enter a text")],
    ),
    (str, "hi", "TextInput", "hi", [("", ""), ("x", "x")], [({}, "enter a text")]),
    (EMPTY, "hi", "TextInput", "hi", [("x", "x")], [(True, "enter a text")]),
    (str, LONG, "Textarea", LONG, [("x", "x")], [(1, "enter a text")]),
    (str, "a\nb", "Textarea", "a\nb", [("x", "x")], [(1, "enter a text")]),
    (str | None, "hi", "TextInput", "hi", [("", None), (None, None), ("x", "x")], [(1, "enter a text")]),
    (fd.Text, EMPTY, "TextInput", "", [("x", "x")], []),
    (fd.TextArea, "hi", "Textarea", "hi", [("x", "x")], [(1, "enter a text")]),
    (
        Annotated[str, MinLen(2), MaxLen(3)],
        "ab",
        "TextInput",
        "ab",
        [("abc", "abc")],
        [("a", "enter 2 characters or more"), ("abcd", "enter 3 characters or less; these are 4")],
    ),
    (Annotated[str, Len(1, 3)], EMPTY, "TextInput", "", [("a", "a")], [("", "enter a text"), (None, "enter a text")]),
    (
        Annotated[str, PydanticField(pattern="^[a-z]+$")],
        "a",
        "TextInput",
        "a",
        [("bc", "bc")],
        [("B", r"enter a text of the form \^\[a-z\]\+\$")],
    ),
    (Annotated[str, Predicate(str.islower)], "a", "TextInput", "a", [("B", "B")], []),
    (str, "#ff0000", "ColorInput", "#ff0000", [("#00FF00", "#00FF00")], [("red", "choose a colour"), (3, "choose")]),
    (fd.ColorInput, EMPTY, "ColorInput", "#000000", [("#00ff00", "#00ff00")], [("", "choose a colour")]),
    (fd.ColorInput | None, None, "ColorInput", "", [("", None), ("#00ff00", "#00ff00")], [("#0", "choose a colour")]),
    (fd.PasswordInput, "hush", "PasswordInput", "", [("", "hush"), (None, "hush"), ("x", "x")], [(3, "enter a text")]),
    (fd.PasswordInput, EMPTY, "PasswordInput", "", [("x", "x"), ("", "")], [(3, "enter a text")]),
    (fd.PasswordInput | None, None, "PasswordInput", "", [("x", "x"), ("", None)], [({}, "enter a text")]),
    (SecretStr, SecretStr("hush"), "PasswordInput", "", [("", SecretStr("hush")), ("x", SecretStr("x"))], []),
]
