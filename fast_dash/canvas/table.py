"""``Table``: rows and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..artifacts import table
from ..protocol.encode import is_a
from .converted import STYLE, Converted, as_json, json_text
from .safety import unsafe_rows
from .schema import sort_of

ROWS = 10_000
"""Rows that a table on the canvas may have."""

FLAG = {"type": "boolean"}
PIXELS = {"type": "number", "minimum": 0}
COLUMN: dict[str, Any] = {
    "headerName": {"type": "string"},
    "headerTooltip": {"type": "string"},
    "cellDataType": {"enum": ["text", "number", "boolean", "dateString", False]},
    "filter": {"enum": [True, False, "agTextColumnFilter", "agNumberColumnFilter", "agDateColumnFilter"]},
    "sort": {"enum": ["asc", "desc"]},
    "pinned": {"enum": ["left", "right", True, False]},
    "flex": PIXELS,
    "width": PIXELS,
    "minWidth": PIXELS,
    "maxWidth": PIXELS,
    "autoHeight": FLAG,
    "floatingFilter": FLAG,
    "hide": FLAG,
    "resizable": FLAG,
    "sortable": FLAG,
    "wrapHeaderText": FLAG,
    "wrapText": FLAG,
}

VALUE: dict[str, Any] = {
    "type": "array",
    "description": 'The rows, an object each: [{"city": "Rome", "sales": 3}, …].',
    "items": {"type": "object"},
    "maxItems": ROWS,
}

PROPS: dict[str, Any] = {
    "columnDefs": {
        "type": "array",
        "description": "The columns in order; left out, the keys of the rows.",
        "items": {
            "type": "object",
            "properties": {"field": {"type": "string", "minLength": 1}, **COLUMN},
            "required": ["field"],
            "additionalProperties": False,
        },
    },
    "defaultColDef": {"type": "object", "properties": COLUMN, "additionalProperties": False},
    "columnSize": {"enum": ["sizeToFit", "autoSize", "responsiveSizeToFit"]},
    "dashGridOptions": {
        "type": "object",
        "properties": {
            "animateRows": FLAG,
            "domLayout": {"enum": ["normal", "autoHeight"]},
            "pagination": FLAG,
            "paginationPageSize": {"type": "integer", "minimum": 1},
            "rowSelection": {
                "type": "object",
                "properties": {"mode": {"enum": ["singleRow", "multiRow"]}, "checkboxes": FLAG},
                "required": ["mode"],
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
    "style": STYLE,
}

CELLS = {"number": "number", "boolean": "boolean"}

unsafe = unsafe_rows


def convert(value: Any) -> Converted:
    """A data frame, a list of objects, an object of columns, or JSON text of these."""
    if isinstance(value, str):
        value = json_text(value)
    if table.is_frame(value):
        _within_limit(len(value))
        return _of_frame(table.first_rows(value, ROWS))
    if is_a(value, "numpy", "ndarray"):
        raise ValueError("is an array without names of columns: give a data frame or a list of objects")
    if isinstance(value, Mapping):
        value = _rows_of_columns(as_json(value))
    if isinstance(value, (bytes, bytearray)) or not isinstance(value, Sequence):
        raise ValueError(f"must be a list of rows or a data frame, not {sort_of(value)}")
    _within_limit(len(value))
    return Converted(as_json(value))


def _within_limit(rows: int) -> None:
    if rows > ROWS:
        raise ValueError(f"has {rows} rows; a table on the canvas has at most {ROWS}: aggregate or choose")


def _rows_of_columns(columns: dict[str, Any]) -> list[dict[str, Any]]:
    lists = list(columns.values())
    if not all(isinstance(column, list) and len(column) == len(lists[0]) for column in lists):
        raise ValueError("must be a list of rows, or an object of columns of the same length")
    return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]


def _of_frame(payload: dict[str, Any]) -> Converted:
    """Rows by name. Headings may repeat, fields may not."""
    fields: list[str] = []
    columns: list[dict[str, Any]] = []
    for column in payload["columns"]:
        heading = column["name"]
        field, number = heading or "_", 2
        while field in fields or field == "__proto__":
            field, number = f"{heading} ({number})", number + 1
        fields.append(field)
        kind = CELLS.get(column["type"])
        columns.append({"field": field, "headerName": heading, **({"cellDataType": kind} if kind else {})})
    rows = [dict(zip(fields, row, strict=True)) for row in payload["rows"]]
    return Converted(rows, {"columnDefs": columns})
