"""Each row of the table: what is shown, what an untouched control means, what is accepted and what is refused."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Annotated, Any, Literal, Optional

import pytest

from fast_dash.chat.signature import ChatSignature
from fast_dash.hints.base import HINTS, Hint, control_for, register
from fast_dash.hints.control import Control, Field
from fast_dash.hints.text import text_control
from fast_dash.hints.upload import Upload

LONG = "x" * 121


class Size(enum.Enum):
    SMALL = "small"
    EXTRA_LARGE = "extra large"


class Level(enum.IntEnum):
    LOW = 1
    VERY_HIGH = 2


def control(callback: Callable[..., Any]) -> Control:
    """The control of the callback's one setting."""
    (setting,) = ChatSignature.of(callback).settings
    return control_for(Field.of(setting))


def literal(query, x: Literal["a", "b"]): ...
def literal_default(query, x: Literal["a", "b"] = "b"): ...
def literal_none(query, x: Literal["a", "b"] | None = None): ...
def literal_with_none(query, x: Literal["a", None] = "a"): ...
def literal_mixed(query, x: Literal[1, "1", True, 2] = True): ...
def an_enum(query, x: Size): ...
def enum_default(query, x: Size = Size.EXTRA_LARGE): ...
def int_enum(query, x: Level = Level.VERY_HIGH): ...
def enum_without_hint(query, x=Size.SMALL): ...
def text(query, x: str): ...
def text_default(query, x: str = "hi"): ...
def text_without_hint(query, x="hi"): ...
def text_long(query, x: str = LONG): ...
def text_lines(query, x: str = "a\nb"): ...
def text_none(query, x: str | None = "hi"): ...
def whole(query, x: int): ...
def whole_default(query, x: int = 3): ...
def whole_without_hint(query, x=3): ...
def whole_none(query, x: int | None = 3): ...
def whole_optional(query, x: Optional[int] = None): ...  # noqa: UP045
def whole_default_none(query, x: int = None): ...  # noqa: RUF013
def whole_annotated(query, x: Annotated[int, "of something"] = 3): ...
def real(query, x: float): ...
def real_default(query, x: float = 0.7): ...
def real_none(query, x: float | None = None): ...
def flag(query, x: bool): ...
def flag_default(query, x: bool = True): ...
def flag_without_hint(query, x=False): ...
def flag_none(query, x: bool | None = None): ...
def upload(query, x: Upload = None): ...
def upload_needed(query, x: Upload): ...
def upload_none(query, x: Upload | None): ...


WHOLE = "enter a whole number"
NUMBER = "enter a number"

# callback: component, what it shows at first, {sent: argument}, {sent: words}
ROWS: dict[Callable[..., Any], tuple[str, Any, list[tuple[Any, Any]], list[tuple[Any, str]]]] = {
    literal: ("Select", "a", [("b", "b")], [("c", "choose one of: a, b"), (None, "choose"), (["a"], "choose")]),
    literal_default: ("Select", "b", [("a", "a")], [("", "choose"), (0, "choose"), ({}, "choose")]),
    literal_none: ("Select", None, [("a", "a"), (None, None), ("", None)], [("c", "choose")]),
    literal_with_none: ("Select", "a", [("a", "a"), (None, None)], [("None", "choose")]),
    literal_mixed: ("Select", "True", [("2", 2), ("True", True), ("'1'", "1")], [(2, "choose"), (True, "choose")]),
    an_enum: ("Select", "SMALL", [("EXTRA_LARGE", Size.EXTRA_LARGE)], [("small", "choose one of: small, extra large")]),
    enum_default: ("Select", "EXTRA_LARGE", [("SMALL", Size.SMALL)], [("__class__", "choose")]),
    int_enum: ("Select", "VERY_HIGH", [("LOW", Level.LOW)], [(1, "choose one of: Low, Very high")]),
    enum_without_hint: ("Select", "SMALL", [("SMALL", Size.SMALL)], [("", "choose")]),
    text: ("TextInput", "", [("", ""), (None, ""), ("é\n", "é\n")], [(3, "enter a text"), (["a"], "enter a text")]),
    text_default: ("TextInput", "hi", [("", ""), ("x", "x")], [({}, "enter a text")]),
    text_without_hint: ("TextInput", "hi", [("x", "x")], [(True, "enter a text")]),
    text_long: ("Textarea", LONG, [("x", "x")], [(1, "enter a text")]),
    text_lines: ("Textarea", "a\nb", [("x", "x")], [(1, "enter a text")]),
    text_none: ("TextInput", "hi", [("", None), (None, None), ("x", "x")], [(1, "enter a text")]),
    whole: ("NumberInput", "", [(3, 3), ("3", 3), (3.0, 3)], [("", WHOLE), (None, WHOLE), (3.5, WHOLE), (True, WHOLE)]),
    whole_default: (
        "NumberInput",
        3,
        [(-1, -1), (10**20, 10**20)],
        [("", WHOLE), ("-", WHOLE), ([], WHOLE), ({}, WHOLE)],
    ),
    whole_without_hint: (
        "NumberInput",
        3,
        [(4, 4)],
        [(float("nan"), WHOLE), (float("inf"), WHOLE), ("9" * 5000, WHOLE)],
    ),
    whole_none: ("NumberInput", 3, [(4, 4), ("", None), (None, None)], [("x", WHOLE)]),
    whole_optional: ("NumberInput", "", [(4, 4), ("", None)], [(0.5, WHOLE)]),
    whole_default_none: ("NumberInput", "", [(0, 0), ("", None)], [(False, WHOLE)]),
    whole_annotated: ("NumberInput", 3, [(4, 4)], [("", WHOLE)]),
    real: (
        "NumberInput",
        "",
        [(3, 3.0), ("0.25", 0.25)],
        [("", NUMBER), (None, NUMBER), (True, NUMBER), ("1e999", NUMBER)],
    ),
    real_default: ("NumberInput", 0.7, [(0.1, 0.1)], [("", NUMBER), ("nan", NUMBER), (10**400, NUMBER), ([1], NUMBER)]),
    real_none: ("NumberInput", "", [("", None), (1.5, 1.5)], [("-", NUMBER)]),
    flag: ("Switch", False, [(None, False), (True, True)], [("", "switch"), (1, "switch"), ("true", "switch")]),
    flag_default: ("Switch", True, [(None, True), (False, False)], [("no", "switch")]),
    flag_without_hint: ("Switch", False, [(True, True)], [(0, "switch")]),
    flag_none: ("Select", None, [(None, None), ("yes", True), ("no", False)], [(True, "choose one of: Yes, No")]),
    upload_needed: ("Div", None, [], [(None, "choose a file")]),
    upload_none: ("Div", None, [(None, None)], [("", "choose it again")]),
    upload: (
        "Div",
        None,
        [(None, None)],
        [("x", "choose it again"), ({}, "choose it again"), ({"handle": []}, "again")],
    ),
}


@pytest.mark.parametrize("callback", ROWS, ids=lambda callback: callback.__name__)
def test_row(callback: Callable[..., Any]) -> None:
    component, initial, accepted, refused = ROWS[callback]
    made = control(callback)
    assert type(made.component).__name__ == component
    assert made.initial == initial
    for sent, argument in accepted:
        value = made.parse(sent)
        assert (type(value), value) == (type(argument), argument), sent
    for sent, words in refused:
        with pytest.raises(ValueError, match=words):
            made.parse(sent)


@pytest.mark.parametrize(
    "callback", [c for c in ROWS if control(c).prop != "data"], ids=lambda callback: callback.__name__
)
def test_untouched_control_shows_and_sends_the_same(callback: Callable[..., Any]) -> None:
    made = control(callback)
    assert getattr(made.component, made.prop) == made.initial
    default = ChatSignature.of(callback).settings[0].default
    if made.initial != "" and default is not ChatSignature.of(literal).settings[0].default:
        assert made.parse(made.initial) == default


def test_every_row_of_the_table_is_tested() -> None:
    reached = {next(hint.name for hint in HINTS if hint.matches(control(callback).field)) for callback in ROWS}
    assert reached == {hint.name for hint in HINTS} - {"anything else"}


def test_options_that_read_alike_have_keys_of_their_own() -> None:
    data = control(literal_mixed).component.data
    assert [option["value"] for option in data] == ["1", "'1'", "True", "2"]


@pytest.mark.parametrize("callback", [literal_none, literal_with_none, flag_none])
def test_only_what_may_be_empty_can_be_cleared(callback: Callable[..., Any]) -> None:
    assert control(callback).component.clearable
    assert not control(literal).component.clearable


def test_default_outside_the_options_is_the_authors_mistake() -> None:
    def bot(query, x: Literal["a", "b"] = "c"): ...

    with pytest.raises(ValueError, match="default of 'x', 'c', is none of its options: 'a', 'b'"):
        control(bot)


def test_unknown_hint_gets_a_text_box_and_a_warning_that_names_it() -> None:
    def bot(query, rows: dict = {"a": 1}): ...  # noqa: B006

    with pytest.warns(UserWarning, match="'rows' has the hint <class 'dict'>"):
        made = control(bot)
    assert type(made.component).__name__ == "TextInput"
    assert made.parse("") == {"a": 1}
    assert made.parse("x") == "x"


def test_neither_hint_nor_default_is_a_text_box_and_a_warning() -> None:
    def bot(query, tone): ...

    with pytest.warns(UserWarning, match="'tone' has neither a type hint nor a default"):
        made = control(bot)
    assert made.parse("") is None


def test_label_and_help() -> None:
    def bot(query, max_tokens: int = 3): ...

    (setting,) = ChatSignature.of(bot).settings
    made = control_for(Field.of(setting, "At most."))
    assert (made.component.label, made.component.description) == ("Max Tokens", "At most.")
    assert made.component.id == "fd-setting-max_tokens"


def test_registered_row_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_dash.hints.base.HINTS", HINTS.copy())
    register(Hint("digits", lambda field: field.hint is int, text_control))
    assert type(control(whole).component).__name__ == "TextInput"
