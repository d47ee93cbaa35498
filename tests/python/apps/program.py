"""Runs an app as its page does, without a browser."""

from __future__ import annotations

import json
from typing import Any

from fast_dash import FastDash

HEADERS = {"Origin": "http://localhost"}


def post(app: FastDash, inputs: Any, client: Any = None, **headers: str) -> Any:
    """The answer to a run, whole."""
    client = client or app.server.test_client()
    return client.post("/_fast-dash/run", json={"inputs": inputs}, headers={**HEADERS, **headers})


def lines(app: FastDash, inputs: Any, client: Any = None) -> list[dict[str, Any]]:
    """What a page reads of a run."""
    answer = post(app, inputs, client)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [json.loads(line) for line in answer.get_data(as_text=True).splitlines() if line]


def run(app: FastDash, **inputs: Any) -> dict[str, dict[str, Any]]:
    """What is set on the page in the end: component id → properties."""
    found = lines(app, inputs)
    assert found[-1] == {"end": True}
    state: dict[str, dict[str, Any]] = {}
    for line in found[:-1]:
        for component, props in line["set"].items():
            state[component] = {**state.get(component, {}), **props}
    return state
