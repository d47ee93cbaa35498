"""Groups of settings: their parts, who is blamed, and what contains itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

import pytest
from annotated_types import MaxLen

from fast_dash.chat.signature import EMPTY
from fast_dash.hints.control import PartError
from tests.python.hints.samples import Nested, Options, Server
from tests.python.hints.setting import of


def test_group_that_contains_itself_is_the_authors_mistake() -> None:
    @dataclass
    class Node:
        value: int = 0

    Node.__annotations__["next"] = Node | None
    Node.next = None  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="contains itself"):
        of(dataclass(Node))


@pytest.mark.parametrize(
    ("hint", "sent", "blamed"),
    [
        (Server, {"host": "a b"}, "x.host"),
        (Nested, {"server": {"host": "a b"}}, "x.server.host"),
        (Nested, {"server": {"port": "x"}}, "x.server.port"),
        (Options, {"depth": 0}, "x.depth"),
    ],
)
def test_refusal_of_a_part_names_the_part(hint: Any, sent: Any, blamed: str) -> None:
    with pytest.raises(PartError) as refused:
        of(hint).parse(sent)
    assert refused.value.field.name == blamed


def test_parts_have_labels_help_and_ids_of_their_own() -> None:
    host, port, _ = of(Server).parts
    assert (host.component.label, host.component.description) == ("Host name", "Where it runs.")
    assert (port.component.id, port.field.error_id) == ("fd-setting-x--port", "fd-setting-x--port-error")
    depth, _, note = of(Options).parts
    assert depth.component.description == "How deep to think."
    assert note.component.description == "For the record."


def test_row_is_called_by_its_class_and_refused_in_its_place() -> None:
    made = of(Annotated[list[Options], MaxLen(2)], [Options(4)])
    shown, first, second = made.parts
    assert (shown.prop, first.field.name, second.field.label) == ("data", "x.0", "Options")
    with pytest.raises(PartError) as refused:
        made.parse({"": [0, 1], "1": {"depth": 9}})
    assert refused.value.field.name == "x.1.depth"
    # What a row holds that the user has removed is no matter.
    assert made.parse({"": [0], "1": {"depth": 9}}) == [Options(4)]


@pytest.mark.parametrize(
    ("hint", "default", "most"),
    [
        (list[Options], EMPTY, 10),
        (Annotated[list[Options], MaxLen(3)], EMPTY, 3),
        (Annotated[list[Options], MaxLen(10_000)], EMPTY, 30),
        (list[Options], [Options()] * 12, 12),
        (list[tuple[int, int]], EMPTY, 10),
    ],
)
def test_there_are_so_many_rows(hint: Any, default: Any, most: int) -> None:
    assert len(of(hint, default).parts) == most + 1


def test_rows_of_rows_are_few() -> None:
    class Order(NamedTuple):
        items: list[tuple[int, int]]

    _, first, *_ = of(list[Order]).parts
    assert len(first.parts[0].parts) == 5
