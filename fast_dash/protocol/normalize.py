"""What a callback yields → frames of the protocol. The only place that knows the grammar's sugar and its mistakes.

Three cases, three treatments: what is not known is skipped, with one logged warning a turn; a known frame with a part
missing or of a wrong type becomes an error notice in the reply, and a warning; everything else becomes frames. Nothing
here ends a turn, and no value can make this raise.
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..artifacts.base import Kind, kind_of, size_of
from ..canvas.desk import Desk
from ..languages import ENGLISH, Language, Phrase, say
from .encode import clean, json_safe, words
from .frames import ActionRequest, Artifact, Content, Frame, Source, ToolEnd, ToolProgress, ToolStart
from .merge import LONGEST

log = logging.getLogger("fast_dash")

FAILED = say("Something went wrong.")
PROBLEMS = 3
"""What is wrong with a canvas that a notice names."""

SURFACES = {
    "canvas": "pass canvas=True",
    "set_props": "pass canvas=True",
    "set_input": "it is for an app beside an agent, which this version does not have",
    "run_app": "it is for an app beside an agent, which this version does not have",
}
"""Frames of other surfaces → what gives an app that surface, if anything does."""


class MalformedError(Exception):
    """A known frame with a part missing or of a wrong type. The message completes “The … frame …”."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(problem)
        self.problem = problem


class PendingArtifact(NamedTuple):
    """An artifact whose placeholder is a frame already, and whose payload is still to be made."""

    id: str
    kind: Kind
    value: Any
    """What the callback yielded; only as it is until the callback gets on, which may change it."""


class Normalizer:
    """The grammar of one turn: which tools run, and what was warned about. Not thread-safe: a turn has one producer.

    ``desk``: where frames of the canvas go, in an app that has one.
    """

    def __init__(self, language: Language = ENGLISH, desk: Desk | None = None) -> None:
        self._language = language
        self._desk = desk
        self._artifacts: list[PendingArtifact] = []
        self._warned: set[str] = set()
        self._running: dict[str, deque[tuple[str, str]]] = {}
        """Key of a call → wire id and name of the cards that run under it, oldest first."""
        self._ids: dict[str, int] = {}
        """Wire ids of this turn: how many cards a key has had."""
        self._open: dict[str, None] = {}
        """Wire ids of the tools that run, in the order in which they began."""
        self._latest: dict[str, str] = {}
        """Key of a call → wire id of the card that was opened last under it, running or not."""

    def pending_artifacts(self) -> list[PendingArtifact]:
        """The artifacts of the frames that were made since the last call. Their frames come first."""
        pending, self._artifacts = self._artifacts, []
        return pending

    def __call__(self, value: Any) -> list[Frame]:
        """The frames that ``value`` stands for; none if it is to be skipped."""
        if type(value) is str:
            return self._text(value)
        if isinstance(value, str):
            return self._text(str.__str__(value))
        try:
            return self._frame(value) if isinstance(value, Mapping) else self._bare(value)
        except Exception:
            # A Mapping or a figure of somebody else's making may raise anything.
            log.exception("a yielded %s could not be read; it is skipped", type(value).__name__)
            return [{"type": "error", "message": self._language(say("A part of the reply could not be read."))}]

    def _frame(self, value: Mapping[Any, Any]) -> list[Frame]:
        kind = value.get("type")
        handler = HANDLERS.get(kind) if isinstance(kind, str) else None
        if handler is None or not isinstance(kind, str):
            self._skip(kind)
            return []
        try:
            return handler(self, value)
        except MalformedError as problem:
            message = say("The {kind} frame {problem}.", kind=kind, problem=problem.problem)
            self._warn(message, "%s", message)
            return [{"type": "error", "message": self._language(message)}]

    def _bare(self, value: Any) -> list[Frame]:
        if kind_of(value, bare=True) is not None:
            return self._frame({"type": "artifact", "content": value})
        name = type(value).__name__
        self._warn(name, "a callback yielded a %s, which is neither text, a frame nor an artifact; it is skipped", name)
        return []

    def _skip(self, kind: Any) -> None:
        if isinstance(kind, str) and kind in SURFACES:
            self._warn(kind, "a callback yielded a %r frame, which needs another surface: %s", kind, SURFACES[kind])
        elif not (isinstance(kind, str) and kind in SILENT):
            shown = words(kind)[:80]
            self._warn(shown, "a callback yielded a frame of unknown type %r; it is skipped", shown)

    def _warn(self, subject: str, message: str, *args: Any) -> None:
        # The subjects may come from a model: bounded, so that no turn fills the memory or the log.
        if subject not in self._warned and len(self._warned) < 100:
            self._warned.add(subject)
            log.warning(message, *args)

    # --- One handler a frame

    def _text(self, text: str) -> list[Frame]:
        text = clean(text)
        if len(text) <= LONGEST:
            return [{"type": "content", "content": text}] if text else []
        return [Content(type="content", content=text[i : i + LONGEST]) for i in range(0, len(text), LONGEST)]

    def _content(self, value: Mapping[Any, Any]) -> list[Frame]:
        sources = self._sources(value.get("sources"))
        if not sources:
            return self._text(_string(value, "content"))
        frames = self._text(_string(value, "content") if value.get("content") is not None else "")
        # Behind what they are the sources of.
        return [*frames, Content(type="content", content="", sources=sources)]

    def _sources(self, given: Any) -> list[Source]:
        found: list[Source] = []
        for source in given if isinstance(given, (list, tuple)) else [] if given is None else [given]:
            title, url = (source, source) if isinstance(source, str) else (None, None)
            if isinstance(source, Mapping):
                title, url = source.get("title"), source.get("url")
            if isinstance(url, str):
                found.append(
                    {"title": _bounded(title if isinstance(title, str) and title else url), "url": _bounded(url)}
                )
            elif isinstance(title, str) and title:
                found.append({"title": _bounded(title)})
            else:
                self._warn("sources", "a source of a content frame must be a dict with title and url; it is skipped")
        return found

    def _reasoning(self, value: Mapping[Any, Any]) -> list[Frame]:
        text = clean(_string(value, "content"))
        at = now()
        return [{"type": "reasoning", "content": text[i : i + LONGEST], "at": at} for i in range(0, len(text), LONGEST)]

    def _tool_start(self, value: Mapping[Any, Any]) -> list[Frame]:
        name = _bounded(_string(value, "name"))
        given = _id(value)
        key = given or name
        cards = self._running.setdefault(key, deque())
        if given and cards:
            wire = cards[-1][0]
            cards[-1] = (wire, name)
        else:
            wire = self._latest[key] = self._new_id(key)
            cards.append((wire, name))
            self._open[wire] = None
        frame: ToolStart = {
            "type": "tool_start",
            "id": wire,
            "name": name,
            "args": self._args(value.get("args")),
            "at": now(),
        }
        parent = self._latest.get(_id(value, "parent"))
        if parent not in (None, wire):
            frame["parent"] = parent
        return [frame]

    def _tool_progress(self, value: Mapping[Any, Any]) -> list[Frame]:
        key = _id(value) or _bounded(_string(value, "name"))
        cards = self._running.get(key)
        if not cards:
            self._warn("unmatched", "a tool_progress frame for %r matches no running tool; it is skipped", key[:80])
            return []
        frame: ToolProgress = {"type": "tool_progress", "id": cards[0][0]}
        progress = value.get("progress")
        if isinstance(progress, (int, float)) and not isinstance(progress, bool) and math.isfinite(progress):
            frame["progress"] = min(max(float(progress), 0.0), 1.0)
        elif progress is not None:
            raise MalformedError(say("needs progress, a number from 0 to 1"))
        if isinstance(message := value.get("message"), str):
            frame["message"] = _bounded(message)
        return [frame]

    def _args(self, args: Any) -> dict[str, Any]:
        if args is None:
            return {}
        safe = json_safe(args)
        if isinstance(safe, dict):
            return safe
        self._warn("args", "args of a tool_start frame must be a dict, not %s", type(args).__name__)
        return {"args": safe}

    def _new_id(self, key: str) -> str:
        """A wire id that no card of this turn has: the key, then ``key#2``, ``key#3`` …"""
        wire = key
        while wire in self._ids:
            self._ids[key] += 1
            wire = f"{key}#{self._ids[key]}"
        self._ids[wire] = 1
        return wire

    def _tool_end(self, value: Mapping[Any, Any]) -> list[Frame]:
        key = _id(value) or _bounded(_string(value, "name"))
        cards = self._running.get(key)
        if not cards:
            self._warn("unmatched", "a tool_end frame for %r matches no running tool; it is skipped", key[:80])
            return []
        wire, name = cards.popleft()
        del self._open[wire]
        failed = value.get("status") == "error" or bool(value.get("error"))
        result = value.get("result") if value.get("result") is not None else value.get("error")
        return [
            ToolEnd(
                type="tool_end",
                id=wire,
                name=name,
                result=json_safe(result),
                status="error" if failed else "done",
                at=now(),
            )
        ]

    def _artifact(self, value: Mapping[Any, Any]) -> list[Frame]:
        content = value.get("content")
        if content is None:
            raise MalformedError(say("has no content"))
        frame: Artifact
        if isinstance(content, str):
            frame = {"type": "artifact", "id": artifact_id(), "kind": "markdown", "text": _bounded(content)}
        else:
            kind = kind_of(content)
            if kind is None:
                raise MalformedError(say("holds a {type}, which cannot be shown", type=type(content).__name__))
            frame = {"type": "artifact", "id": artifact_id(), "kind": kind.kind}
            if (size := size_of(kind, content)) is not None:
                frame["size"] = size
            self._artifacts.append(PendingArtifact(frame["id"], kind, content))
        if isinstance(label := value.get("label"), str):
            frame["label"] = _bounded(label)
        return [frame]

    def _interrupt(self, value: Mapping[Any, Any]) -> list[Frame]:
        requests, decisions = value.get("action_requests"), value.get("allowed_decisions")
        if not isinstance(requests, (list, tuple)) or not all(isinstance(r, Mapping) for r in requests):
            raise MalformedError(say("needs action_requests, a list of dicts"))
        if not isinstance(decisions, (list, tuple)) or not all(isinstance(d, str) for d in decisions):
            raise MalformedError(say("needs allowed_decisions, a list of strings"))
        return [
            {
                "type": "interrupt",
                "action_requests": [self._action(request) for request in requests],
                "allowed_decisions": [_bounded(decision) for decision in decisions],
            }
        ]

    def _action(self, request: Mapping[Any, Any]) -> ActionRequest:
        action: ActionRequest = {"name": _bounded(_string(request, "name"))}
        if request.get("args") is not None:
            action["args"] = self._args(request["args"])
        if isinstance(description := request.get("description"), str):
            action["description"] = _bounded(description)
        return action

    def _canvas(self, value: Mapping[Any, Any]) -> list[Frame]:
        if self._desk is None:
            self._skip(value["type"])
            return []
        admission = self._desk.admit(value)
        frames: list[Frame] = []
        if admission.frame is not None:
            frame = admission.frame
            if self._open:
                frame["tool"] = next(reversed(self._open))
            frames.append(frame)
        if admission.problems:
            # The model is told all of them; a person reads so many.
            problems = "; ".join(admission.problems[:PROBLEMS])
            left = say("The canvas stays as it was: {problems}.", problems=problems)
            part = say("A part of the canvas was left out: {problems}.", problems=problems)
            message = left if admission.frame is None else part
            self._warn(problems, "%s", message)
            frames.append({"type": "notice", "message": _bounded(self._language(message))})
        return frames

    def _error(self, value: Mapping[Any, Any]) -> list[Frame]:
        message = value.get("message", value.get("error"))
        said = _bounded(words(message)) if message is not None else ""
        return [{"type": "error", "message": said or self._language(FAILED)}]


SILENT = {"complete"}
"""Frames of agent frameworks that say nothing which the turn itself does not say."""

HANDLERS: dict[str, Callable[[Normalizer, Mapping[Any, Any]], list[Frame]]] = {
    "content": Normalizer._content,
    "reasoning": Normalizer._reasoning,
    "tool_start": Normalizer._tool_start,
    "tool_progress": Normalizer._tool_progress,
    "tool_end": Normalizer._tool_end,
    "artifact": Normalizer._artifact,
    "interrupt": Normalizer._interrupt,
    "error": Normalizer._error,
    "canvas": Normalizer._canvas,
    "set_props": Normalizer._canvas,
}


def now() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def artifact_id() -> str:
    """A new id. A payload never changes under its id, so that browsers may keep it."""
    return secrets.token_urlsafe(12)


def _string(value: Mapping[Any, Any], key: str) -> str:
    found = value.get(key)
    if not isinstance(found, str):
        raise MalformedError(
            say("needs {key}, a str", key=key)
            if found is None
            else say("needs {key}, a str, not {type}", key=key, type=type(found).__name__)
        )
    return str.__str__(found)


def _bounded(text: str) -> str:
    """Valid Unicode of a length that a frame may have: only the text of the reply itself is streamed in pieces."""
    return str(json_safe(text))


def _id(value: Mapping[Any, Any], key: str = "id") -> str:
    """The id given to a tool call; "" for none, which means its name."""
    found = value.get(key)
    if found is None or isinstance(found, (str, int)):
        return "" if found is None else _bounded(str(found))
    return _bounded(words(found))
