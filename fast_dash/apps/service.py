"""Runs over HTTP: a page posts its inputs and reads what to set, a line of JSON for each update, as it comes.

A stream, so that partial results are shown while the function works; and an empty line now and then, so that no proxy
takes a long run for a dead one. The answer goes to the page that asked and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dash import Dash
from dash.development.base_component import ComponentRegistry
from flask import Response, copy_current_request_context, request

from ..engine.request import SettingError
from ..engine.workers import Workers
from ..protocol.encode import dumps
from ..transports.origin import same_origin
from .outbox import Outbox
from .runner import Runner, Update

PATH = "_fast-dash/run"
HEARTBEAT = 15.0
"""Seconds without an update after which an empty line is sent."""
END = '{"end":true}\n'
"""The last line: without it the connection was cut."""


class RunService:
    """Serves the runs of one app, at most ``most`` at once: others wait for their turn."""

    def __init__(self, app: Dash, runner: Runner, most: int) -> None:
        self._app = app
        self._runner = runner
        self._workers = Workers("fast-dash-run", most)
        self._libraries = set(ComponentRegistry.registry)
        """Component libraries that every page has loaded."""
        rule = f"{app.config.routes_pathname_prefix}{PATH}"
        app.server.add_url_rule(rule, endpoint=rule, view_func=self._run, methods=["POST"])

    def _run(self) -> Response:
        body = request.get_json(silent=True)
        inputs = body.get("inputs") if isinstance(body, Mapping) else None
        if not same_origin(request.environ):
            return Response("not from a page of this app", status=403, mimetype="text/plain")
        if not isinstance(inputs, Mapping):
            return Response("the inputs are missing", status=400, mimetype="text/plain")
        try:
            arguments = self._runner.arguments(inputs)
        except SettingError as problem:
            return _stream(iter([self._line(self._runner.refused(problem)), END]))
        return _stream(self._lines(arguments))

    def _lines(self, arguments: Mapping[str, Any]) -> Iterator[str]:
        """Start a run; what comes of it. If the page goes away, the run is cancelled."""
        call, outbox = self._runner.call(arguments), Outbox()

        def work() -> None:
            try:
                for update in self._runner.updates(call):
                    outbox.put(update)
            finally:
                outbox.end()

        def lines() -> Iterator[str]:
            try:
                while (update := outbox.take(HEARTBEAT)) is not None:
                    yield self._line(update) if update else "\n"
                yield END
            finally:
                call.cancel()

        # The function may look at flask.request, as a callback of Dash may.
        self._workers.submit(copy_current_request_context(work))
        return lines()

    def _line(self, update: Update) -> str:
        line: dict[str, Any] = {"set": update}
        # A function may be the first to import a component library; the page has to load it before it can draw.
        if new := set(ComponentRegistry.registry) - self._libraries:
            line["libraries"] = self._app.get_dist(sorted(new))
        return dumps(line) + "\n"


def _stream(lines: Iterator[str]) -> Response:
    # nginx would wait until it has enough for a buffer.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "X-Content-Type-Options": "nosniff"}
    return Response(lines, mimetype="application/x-ndjson", headers=headers)
