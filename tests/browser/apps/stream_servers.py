"""The stream server of the SSE stories, by Flask and by Starlette: it says a piece each time the test allows it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

from flask import Flask, Response, request
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from fast_dash.streaming import sse_message

COMMENT = ":\n\n"
"""Says nothing, but tells the server whether somebody still listens."""

BEAT = 0.02


@dataclass
class Asked:
    """A request for the stream, and whether the server has seen its end."""

    method: str
    body: str
    headers: dict[str, str]
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def last_event_id(self) -> str | None:
        return self.headers.get("last-event-id")


class Script:
    """What the server says: all pieces, each when ``allow`` let it through. A client that comes again is continued."""

    def __init__(self, pieces: list[str], ids: bool = True, event: str | None = None) -> None:
        self.pieces = pieces
        self.requests: list[Asked] = []
        self.status = 200
        self.content_type = "text/event-stream"
        self._ids = ids
        self._event = event
        self._permits = threading.Semaphore(0)

    def allow(self, pieces: int = 1) -> None:
        self._permits.release(pieces)

    def allowed(self) -> bool:
        return self._permits.acquire(blocking=False)

    def messages(self, asked: Asked) -> Iterator[str | None]:
        """The messages that this client has not had; None while it has to wait for the next one."""
        first = int(asked.last_event_id or -1) + 1
        yield sse_message("first", event="other", retry=20)
        for number in range(first, len(self.pieces)):
            while not self.allowed():
                yield None
            yield sse_message(self.pieces[number], id=number if self._ids else None, event=self._event)
        yield sse_message()


def flask_server(script: Script) -> Flask:
    """``POST /stream`` and ``GET /stream``, for pages of any origin."""
    app = Flask(__name__)

    @app.route("/stream", methods=["GET", "POST", "OPTIONS"])
    def stream() -> Response:
        if request.method == "OPTIONS":
            return Response()
        asked = Asked(
            request.method, request.get_data(as_text=True), {k.lower(): v for k, v in request.headers.items()}
        )
        script.requests.append(asked)
        if script.status != 200:
            return Response(status=script.status)

        def say() -> Iterator[str]:
            try:
                for message in script.messages(asked):
                    if message is None:
                        asked.closed.wait(BEAT)
                    yield message or COMMENT
            finally:
                asked.closed.set()

        return Response(say(), content_type=script.content_type)

    @app.after_request
    def allow_other_origins(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "*"
        return response

    return app


def starlette_server(script: Script) -> Starlette:
    """The same."""

    async def stream(request: Request) -> StreamingResponse:
        asked = Asked(request.method, (await request.body()).decode(), dict(request.headers))
        script.requests.append(asked)

        async def say() -> AsyncIterator[str]:
            try:
                for message in script.messages(asked):
                    if message is None:
                        await asyncio.sleep(BEAT)
                    yield message or COMMENT
            finally:
                asked.closed.set()

        return StreamingResponse(say(), media_type=script.content_type, status_code=script.status)

    cors = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
    return Starlette(routes=[Route("/stream", stream, methods=["GET", "POST"])], middleware=[cors])
