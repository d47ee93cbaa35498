"""Payloads over HTTP: for whom, how they may be kept, and the pages of large tables."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash, html
from werkzeug.test import Client, TestResponse

from fast_dash.identity import Identity
from fast_dash.server import ChatServer, mount_chat
from tests.waiting import until

pd = pytest.importorskip("pandas")
pytest.importorskip("dash_ag_grid")
Image = pytest.importorskip("PIL.Image")

ROWS = 5000


def answer(query: str) -> Iterator[Any]:
    yield pd.DataFrame({"n": range(ROWS), "t": [f"row {i}" for i in range(ROWS)]})
    yield pd.DataFrame({"n": range(500)})
    yield Image.new("RGB", (300, 300))


class Site:
    """A chat that has answered once, for one of two people."""

    def __init__(self) -> None:
        self.app = Dash(__name__)
        self.app.layout = html.Div()
        self.chats = mount_chat(self.app, answer, "bot", store="memory://")
        self.owner, self.stranger = Client(self.app.server), Client(self.app.server)
        for client in (self.owner, self.stranger):
            client.get("/")
        cookie = self.owner.get_cookie(Identity.cookie)
        assert cookie
        identity = self.chats.identify({cookie.key: cookie.value})
        assert identity
        self.thread = self.command(identity, type="subscribe")["thread"]
        self.command(identity, type="send", thread=self.thread, message="m", query="q")
        engine = self.chats._engines["bot"]
        until(lambda: not len(engine._turns))
        turn = self.command(identity, type="subscribe", thread=self.thread)["turns"][0]
        self.large, self.small, self.picture = [block["id"] for block in turn["blocks"]]

    def command(self, identity: str, **fields: Any) -> Any:
        reply = self.chats.handle(identity, {"chat": "bot", **fields}, lambda channel: None)
        assert reply["ok"], reply
        return reply

    def get(self, part: str, artifact: str, client: Client | None = None, **query: Any) -> TestResponse:
        address = f"/_fast-dash/{part}/bot/{self.thread}/{artifact}"
        return (client or self.owner).get(address, query_string=query)

    def rows(self, start: int = 0, end: int = 10, **asked: Any) -> TestResponse:
        return self.get("rows", self.large, start=start, end=end, question=json.dumps(asked))


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    server = ChatServer.of(site.app)
    assert server
    server.close()


def test_the_head_of_a_large_table_is_what_its_payload_gives(site: Site) -> None:
    response = site.get("artifact", site.large)
    head = json.loads(response.data)
    assert response.mimetype == "application/json"
    assert (head["total"], head["kept"], len(head["rows"])) == (ROWS, ROWS, 100)


def test_pages_are_rows_that_answer_a_question(site: Site) -> None:
    answer = site.rows(2, 4, sort=[{"column": 0, "descending": True}], search="row 1")
    found = [number for number in reversed(range(ROWS)) if "1" in str(number)]
    assert json.loads(answer.data) == {"rows": [[n, f"row {n}"] for n in found[2:4]], "total": len(found)}


def test_csv_holds_what_was_asked_for(site: Site) -> None:
    response = site.get("csv", site.large, question=json.dumps({"search": "4999"}))
    assert response.data.decode("utf-8-sig").split() == ["n,t", "4999,row", "4999"]
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert site.get("csv", site.large).data.count(b"\n") == ROWS + 1


@pytest.mark.parametrize("part", ["artifact", "rows", "csv"])
def test_nobody_else_gets_anything(site: Site, part: str) -> None:
    asked = {"start": 0, "end": 10}
    assert site.get(part, site.large, **asked).status_code == 200
    unknown = site.get(part, "unknown", **asked)
    for response in (
        site.get(part, site.large, site.stranger, **asked),
        site.get(part, site.large, Client(site.app.server), **asked),
        site.owner.get(f"/_fast-dash/{part}/other/{site.thread}/{site.large}", query_string=asked),
        site.owner.get(f"/_fast-dash/{part}/bot/{'x' * 32}/{site.large}", query_string=asked),
    ):
        assert response.status_code == 404
        assert (response.data, response.headers["Cache-Control"]) == (unknown.data, "no-store")


@pytest.mark.parametrize("part", ["rows", "csv"])
def test_only_large_tables_have_pages(site: Site, part: str) -> None:
    for artifact in (site.small, site.picture):
        assert site.get(part, artifact, start=0, end=1).status_code == 404


def test_an_uploaded_database_is_never_opened(site: Site) -> None:
    headers = {"Origin": "http://localhost", "X-File-Name": "a.db", "Content-Type": "application/vnd.sqlite3"}
    sent = site.owner.post(f"/_fast-dash/attachment/bot/{site.thread}", data=b"SQLite format 3\0", headers=headers)
    assert sent.status_code == 200
    file = sent.json["id"] if sent.json else ""
    assert site.get("rows", file, start=0, end=1).status_code == 404
    assert site.get("artifact", file).mimetype == "application/octet-stream"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"start": 0},
        {"start": 0, "end": 501},
        {"start": -1, "end": 5},
        {"start": 5, "end": 5},
        {"start": "0; DROP TABLE rows", "end": 5},
        {"start": 0, "end": 5, "question": "{"},
        {"start": 0, "end": 5, "question": "[" * 5000},
        {"start": 0, "end": 5, "question": json.dumps({"sort": [{"column": "1 DESC; DROP TABLE rows"}]})},
        {"start": 0, "end": 5, "question": json.dumps({"search": "x" * 100_000})},
    ],
)
def test_what_is_no_question_is_refused(site: Site, query: dict[str, Any]) -> None:
    response = site.get("rows", site.large, **query)
    assert response.status_code == 400
    assert "sqlite" not in response.text.lower()
    assert json.loads(site.rows().data)["total"] == ROWS


@pytest.mark.parametrize("part", ["artifact", "rows"])
def test_payloads_are_kept_by_their_owners_browser_alone(site: Site, part: str) -> None:
    response = site.get(part, site.large, start=0, end=1)
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "Cookie" in response.vary
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_what_gets_smaller_is_compressed_for_those_who_ask(site: Site) -> None:
    address = f"/_fast-dash/artifact/bot/{site.thread}/"
    plain = site.owner.get(address + site.small)
    packed = site.owner.get(address + site.small, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert {"Accept-Encoding", "Cookie"} <= set(packed.vary)
    assert len(packed.data) < len(plain.data)
    assert gzip.decompress(packed.data) == plain.data
    # A picture is compressed already, and a refusal of gzip is one.
    for artifact, accepted in ((site.picture, "gzip"), (site.small, "gzip;q=0")):
        response = site.owner.get(address + artifact, headers={"Accept-Encoding": accepted})
        assert "Content-Encoding" not in response.headers


def test_the_scripts_of_the_grid_and_nothing_else(site: Site) -> None:
    for name in ("dash_ag_grid.min.js", "async-community.js"):
        first = site.owner.get(f"/_fast-dash/grid/{name}", headers={"Accept-Encoding": "gzip"})
        assert first.mimetype == "text/javascript"
        assert b"ag" in gzip.decompress(first.data)
        again = site.owner.get(
            f"/_fast-dash/grid/{name}",
            headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]},
        )
        assert (again.status_code, again.data) == (304, b"")
    for name in ("metadata.json", "__init__.py", "..", "dash_ag_grid.min.js.map"):
        assert site.owner.get(f"/_fast-dash/grid/{name}").status_code == 404


def test_serving_the_grid_does_not_put_it_on_every_page() -> None:
    program = """
import sys
from dash import Dash, html
from fast_dash import mount_chat
app = Dash(); app.layout = html.Div()
mount_chat(app, lambda query: "", store="memory://")
client = app.server.test_client()
assert client.get("/_fast-dash/grid/dash_ag_grid.min.js").status_code == 200
assert b"ag_grid" not in client.get("/").data
assert "dash_ag_grid" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
