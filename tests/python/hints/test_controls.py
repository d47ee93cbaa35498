"""Each row of the table: what is shown, what an untouched control means, what is accepted and what is refused."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any, Literal

import dash_mantine_components as dmc
import pytest
from annotated_types import Ge, Gt, Le
from dash import dcc
from pydantic import Field as PydanticField

import fast_dash as fd
from fast_dash.chat.signature import EMPTY, ChatSignature
from fast_dash.hints.base import HINTS, Hint, control_for, register
from fast_dash.hints.control import Field, leaves
from fast_dash.hints.text import text_control
from tests.python.hints.rows import choice, component, group, moment, number, several, text, upload, written
from tests.python.hints.samples import DAY, OTHER, Server
from tests.python.hints.setting import Row, name_of, of

SUBJECTS = (choice, component, group, moment, number, several, text, upload, written)
ROWS: list[Row] = [row for subject in SUBJECTS for row in subject.ROWS]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_row(row: Row) -> None:
    hint, default, component, initial, accepted, refused = row
    made = of(hint, default)
    assert type(made.component).__name__ == component
    assert made.initial == initial
    assert type(made.initial) is type(initial)
    for sent, argument in accepted:
        value = made.parse(sent)
        assert (type(value), value) == (type(argument), argument), sent
    for sent, words in refused:
        with pytest.raises(ValueError, match=words):
            made.parse(sent)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_untouched_control_shows_and_sends_the_same(row: Row) -> None:
    for part in leaves([of(row[0], row[1])]):
        shown = {c.id: c for c in [part.component, *part.component._traverse()] if hasattr(c, "id")}
        holder = shown[part.field.id]
        assert getattr(holder, part.prop, None) == part.initial
        assert holder.to_plotly_json()  # can be sent


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_labels_and_error_marks_are_of_properties_that_exist(row: Row) -> None:
    for part in leaves([of(row[0], row[1])]):
        shown = {c.id: c for c in [part.component, *part.component._traverse()] if hasattr(c, "id")}
        assert not part.marks_error or "error" in shown[part.field.id].available_properties


def test_every_row_of_the_table_is_tested() -> None:
    reached = {next(hint.name for hint in HINTS if hint.matches(of(row[0], row[1]).field)) for row in ROWS}
    assert reached == {hint.name for hint in HINTS} - {"anything else"}


def test_options_that_read_alike_have_keys_of_their_own() -> None:
    data = of(Literal[1, "1", True, 2]).component.data
    assert [option["value"] for option in data] == ["1", "'1'", "True", "2"]


@pytest.mark.parametrize("hint", [Literal["a", "b"] | None, Literal["a", None], bool | None, date | None, time | None])
def test_only_what_may_be_empty_can_be_cleared(hint: Any) -> None:
    assert of(hint).component.clearable
    assert not hasattr(of(Literal["a", "b"]).component, "clearable")


def test_secrets_do_not_reach_the_page() -> None:
    for made in (of(fd.PasswordInput, "hush"), of(Server)):
        assert "hush" not in str([part.component.to_plotly_json() for part in leaves([made])])
        assert [part.secret for part in leaves([made])][-1]
    assert of(fd.PasswordInput, "hush").component.persistence is False


def test_ends_and_steps_reach_the_component() -> None:
    def ends(hint: Any, default: Any = EMPTY) -> tuple[Any, Any, Any]:
        made = of(hint, default).component
        made = made.children if isinstance(made, dmc.InputWrapper) else made
        return getattr(made, "min", None), getattr(made, "max", None), made.step

    assert ends(int) == (None, None, 1)
    assert ends(float) == (None, None, 0.1)
    assert ends(float, 0.05) == (None, None, 0.01)
    assert ends(Annotated[int, Gt(0)]) == (1, None, 1)
    assert ends(Annotated[float, (0, 1)]) == (0, 1, 0.01)
    assert ends(Annotated[float, (0, 100)]) == (0, 100, 1)
    assert ends(Annotated[int, range(0, 100, 5)]) == (0, 100, 5)
    calendar = of(Annotated[date, Ge(DAY), Le(OTHER)], DAY).component
    assert (calendar.minDate, calendar.maxDate) == ("2026-01-31", "2026-02-28")


def test_day_without_a_default_is_today_where_the_page_is_opened() -> None:
    made = of(date)
    assert made.initial is None
    assert made.initial_script
    assert made.connect
    assert made.parse(None) == date.today()
    assert of(date, DAY).initial_script is None


def test_component_keeps_its_own_id_and_is_not_changed() -> None:
    mine = dcc.Dropdown(["a"], id="mine")
    made = of(mine, "a")
    assert (made.field.id, made.field.name) == ("mine", "x")
    assert not hasattr(mine, "value")


def test_unknown_hint_gets_a_text_box_and_a_warning_that_names_it() -> None:
    with pytest.warns(UserWarning, match=r"'x' has the hint <class 'slice'>"):
        made = of(slice, 1j)
    assert type(made.component).__name__ == "TextInput"
    assert made.parse("") == 1j
    assert made.parse("x") == "x"


def test_neither_hint_nor_default_is_a_text_box_and_a_warning() -> None:
    with pytest.warns(UserWarning, match="'x' has neither a type hint nor a default"):
        made = of(EMPTY)
    assert made.parse("") is None


def test_hint_that_names_nothing_spoils_no_other() -> None:
    def bot(query, x: Nowhere, y: int = 3, z: dcc.Dropdown(["a"]) = "a"): ...  # type: ignore[name-defined,valid-type]  # noqa: F821

    x, y, z = ChatSignature.of(bot).settings
    assert (y.annotation, type(z.annotation)) == (int, dcc.Dropdown)
    with pytest.warns(UserWarning, match="'Nowhere', which names nothing"):
        control_for(Field.of(x))


def test_label_and_help() -> None:
    def bot(query, max_tokens: int = 3): ...

    (setting,) = ChatSignature.of(bot).settings
    made = control_for(Field.of(setting, "At most."))
    assert (made.component.label, made.component.description) == ("Max Tokens", "At most.")
    assert made.component.id == "fd-setting-max_tokens"


def test_metadata_is_help_and_label_where_the_docstring_says_nothing() -> None:
    made = of(Annotated[int, PydanticField(title="Tokens", description="At most.")], 3)
    assert (made.component.label, made.component.description) == ("Tokens", "At most.")


def test_registered_row_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_dash.hints.base.HINTS", HINTS.copy())
    register(Hint("digits", lambda field: field.hint is int, text_control))
    assert type(of(int).component).__name__ == "TextInput"
