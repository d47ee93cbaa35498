"""What `Annotated` adds to a type: bounds, a form, options, a title. Knows no control.

Metadata is read by what it has, not by what it is, so that neither annotated_types nor pydantic is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

BOUNDS = (
    *("ge", "gt", "le", "lt", "multiple_of", "max_digits", "decimal_places"),
    *("min_length", "max_length", "pattern", "title", "description"),
)
"""The names under which annotated_types and pydantic say what `Limits` says."""


@dataclass(frozen=True)
class Widget:
    """Metadata that asks for one control by its name, as in ``Annotated[str, Widget("PasswordInput")]``."""

    name: str


@dataclass(frozen=True)
class Limits:
    """What a value must keep to, and how its control is called. ``None``: nothing is said."""

    ge: Any = None
    gt: Any = None
    le: Any = None
    lt: Any = None
    multiple_of: Any = None
    max_digits: int | None = None
    decimal_places: int | None = None
    range: range | None = None
    """Both ends and the step. The end belongs to it, as on the scale of a slider."""
    min_length: int | None = None
    max_length: int | None = None
    """Characters of a text, members of a list, bytes of a file."""
    pattern: str | None = None
    """A regular expression that occurs in the text."""
    options: tuple[Any, ...] | None = None
    words: tuple[str, ...] = ()
    """Plain texts. For a file, the kinds that are accepted: ``".csv"``, ``"image/*"``."""
    widget: str | None = None
    title: str | None = None
    description: str | None = None

    @classmethod
    def of(cls, metadata: Iterable[Any]) -> Limits:
        """Gather what all pieces of metadata say; of two that say the same, the later one counts."""
        found: dict[str, Any] = {}
        for item in metadata:
            found.update(_read(item))
            if isinstance(item, str):
                found["words"] = (*found.get("words", ()), item)
        return cls(**found)


def _read(item: Any) -> Mapping[str, Any]:
    match item:
        case str():
            return {}
        case Widget():
            return {"widget": item.name}
        case range():
            if not item:
                raise ValueError(f"{item!r} is empty: a control needs a range with values in it")
            return {"range": item if item.step > 0 else range(item.stop, item.start, -item.step)}
        case list():
            return {"options": tuple(item)}
        case (int() | float() | Decimal() as low, int() | float() | Decimal() as high):
            return {"ge": low, "le": high}
        case tuple():
            return {"options": item}
    found = {name: value for name in BOUNDS if (value := getattr(item, name, None)) is not None}
    if found.get("pattern") is not None and not isinstance(found["pattern"], str):
        found["pattern"] = getattr(found["pattern"], "pattern", None)  # a compiled expression, in pydantic's Field
    if isinstance(documentation := getattr(item, "documentation", None), str):
        found["description"] = documentation
    nested = getattr(item, "metadata", None)  # pydantic.Field carries its bounds in a list
    for part in nested if isinstance(nested, list | tuple) else ():
        found = {**_read(part), **found}
    return found
