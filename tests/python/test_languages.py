"""What users read, in their language: nothing is forgotten in German, and every way that words take is translated."""

from __future__ import annotations

import ast
import datetime
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from annotated_types import Ge, Gt, Le, MinLen

from fast_dash import FastDash
from fast_dash.apps.runner import NOTICE, Runner
from fast_dash.chat.signature import Setting
from fast_dash.engine.complaint import complaint
from fast_dash.engine.request import SettingError
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Field
from fast_dash.hints.read import read_settings
from fast_dash.languages import ENGLISH, LANGUAGES, Language, Phrase, labels, language_of, register, say
from fast_dash.languages.german import GERMAN, GRID, LABELS, WORDS
from fast_dash.outputs.read import read_outputs
from fast_dash.testing import ChatClient

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"\{\w+(?::,)?\}")


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Where the package calls a function or method of this name."""
    for path in sorted((ROOT / "fast_dash").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
                yield path, node


def said() -> set[str]:
    """All that Python says to users."""
    texts = [node.args[0] for _, node in calls("say")]
    # Field.say hands on what it was given.
    return {text.value for text in texts if isinstance(text, ast.Constant)}


def browser_labels() -> dict[str, str]:
    """The table of ``useLabels.ts``."""
    source = (ROOT / "src/ts/hooks/useLabels.ts").read_text("utf-8")
    table = re.search(r"export const LABELS = \{\n(.*?)\n\} as const;", source, re.DOTALL)
    assert table
    entry = r"""^ {2}(\w+):\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),$"""
    found = {name: one or two for name, one, two in re.findall(entry, table[1], re.MULTILINE)}
    assert len(found) == len(re.findall(r"^ {2}\w+:", table[1], re.MULTILINE))
    return found


# --- German is complete


def test_every_label_is_there_in_german() -> None:
    english = browser_labels()
    missing = [f'    "{name}": "{text}",' for name, text in english.items() if name not in LABELS]
    assert not missing, "add to LABELS in fast_dash/languages/german.py:\n" + "\n".join(missing)
    # Another language may have more forms than English for one word, but no other words.
    stale = [name for name in LABELS if name not in english and name.rpartition("_")[0] not in english]
    assert not stale


def test_every_word_of_python_is_there_in_german() -> None:
    missing = [f'    "{text}": "…",' for text in sorted(said() - set(WORDS))]
    assert not missing, "add to WORDS in fast_dash/languages/german.py:\n" + "\n".join(missing)
    assert not set(WORDS) - said(), "nothing says these any more"


PAIRS = [*((browser_labels().get(name, ""), text) for name, text in LABELS.items()), *WORDS.items()]


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_places_are_the_same(english: str, german: str) -> None:
    assert german.strip()
    assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(german))


def test_german_is_written_as_people_write_it() -> None:
    texts = [*LABELS.values(), *WORDS.values(), *GRID.values(), *GERMAN.figure["dictionary"].values()]
    # Not "…", which joins two words in English; not "straight" quotation marks.
    assert [text for text in texts if re.search(r"\w…|\.\.\.|\"|'", text)] == []


def test_words_for_tables_and_labels_do_not_contradict_each_other() -> None:
    # They are given to a transcript together.
    shared = {*GRID} & {*LABELS}
    assert {name: GRID[name] for name in shared} == {name: LABELS[name] for name in shared}


def test_nothing_is_told_past_the_languages() -> None:
    for path, node in calls("RefusedError"):
        assert not isinstance(node.args[1], ast.Constant | ast.JoinedStr), f"{path.name}:{node.lineno}: use say()"
    for path, node in calls("ValueError"):
        # A mistake of the author names the parameter: {name!r}. Users read all the others.
        if path.parent.name == "hints" and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            assert "!r}" in ast.unparse(node), f"{path.name}:{node.lineno}: use say()"


# --- Phrases


def test_a_phrase_reads_in_english_and_can_be_said_in_another_language() -> None:
    phrase = say("choose one of: {options}", options="a, b")
    assert phrase == "choose one of: a, b"
    assert GERMAN(phrase) == "Wählen Sie eines von: a, b"


def test_a_phrase_within_a_phrase_is_translated_with_it() -> None:
    inner = say("choose a day")
    assert GERMAN(say("{label}: {problem}.", label="Tag", problem=inner)) == "Tag: Wählen Sie einen Tag."


@pytest.mark.parametrize(
    ("text", "value", "english", "german"),
    [
        ("{x:,}", 20000, "20,000", "20.000"),
        ("{x}", 2026, "2026", "2026"),
        ("{x}", 0.5, "0.5", "0,5"),
        ("{x:,}", 1234.5, "1,234.5", "1.234,5"),
        ("{x}", datetime.date(2026, 1, 31), "2026-01-31", "31.01.2026"),
        ("{x}", datetime.datetime(2026, 1, 31, 9, 30), "2026-01-31 09:30:00", "31.01.2026 09:30:00"),
        ("{x}", datetime.time(9, 30), "09:30:00", "09:30:00"),
        ("{x}", "a.b,{x}", "a.b,{x}", "a.b,{x}"),
        ("{y}", 1, "{y}", "{y}"),
    ],
)
def test_numbers_and_days_are_written_as_in_the_language(text: str, value: Any, english: str, german: str) -> None:
    phrase = Phrase(text, {"x": value})
    assert (phrase, GERMAN(phrase)) == (english, german)


def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    assert GERMAN(say("Something new for {who}", who="us")) == "Something new for us"


def test_the_words_of_an_app_are_left_as_they_are() -> None:
    assert GERMAN("Something went wrong.") == "Something went wrong."


# --- Languages


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"there is no language 'tlh': choose one of de, en, or add it with"):
        FastDash(callback_fn=lambda x="": x, language="tlh")


def test_a_language_can_be_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_dash.languages.LANGUAGES", dict(LANGUAGES))
    register(Language("nl", words={"Yes": "Ja"}, labels={"send": "Versturen"}))
    assert language_of("nl")(say("Yes")) == "Ja"
    assert labels("nl") == {"send": "Versturen"}


def test_english_gives_components_nothing_that_they_do_not_have() -> None:
    assert labels("en") == {}
    assert ENGLISH.props == ENGLISH.transcript_props == {}


def test_an_app_may_say_some_things_in_its_own_words() -> None:
    own = language_of("de", {"send": "Los", "Reset to defaults": "Alles auf Anfang"})
    assert own.labels["send"] == "Los"
    assert own.labels["stop"] == LABELS["stop"]
    assert own(say("Reset to defaults")) == "Alles auf Anfang"
    assert language_of("en", {"Settings": "Options"})(say("Settings")) == "Options"


def test_a_label_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no label 'sent'; did you mean 'send'"):
        FastDash(callback_fn=lambda x="": x, labels={"sent": "Los"})


# --- What users are told


def refusal(hint: Any, default: Any, raw: Any) -> str:
    field = Field.of(Setting("menge", hint, default), language=GERMAN)
    with pytest.raises(SettingError) as refused:
        read_settings([control_for(field)], {"menge": raw})
    return refused.value.message


@pytest.mark.parametrize(
    ("hint", "default", "raw", "words"),
    [
        (int, 1, "x", "Menge: Geben Sie eine ganze Zahl ein."),
        (Annotated[float, Ge(0), Le(0.5)], 0.1, 2, "Menge: Geben Sie eine Zahl von 0 bis 0,5 ein."),
        (Annotated[float, Gt(0)], 0.1, -1, "Menge: Geben Sie eine Zahl ein, die größer als 0 ist."),
        (Annotated[str, MinLen(2)], "ab", "a", "Menge: Geben Sie mindestens 2 Zeichen ein."),
        (Literal["a", "b"], "a", "c", "Menge: Wählen Sie eines von: a, b."),
        (list[int], [1], ["zwei"], "Menge: „zwei“: Geben Sie eine ganze Zahl ein."),
        (
            Annotated[datetime.date, Ge(datetime.date(2026, 1, 31))],
            datetime.date(2026, 2, 1),
            "2026-01-01",
            "Menge: Wählen Sie 31.01.2026 oder später.",
        ),
    ],
    ids=lambda part: str(part)[:30],
)
def test_refused_values(hint: Any, default: Any, raw: Any, words: str) -> None:
    assert refusal(hint, default, raw) == words


def test_failures_in_words_of_the_language() -> None:
    problem = ValueError(say("'{name}' is not a table: choose a {kinds} file", name="a.txt", kinds="csv"))
    assert complaint(problem, GERMAN) == "„a.txt“ ist keine Tabelle: Wählen Sie eine Datei der Art csv"
    assert complaint(ValueError("My own words"), GERMAN) == "My own words"


def test_what_a_function_should_not_have_returned() -> None:
    def pair() -> tuple[int, int]:
        return (1,)  # type: ignore[return-value]

    def notice(function: Any) -> str:
        runner = Runner(function, [], read_outputs(function, language=GERMAN), GERMAN)
        text: str = list(runner.updates(runner.call({})))[-1][NOTICE]["children"]
        return text

    assert notice(pair) == "Anzahl der zurückgegebenen Werte: 1, erwartet für die Ergebnisse: 2."


def words_of(component: Any) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return str(component.to_plotly_json() if hasattr(component, "to_plotly_json") else component)


def test_the_page_of_a_function() -> None:
    def sum_up(anzahl: int = 3) -> int:
        return anzahl

    app = FastDash(callback_fn=sum_up, language="de").app
    assert '<html lang="de">' in app.index_string
    page = words_of(app.layout)
    for english in ("Inputs", "Reset to defaults", "Outputs", "Set the inputs"):
        assert english not in page
    assert "Zurücksetzen" in page


def test_the_page_of_a_chat() -> None:
    def answer(query: str, anzahl: int = 3) -> str:
        return query

    fast = FastDash(callback_fn=answer, chat=True, language="de", store="memory://")
    page = words_of(fast.app.layout)
    assert "Einstellungen" in page
    assert "Settings" not in page
    assert page.count("'send': 'Nachricht senden'") == 2


def test_a_server_refuses_in_the_language_of_its_chat() -> None:
    def answer(query: str) -> str:
        raise ValueError(say("choose a day"))

    with ChatClient(answer, language=GERMAN, max_query=1000) as client:
        with pytest.raises(AssertionError, match=r"Die Nachricht hat mehr als 1\.000 Zeichen\."):
            client.send("x" * 1001)
        turn = client.send("Hallo")
    assert turn["blocks"][-1]["message"] == "Wählen Sie einen Tag"
