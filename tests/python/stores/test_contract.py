"""The promises of `Store`, of every store in the table that needs no server."""

from __future__ import annotations

import sys
import threading

import pytest

from fast_dash.stores import base, sql
from fast_dash.stores.base import STORES, Saved, StoreError, open_store

NEED_A_SERVER = {"postgresql", "mysql", "mariadb"}
TURN = {"id": "t1", "message": "m", "query": "q", "started": 1, "status": "streaming", "blocks": []}


def url(scheme: str, tmp_path) -> str:
    return "memory://" if scheme == "memory" else f"{scheme}:///{tmp_path}/chats.db"


@pytest.fixture(params=sorted(STORES.keys() - NEED_A_SERVER))
def store(request, tmp_path):
    store = open_store(url(request.param, tmp_path))
    store.create("a", "chat", "ann")
    yield store
    store.close()


def test_a_new_thread_is_empty(store):
    assert store.load("a", "chat") == Saved("ann", [], 0)


def test_what_is_not_there_is_none(store):
    assert store.load("b", "chat") is None
    assert store.load("a", "other chat") is None
    assert store.latest("chat", "bob") is None
    assert store.latest("other chat", "ann") is None
    assert store.get_artifact("a", "x") is None
    assert store.get_artifact("b", "x") is None


def test_a_saved_turn_replaces_the_one_with_its_id_and_keeps_its_place(store):
    for number, turn in enumerate(["t1", "t2", "t3"], 1):
        store.save("a", {**TURN, "id": turn}, number)
    done = {**TURN, "id": "t2", "status": "done", "blocks": [{"kind": "content", "text": 'é😀"\\\x01' * 1000}]}
    store.save("a", done, 9)
    saved = store.load("a", "chat")
    assert [turn["id"] for turn in saved.turns] == ["t1", "t2", "t3"]
    assert saved.turns[1] == done
    assert saved.seq == 9


def test_what_is_given_back_is_a_copy(store):
    store.save("a", TURN, 1)
    store.load("a", "chat").turns[0]["blocks"].append({"kind": "content", "text": "x"})
    assert store.load("a", "chat").turns == [TURN]


def test_the_latest_is_the_one_used_last(store):
    store.create("b", "chat", "ann")
    store.create("c", "other chat", "ann")
    assert store.latest("chat", "ann") == "b"
    store.save("a", TURN, 1)
    assert store.latest("chat", "ann") == "a"
    # A reply that is still written does not bring its thread back to the front.
    store.create("d", "chat", "ann")
    store.save("a", {**TURN, "status": "done"}, 2)
    assert store.latest("chat", "ann") == "d"
    assert store.latest("other chat", "ann") == "c"


def test_turns_of_one_thread_do_not_touch_another(store):
    store.create("b", "chat", "bob")
    store.save("a", TURN, 1)
    store.save("b", {**TURN, "query": "other"}, 1)
    assert store.load("a", "chat").turns[0]["query"] == "q"


def test_ids_are_compared_exactly(store):
    assert store.load("A", "chat") is None
    assert store.latest("chat", "Ann") is None


def test_artifacts(store):
    payload = bytes(range(256)) * 1000
    store.put_artifact("a", "x", "image/png", payload)
    assert store.get_artifact("a", "x") == ("image/png", payload)
    assert store.get_artifact("b", "x") is None
    store.put_artifact("a", "y", "image/png", payload)
    store.drop_artifact("a", "x")
    store.drop_artifact("a", "x")
    assert store.get_artifact("a", "x") is None
    assert store.get_artifact("a", "y")


def test_any_thread_may_call(store):
    store.save("a", TURN, 0)
    problems = []

    def work(number: int) -> None:
        try:
            for i in range(20):
                store.save("a", {**TURN, "id": f"{number}-{i}"}, i)
                store.load("a", "chat")
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert len(store.load("a", "chat").turns) == 81


def test_closing_twice_is_a_no_op(store):
    store.close()
    store.close()


def test_sqlite_keeps_what_was_saved(tmp_path):
    first = open_store(url("sqlite", tmp_path))
    first.create("a", "chat", "ann")
    first.save("a", TURN, 1)
    first.put_artifact("a", "x", "image/png", b"1")
    first.close()
    again = open_store(url("sqlite", tmp_path))
    assert again.load("a", "chat") == Saved("ann", [TURN], 1)
    assert again.get_artifact("a", "x") == ("image/png", b"1")
    again.close()


def test_processes_may_start_at_once(tmp_path, monkeypatch):
    # Both have seen that a table is missing; the other one has made it meanwhile.
    other = open_store(url("sqlite", tmp_path))
    looked = sql.schema.create_all
    blind = iter([False, True, True])
    monkeypatch.setattr(sql.schema, "create_all", lambda engine: looked(engine, checkfirst=next(blind)))
    store = open_store(url("sqlite", tmp_path))
    store.create("a", "chat", "ann")
    assert other.latest("chat", "ann") == "a"
    store.close(), other.close()


@pytest.mark.parametrize("memory", ["sqlite://", "sqlite:///:memory:"])
def test_sqlite_in_memory_would_be_another_one_in_each_thread(memory):
    with pytest.raises(ValueError, match="use memory://"):
        open_store(memory)


@pytest.mark.parametrize("bad", ["redis://x", "chats.db", "sqlite", "://", "ftp://user:secret@host/x"])
def test_another_url_names_the_schemes(bad):
    with pytest.raises(ValueError, match="sqlite://") as problem:
        open_store(bad)
    assert "secret" not in str(problem.value)


def test_the_default_is_a_file_of_the_user_named_like_the_app(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("FAST_DASH_STORE", raising=False)
    open_store(name="../My app").close()
    assert [file.name for file in (tmp_path / "fast-dash").glob("*.db")] == ["My-app.db"]
    assert base.data_dir().stat().st_mode & 0o777 == 0o700


def test_the_environment_names_the_store(monkeypatch):
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")
    assert type(open_store()).__name__ == "MemoryStore"


@pytest.mark.parametrize("wrong", [3, b"memory://", ["memory://"]])
def test_what_is_no_url_is_refused(wrong):
    with pytest.raises(TypeError, match=r"store must be a URL such as 'sqlite:///.*', or a Store, not"):
        open_store(wrong)


def test_a_data_directory_that_cannot_be_made_names_the_way_out(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.delenv("FAST_DASH_STORE", raising=False)
    with pytest.raises(StoreError, match=r"/file.*: name another place with store= or .* FAST_DASH_STORE"):
        open_store()


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ann, " * 200)
    for place, why in (("missing/chats.db", "unable to open"), ("letter.txt", "not a database")):
        with pytest.raises(StoreError, match=f"{place}' cannot be opened .*{why}.* FAST_DASH_STORE"):
            open_store(f"sqlite:///{tmp_path}/{place}")


@pytest.mark.parametrize(
    ("url", "way_out"),
    [
        ("mysql+absent", "is no URL that SQLAlchemy understands: name another"),
        ("postgresql+asyncpg", "is for async code: choose one"),
        ("sqlite+aiosqlite", "is for async code: choose one"),
        ("postgresql+psycopg", r"is not installed: pip install 'psycopg\[binary\]'"),
        ("mysql", "is not installed: pip install 'mysqlclient'"),
        ("mysql+pymysql", "is not installed: pip install 'pymysql'"),
    ],
)
def test_a_driver_that_is_missing_names_its_package(url, way_out, monkeypatch):
    for driver in ("psycopg", "MySQLdb", "pymysql"):
        monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(StoreError, match=way_out) as problem:
        open_store(f"{url}://ann:my/@secret@localhost/chats")
    assert "secret" not in str(problem.value)
    with pytest.raises(StoreError, match="is no URL that SQLAlchemy understands"):
        open_store(f"{url}://ann:secret@localhost:port/chats")
