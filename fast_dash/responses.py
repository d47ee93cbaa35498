"""How payloads of artifacts, pages of tables and the scripts of the grid are answered over HTTP.

Who may have them has been decided before.
"""

from __future__ import annotations

import importlib.util
import sqlite3
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from flask import Response, request

from .artifacts.pages import PAGE, Question, QuestionError, Table, question
from .engine.attachments import BYTES
from .protocol.encode import dumps, loads

JSON = "application/json"
FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable", "Vary": "Cookie"}
"""What has an id never changes; it is for nobody but the owner of its thread."""

SEALED = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}
LEAST = 1_400
"""Bytes that fit in a packet: fewer are not worth compressing."""

PIECE = 256 * 1024

GRID = ("dash_ag_grid.min.js", "async-community.js")
"""The scripts of dash-ag-grid that a table loads. They are served here, and the package is not imported: what is
imported, Dash puts on every page, and two megabytes are too much for a chat without a table."""


def not_found() -> Response:
    return _refusal(404, "not found")


def payload(mime: str, data: bytes) -> Response:
    response = Response(data, mimetype=mime, headers={**FOR_GOOD, **SEALED})
    if mime == BYTES:
        # A file of the user's: kept by the browser, never opened in this origin.
        response.headers["Content-Disposition"] = "attachment"
    return _compress(response, data)


def file(name: str, mime: str, data: bytes) -> Response:
    """A file to be kept, never shown in this origin."""
    return Response(
        data,
        mimetype=mime,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
            **SEALED,
        },
    )


def head(table: Table) -> Response:
    """What the browser gets instead of the table's database."""
    return payload(JSON, dumps(table.head()).encode())


def rows(table: Table) -> Response:
    """``{"rows", "total"}`` for the question in the address: ``start``, ``end``, and ``question`` as JSON."""
    start, end = (request.args.get(name, -1, int) for name in ("start", "end"))
    if not 0 <= start < end <= start + PAGE:
        return _refusal(400, f"start and end name at most {PAGE} rows")
    try:
        found, total = table.rows(start, end, _question(table))
    except QuestionError as problem:
        return _refusal(400, str(problem))
    except sqlite3.OperationalError:
        return _refusal(503, "this takes too long")
    return payload(JSON, dumps({"rows": found, "total": total}).encode())


def csv(table: Table) -> Response:
    """All rows for the question in the address, as a file."""
    try:
        pieces = (piece.encode() for piece in table.csv(_question(table)))
    except QuestionError as problem:
        return _refusal(400, str(problem))
    headers = {**SEALED, "Cache-Control": "private, no-store", "Content-Disposition": "attachment; filename=table.csv"}
    return Response(pieces, mimetype="text/csv", headers=headers)


def grid_script(name: str) -> Response:
    if name not in GRID or not (spec := importlib.util.find_spec("dash_ag_grid")) or not spec.origin:
        return not_found()
    path = Path(spec.origin).parent / name
    compressed = _takes_gzip()
    about = path.stat()
    data = _script(path, about.st_mtime_ns, compressed)
    response = Response(data, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
    response.set_etag(f"{about.st_mtime_ns:x}-{about.st_size:x}{'-gzip' if compressed else ''}")
    response.vary.add("Accept-Encoding")
    if compressed:
        response.content_encoding = "gzip"
    response.make_conditional(request)
    return response


@lru_cache(maxsize=2 * len(GRID))
def _script(path: Path, _changed: int, compressed: bool) -> bytes:
    data = path.read_bytes()
    return b"".join(_gzip(data, 9)) if compressed else data


def _question(table: Table) -> Question:
    text = request.args.get("question", "{}")
    if len(text) > 100_000:
        raise QuestionError("a question is shorter")
    try:
        return question(loads(text), table.types)
    except QuestionError:
        raise
    except ValueError:
        raise QuestionError("a question is JSON") from None


def _refusal(status: int, words: str) -> Response:
    return Response(words, status=status, mimetype="text/plain", headers={"Cache-Control": "no-store"})


def _takes_gzip() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _compress(response: Response, data: bytes) -> Response:
    """Compress what gets smaller by that, a piece at a time: a payload may be large."""
    if response.mimetype != JSON or len(data) < LEAST:
        return response
    response.vary.add("Accept-Encoding")
    sample = data[:PIECE]
    if _takes_gzip() and len(zlib.compress(sample, 1)) < 0.9 * len(sample):
        response.response = _gzip(data, 6 if len(data) < 4 * PIECE else 1)
        response.content_encoding = "gzip"
        del response.headers["Content-Length"]
    return response


def _gzip(data: bytes, level: int) -> Iterator[bytes]:
    compressor = zlib.compressobj(level, wbits=31)
    for start in range(0, len(data), PIECE):
        yield compressor.compress(data[start : start + PIECE])
    yield compressor.flush()
