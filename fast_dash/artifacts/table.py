"""Data frames as ``{"columns": [{name, type}], "rows": [[…]], "total": n}``, by position: names may repeat."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from ..protocol.encode import dumps, is_a, json_safe, words

MIME = "application/json"
ROWS = 1000
"""Rows that are sent; ``total`` says how many there are."""

LARGEST = 20_000_000
TYPES = {"i": "number", "u": "number", "f": "number", "b": "boolean", "M": "date"}
"""The kind of a numpy dtype → how a column is shown; ``text`` otherwise."""


def is_pandas(value: Any) -> bool:
    return is_a(value, "pandas", "DataFrame", "Series")


def pandas(value: Any, most: int = ROWS) -> tuple[str, bytes]:
    frame = value.to_frame() if is_a(value, "pandas", "Series") else value
    shown = frame.iloc[:most]
    columns = [shown.iloc[:, i] for i in range(shown.shape[1])]
    names = list(frame.columns)
    # Group keys and dates are often the index; a plain 0, 1, 2 … is not worth a column.
    if not is_a(frame.index, "pandas", "RangeIndex"):
        levels = range(frame.index.nlevels)
        columns = [shown.index.get_level_values(i) for i in levels] + columns
        names = [frame.index.names[i] if frame.index.names[i] is not None else "" for i in levels] + names
    types = [TYPES.get(getattr(column.dtype, "kind", "O"), "text") for column in columns]
    rows = zip(*(column.astype(object).tolist() for column in columns), strict=True) if columns else ()
    return _payload(names, types, rows, len(frame), most)


def is_polars(value: Any) -> bool:
    return is_a(value, "polars", "DataFrame")


def polars(value: Any, most: int = ROWS) -> tuple[str, bytes]:
    types = [_polars_type(dtype) for dtype in value.dtypes]
    return _payload(value.columns, types, value.iter_rows(), value.height, most)


def _polars_type(dtype: Any) -> str:
    if dtype.is_numeric():
        return "number"
    if dtype.is_temporal():
        return "date"
    return "boolean" if str(dtype) == "Boolean" else "text"


def _payload(
    names: Iterable[Any], types: Iterable[str], rows: Iterable[Any], total: int, most: int
) -> tuple[str, bytes]:
    table = {
        "columns": [{"name": _name(name), "type": kind} for name, kind in zip(names, types, strict=True)],
        "rows": json_safe([list(row) for row in islice(rows, most)], LARGEST),
        "total": total,
    }
    return MIME, dumps(table).encode()


def _name(name: Any) -> str:
    """A column's heading; the levels of a MultiIndex side by side."""
    return " · ".join(words(part) for part in name) if isinstance(name, tuple) else words(name)
