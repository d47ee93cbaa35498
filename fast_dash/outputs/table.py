"""Data frames: an AG Grid that sorts, filters and turns pages.

The grid's package is imported when an output needs it: whatever is imported is loaded by the page.
"""

from __future__ import annotations

import json
import math
from typing import Any

from dash.development.base_component import Component

from ..artifacts import table
from ..languages import ENGLISH, Language, say
from .output import Output, Slot, UnfitError, is_class

ROWS = 20_000
"""Rows that are sent. Past that, a note tells how many there are."""
PAGE = 20
CLASS = "fdc-output__table"
LOOKED_AT = 200
"""Rows that tell how wide a column is."""
NARROWEST, WIDEST = 10, 40
"""Characters for which a column has room, in comparison with the others."""
MIDNIGHT = "T00:00:00"
DAY = len("2026-01-01")
DECIMALS = 4
"""Decimals that all numbers of a column get if none has more."""
SIGNIFICANT = 6
"""Digits of a number that are shown, where there are very many."""
EMPTY_TABLE: dict[str, Any] = {"columns": [], "rows": [], "total": 0}


def is_table(slot: Slot) -> bool:
    return any(is_class(slot.hint, package, *names) for package, names in table.FRAMES.items())


def table_output(slot: Slot) -> Output:
    return Output(
        slot,
        grid(slot, id=slot.id, **grid_props(EMPTY_TABLE)),
        lambda value: grid_props(table_json(value), slot.language),
        grid_props(EMPTY_TABLE),
        note=lambda value: note(table_json(value, 0)),
    )


def table_json(value: Any, most: int = ROWS) -> dict[str, Any]:
    """A data frame as ``{"columns", "rows", "total"}``. Raises `UnfitError`."""
    if not table.is_frame(value):
        raise UnfitError(say("a table"), value)
    return table.first_rows(value, most)


def grid_props(found: dict[str, Any], language: Language = ENGLISH) -> dict[str, Any]:
    """What `dash_ag_grid.AgGrid` shows of a table."""
    columns, rows = found["columns"], found["rows"]
    names = [column["name"] for column in columns]
    # By name, which is what a callback on the grid wants to read, unless names repeat or mean something to JavaScript.
    usable = len(set(names)) == len(names) and not {"", "__proto__"} & set(names)
    fields = names if usable else [f"column {i}" for i in range(len(names))]
    rows = [dict(zip(fields, row, strict=True)) for row in rows]
    return {
        "columnDefs": [_column(name, column, rows, language) for name, column in zip(fields, columns, strict=True)],
        "rowData": rows,
        # One page needs no bar to turn it.
        "className": CLASS if len(rows) > PAGE else f"{CLASS} {CLASS}--short",
    }


def note(found: dict[str, Any]) -> str:
    if found["total"] <= ROWS:
        return ""
    return say("The first {rows:,} of {total:,} rows.", rows=ROWS, total=found["total"])


def grid(slot: Slot, **props: Any) -> Component:
    import dash_ag_grid

    words = {"localeText": dict(slot.language.grid)} if slot.language.grid else {}
    grid: Component = dash_ag_grid.AgGrid(
        defaultColDef={"sortable": True, "filter": True, "resizable": True, "minWidth": 110, "flex": 1},
        dashGridOptions={**OPTIONS, **words},
        style={"height": None, "width": "100%"},
        **props,
    )
    return grid


OPTIONS: dict[str, Any] = {
    "domLayout": "autoHeight",
    "pagination": True,
    "paginationPageSize": PAGE,
    "paginationPageSizeSelector": [PAGE, 50, 100],
    "rowHeight": 36,
    "headerHeight": 40,
    # A column's name is a name, dots and all.
    "suppressFieldDotNotation": True,
    "enableCellTextSelection": True,
    "ensureDomOrder": True,
    "animateRows": False,
}


def _column(field: str, column: dict[str, Any], rows: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    """How the grid shows, sorts and filters a column. Times are cut to what they say, in place."""
    look: dict[str, Any] = {"field": field, "headerName": column["name"], "cellDataType": "text"}
    match column["type"]:
        case "number":
            number = {"cellDataType": "number", "filter": "agNumberColumnFilter", "type": "rightAligned"}
            look |= {**number, **_written(field, [row[field] for row in rows], language)}
        case "boolean":
            look |= {"cellDataType": "boolean"}
        case "date" | "datetime":
            texts = [row[field] for row in rows if isinstance(row[field], str)]
            days = all(text.endswith(MIDNIGHT) or len(text) == DAY for text in texts)
            for row in rows:
                if isinstance(row[field], str):
                    row[field] = row[field][:DAY] if days else row[field].replace("T", " ")
            look |= {"cellDataType": "dateString", "filter": "agDateColumnFilter"} if days else {}
    return {**look, "flex": _share(column["name"], [row[field] for row in rows[:LOOKED_AT]])}


def _share(name: str, values: list[Any]) -> int:
    """The column's share of the width: about the characters of what is in it, within bounds."""
    longest = max((len(str(value)) for value in values if not isinstance(value, float)), default=0)
    return min(max(longest, len(name), NARROWEST), WIDEST)


def _written(field: str, values: list[Any], language: Language) -> dict[str, Any]:
    """Numbers line up at their points; where decimals are left out, the tooltip has the whole number."""
    floats = [abs(value) for value in values if isinstance(value, float)]
    largest = max(floats, default=0.0)
    decimals = max(map(_decimals, floats), default=0)
    if not 1e-3 <= largest < 1e15 or decimals == 0:
        return (
            {} if language.decimal == "." else {"valueFormatter": _formatter("d3.format('')(params.value)", language)}
        )
    if decimals <= DECIMALS:
        return {"valueFormatter": _formatter(f"d3.format('.{decimals}f')(params.value)", language)}
    decimals = max(SIGNIFICANT - max(math.ceil(math.log10(largest)), 0), 2)
    return {"valueFormatter": _formatter(f"d3.format('.{decimals}f')(params.value)", language), "tooltipField": field}


def _decimals(value: float) -> int:
    """How many digits stand behind the point; more than any column shows for one that is written with an exponent."""
    text = repr(value)
    return 0 if text.endswith(".0") else len(text) - text.index(".") - 1 if "e" not in text else len(text)


def _formatter(number: str, language: Language) -> dict[str, str]:
    """What writes a number: JavaScript, as far as AG Grid's package for Dash knows it."""
    written = number if language.decimal == "." else f"{number}.replace('.', {json.dumps(language.decimal)})"
    return {"function": f"params.value == null ? '' : {written}"}
