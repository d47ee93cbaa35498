"""What every format reads: the canvas with its title, and its items in the terms that the formats share."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ..canvas.base import CANVAS_COMPONENTS
from ..canvas.specs import Spec
from ..languages import Language

Kind = Literal["Graph", "Table", "Image", "Markdown", "other"]

KINDS: dict[Any, Kind] = {
    "dash.dcc:Graph": "Graph",
    "dash_ag_grid:AgGrid": "Table",
    "dash.html:Img": "Image",
    "dash.dcc:Markdown": "Markdown",
}
"""By the component and not by the type's name: an app may have put another component in a type's place."""

DATA_URL = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """A canvas, and how it is written."""

    specs: Sequence[Spec]
    title: str
    language: Language
    theme: Mapping[str, Any]


class Picture(NamedTuple):
    """A picture that is within a spec."""

    ending: str
    """``png``, ``jpeg``, ``gif`` or ``webp``: of its file name, and of its media type."""
    data: bytes


class Column(NamedTuple):
    """A column of a table."""

    field: str
    heading: str
    numeric: bool
    sort: str | None


def kind_of(spec: Spec) -> Kind:
    """How an item is written."""
    component = CANVAS_COMPONENTS.get(spec["type"])
    return KINDS.get(component.component, "other") if component else "other"


def picture_of(address: Any) -> Picture | None:
    """The picture that an address holds, or None if it only names one."""
    match = DATA_URL.fullmatch(address) if isinstance(address, str) else None
    if match is None:
        return None
    try:
        data = base64.b64decode(match[2], validate=True)
    except binascii.Error:
        return None
    return Picture(match[1].lower().replace("jpg", "jpeg"), data)


def columns_of(spec: Spec) -> list[Column]:
    """The columns that a table shows: those that it names, else the keys of its rows as they are met."""
    rows = spec["value"] or []
    defined = spec["props"].get("columnDefs")
    if defined is None:
        defined = [{"field": field} for field in dict.fromkeys(key for row in rows for key in row)]
    common = spec["props"].get("defaultColDef", {})
    found = []
    for column in ({**common, **own} for own in defined):
        if not column.get("hide"):
            cells = [row.get(column["field"]) for row in rows]
            numeric = all(_is_number(cell) or cell is None for cell in cells) and any(
                cell is not None for cell in cells
            )
            found.append(
                Column(column["field"], column.get("headerName") or column["field"], numeric, column.get("sort"))
            )
    return found


def identifiers(specs: Sequence[Spec], reserved: Container[str] = ()) -> list[str]:
    """A name for each item, of lower-case letters, digits and underscores, by which no other one is called."""
    found: list[str] = []
    for spec in specs:
        base = re.sub(r"[^a-z0-9]+", "_", spec["name"].lower()).strip("_")[:40].rstrip("_")
        if not base or base[0].isdigit():
            base = f"item_{base}".rstrip("_")
        name, number = base, 2
        while name in found or name in reserved:
            name, number = f"{base}_{number}", number + 1
        found.append(name)
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
