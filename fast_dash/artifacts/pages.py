"""Tables that are too large to be sent: kept as an SQLite database, and read a page at a time.

What a browser asks for becomes numbers of columns, names of operators that are in a table here, and parameters: no
text of it is ever part of a statement.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from time import monotonic
from typing import Any, NamedTuple

from ..protocol.encode import SAFE_INTEGER, clean, dumps, loads
from .payload import Payload

SQLITE = "application/vnd.sqlite3"
LARGEST = 128 * 1024 * 1024
"""Bytes of a database; the rows that have no room are left out, and the table says so."""

PAGE = 500
"""Rows that are read at once, at most."""

FIRST = 100
"""Rows that come with the head of the table."""

PATIENCE = 10.0
"""Seconds that one question may take."""

QUESTIONS = 8
"""Orders of rows that an open table remembers."""

LONGEST = 200
"""Characters of a value that is looked for."""

MOST_TERMS = 10
"""Words that are looked for at once, and conditions of one column."""

RUNS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"); as in src/ts/markdown/csv.ts."""

CURRENCY = "$¢£¤¥\u20a0-\u20cf"
NUMBER = re.compile(rf"[+-]?[{CURRENCY}]?[0-9][0-9.,\u00a0 ]*(?:[eE][+-]?[0-9]+)?\s?[%{CURRENCY}]?")


def database(head: Mapping[str, Any], batches: Iterable[list[tuple[Any, ...]]]) -> Payload:
    """The rows as one table, ``c0``, ``c1``, … by position, and the head beside it."""
    columns = len(head["columns"])
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("PRAGMA journal_mode=OFF")
        db.execute(f"CREATE TABLE rows ({', '.join(f'c{i}' for i in range(columns))})")
        db.execute("CREATE TABLE head (json)")
        db.execute("INSERT INTO head VALUES (?)", (dumps(head),))
        insert = f"INSERT INTO rows VALUES ({', '.join('?' * columns)})"
        (page_size,) = db.execute("PRAGMA page_size").fetchone()
        for batch in batches:
            db.executemany(insert, batch)
            if db.execute("PRAGMA page_count").fetchone()[0] * page_size > LARGEST:
                break
        db.commit()
        return Payload(SQLITE, db.serialize())


class QuestionError(ValueError):
    """What was asked for is no question to a table."""


class Question(NamedTuple):
    """Which rows, in which order: a statement without the values, and the values."""

    where: str = ""
    order: str = ""
    values: tuple[Any, ...] = ()


def question(asked: Any, types: list[str]) -> Question:
    """Read ``{"sort": [{column, descending}], "filter": [{column, join, conditions}], "search": text}``; all may lack.

    ``types`` are those of the table's columns. Raises QuestionError for everything else.
    """
    if not isinstance(asked, Mapping):
        raise QuestionError("a question is an object")
    values: list[Any] = []
    where = [_filter(one, types, values) for one in _list(asked, "filter")]
    where += [_anywhere(word, types, values) for word in _text(asked.get("search", "")).split()[:MOST_TERMS]]
    order = [_sort(one, types) for one in _list(asked, "sort")]
    return Question(" AND ".join(where), ", ".join(order), tuple(values))


def _list(asked: Mapping[Any, Any], key: str) -> list[Mapping[Any, Any]]:
    found = asked.get(key, [])
    if isinstance(found, list) and len(found) <= 1000 and all(isinstance(one, Mapping) for one in found):
        return found
    raise QuestionError(f"{key} is a list of objects")


def _column(one: Mapping[Any, Any], types: list[str]) -> int:
    number = one.get("column")
    if type(number) is int and 0 <= number < len(types):
        return number
    raise QuestionError("a column is given by its number")


def _text(value: Any) -> str:
    if isinstance(value, str) and len(value) <= LONGEST:
        return clean(value)
    raise QuestionError(f"a text that is looked for has at most {LONGEST} characters")


def _sort(one: Mapping[Any, Any], types: list[str]) -> str:
    column = _column(one, types)
    collation = " COLLATE NOCASE" if types[column] == "text" else ""
    return f"c{column}{collation} {'DESC' if one.get('descending') is True else 'ASC'}"


def _filter(one: Mapping[Any, Any], types: list[str], values: list[Any]) -> str:
    column = _column(one, types)
    conditions = _list(one, "conditions")
    if not 0 < len(conditions) <= MOST_TERMS:
        raise QuestionError("a filter has conditions")
    joined = " OR " if one.get("join") == "or" else " AND "
    return f"({joined.join(_condition(condition, f'c{column}', types[column], values) for condition in conditions)})"


def _condition(condition: Mapping[Any, Any], column: str, type: str, values: list[Any]) -> str:
    operator = condition.get("operator")
    if not isinstance(operator, str):
        raise QuestionError("an operator is a name")
    if operator in BLANK:
        return BLANK[operator].format(column)
    if type == "boolean":
        values.append(1 if condition.get("value") is True else 0)
        return f"{column} = ?"
    if operator in PATTERNS and type == "text":
        negated, before, after = PATTERNS[operator]
        like = _like(column, before, _text(condition.get("value")), after, values)
        return f"({column} IS NULL OR NOT {like})" if negated else like
    if operator in COMPARISONS and type != "text":
        given = [condition.get("value"), *([condition.get("to")] if operator == "inRange" else [])]
        # A day holds all its hours.
        subject, value = (column, _number) if type == "number" else (f"substr({column}, 1, 10)", _text)
        values.extend(value(one) for one in given)
        return COMPARISONS[operator].format(subject)
    raise QuestionError(f"a {type} column has no such operator")


def _number(value: Any) -> int | float:
    if type(value) is float or (type(value) is int and abs(value) <= SAFE_INTEGER):
        return value
    raise QuestionError("a number is compared with a number")


def _like(column: str, before: str, text: str, after: str, values: list[Any]) -> str:
    """Without regard to case. SQLite knows the case of ASCII only; for the rest Python is asked."""
    if text.isascii():
        for special in "\\%_":
            text = text.replace(special, "\\" + special)
        values.append(before + text + after)
        return f"{column} LIKE ? ESCAPE '\\'"
    values.extend((text.casefold(), bool(before), bool(after)))
    return f"found({column}, ?, ?, ?)"


def _found(value: Any, text: str, before: bool, after: bool) -> bool:
    folded = str(value).casefold()
    if before:
        return text in folded if after else folded.endswith(text)
    return folded.startswith(text) if after else folded == text


def _anywhere(word: str, types: list[str], values: list[Any]) -> str:
    # Only what is written with digits is found in numbers, which would have to be written for that.
    digits = any(character.isdigit() for character in word)
    likes = [_like(f"c{i}", "%", word, "%", values) for i, type in enumerate(types) if digits or type == "text"]
    # In groups: SQLite nests only so deep.
    groups = [f"({' OR '.join(likes[i : i + 40])})" for i in range(0, len(likes), 40)]
    return f"({' OR '.join(groups) or '0'})"


BLANK = {
    "blank": "({0} IS NULL OR {0} = '')",
    "notBlank": "({0} IS NOT NULL AND {0} <> '')",
}
PATTERNS = {
    "contains": (False, "%", "%"),
    "notContains": (True, "%", "%"),
    "equals": (False, "", ""),
    "notEqual": (True, "", ""),
    "startsWith": (False, "", "%"),
    "endsWith": (False, "%", ""),
}
COMPARISONS = {
    "equals": "{0} = ?",
    "notEqual": "{0} IS NOT ?",
    "lessThan": "{0} < ?",
    "lessThanOrEqual": "{0} <= ?",
    "greaterThan": "{0} > ?",
    "greaterThanOrEqual": "{0} >= ?",
    "inRange": "{0} BETWEEN ? AND ?",
}
"""Operators of AG Grid's filters → what they are in SQL, ``{0}`` being a column by its number."""


class Table:
    """An open database. Its methods may be called from any thread."""

    def __init__(self, data: bytes) -> None:
        self._lock = threading.Lock()
        self._deadline = 0.0
        self._db = db = sqlite3.connect(":memory:", check_same_thread=False)
        db.deserialize(data)
        db.execute("PRAGMA query_only=ON")
        db.execute("PRAGMA temp_store=MEMORY")
        db.create_function("found", 4, _found, deterministic=True)
        db.set_progress_handler(lambda: monotonic() > self._deadline, 1_000_000)
        with self._asking():
            self._head: dict[str, Any] = loads(db.execute("SELECT json FROM head").fetchone()[0])
            (self._kept,) = db.execute("SELECT count(*) FROM rows").fetchone()
        self.size = len(data)
        self.types = [column["type"] for column in self._head["columns"]]
        self._orders: OrderedDict[Question, array[int]] = OrderedDict()
        """Question → numbers of the rows that answer it."""

    def __del__(self) -> None:
        self._db.close()

    def head(self) -> dict[str, Any]:
        """Columns and sizes, the first rows, and how many rows are ``kept``."""
        rows, _ = self.rows(0, FIRST, Question())
        return {**self._head, "rows": rows, "kept": self._kept}

    def rows(self, start: int, end: int, asked: Question) -> tuple[list[list[Any]], int]:
        """Some of the rows that answer a question, at most ``PAGE``, and how many there are."""
        end = min(end, start + PAGE)
        numbers, count = self._answer(asked)
        return self._read(numbers[start:end]), count

    def csv(self, asked: Question) -> Iterator[str]:
        """All rows that answer a question, in pieces. The first character tells Excel that it is UTF-8."""
        yield "\ufeff" + _lines([[_harmless(column["name"]) for column in self._head["columns"]]])
        numbers, count = self._answer(asked)
        for start in range(0, count, PAGE):
            yield _lines([_harmless(cell) for cell in row] for row in self._read(numbers[start : start + PAGE]))

    def _answer(self, asked: Question) -> tuple[array[int] | range, int]:
        if not (asked.where or asked.order):
            return range(1, self._kept + 1), self._kept
        with self._asking():
            numbers = self._orders.pop(asked, None)
            if numbers is None:
                where = f" WHERE {asked.where}" if asked.where else ""
                order = f"{asked.order}, rowid" if asked.order else "rowid"
                found = self._db.execute(f"SELECT rowid FROM rows{where} ORDER BY {order}", asked.values)
                numbers = array("q", (number for (number,) in found))
            self._orders[asked] = numbers
            if len(self._orders) > QUESTIONS:
                self._orders.popitem(last=False)
        return numbers, len(numbers)

    def _read(self, numbers: array[int] | range) -> list[list[Any]]:
        if isinstance(numbers, range):
            where, values = "BETWEEN ? AND ?", [numbers.start, numbers.stop - 1]
        else:
            where, values = f"IN ({', '.join('?' * len(numbers))})", list(numbers)
        with self._asking():
            found = self._db.execute(f"SELECT rowid, * FROM rows WHERE rowid {where}", values)
            rows = {number: [_shown(*cell) for cell in zip(row, self.types, strict=True)] for number, *row in found}
        return [rows[number] for number in numbers]

    def _asking(self) -> _Asking:
        return _Asking(self)


class _Asking:
    """The table for one question at a time, which takes only so long."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __enter__(self) -> None:
        self._table._lock.acquire()
        self._table._deadline = monotonic() + PATIENCE

    def __exit__(self, *_: object) -> None:
        self._table._lock.release()


def _shown(value: Any, type: str) -> Any:
    if isinstance(value, int):
        if type == "boolean":
            return bool(value)
        # JavaScript would round it.
        return value if -SAFE_INTEGER <= value <= SAFE_INTEGER else str(value)
    return value


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet does not take for a formula: what a model wrote must not run there. Numbers stay."""
    runs = isinstance(value, str) and value.startswith(RUNS) and not NUMBER.fullmatch(value)
    return f"'{value}" if runs else value


def _lines(rows: Iterable[list[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


class Tables:
    """The tables that somebody looks at. Those that were not used for longest are closed first."""

    MOST = 256 * 1024 * 1024
    """Bytes of databases that are open at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: OrderedDict[tuple[str, str], Table] = OrderedDict()

    def get(self, key: tuple[str, str], load: Callable[[], bytes | None]) -> Table | None:
        """The table of this thread and artifact; ``load`` returns its database, or None if there is none."""
        with self._lock:
            table = self._open.pop(key, None)
            if table is None:
                data = load()
                if data is None:
                    return None
                table = Table(data)
            self._open[key] = table
            while len(self._open) > 1 and sum(table.size for table in self._open.values()) > self.MOST:
                self._open.popitem(last=False)
            return table
