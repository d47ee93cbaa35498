"""A user's function as an agent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..chat.context import ChatContext
from ..chat.signature import ChatSignature
from ..engine.request import Agent, TurnRequest


def callback_agent(callback: Callable[..., Any]) -> Agent:
    """The agent that calls ``callback(query, **settings)``, with ``history`` and ``ctx`` if it declares them."""
    injected = ChatSignature.of(callback).injected

    def answer(request: TurnRequest) -> Any:
        arguments = dict(request.settings)
        if "history" in injected:
            arguments["history"] = request.history
        if "ctx" in injected:
            arguments["ctx"] = ChatContext(
                request.thread_id, request.stopped, request.attachments, request.selection, desk=request.canvas
            )
        return callback(request.query, **arguments)

    return answer
