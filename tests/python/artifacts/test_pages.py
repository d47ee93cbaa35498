"""Questions to a large table: what they find, and what is no question."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fast_dash.artifacts import pages
from fast_dash.artifacts.base import kind_of
from fast_dash.artifacts.pages import Question, QuestionError, Table, Tables, question
from fast_dash.protocol.encode import clean

pd = pytest.importorskip("pandas")

CITIES = ["Berlin", "Zürich", "100%", "a_b", None]
N = 2000


def database():
    frame = pd.DataFrame(
        {
            "n": range(N),
            "city": [CITIES[i % 5] for i in range(N)],
            "day": pd.date_range("2020-01-01 06:30", periods=N, freq="D"),
            "ok": [i % 2 == 0 for i in range(N)],
        }
    )
    return kind_of(frame).payload(frame).data


@pytest.fixture(scope="module")
def table():
    return Table(database())


def numbers(table, asked, start=0, end=pages.PAGE):
    rows, total = table.rows(start, end, question(asked, table.types))
    return [row[0] for row in rows], total


def one(column, operator, value=None, to=None):
    return {"filter": [{"column": column, "conditions": [{"operator": operator, "value": value, "to": to}]}]}


@pytest.mark.parametrize(
    ("asked", "first", "total"),
    [
        ({}, [0, 1, 2], N),
        ({"sort": [{"column": 0, "descending": True}]}, [1999, 1998, 1997], N),
        ({"sort": [{"column": 1}, {"column": 0, "descending": True}]}, [1999, 1994, 1989], N),
        ({"search": "zÜR"}, [1, 6, 11], 400),
        ({"search": "berlin 2020-01-0"}, [0, 5], 2),
        ({"search": "%"}, [2, 7, 12], 400),
        (one(1, "contains", "BER"), [0, 5, 10], 400),
        (one(1, "contains", "_"), [3, 8, 13], 400),
        (one(1, "notContains", "e"), [1, 2, 3], 1600),
        (one(1, "equals", "zürich"), [1, 6, 11], 400),
        (one(1, "equals", "berlin"), [0, 5, 10], 400),
        (one(1, "startsWith", "zü"), [1, 6, 11], 400),
        (one(1, "endsWith", "LIN"), [0, 5, 10], 400),
        (one(1, "blank"), [4, 9, 14], 400),
        (one(1, "notBlank"), [0, 1, 2], 1600),
        (one(0, "greaterThan", 1997), [1998, 1999], 2),
        (one(0, "inRange", 5, 7.5), [5, 6, 7], 3),
        (one(0, "notEqual", 0), [1, 2, 3], N - 1),
        (one(2, "equals", "2020-01-02"), [1], 1),
        (one(2, "lessThan", "2020-01-03"), [0, 1], 2),
        (one(3, "equals", True), [0, 2, 4], N // 2),
        (
            {
                "filter": [
                    {
                        "column": 0,
                        "join": "or",
                        "conditions": [{"operator": "equals", "value": 3}, {"operator": "equals", "value": 9}],
                    }
                ]
            },
            [3, 9],
            2,
        ),
        (one(0, "equals", -1), [], 0),
    ],
)
def test_what_is_found(table, asked, first, total):
    found, count = numbers(table, asked)
    assert (found[:3], count) == (first, total)


def test_pages_of_an_order_follow_each_other(table):
    asked = {"sort": [{"column": 1}], "search": "r"}
    whole = [number for start in range(0, N, 150) for number in numbers(table, asked, start, start + 150)[0]]
    assert len(whole) == len(set(whole)) == numbers(table, asked)[1]


@pytest.mark.parametrize(
    "asked",
    [
        [],
        "x",
        None,
        {"sort": "n"},
        {"sort": [{"column": "n; DROP TABLE rows"}]},
        {"sort": [{"column": 4}]},
        {"sort": [{"column": -1}]},
        {"sort": [{"column": True}]},
        {"sort": [{"column": 0.0}]},
        {"filter": {"0": 1}},
        {"filter": [{"column": 0}]},
        {"filter": [{"column": 0, "conditions": [{"operator": "equals", "value": "1 OR 1=1"}]}]},
        {"filter": [{"column": 0, "conditions": [{"operator": "= 1 OR 1", "value": 1}]}]},
        {"filter": [{"column": 0, "conditions": [{"operator": "equals", "value": float("nan")}] * 11}]},
        {"filter": [{"column": 0, "conditions": [{"operator": ["equals"], "value": 1}]}]},
        {"filter": [{"column": 1, "conditions": [{"operator": "lessThan", "value": "x"}]}]},
        {"filter": [{"column": 1, "conditions": [{"operator": "contains", "value": "x" * 201}]}]},
        {"filter": [{"column": 2, "conditions": [{"operator": "equals", "value": 5}]}]},
        {"search": {"$ne": 1}},
        {"search": "x" * 201},
    ],
)
def test_what_is_no_question(table, asked):
    with pytest.raises(QuestionError):
        question(asked, table.types)


@given(st.text(max_size=60), st.sampled_from(["contains", "equals", "startsWith", "notContains"]))
def test_no_text_is_ever_sql(text, operator):
    types = ["number", "text", "datetime", "boolean"]
    plain = question(one(1, operator, "x" if clean(text).isascii() else "ü"), types)
    assert question(one(1, operator, text), types)[:2] == plain[:2]


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE rows; --", '" OR 1=1', "\\", "%' OR '1'='1", "\0", "ü'; DELETE FROM rows"]
)
def test_attempts_find_nothing_and_do_nothing(table, text):
    assert numbers(table, one(1, "contains", text)) == ([], 0)
    assert numbers(table, {"search": text})[0] == []
    assert numbers(table, {})[1] == N


def test_a_table_cannot_be_written(table):
    import sqlite3

    with pytest.raises(sqlite3.OperationalError), table._asking():
        table._db.execute("DELETE FROM rows")


def test_a_question_that_takes_too_long_is_given_up(table, monkeypatch):
    import sqlite3

    monkeypatch.setattr(pages, "PATIENCE", -1.0)
    table._db.set_progress_handler(lambda: pages.monotonic() > table._deadline, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        numbers(table, {"search": "slow"})
    table._db.set_progress_handler(lambda: pages.monotonic() > table._deadline, 1_000_000)


def test_many_columns_are_searched_without_nesting_too_deep():
    frame = pd.DataFrame({f"c{i}": ["x"] * 1001 for i in range(1000)})
    wide = Table(kind_of(frame).payload(frame).data)
    assert numbers(wide, {"search": "y"})[1] == 0
    assert numbers(wide, {"search": "x"})[1] == 1001


def test_csv_is_what_was_found_and_no_spreadsheet_runs_it(table):
    text = "".join(table.csv(question({"sort": [{"column": 0, "descending": True}], "search": "%"}, table.types)))
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head == ["n", "city", "day", "ok"]
    assert (len(rows), rows[0]) == (400, ["1997", "100%", "2025-06-20T06:30:00", "False"])
    formulas = ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", "\t=1", "\n=1", "＝1", "-"]
    texts = [*formulas, "-5", "+3.2 %", "-5\u202f%", "-$1,5", "a=b"]
    frame = pd.DataFrame({"=1+1": texts + ["x"] * 2000, "n": -5})
    hostile = Table(kind_of(frame).payload(frame).data)
    head, *rows = csv.reader(io.StringIO("".join(hostile.csv(Question())).removeprefix("\ufeff"), newline=""))
    assert head == ["'=1+1", "n"]
    assert rows[: len(texts)] == [[f"'{text}" if text in formulas else text, "-5"] for text in texts]


def test_a_long_text_is_no_number_at_once():
    """A pattern that may read the gap in two ways would be at it for hours."""
    assert not pages.NUMBER.fullmatch(f"-1{' ' * 1_000_000}x")
    assert pages.NUMBER.fullmatch(f"-1{' ' * 1_000_000}%")


def test_tables_that_nobody_looks_at_are_closed(monkeypatch):
    data = database()
    monkeypatch.setattr(Tables, "MOST", 2 * len(data))
    tables, loaded = Tables(), []

    def get(name):
        return tables.get(("thread", name), lambda: loaded.append(name) or data)

    for name in "aabbacab":
        assert get(name).head()["kept"] == N
    assert loaded == ["a", "b", "c", "b"]
    assert tables.get(("thread", "none"), lambda: None) is None
