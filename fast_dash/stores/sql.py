"""Conversations in a SQL database, through SQLAlchemy Core: SQLite, PostgreSQL, MySQL and MariaDB.

A turn is one row with its JSON. Turns are small and few are written a second; what a database could index inside of
them, nobody asks for.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from ..protocol.encode import dumps, loads
from ..protocol.frames import Turn
from .base import WAY_OUT, Saved, Store, StoreError, shown

# MySQL compares without case and cuts at 64 kB, unless told otherwise.
KEY = sa.String(128).with_variant(mysql.VARCHAR(128, collation="utf8mb4_bin"), "mysql", "mariadb")
TEXT = sa.Text().with_variant(mysql.LONGTEXT(charset="utf8mb4"), "mysql", "mariadb")
BYTES = sa.LargeBinary().with_variant(mysql.LONGBLOB(), "mysql", "mariadb")

schema = sa.MetaData()
threads = sa.Table(
    "fast_dash_threads",
    schema,
    sa.Column("id", KEY, primary_key=True),
    sa.Column("chat", KEY, nullable=False),
    sa.Column("owner", KEY, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("used", sa.BigInteger, nullable=False),  # nanoseconds: two in a row differ
    sa.Index("fast_dash_threads_latest", "owner", "chat", "used"),
)
turns = sa.Table(
    "fast_dash_turns",
    schema,
    sa.Column("thread", KEY, sa.ForeignKey("fast_dash_threads.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("id", KEY, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("turn", TEXT, nullable=False),
)
artifacts = sa.Table(
    "fast_dash_artifacts",
    schema,
    sa.Column("thread", KEY, sa.ForeignKey("fast_dash_threads.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("id", KEY, primary_key=True),
    sa.Column("mime", sa.String(100), nullable=False),
    sa.Column("payload", BYTES, nullable=False),
)


PACKAGES = {
    "MySQLdb": "mysqlclient",
    "mysql": "mysql-connector-python",
    "psycopg": "psycopg[binary]",
    "psycopg2": "psycopg2-binary",
}
"""What is installed for a driver that is imported under another name."""


class SQLStore(Store):
    """Opens the database at ``url`` and makes the tables that are missing. Raises StoreError where that fails."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        try:
            _make_tables(self._engine)
        except sa.exc.DBAPIError as problem:
            raise StoreError(f"the store {shown(url)!r} cannot be opened ({problem.orig}): {WAY_OUT}") from problem
        finally:
            # A server may fork its workers after this; they must not share the connection.
            self._engine.dispose()

    def create(self, thread: str, chat: str, owner: str) -> None:
        with self._engine.begin() as db:
            db.execute(threads.insert().values(id=thread, chat=chat, owner=owner, seq=0, used=time.time_ns()))

    def latest(self, chat: str, owner: str) -> str | None:
        mine = sa.select(threads.c.id).where(threads.c.owner == owner, threads.c.chat == chat)
        with self._engine.connect() as db:
            found = db.execute(mine.order_by(threads.c.used.desc()).limit(1)).scalar()
        return None if found is None else str(found)

    def load(self, thread: str, chat: str) -> Saved | None:
        with self._engine.connect() as db:
            this = sa.select(threads.c.owner, threads.c.seq).where(threads.c.id == thread, threads.c.chat == chat)
            found = db.execute(this).first()
            if found is None:
                return None
            rows = db.execute(sa.select(turns.c.turn).where(turns.c.thread == thread).order_by(turns.c.place))
            return Saved(found.owner, [loads(row.turn) for row in rows], found.seq)

    def save(self, thread: str, turn: Turn, seq: int) -> None:
        text = dumps(turn)
        with self._engine.begin() as db:
            # The thread's row first: it is the lock that orders writers of one thread.
            this_thread = threads.update().where(threads.c.id == thread)
            db.execute(this_thread.values(seq=seq))
            this = sa.and_(turns.c.thread == thread, turns.c.id == turn["id"])
            if not db.execute(sa.select(turns.c.place).where(this)).first():
                place = db.execute(sa.select(sa.func.count()).where(turns.c.thread == thread)).scalar_one()
                db.execute(turns.insert().values(thread=thread, id=turn["id"], place=place, turn=text))
                db.execute(this_thread.values(used=time.time_ns()))
            else:
                db.execute(turns.update().where(this).values(turn=text))

    def put_artifact(self, thread: str, artifact: str, mime: str, payload: bytes) -> None:
        with self._engine.begin() as db:
            db.execute(artifacts.insert().values(thread=thread, id=artifact, mime=mime, payload=payload))

    def drop_artifact(self, thread: str, artifact: str) -> None:
        with self._engine.begin() as db:
            db.execute(artifacts.delete().where(artifacts.c.thread == thread, artifacts.c.id == artifact))

    def get_artifact(self, thread: str, artifact: str) -> tuple[str, bytes] | None:
        this = sa.select(artifacts.c.mime, artifacts.c.payload)
        with self._engine.connect() as db:
            found = db.execute(this.where(artifacts.c.thread == thread, artifacts.c.id == artifact)).first()
        return None if found is None else (str(found.mime), bytes(found.payload))

    def close(self) -> None:
        self._engine.dispose()


def _make_tables(engine: sa.Engine) -> None:
    """Make the tables that are missing. Of processes that start at once, one is the first with each of them."""
    for _ in schema.sorted_tables:
        with suppress(sa.exc.OperationalError, sa.exc.ProgrammingError, sa.exc.IntegrityError):
            schema.create_all(engine)
            return
    schema.create_all(engine)


def _engine(url: str) -> sa.Engine:
    try:
        if sa.make_url(url).get_dialect().is_async:
            raise StoreError(f"the driver of {shown(url)!r} is for async code: choose one that is not, or {WAY_OUT}")
        engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    except ImportError as problem:
        package = PACKAGES.get(problem.name or "", problem.name)
        raise StoreError(f"the driver of {shown(url)!r} is not installed: pip install {package!r}") from problem
    except (sa.exc.ArgumentError, ValueError):
        # What they say may hold the password.
        raise StoreError(f"{shown(url)!r} is no URL that SQLAlchemy understands: {WAY_OUT}") from None
    if isinstance(engine.pool, sa.pool.SingletonThreadPool):
        raise ValueError(f"{url!r} would be another database in every thread: use memory:// or sqlite:///file.db")
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # Another process may hold the file for a moment.
    cursor.execute("PRAGMA busy_timeout=5000")
    # Readers do not wait for the writer, and a write does not wait for the disk: a power cut may lose the last.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
