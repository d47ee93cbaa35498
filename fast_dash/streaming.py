"""Both ends of a stream of server-sent events: the options of the component ``SSE``, and the messages of its server.

Knows nothing of Dash, so that a stream server needs no Dash either.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack, cast

from .protocol.encode import dumps

DONE = "[DONE]"
"""The message that ends a stream."""

LINE_END = re.compile(r"\r\n|\n|\r")


class SseRequest(TypedDict, total=False):
    """How a stream is asked for, apart from its payload."""

    headers: Mapping[str, str]
    """HTTP headers."""
    method: str
    """The HTTP method: without it, POST if there is a payload and GET if not."""
    withCredentials: bool
    """Send cookies also to a server of another origin."""
    start: bool
    """False closes the stream and asks for nothing."""


class SseOptions(SseRequest, total=False):
    """The prop ``options`` of ``SSE``."""

    payload: str
    """The body of the request."""


def sse_options(payload: Any = None, **options: Unpack[SseRequest]) -> SseOptions:
    """The prop ``options`` of ``SSE``: what the stream server is sent, and how.

    Returned from a callback, it starts the stream again, also if it says the same as before.

    Args:
        payload: The body of the request. A ``str`` is sent as it is. A pydantic model, a dataclass, a dict or a list
            becomes JSON, with its content type. ``None`` sends no body.
        options: ``headers``, ``method``, ``withCredentials`` and ``start``.

    Raises:
        TypeError: An option that does not exist, or a payload that has no JSON form.
        ValueError: A payload with a number that is not finite.
    """
    unknown = options.keys() - SseRequest.__annotations__.keys()
    if unknown:
        raise TypeError(
            f"sse_options() has no option {', '.join(sorted(map(repr, unknown)))}; "
            f"the options are {', '.join(sorted(SseRequest.__annotations__))}"
        )
    asked = cast(SseOptions, {**options})
    if isinstance(payload, str):
        asked["payload"] = payload
    elif payload is not None:
        headers = {**(asked.get("headers") or {})}
        if "content-type" not in map(str.lower, headers):
            headers["Content-Type"] = "application/json"
        asked |= {"payload": _json(payload), "headers": headers}
    return asked


def sse_message(
    data: str = DONE, *, event: str | None = None, id: str | int | None = None, retry: int | None = None
) -> str:
    r"""One server-sent event, to be yielded by a stream server. Without arguments: the one that ends the stream.

    Args:
        data: The text, of any number of lines. A carriage return arrives as ``\n``.
        event: Its type. ``SSE`` reads messages, which have none, and ``"error"``: its ``data`` becomes the component's
            ``error``, and the stream ends.
        id: What a client says as ``Last-Event-ID`` when it comes again after a cut.
        retry: Milliseconds that a client waits after a cut before it comes again.

    Raises:
        ValueError: ``event`` or ``id`` has several lines, ``id`` has a NUL, ``retry`` is negative.
    """
    lines = []
    if event is not None:
        lines.append(f"event: {_one_line('event', event)}")
    if id is not None:
        lines.append(f"id: {_one_line('id', str(id))}")
    if retry is not None:
        if retry < 0:
            raise ValueError(f"retry is a number of milliseconds, not {retry}")
        lines.append(f"retry: {retry:d}")
    lines += [f"data: {line}" for line in LINE_END.split(data)]
    return "\n".join(lines) + "\n\n"


def _one_line(name: str, value: str) -> str:
    if LINE_END.search(value) or "\0" in value:
        raise ValueError(f"{name} must be one line without NUL, not {value!r}")
    return value


def _json(payload: Any) -> str:
    # A pydantic model, without pydantic: it need not be installed.
    model_dump_json = getattr(payload, "model_dump_json", None)
    if model_dump_json is not None:
        return str(model_dump_json())
    if dataclasses.is_dataclass(payload) and not isinstance(payload, type):
        payload = dataclasses.asdict(payload)
    return dumps(payload)
