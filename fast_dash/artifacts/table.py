"""Data frames as tables, whichever library they are of: pandas, polars and Arrow, through narwhals.

Columns go by position, since names may repeat. A small table is JSON, ``{"columns": [{name, type}], "rows": [[…]],
"total": n, "width": m}``; ``total`` and ``width`` are those of the frame, of which rows or columns may be left out. A
larger one is an SQLite database, of which pages are read when somebody looks at them: see ``pages.py``.
"""

from __future__ import annotations

import datetime
import decimal
import math
from collections.abc import Iterator
from copy import copy
from typing import Any

from ..protocol.encode import SAFE_INTEGER, clean, dumps, is_a, json_safe, words
from ..protocol.frames import Size
from .pages import database
from .payload import Payload

JSON = "application/json"
ROWS = 1_000
"""Rows that are sent at once; a table with more comes by pages."""

LARGEST = 4_000_000
"""Bytes that are sent at once, however few the rows."""

COLUMNS = 1_000
"""Columns that are kept."""

SQLITE_INTEGER = 2**63 - 1
CELL = 100_000
"""Characters of a cell that are kept."""

BATCH = 5_000
"""Rows that are Python values at once."""

FRAMES = {
    "pandas": ("DataFrame", "Series"),
    "polars": ("DataFrame", "Series"),
    "pyarrow": ("Table",),
}
"""Package → its classes that are tables."""


def is_frame(value: Any) -> bool:
    return any(is_a(value, package, *names) for package, names in FRAMES.items())


def size(value: Any) -> Size:
    rows, *columns = value.shape
    return {"width": columns[0] if columns else 1, "height": rows}


def frozen(value: Any) -> Any:
    # Arrow's tables never change.
    return value if is_a(value, "pyarrow", "Table") else copy(value)


def payload(value: Any) -> Payload:
    head, frame = _read(value)
    if head["total"] <= ROWS:
        table = dumps({**head, "rows": _rows(frame)}).encode()
        if len(table) <= LARGEST:
            return Payload(JSON, table)
    return database(head, _batches(frame, SQLITE_INTEGER))


def first_rows(value: Any, most: int) -> dict[str, Any]:
    """A frame as ``{"columns": [{"name", "type"}], "total", "width", "rows"}``, with the first ``most`` rows."""
    head, frame = _read(value)
    return {**head, "rows": [list(row) for row in _rows(frame[:most])]}


def _read(value: Any) -> tuple[dict[str, Any], Any]:
    """What is to be said of a frame, and the frame of narwhals, with the columns that are kept."""
    import narwhals as nw

    names, native = _by_position(value)
    frame = nw.from_native(native, eager_only=True)
    total, width = frame.shape
    frame = frame[:, :COLUMNS] if width > COLUMNS else frame
    columns = [
        {"name": _name(name), "type": _type(dtype)} for name, dtype in zip(names, frame.schema.values(), strict=False)
    ]
    return {"columns": columns, "total": total, "width": width}, frame


def _rows(frame: Any) -> list[tuple[Any, ...]]:
    return [row for batch in _batches(frame, SAFE_INTEGER) for row in batch]


def _by_position(value: Any) -> tuple[list[Any], Any]:
    """The columns' names, and the same frame under names that are unique."""
    if is_a(value, "pyarrow", "Table"):
        return value.column_names, value.rename_columns([str(i) for i in range(value.num_columns)])
    frame = value.to_frame() if len(value.shape) == 1 else value
    names = list(frame.columns)
    if not is_a(value, "pandas", *FRAMES["pandas"]):
        return names, frame
    import pandas

    # Group keys and dates are often the index; a plain 0, 1, 2 … is not worth a column.
    if not is_a(frame.index, "pandas", "RangeIndex"):
        names = [name if name is not None else "" for name in frame.index.names] + names
        levels = [frame.index.get_level_values(i) for i in range(frame.index.nlevels)]
        columns = [*levels, *(frame.iloc[:, i] for i in range(frame.shape[1]))]
        # Put together by position: no label of the index or of the columns need be unique.
        return names, pandas.DataFrame({str(i): column.array for i, column in enumerate(columns)})
    return names, frame.set_axis([str(i) for i in range(len(names))], axis="columns")


def _type(dtype: Any) -> str:
    if dtype.is_numeric():
        return "number"
    return {"Boolean": "boolean", "Date": "date", "Datetime": "datetime"}.get(type(dtype).__name__, "text")


def _batches(frame: Any, largest: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows as JSON values, but for integers up to ``largest``."""
    for start in range(0, len(frame), BATCH):
        part = frame[start : start + BATCH]
        yield list(zip(*(_cells(column.to_list(), largest) for column in part.iter_columns()), strict=True))


def _cells(values: list[Any], largest: int) -> list[Any]:
    return [_cell(value, largest) for value in values]


def _cell(value: Any, largest: int) -> Any:
    # The common types first: there may be millions.
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is float:
        return value if math.isfinite(value) else None
    if kind is str and len(value) <= CELL:
        return clean(value)
    if kind is int and -largest <= value <= largest:
        return value
    if isinstance(value, datetime.date):
        # pandas' NaT is one, and nothing else is not itself.
        return value.isoformat() if value == value else None
    if kind is decimal.Decimal:
        whole = value.is_finite() and value == value.to_integral_value()
        return _cell(int(value) if whole else float(value), largest)
    converted = json_safe(value, CELL)
    # A database has no values in values.
    return converted if largest == SAFE_INTEGER or not isinstance(converted, (dict, list)) else dumps(converted)


def _name(name: Any) -> str:
    """A column's heading; the levels of a MultiIndex side by side."""
    return " · ".join(words(part) for part in name if part != "") if isinstance(name, tuple) else words(name)
