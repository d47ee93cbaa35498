"""Any Python value → strict JSON. Nothing that a callback hands over can make the wire or the store fail.

Strict: finite numbers, no number that JavaScript would round, string keys, valid Unicode without NUL, bounded depth
and size. What has no JSON form becomes a short description, without memory addresses.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Set
from itertools import islice
from typing import Any

DEPTH = 50
"""Levels of nesting that are kept."""

SIZE = 200_000
"""Characters that a value may have, about; the rest is left out and says so."""

ARRAY = 1000
"""Numbers of an array that are kept; a larger one is described."""

SAFE_INTEGER = 2**53 - 1
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
CUT = "…"
"""Begins each mark of what was left out, and is the key of such a mark in a mapping."""


def cut(what: str, count: int | None = None) -> str:
    """The mark in the place of what was left out: "… 1,234 more characters". The browser knows it by this form."""
    return f"{CUT} {'' if count is None else f'{count:,} '}more {what}"


def is_a(value: Any, module: str, *names: str) -> bool:
    """Whether ``value`` is an instance of one of the classes ``names`` of a package that may not be installed.

    Nothing is imported: an instance proves that its module is.
    """
    found = sys.modules.get(module)
    classes = tuple(cls for name in names if isinstance(cls := getattr(found, name, None), type))
    # type() rather than isinstance(): an object may claim any __class__.
    return issubclass(type(value), classes) if classes else False


def clean(text: str) -> str:
    """``text`` as valid Unicode: halves of surrogate pairs joined, lone ones and NUL replaced by U+FFFD."""
    if text.isascii():
        return text.replace("\0", "\ufffd") if "\0" in text else str.__str__(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return str.__str__(text).replace("\0", "\ufffd")


def words(value: Any) -> str:
    """``str(value)`` for people, which never raises and shows no memory address."""
    try:
        text = str(value)
    except BaseException:
        text = f"<{type(value).__name__}>"
    return clean(ADDRESS.sub("", text))


def json_safe(value: Any, size: int = SIZE) -> Any:
    """``value`` in strict JSON values, whatever it is."""
    return _Walk(size).convert(value, 0)


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dumps(value: Any, **_options: Any) -> str:
    """Compact strict JSON of JSON values. Options that other encoders take are accepted and have no effect."""
    return _encoder.encode(value)


def loads(text: str | bytes, **_options: Any) -> Any:
    """The value of a JSON text. What is not JSON raises ValueError; NaN and infinities become None."""
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except RecursionError:
        raise ValueError("nested too deeply") from None


class _Walk:
    """One conversion: what is left of the size, and the containers around the present value."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._around: set[int] = set()

    def convert(self, value: Any, depth: int) -> Any:
        self._left -= 1
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is str:
            return self._text(value)
        if kind is int:
            return self._integer(value)
        if kind is float:
            return value if math.isfinite(value) else None
        if depth >= DEPTH:
            return cut("levels")
        if self._left <= 0:
            return cut("entries", _length(value))
        if id(value) in self._around:
            return "<circular>"
        self._around.add(id(value))
        try:
            for matches, convert in CONVERTERS:
                if matches(value):
                    return convert(self, value, depth + 1)
            return self._text(words(value))
        except Exception:
            return f"<{kind.__name__}>"
        finally:
            self._around.discard(id(value))

    def _text(self, text: str) -> str:
        room = max(self._left, 0)
        mark = cut("characters", len(text) - room) if len(text) > room else ""
        kept = text[:room] if mark else text
        self._left -= len(kept)
        return clean(kept) + mark

    def _integer(self, value: int) -> int | str:
        if -SAFE_INTEGER <= value <= SAFE_INTEGER:
            return value
        # Python refuses to write very long numbers in decimal.
        return self._text(str(value) if value.bit_length() < 10_000 else f"<int of {value.bit_length()} bits>")

    def mapping(self, value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, item in value.items():
            if self._left <= 0:
                out[CUT] = cut("entries", len(value) - len(out))
                break
            # The name first: a large value would leave no room for it.
            name = self._text(key if isinstance(key, str) else words(key))
            out[name] = self.convert(item, depth)
        return out

    def items(self, value: Iterable[Any], depth: int, total: int | None = None, what: str = "items") -> list[Any]:
        """``value`` as a list. ``total``: how many there are, where there may be more than ``value`` has."""
        total = _length(value) if total is None else total
        out: list[Any] = []
        for item in value:
            if self._left <= 0:
                break
            out.append(self.convert(item, depth))
        if total is not None and total > len(out):
            out.append(cut(what, total - len(out)))
        return out

    def array(self, value: Any, depth: int) -> Any:
        if value.ndim == 0:
            return self.convert(value.item(), depth)
        if value.size > ARRAY:
            return f"<array {' × '.join(map(str, value.shape))} {value.dtype}>"
        return self.items(value.tolist(), depth)

    def frame(self, value: Any, depth: int) -> Any:
        rows = islice(value.itertuples(index=False, name=None), ARRAY)
        return {
            "columns": [words(column) for column in value.columns],
            "rows": self.items(rows, depth, len(value), "rows"),
        }


def _length(value: Any) -> int | None:
    try:
        return len(value)
    except Exception:
        return None


def _is_dataclass(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.repr}


CONVERTERS: list[tuple[Callable[[Any], bool], Callable[[_Walk, Any, int], Any]]] = [
    # Missing values first: pandas' NaT is also a datetime.
    (lambda v: is_a(v, "pandas._libs.tslibs.nattype", "NaTType"), lambda _w, _v, _d: None),
    (lambda v: is_a(v, "pandas._libs.missing", "NAType"), lambda _w, _v, _d: None),
    (lambda v: isinstance(v, enum.Enum), lambda w, v, d: w.convert(v.value, d)),
    (lambda v: isinstance(v, str), lambda w, v, d: w.convert(str.__str__(v), d)),
    (lambda v: isinstance(v, int), lambda w, v, d: w.convert(int.__int__(v), d)),
    (lambda v: isinstance(v, float), lambda w, v, d: w.convert(float.__float__(v), d)),
    (lambda v: isinstance(v, (datetime.date, datetime.time)), lambda _w, v, _d: clean(v.isoformat())),
    (lambda v: isinstance(v, (bytes, bytearray, memoryview)), lambda _w, v, _d: f"<{len(v)} bytes>"),
    (lambda v: isinstance(v, Mapping), lambda w, v, d: w.mapping(v, d)),
    (lambda v: isinstance(v, (list, tuple, Set)), lambda w, v, d: w.items(v, d)),
    (lambda v: isinstance(v, BaseException), lambda w, v, d: w.convert(f"{type(v).__name__}: {words(v)}", d)),
    (_is_dataclass, lambda w, v, d: w.mapping(_fields(v), d)),
    (lambda v: is_a(v, "numpy", "generic", "ndarray"), lambda w, v, d: w.array(v, d)),
    (lambda v: is_a(v, "pandas", "DataFrame"), lambda w, v, d: w.frame(v, d)),
    (lambda v: is_a(v, "pandas", "Series", "Index"), lambda w, v, d: w.items(v[:ARRAY].tolist(), d, len(v))),
    (lambda v: is_a(v, "pydantic", "BaseModel"), lambda w, v, d: w.convert(v.model_dump(), d)),
    (lambda v: is_a(v, "PIL.Image", "Image"), lambda _w, v, _d: f"<{v.mode} image {v.width} × {v.height}>"),
    (lambda v: is_a(v, "plotly.basedatatypes", "BaseFigure"), lambda _w, _v, _d: "<Figure>"),
]
"""What matches → how it is written. The first match counts; what matches none is written as its ``words``."""
