"""What is written in a form of its own: UUIDs and the like, JSON, anything."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from ipaddress import IPv4Address
from typing import Any
from uuid import UUID

from fast_dash.chat.signature import EMPTY
from tests.python.hints.setting import Row

ID = "123e4567-e89b-12d3-a456-426614174000"
DEEP = "[" * 100_000

ROWS: list[Row] = [
    (
        UUID,
        EMPTY,
        "TextInput",
        "",
        [(ID, UUID(ID)), (f" {ID} ", UUID(ID))],
        [("", f"enter one such as {ID}"), ("12", "enter one such as"), (3, "enter one"), ("1" * 300, "enter one")],
    ),
    (UUID, UUID(ID), "TextInput", ID, [(ID, UUID(ID))], [("", "enter one")]),
    (UUID | None, None, "TextInput", "", [("", None), (ID, UUID(ID))], [("x", "enter one")]),
    (IPv4Address, EMPTY, "TextInput", "", [("10.0.0.1", IPv4Address("10.0.0.1"))], [("10.0.0.256", "192.168.0.1")]),
    (Fraction, Fraction(3, 4), "TextInput", "3/4", [("1/2", Fraction(1, 2))], [("1/0", "such as 3/4")]),
    (complex, 1 + 2j, "TextInput", "1+2j", [("2j", 2j)], [("i", r"such as 1\+2j")]),
    # --- JSON ---
    (
        dict,
        EMPTY,
        "JsonInput",
        "",
        [("", {}), (None, {}), ('{"a": [1, null]}', {"a": [1, None]})],
        [("[]", 'enter JSON such as {"name": "text"}'), ("{", "enter JSON"), ({}, "enter JSON"), (DEEP, "enter JSON")],
    ),
    (EMPTY, {}, "JsonInput", "", [('{"a": 1}', {"a": 1})], [('{"a": NaN}', "enter JSON")]),
    (dict | None, None, "JsonInput", "", [("", None), ("{}", {})], [("null", "enter JSON")]),
    (
        dict[str, int],
        {"a": 1},
        "JsonInput",
        '{\n  "a": 1\n}',
        [('{"b": 2}', {"b": 2}), ("", {})],
        [('{"a": "x"}', 'enter JSON such as {"name": 1}'), ('{"a": true}', "enter JSON"), ('{"a": 1.5}', "enter JSON")],
    ),
    (dict[int, float], EMPTY, "JsonInput", "", [('{"1": 2}', {1: 2.0})], [('{"a": 2}', 'such as {"1": 0.5}')]),
    (Mapping[str, str | None], EMPTY, "JsonInput", "", [('{"a": null}', {"a": None})], [('{"a": 1}', "enter JSON")]),
    (list[dict], EMPTY, "JsonInput", "", [('[{"a": 1}]', [{"a": 1}]), ("", [])], [("{}", r'such as \[{"name"')]),
    (list[list[int]], [[1, 2]], "JsonInput", "[\n  [\n    1,\n    2\n  ]\n]", [("[[3]]", [[3]])], [("[3]", "enter")]),
    # --- anything ---
    (Any, EMPTY, "TextInput", "", [("", None), ("x", "x")], [(3, "enter a text")]),
    (object, EMPTY, "TextInput", "", [(None, None)], []),
    (Any, 3, "NumberInput", 3, [(4, 4)], []),
    (Any, ["a", "b"], "Select", "a", [("b", "b")], []),
]
