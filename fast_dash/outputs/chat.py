"""A conversation as one output among several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import fast_dash_components as fdc

from ..languages import say
from ..protocol.encode import clean, words
from .output import Output, Slot, UnfitError, described

SHOWN = ("user", "assistant")
UNSHOWN = ("system", "developer", "tool", "function")
"""Roles that other programs write into a conversation; they are not said by anybody."""


class Chat:
    """Type hint of a returned value: a conversation.

    The function returns a list of ``{"role": "user" | "assistant", "content": str}``, of
    ``{"query": str, "response": str}`` or of ``(query, response)`` tuples; or a str, or an iterator of pieces of one,
    which is one message of the assistant.
    """


def is_chat(slot: Slot) -> bool:
    return slot.hint is Chat


def chat_output(slot: Slot) -> Output:
    # A prop that is None would hide the component's own default.
    component = fdc.Transcript(id=slot.id, messages=[], className="fdc-output__chat", **slot.language.transcript_props)
    return Output(
        slot, component, lambda value: {"messages": messages_of(value)}, {"messages": []}, grown=growing_messages
    )


def messages_of(value: Any) -> list[dict[str, Any]]:
    """A conversation as `Transcript` shows it. Raises `UnfitError`."""
    if isinstance(value, str):
        return [message("assistant", value)]
    if isinstance(value, Iterator):
        return messages_of("".join(map(words, value)))
    if isinstance(value, Mapping):
        return _entry(value, 0)
    if not isinstance(value, Sequence) or isinstance(value, bytes | bytearray):
        raise UnfitError(say("a conversation"), value)
    return [found for i, entry in enumerate(value) for found in _entry(entry, i)]


def growing_messages(pieces: Iterable[Any]) -> Iterator[Any]:
    """Pieces of text are one message that grows; anything else that is yielded is a conversation of its own."""
    text, grows = "", False
    try:
        for piece in pieces:
            grows = isinstance(piece, str)
            if grows:
                text += piece
                yield [message("assistant", text, "streaming")]
            else:
                yield piece
    except Exception:
        # What was said before stays, and no longer looks as if more were to come.
        if grows:
            yield [message("assistant", text)]
        raise
    if grows:
        yield [message("assistant", text)]


def message(role: str, content: str, status: str = "done") -> dict[str, Any]:
    return {"role": role, "content": clean(content), "status": status}


def _entry(entry: Any, index: int) -> list[dict[str, Any]]:
    if isinstance(entry, Mapping) and entry.get("role") in (*SHOWN, *UNSHOWN):
        if entry["role"] in UNSHOWN:
            return []
        return [message(entry["role"], _text(entry.get("content"), index), _status(entry.get("status")))]
    if isinstance(entry, Mapping) and "query" in entry:
        return _exchange(entry["query"], entry.get("response"), index)
    if isinstance(entry, tuple | list) and len(entry) == 2:
        return _exchange(entry[0], entry[1], index)
    raise _MessageError(index, entry)


def _exchange(query: Any, response: Any, index: int) -> list[dict[str, Any]]:
    said = [message("user", _text(query, index))]
    return said if response is None else [*said, message("assistant", _text(response, index))]


def _text(content: Any, index: int) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping | Sequence):
        raise _MessageError(index, content)
    return words(content)


def _status(status: Any) -> str:
    return "streaming" if status == "streaming" else "done"


class _MessageError(UnfitError):
    def __init__(self, index: int, entry: Any) -> None:
        TypeError.__init__(
            self,
            say(
                "Message {number} of the conversation is {value}; it must be {forms}.",
                number=index + 1,
                value=described(entry),
                forms='{"role": "user" | "assistant", "content": text}, {"query", "response"}, (query, response)',
            ),
        )
