"""Data frames of every library → tables, small and large."""

from __future__ import annotations

import datetime
import decimal
import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fast_dash.artifacts import pages, table
from fast_dash.artifacts.base import kind_of
from fast_dash.artifacts.pages import SQLITE, Question, Table

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

DATA = {
    "n": [1, None, 3],
    "f": [1.5, float("nan"), float("inf")],
    "t": ["x", None, "z"],
    "d": [datetime.date(2026, 1, 2), None, datetime.date(2026, 1, 3)],
    "m": [datetime.datetime(2026, 1, 2, 3, 4), None, datetime.datetime(2026, 1, 3)],
    "b": [True, None, False],
    "l": [[1, 2], None, []],
}
ROWS = [
    [1, 1.5, "x", "2026-01-02", "2026-01-02T03:04:00", True, [1, 2]],
    [None, None, None, None, None, None, None],
    [3, None, "z", "2026-01-03", "2026-01-03T00:00:00", False, []],
]
TYPES = ["number", "number", "text", "date", "datetime", "boolean", "text"]


def payload(value):
    kind = kind_of(value, bare=True)
    assert kind is not None
    assert kind.kind == "table"
    return kind.payload(kind.freeze(value))


def opened(value):
    made = payload(value)
    assert made.mime == SQLITE
    return Table(made.data)


@pytest.mark.parametrize("make", [pl.DataFrame, pa.table], ids=["polars", "arrow"])
def test_one_table_whatever_the_library(make):
    mime, data, _ = payload(make(DATA))
    assert mime == "application/json"
    assert json.loads(data, parse_constant=pytest.fail) == {
        "columns": [{"name": name, "type": type} for name, type in zip(DATA, TYPES, strict=True)],
        "total": 3,
        "width": 7,
        "rows": ROWS,
    }


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "polars", "arrow"])
def test_a_large_table_of_every_library_comes_by_pages(make):
    number = list(range(2500))
    frame = make({"n": number, "t": [f"row {i}" for i in number]})
    found = opened(frame)
    head = found.head()
    assert (head["total"], head["kept"], head["width"], len(head["rows"])) == (2500, 2500, 2, pages.FIRST)
    assert found.types == ["number", "text"]
    assert found.rows(2400, 2500, Question()) == ([[i, f"row {i}"] for i in range(2400, 2500)], 2500)


def test_series_of_polars_and_names_of_arrow_that_repeat():
    assert json.loads(payload(pl.Series("s", [1, 2])).data)["rows"] == [[1], [2]]
    twice = pa.Table.from_arrays([pa.array([1]), pa.array(["x"])], names=["a", "a"])
    assert json.loads(payload(twice).data)["rows"] == [[1, "x"]]


def test_without_other_libraries_pandas_is_enough():
    program = (
        "import sys; sys.modules['polars'] = sys.modules['pyarrow'] = None\n"
        "import pandas; from fast_dash.artifacts.base import kind_of\n"
        "frame = pandas.DataFrame({'a': [1]}); print(kind_of(frame).payload(frame).data.decode())"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert json.loads(out)["rows"] == [[1]]


@pytest.mark.parametrize(
    ("index", "names"),
    [
        (pd.MultiIndex.from_tuples([("x", 1), ("x", 1)], names=["k", None]), ["k", "", "a", "a"]),
        (pd.Index(["p", "p"], name="a"), ["a", "a", "a"]),
    ],
)
def test_an_index_stands_first_whatever_repeats(index, names):
    frame = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"], index=index)
    made = json.loads(payload(frame).data)
    assert [column["name"] for column in made["columns"]] == names
    assert [row[-2:] for row in made["rows"]] == [[1, 2], [3, 4]]


def test_numbers_are_exact_or_text():
    big = 2**62 + 1
    frame = pd.DataFrame({"i": [big] * 2000, "d": [decimal.Decimal("1.10")] * 2000})
    assert json.loads(payload(frame.head(3)).data)["rows"][0] == [str(big), 1.1]
    found = opened(frame)
    assert found.rows(0, 1, Question())[0] == [[str(big), 1.1]]


def test_values_in_values_become_text_in_a_database():
    found = opened(pd.DataFrame({"o": [{"a": [1]}] * 2000}))
    assert found.rows(0, 1, Question())[0] == [['{"a":[1]}']]


def test_few_rows_that_are_large_come_by_pages_too(monkeypatch):
    monkeypatch.setattr(table, "LARGEST", 1000)
    assert opened(pd.DataFrame({"t": ["x" * 2000]})).head()["kept"] == 1


def test_what_is_left_out_is_said(monkeypatch):
    monkeypatch.setattr(pages, "LARGEST", 100_000)
    monkeypatch.setattr(table, "COLUMNS", 3)
    head = opened(pl.DataFrame({f"c{i}": range(100_000) for i in range(5)})).head()
    assert (head["total"], head["width"], len(head["columns"])) == (100_000, 5, 3)
    assert 0 < head["kept"] < 100_000


def test_no_rows_and_no_columns():
    assert json.loads(payload(pl.DataFrame()).data) == {"columns": [], "total": 0, "width": 0, "rows": []}


def test_a_database_is_one():
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(payload(pd.DataFrame({"n": range(1500)})).data)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


any_cell = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters()),  # halves of surrogate pairs included
    st.datetimes(),
    st.binary(max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.floats(), max_size=2),
)


@given(st.lists(st.lists(any_cell, min_size=2, max_size=2), max_size=4), st.booleans())
def test_any_values_become_strict_json(rows, large):
    frame = pd.DataFrame({i: pd.Series([row[i] for row in rows], dtype=object) for i in range(2)})
    if large and rows:
        made = opened(pd.concat([frame] * (1001 // len(rows) + 1), ignore_index=True))
        text = json.dumps(made.rows(0, 5, Question())[0], allow_nan=False)
    else:
        text = payload(frame).data.decode()
    json.loads(text, parse_constant=pytest.fail)
