"""Classes of settings."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Len, MaxLen
from pydantic import SecretStr

from fast_dash.chat.signature import EMPTY
from tests.python.hints.samples import Nested, Options, Point, Query, Server
from tests.python.hints.setting import NUMBER, WHOLE, Row

ROWS: list[Row] = [
    (
        Options,
        EMPTY,
        "Fieldset",
        {"depth": 2, "tone": "dry", "note": ""},
        [
            ({"depth": 3, "tone": "warm", "note": "x"}, Options(3, "warm", "x")),
            ({}, Options()),
            (None, Options()),
            ({"depth": 5, "other": 1}, Options(5)),
        ],
        [({"depth": 9}, "from 1 to 5"), ({"tone": 1}, "choose one of")],
    ),
    (Options, Options(4), "Fieldset", {"depth": 4, "tone": "dry", "note": ""}, [({}, Options(4))], []),
    (
        Options | None,
        None,
        "Fieldset",
        {"": False, "depth": 2, "tone": "dry", "note": ""},
        [(None, None), ({"": False, "depth": 99}, None), ({"": True, "depth": 3}, Options(3))],
        [({"": True, "depth": 99}, "from 1 to 5")],
    ),
    (
        Server,
        EMPTY,
        "Fieldset",
        {"host": "localhost", "port": 80, "token": ""},
        [({"host": "h", "port": 1, "token": "t"}, Server(host="h", port=1, token=SecretStr("t")))],
        [({"host": "a b"}, "a host has no spaces$"), ({"port": 0}, "from 1 to 65535"), ({"host": ""}, "enter a text")],
    ),
    (
        Nested,
        EMPTY,
        "Fieldset",
        {"name": "n", "server": {"host": "localhost", "port": 80, "token": ""}},
        [({"server": {"port": 2}}, Nested(server=Server(port=2)))],
        [({"server": {"host": " "}}, "a host has no spaces")],
    ),
    (
        Query,
        EMPTY,
        "Fieldset",
        {"text": "", "most": ""},
        [({"text": "x"}, {"text": "x"}), ({"text": "x", "most": 3}, {"text": "x", "most": 3})],
        [({"most": "x"}, WHOLE)],
    ),
    # --- tuples ---
    (
        tuple[int, int],
        (1, 2),
        "Fieldset",
        {"0": 1, "1": 2},
        [({"0": 3, "1": 4}, (3, 4)), ({}, (1, 2))],
        [({"0": ""}, WHOLE)],
    ),
    (tuple[int, str], EMPTY, "Fieldset", {"0": "", "1": ""}, [({"0": 3, "1": "x"}, (3, "x"))], [(None, WHOLE)]),
    (
        tuple[float, float] | None,
        None,
        "Fieldset",
        {"": False, "0": "", "1": ""},
        [(None, None), ({"": True, "0": 1, "1": 2}, (1.0, 2.0))],
        [({"": True}, NUMBER)],
    ),
    (
        Point,
        EMPTY,
        "Fieldset",
        {"x": "", "y": 2},
        [({"x": 1}, Point(1)), ({"x": 1, "y": 3}, Point(1, 3))],
        [({}, WHOLE)],
    ),
    (Point, Point(1), "Fieldset", {"x": 1, "y": 2}, [({}, Point(1))], []),
    # --- rows ---
    (
        Annotated[list[Options], MaxLen(2)],
        [Options(4)],
        "Fieldset",
        {
            "": [0],
            "0": {"depth": 4, "tone": "dry", "note": ""},
            "1": {"depth": 2, "tone": "dry", "note": ""},
        },
        [
            (None, [Options(4)]),
            ({"": []}, []),
            ({"": [1]}, [Options(2)]),
            ({"": [0, 1], "1": {"depth": 5}}, [Options(4), Options(5)]),
        ],
        [
            ({"": [2]}, "choose from the list"),
            ({"": ["0"]}, "choose from the list"),
            ({"": [True]}, "choose from the list"),
            ({"": {}}, "choose from the list"),
            ({"": [1], "1": {"depth": 9}}, "from 1 to 5"),
        ],
    ),
    (
        Annotated[list[Point], Len(1, 1)],
        EMPTY,
        "Fieldset",
        {"": [], "0": {"x": "", "y": 2}},
        [({"": [0], "0": {"x": 3}}, [Point(3)])],
        [({}, "choose at least one"), ({"": [0]}, WHOLE)],
    ),
    (
        Annotated[tuple[Server, ...] | None, MaxLen(1)],
        None,
        "Fieldset",
        {"": [], "0": {"host": "localhost", "port": 80, "token": ""}},
        [(None, None), ({"": [0], "0": {"port": 2}}, (Server(port=2),))],
        [({"": [0], "0": {"host": "a b"}}, "a host has no spaces")],
    ),
]
