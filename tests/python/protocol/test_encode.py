"""Whatever a callback hands over becomes strict JSON."""

from __future__ import annotations

import datetime
import decimal
import enum
import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fast_dash.protocol.encode import DEPTH, SIZE, clean, dumps, json_safe, loads


class Raises:
    def __repr__(self) -> str:
        raise RuntimeError("repr")


class Colour(enum.Enum):
    RED = "red"


def nested(levels: int) -> list:
    value: list = []
    for _ in range(levels):
        value = [value]
    return value


CIRCULAR: dict = {"a": 1}
CIRCULAR["self"] = CIRCULAR

CASES = [
    (None, None),
    (True, True),
    (float("nan"), None),
    (float("-inf"), None),
    (2**53, "9007199254740992"),
    (-(2**53) + 1, -(2**53) + 1),
    (10**5000, "<int of 16610 bits>"),
    (b"\x00\xff", "<2 bytes>"),
    ((1, 2), [1, 2]),
    ({1}, [1]),
    ({1: "a", None: "b", (1, 2): "c"}, {"1": "a", "None": "b", "(1, 2)": "c"}),
    (CIRCULAR, {"a": 1, "self": "<circular>"}),
    ("a\ud800", "a\ufffd"),
    ("\ud83d\ude00", "😀"),
    ("a\0b", "a\ufffdb"),
    ({"\ud800": 1}, {"\ufffd": 1}),
    (Colour.RED, "red"),
    (decimal.Decimal("1.10"), "1.10"),
    (datetime.datetime(2024, 1, 1), "2024-01-01T00:00:00"),
    (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (ValueError("x"), "ValueError: x"),
    (Raises(), "<Raises>"),
    (object(), "<object object>"),
    (1 + 2j, "(1+2j)"),
]


@pytest.mark.parametrize(("value", "expected"), CASES, ids=[ascii(type(v).__name__) for v, _ in CASES])
def test_values(value, expected):
    assert json_safe(value) == expected


def test_depth_is_bounded():
    safe = json_safe(nested(5000))
    assert len(dumps(safe)) < 3 * DEPTH
    while isinstance(safe, list):
        safe = safe[0]
    assert safe == "… more levels"


def test_size_is_bounded_and_says_so():
    text = json_safe("x" * 10**6)
    assert len(dumps(text)) < SIZE + 50
    assert text.endswith(f"x… {10**6 - SIZE + 1:,} more characters")
    numbers = json_safe(list(range(10**6)))
    assert numbers[-1] == f"… {10**6 - len(numbers) + 1:,} more items"
    entries = json_safe(dict.fromkeys(range(1000), "x" * 1000))
    assert entries["…"] == f"… {1000 - len(entries) + 1:,} more entries"
    assert json_safe(["x" * SIZE, [1, 2]])[-1] == "… 1 more items"
    assert json_safe({"a": "x" * SIZE, "b": 1})["a"].endswith("more characters")


def test_packages_of_data():
    np = pytest.importorskip("numpy")
    pd = pytest.importorskip("pandas")
    assert json_safe(np.int64(3)) == 3
    assert json_safe(np.float32("nan")) is None
    assert json_safe(np.array([[1, 2]])) == [[1, 2]]
    assert json_safe(np.zeros((2000, 2000))) == "<array 2000 × 2000 float64>"
    assert json_safe([pd.NaT, pd.NA, pd.Timestamp("2024-01-01")]) == [None, None, "2024-01-01T00:00:00"]
    assert json_safe(pd.DataFrame({"a": [1, None]})) == {"columns": ["a"], "rows": [[1.0], [None]]}
    assert json_safe(pd.DataFrame({"a": range(2000)}))["rows"][-1] == "… 1,000 more rows"
    assert json_safe(pd.Series(range(1500)))[-1] == "… 500 more items"


SCALARS = st.none() | st.text() | st.floats() | st.integers() | st.binary()


@given(st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner)))
def test_anything_survives_the_wire(value):
    safe = json_safe(value)
    assert loads(dumps(safe).encode()) == safe


@given(st.text(st.characters(exclude_categories=[])), st.text())
def test_clean_text_is_valid_unicode_and_valid_text_is_clean(anything, valid):
    clean(anything).encode()
    assert "\0" not in clean(anything)
    assert clean(valid) == valid.replace("\0", "\ufffd")


def test_dumps_is_strict_and_compact():
    assert dumps({"a": [1, "é"]}, separators=(", ", ": ")) == '{"a":[1,"é"]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(float("nan"))


def test_loads_gives_finite_values_or_says_why():
    assert loads("[NaN, -Infinity]") == [None, None]
    with pytest.raises(json.JSONDecodeError):
        loads("{")
    with pytest.raises(ValueError, match="too deeply"):
        loads("[" * 100_000)
