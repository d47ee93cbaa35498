"""What a stream is asked for with, and what its server says: read back as the standard has it."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fast_dash.streaming import sse_message, sse_options
from tests.python.test_import import imported_by

JSON = {"Content-Type": "application/json"}


class Query(pydantic.BaseModel):
    messages: list[dict[str, str]]


@dataclasses.dataclass
class Question:
    text: str
    numbers: tuple[int, ...] = (1, 2)


@pytest.mark.parametrize(
    ("payload", "options"),
    [
        ("plain text", {"payload": "plain text"}),
        ("", {"payload": ""}),
        (None, {}),
        (Query(messages=[{"role": "user"}]), {"payload": '{"messages":[{"role":"user"}]}', "headers": JSON}),
        (Question("für"), {"payload": '{"text":"für","numbers":[1,2]}', "headers": JSON}),
        ({"a": [1, None]}, {"payload": '{"a":[1,null]}', "headers": JSON}),
        ([{"role": "user"}], {"payload": '[{"role":"user"}]', "headers": JSON}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_options(payload: Any, options: dict[str, Any]) -> None:
    assert sse_options(payload) == options
    assert sse_options(payload, method="PUT", start=False) == {**options, "method": "PUT", "start": False}


def test_headers_are_added_to_the_content_type_and_may_replace_it() -> None:
    assert sse_options({}, headers={"X-Key": "1"})["headers"] == {**JSON, "X-Key": "1"}
    assert sse_options({}, headers={"content-type": "application/ld+json"})["headers"] == {
        "content-type": "application/ld+json"
    }
    headers = {"X-Key": "1"}
    assert sse_options({}, headers=headers, withCredentials=True)["withCredentials"] is True
    assert headers == {"X-Key": "1"}, "what the caller gave is changed"
    assert sse_options("text", headers=headers)["headers"] == headers


def test_each_call_gives_new_options() -> None:
    """So that Dash sees a change."""
    assert sse_options("same") is not sse_options("same")


def test_a_misspelt_option_is_named_and_the_right_ones_listed() -> None:
    with pytest.raises(
        TypeError, match="no option 'header', 'with_credentials'; the options are headers, method, start"
    ):
        sse_options("text", header={}, with_credentials=True)


@pytest.mark.parametrize("payload", [object(), {"a": object()}, b"bytes", Question])
def test_a_payload_without_json_form_is_refused(payload: Any) -> None:
    with pytest.raises(TypeError):
        sse_options(payload)


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        sse_options({"temperature": float("nan")})


def test_the_end() -> None:
    assert sse_message() == "data: [DONE]\n\n"


def test_every_field() -> None:
    message = sse_message("one\ntwo\r\nthree\n", event="note", id=7, retry=250)
    assert message == "event: note\nid: 7\nretry: 250\ndata: one\ndata: two\ndata: three\ndata: \n\n"


@given(st.text(), st.none() | st.text(st.characters(exclude_characters="\r\n\0")))
def test_a_message_is_read_back_as_it_was_written(data: str, id: str | None) -> None:
    lines = re.split(r"\r\n|\n|\r", sse_message(data, id=id))
    fields = [line.partition(": ")[::2] for line in lines]
    assert fields[-2:] == [("", "")] * 2, "one blank line, at the end"
    assert "\n".join(value for name, value in fields if name == "data") == re.sub("\r\n?", "\n", data)
    assert [value for name, value in fields if name == "id"] == ([] if id is None else [id])


@pytest.mark.parametrize("fields", [{"event": "a\nb"}, {"id": "a\rb"}, {"id": "a\0b"}, {"retry": -1}])
def test_what_would_break_the_frame_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(fields))):
        sse_message("data", **fields)


def test_a_stream_server_needs_neither_dash_nor_pydantic() -> None:
    assert not imported_by("import fast_dash.streaming") & {"dash", "flask", "pydantic"}


def test_json_is_not_cut() -> None:
    text = "x" * 1_000_000
    assert json.loads(sse_options({"text": text})["payload"]) == {"text": text}
