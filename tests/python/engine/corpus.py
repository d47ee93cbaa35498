"""The cases of tests/corpus/frames.json that need a chat, with or without a canvas, as callbacks."""

from __future__ import annotations

import asyncio
import builtins
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
spec = importlib.util.spec_from_file_location("corpus_load", CORPUS / "load.py")
load = importlib.util.module_from_spec(spec)
spec.loader.exec_module(load)

CANVAS = {"chat": True, "canvas": True}
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in load.load("frames.json")["cases"] if case["app"] in ({"chat": True}, CANVAS)
}


def steps(case: dict[str, Any]) -> list[list[Any]]:
    """What the callback does in each turn of a case."""
    turns: list[list[Any]] = [[]]
    for step in map(load.decode, case["frames"]):
        kind = step.get("$ctl") if isinstance(step, load.Control) else None
        if kind == "end_turn":
            turns.append([])
        elif kind == "repeat":
            turns[-1] += [numbered(step["frame"], i) for i in range(step["n"])]
        else:
            turns[-1].append(step)
    return turns


def numbered(value: Any, i: int) -> Any:
    """A repeated frame, with its number in the place of ``${i}``."""
    if isinstance(value, dict):
        return {key: numbered(item, i) for key, item in value.items()}
    return value.replace("${i}", str(i)) if isinstance(value, str) else value


def play(script: list[Any], stop: Callable[[], None]) -> Iterator[Any]:
    """A generator that yields the values of a script and carries out its controls."""
    last_words = [step for step in script if isinstance(step, load.Control) and step["$ctl"] == "finally_raise"]
    try:
        for step in script:
            if not isinstance(step, load.Control):
                yield step
            elif step["$ctl"] == "return":
                return step["value"]
            elif step["$ctl"] == "raise":
                raise exception(step)
            elif step["$ctl"] == "user_stop":
                stop()
    finally:
        if last_words:
            raise exception(last_words[0])


def exception(step: dict[str, Any]) -> BaseException:
    found = asyncio.CancelledError if step["exc"] == "asyncio.CancelledError" else getattr(builtins, step["exc"])
    return found(step["msg"])


def neutral(turn: dict[str, Any]) -> list[dict[str, Any]]:
    """A reply in the words of the corpus."""
    # Why the canvas stays as it was is no part of the reply.
    items = [NEUTRAL[block["kind"]](block, turn) for block in turn["blocks"] if block["kind"] != "notice"]
    return [*items, {"kind": "marker", "stopped": True}] if turn["status"] == "stopped" else items


def _tool(block: dict[str, Any], turn: dict[str, Any]) -> dict[str, Any]:
    # A card whose result never came is cancelled when its turn ends, whoever ended it.
    status = "unresolved" if block["status"] == "cancelled" and turn["status"] != "stopped" else block["status"]
    return {**block, "status": status}


NEUTRAL: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "content": lambda block, _: {"kind": "text", "md": block["text"], "length": len(block["text"])},
    "reasoning": lambda block, _: block,
    "tool": _tool,
    "artifact": lambda block, _: {
        "kind": "artifact",
        "type": "text" if block["artifact"] == "markdown" else block["artifact"],
    },
    "interrupt": lambda block, _: {
        "kind": "interrupt",
        "actions": block["action_requests"],
        "decisions": block["allowed_decisions"],
        "live": False,
    },
    "error": lambda block, _: block,
}
