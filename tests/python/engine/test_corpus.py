"""The corpus of frames through the whole engine, from a sync and from an async generator.

Where the specification decides, the reply is compared; everywhere, nothing crashes and the next turn works.
"""

from __future__ import annotations

from typing import Any

import pytest

from fast_dash.testing import ChatClient

from .corpus import CANVAS, CASES, load, neutral, play, steps

DECIDED = ("seed", "derived")


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case, kind, caplog):
    scripts = steps(case)
    controls = [step["$ctl"] for script in scripts for step in script if isinstance(step, load.Control)]
    if kind == "async" and "return" in controls:
        pytest.skip("an async generator cannot return a value")
    histories: list[Any] = []

    def script_of(query: str, history: list[Any]) -> list[Any]:
        histories.append(history)
        return scripts[len(histories) - 1] if len(histories) <= len(scripts) else ["usable"]

    def answer(query, history):
        turn = client.turns[-1]["id"]
        return play(script_of(query, history), lambda: client.stop(turn))

    async def answer_async(query, history):
        for value in answer(query, history):
            yield value

    with ChatClient(answer if kind == "sync" else answer_async, canvas=case["app"] == CANVAS) as client:
        queries = case.get("user", ["q"] * len(scripts))
        turn = [client.send(query) for query in queries][-1]
        warned = len(caplog.records)
        assert not any(b["kind"] == "tool" and b["status"] == "running" for t in client.turns for b in t["blocks"])
        assert client.send("still there?")["blocks"] == [{"kind": "content", "text": "usable"}]

    if case["certainty"] in DECIDED:
        expect = case["expect"]
        assert turn["status"] == expect["status"]
        compare(neutral(turn), expect["assistant"])
        assert warned >= expect.get("warnings", ">=0").startswith(">=1")
        said = expect.get("history_append", [])
        assert histories[-1][len(histories[-1]) - len(said) :] == said


def compare(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    """Item by item, on the keys that the corpus decides."""
    if expected and expected[0]["kind"] == "tools":
        assert [item["status"] for item in found] == [expected[0]["status"]] * expected[0]["count"]
        return
    assert [item["kind"] for item in found] == [item["kind"] for item in expected]
    for item, wanted in zip(found, expected, strict=True):
        for key in wanted.keys() & item.keys():
            assert wanted[key] is None or item[key] == wanted[key], (key, item)
