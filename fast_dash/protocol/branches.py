"""A conversation is a tree of turns; here are its branches."""

from __future__ import annotations

from .frames import Turn


def branch(turns: list[Turn], leaf: str) -> list[Turn]:
    """The turns that lead to the turn ``leaf``, and that one: the conversation without its other branches."""
    place = {turn["id"]: index for index, turn in enumerate(turns)}
    found = []
    at = place.get(leaf)
    while at is not None:
        turn = turns[at]
        found.append(turn)
        parent = turn.get("parent")
        at = (at - 1 if at > 0 else None) if parent is None else place.get(parent)
    return found[::-1]
