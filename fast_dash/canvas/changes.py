"""The canvas of a conversation: a chain of changes, each of which holds only what is new in it.

Changes are kept in the turns that made them, so that they are stored, sent and branched with these. One is known by
its turn and its place in it, ``<turn>.<n>``, and names the change that it follows. While a turn runs, what the
assistant does in a row is one change that grows; all others never change. src/ts/model/canvas.ts does the same for
the same frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..protocol.branches import branch
from ..protocol.frames import Canvas, CanvasArrange, CanvasChange, CanvasShow, SetProps, Turn
from .patch import change
from .specs import COLUMNS, Spec

EMPTY = ""
"""The canvas before its first change."""


def shown(turns: list[Turn], leaf: str) -> str:
    """The change that the canvas shows after the turn ``leaf``."""
    found = (turn["shown"] for turn in reversed(branch(turns, leaf)) if "shown" in turn)
    return next(found, EMPTY)


def has(turns: list[Turn], id: str) -> bool:
    """Whether there is such a change."""
    return id == EMPTY or _find(turns, id) is not None


def specs_at(turns: list[Turn], id: str) -> list[Spec]:
    """What is on the canvas after a change."""
    present = _find(turns, id)
    if present is None:
        return []
    specs = (_spec(turns, present, name) for name in present["order"])
    return [spec for spec in specs if spec is not None]


# --- Frames


def apply(turns: list[Turn], frame: Canvas | SetProps) -> None:
    """Let the running turn change the canvas, if one runs."""
    turn = turns[-1] if turns else None
    if turn is None or turn["status"] != "streaming":
        return
    made = turn.get("canvas", [])
    last = made[-1] if made else None
    if last is not None and last["by"] == "assistant" and turn.get("shown") == last["id"]:
        made, before = made[:-1], last
    else:
        before = _follow(turns, turn, "assistant")
    after = _built(before, frame) if frame["type"] == "canvas" else _patched(turns, before, frame)
    if after is not None:
        turn["canvas"], turn["shown"] = [*made, after], after["id"]


def arrange(turns: list[Turn], frame: CanvasArrange) -> None:
    """Let the user put the components into another order and give them other widths. Names that are not there are
    passed over; those that are not named keep their order behind the others."""
    turn = _turn(turns, frame["turn"])
    if turn is None:
        return
    after = _follow(turns, turn, "user")
    known = after["order"]
    order = [name for name in dict.fromkeys(frame["order"]) if name in known]
    after["order"] = [*order, *(name for name in known if name not in order)]
    after["changed"] = {
        name: {"span": span} for name, span in frame["spans"].items() if name in known and 1 <= span <= COLUMNS
    }
    turn["canvas"], turn["shown"] = [*turn.get("canvas", []), after], after["id"]


def show(turns: list[Turn], frame: CanvasShow) -> None:
    """Let the canvas show one of its changes."""
    turn = _turn(turns, frame["turn"])
    if turn is not None and has(turns, frame["change"]):
        turn["shown"] = frame["change"]


# --- Changes


def _follow(turns: list[Turn], turn: Turn, by: Any) -> CanvasChange:
    """A change of a turn that changes nothing yet."""
    base = shown(turns, turn["id"])
    before = _find(turns, base)
    return {
        "id": f"{turn['id']}.{len(turn.get('canvas', []))}",
        "base": base,
        "by": by,
        "order": list(before["order"]) if before else [],
        "changed": {},
    }


def _built(before: CanvasChange, frame: Canvas) -> CanvasChange:
    names = [spec["name"] for spec in frame["specs"]]
    after: CanvasChange = {
        "id": before["id"],
        "base": before["base"],
        "by": before["by"],
        "order": names,
        "changed": dict(zip(names, frame["specs"], strict=True)),
    }
    if "tool" in frame:
        after["tools"] = dict.fromkeys(names, frame["tool"])
    return after


def _patched(turns: list[Turn], before: CanvasChange, frame: SetProps) -> CanvasChange | None:
    name = frame["target"]
    spec = _spec(turns, before, name) if name in before["order"] else None
    if spec is None:
        return None
    new = spec
    for prop, value in frame["props"].items():
        try:
            new = change(new, prop, value)
        except ValueError:
            continue
    fresh = {key: value for key, value in new.items() if value is not spec[key]}  # type: ignore[literal-required]
    if not fresh:
        return None
    after = before.copy()
    after["changed"] = {**before["changed"], name: {**before["changed"].get(name, {}), **fresh}}
    if "tool" in frame:
        after["tools"] = {**before.get("tools", {}), name: frame["tool"]}
    return after


def _chain(turns: list[Turn], present: CanvasChange) -> Iterator[CanvasChange]:
    """A change and those that it follows."""
    at: CanvasChange | None = present
    while at is not None:
        yield at
        at = _find(turns, at["base"])


def _spec(turns: list[Turn], present: CanvasChange, name: str) -> Spec | None:
    """A component as a change shows it: the newest of each key."""
    found: dict[str, Any] = {}
    for at in _chain(turns, present):
        if name not in at["order"]:
            return None
        found = {**at["changed"].get(name, {}), **found}
        if "type" in found:
            return cast(Spec, found)
    return None


def _find(turns: list[Turn], id: str) -> CanvasChange | None:
    turn = _turn(turns, id.rpartition(".")[0])
    return next((made for made in turn.get("canvas", []) if made["id"] == id), None) if turn else None


def _turn(turns: list[Turn], id: str) -> Turn | None:
    return next((turn for turn in reversed(turns) if turn["id"] == id), None)
