"""The fold: frames → turns. The browser's reducer does the same; the scenarios in tests/golden hold the two together.

Frames come in order, each once. One that has no running turn, or ends a tool call that does not run, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ..canvas import changes
from .frames import (
    Artifact,
    ArtifactBlock,
    ArtifactEnd,
    Block,
    Content,
    ContentBlock,
    Error,
    Feedback,
    Frame,
    Interrupt,
    Notice,
    Reasoning,
    ToolBlock,
    ToolEnd,
    ToolProgress,
    ToolStart,
    Turn,
    TurnEnd,
    TurnStart,
)


def fold(turns: list[Turn], frame: Frame) -> None:
    """Apply one frame to the transcript, in place and in time proportional to the frame."""
    handle = CONVERSATION.get(frame["type"])
    if handle is not None:
        handle(turns, frame)
    elif turns and turns[-1]["status"] == "streaming":
        HANDLERS[frame["type"]](turns[-1], frame)


def history(turns: list[Turn], size: int) -> list[dict[str, str]]:
    """What a callback's ``history`` parameter gets: the text of the last ``size`` turns of a branch that are over.

    Only what was said counts: no reasoning, tools or artifacts, no error, notice or ``(stopped)`` marker, and no turn
    that was the Run button.
    """
    over = [turn for turn in turns if turn["status"] != "streaming" and not turn.get("run")]
    messages: list[dict[str, str]] = []
    for turn in over[-size:] if size > 0 else []:
        texts = [block["text"] for block in turn["blocks"] if block["kind"] == "content"]
        if turn["query"]:
            messages.append({"role": "user", "content": turn["query"]})
        if texts:
            messages.append({"role": "assistant", "content": "\n\n".join(texts)})
    return messages


# --- One handler a frame --------------------------------------------------------------------------------------


def _begin(turns: list[Turn], frame: TurnStart) -> None:
    turn: Turn = {
        "id": frame["turn"],
        "message": frame["message"],
        "query": frame["query"],
        "started": frame["at"],
        "status": "streaming",
        "blocks": [],
    }
    if "parent" in frame:
        turn["parent"] = frame["parent"]
    if "attachments" in frame:
        turn["attachments"] = frame["attachments"]
    if "run" in frame:
        turn["run"] = frame["run"]
    turns.append(turn)


def _content(turn: Turn, frame: Content) -> None:
    last = turn["blocks"][-1] if turn["blocks"] else None
    block: ContentBlock
    if last is not None and last["kind"] == "content":
        last["text"] = _extended(cast(dict[str, Any], last), frame["content"])
        block = last
    else:
        block = {"kind": "content", "text": frame["content"]}
        turn["blocks"].append(block)
    if "sources" in frame:
        block["sources"] = [*block.get("sources", []), *frame["sources"]]


def _reasoning(turn: Turn, frame: Reasoning) -> None:
    last = turn["blocks"][-1] if turn["blocks"] else None
    if last is not None and last["kind"] == "reasoning":
        last["text"] = _extended(cast(dict[str, Any], last), frame["content"])
        last["ended"] = frame["at"]
    else:
        at = frame["at"]
        turn["blocks"].append({"kind": "reasoning", "text": frame["content"], "started": at, "ended": at})


def _extended(block: dict[str, Any], delta: str) -> str:
    """The block's text with ``delta``. CPython extends a str in place while nothing else refers to it: hence the ""."""
    text: str = block["text"]
    block["text"] = ""
    text += delta
    return text


def _tool_start(turn: Turn, frame: ToolStart) -> None:
    card = _running(turn, frame["id"])
    if card is not None:
        card["name"], card["args"] = frame["name"], frame["args"]
        return
    card = {
        "kind": "tool",
        "id": frame["id"],
        "name": frame["name"],
        "args": frame["args"],
        "status": "running",
        "started": frame["at"],
    }
    if "parent" in frame:
        card["parent"] = frame["parent"]
    turn["blocks"].append(card)


def _tool_progress(turn: Turn, frame: ToolProgress) -> None:
    card = _running(turn, frame["id"])
    if card is not None:
        if "progress" in frame:
            card["progress"] = frame["progress"]
        if "message" in frame:
            card["message"] = frame["message"]


def _tool_end(turn: Turn, frame: ToolEnd) -> None:
    card = _running(turn, frame["id"])
    if card is not None:
        card["status"], card["ended"], card["result"] = frame["status"], frame["at"], frame["result"]


def _running(turn: Turn, tool: str) -> ToolBlock | None:
    block: Block
    for block in reversed(turn["blocks"]):
        if block["kind"] == "tool" and block["id"] == tool and block["status"] == "running":
            return block
    return None


def _artifact(turn: Turn, frame: Artifact) -> None:
    block: ArtifactBlock = {"kind": "artifact", "id": frame["id"], "artifact": frame["kind"], "status": "pending"}
    if "text" in frame:
        block["text"] = frame["text"]
        block["status"] = "ready"
    if "label" in frame:
        block["label"] = frame["label"]
    if "size" in frame:
        block["size"] = frame["size"]
    turn["blocks"].append(block)


def _artifact_end(turn: Turn, frame: ArtifactEnd) -> None:
    for block in turn["blocks"]:
        if block["kind"] == "artifact" and block["id"] == frame["id"] and block["status"] == "pending":
            block["status"] = frame["status"]
            if "message" in frame:
                block["message"] = frame["message"]
            if "size" in frame:
                block["size"] = frame["size"]


def _interrupt(turn: Turn, frame: Interrupt) -> None:
    requests, decisions = frame["action_requests"], frame["allowed_decisions"]
    turn["blocks"].append({"kind": "interrupt", "action_requests": requests, "allowed_decisions": decisions})


def _error(turn: Turn, frame: Error) -> None:
    turn["blocks"].append({"kind": "error", "message": frame["message"]})


def _notice(turn: Turn, frame: Notice) -> None:
    turn["blocks"].append({"kind": "notice", "message": frame["message"]})


def _end(turn: Turn, frame: TurnEnd) -> None:
    for block in turn["blocks"]:
        if block["kind"] == "tool" and block["status"] == "running":
            block["status"], block["ended"] = "cancelled", frame["at"]
        elif block["kind"] == "artifact" and block["status"] == "pending":
            block["status"] = "failed"
    turn["status"], turn["ended"] = frame["status"], frame["at"]


def _feedback(turns: list[Turn], frame: Feedback) -> None:
    for turn in turns:
        if turn["id"] == frame["turn"]:
            turn["feedback"] = frame["value"]


CONVERSATION: dict[str, Callable[[list[Turn], Any], None]] = {
    "turn_start": _begin,
    "canvas": changes.apply,
    "set_props": changes.apply,
    "canvas_arrange": changes.arrange,
    "canvas_show": changes.show,
    "feedback": _feedback,
}
"""What a frame does that needs more than the running turn."""

HANDLERS: dict[str, Callable[[Turn, Any], None]] = {
    "content": _content,
    "reasoning": _reasoning,
    "tool_start": _tool_start,
    "tool_progress": _tool_progress,
    "tool_end": _tool_end,
    "artifact": _artifact,
    "artifact_end": _artifact_end,
    "interrupt": _interrupt,
    "error": _error,
    "notice": _notice,
    "turn_end": _end,
}
"""What every other frame does to the running turn."""
