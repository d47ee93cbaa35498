"""Where conversations are kept: the promises of a store, and the table of stores by URL scheme."""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..protocol.frames import Turn

WAY_OUT = "name another place with store= or the environment variable FAST_DASH_STORE"


class StoreError(Exception):
    """A store that cannot be opened. The message holds the way out."""


@dataclass(frozen=True)
class Saved:
    """A conversation as a store gives it back."""

    owner: str
    turns: list[Turn]
    """In the order in which they were first saved. The caller may change them."""
    seq: int
    """The sequence number that came with the latest save; 0 before the first."""


class Store(ABC):
    """Keeps threads, their turns and their artifacts' payloads.

    Every method may be called from any thread, and returns when what it wrote survives the end of the process (as far
    as the store keeps anything at all). Who may see a thread is the caller's question: ``load`` names the owner.
    """

    @abstractmethod
    def create(self, thread: str, chat: str, owner: str) -> None:
        """Begin an empty thread. The id is new."""

    @abstractmethod
    def latest(self, chat: str, owner: str) -> str | None:
        """The thread of this owner in this chat that was created last, or in which a turn was first saved last."""

    @abstractmethod
    def load(self, thread: str, chat: str) -> Saved | None:
        """A thread of this chat, or None if there is no such thread."""

    @abstractmethod
    def save(self, thread: str, turn: Turn, seq: int) -> None:
        """Keep a turn, in place of what was saved under its id, and the thread's sequence number with it."""

    @abstractmethod
    def put_artifact(self, thread: str, artifact: str, mime: str, payload: bytes) -> None:
        """Keep a payload. The id is new."""

    @abstractmethod
    def get_artifact(self, thread: str, artifact: str) -> tuple[str, bytes] | None:
        """MIME type and payload, or None if the thread has no such artifact."""

    @abstractmethod
    def drop_artifact(self, thread: str, artifact: str) -> None:
        """Forget a payload. One that is not there is no error."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections. Closing twice is a no-op."""


def _memory(_url: str) -> Store:
    from .memory import MemoryStore

    return MemoryStore()


def _sql(url: str) -> Store:
    from .sql import SQLStore

    return SQLStore(url)


STORES: dict[str, Callable[[str], Store]] = {
    "memory": _memory,
    "sqlite": _sql,
    "postgresql": _sql,
    "mysql": _sql,
    "mariadb": _sql,
}
"""Scheme of a URL, without the driver after a ``+``, → what opens it."""


def open_store(url: str | None = None, *, name: str = "fast-dash") -> Store:
    """The store at ``url``: ``memory://``, ``sqlite:///file.db``, ``postgresql+psycopg://…`` or ``mysql+pymysql://…``.

    Without one: at the environment variable ``FAST_DASH_STORE``, else an SQLite file for the app ``name`` in the user's
    data directory. Raises StoreError where it cannot be opened, and ValueError where no kind of store is named.
    """
    if url is not None and not isinstance(url, str):
        raise TypeError(f"store must be a URL such as 'sqlite:///chats.db', or a Store, not {url!r}")
    url = url or os.environ.get("FAST_DASH_STORE") or default_url(name)
    scheme, separator, _ = url.partition("://")
    opened = STORES.get(scheme.partition("+")[0]) if separator else None
    if opened is None:
        known = ", ".join(f"{scheme}://" for scheme in STORES)
        raise ValueError(f"no store for {shown(url)!r}: a store's URL begins with one of {known}")
    return opened(url)


def default_url(name: str) -> str:
    """The URL of the SQLite file that the app ``name`` of this user has."""
    file = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "fast-dash"
    try:
        return f"sqlite:///{data_dir() / file}.db"
    except OSError as problem:
        raise StoreError(
            f"conversations cannot be kept in the user's data directory ({problem}): {WAY_OUT}"
        ) from problem


def data_dir() -> Path:
    """The directory of this user's data, made if need be, for nobody else to read."""
    import platformdirs

    path = Path(platformdirs.user_data_dir("fast-dash", appauthor=False))
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def shown(url: str) -> str:
    """A URL for a message: without the password that it may hold."""
    return re.sub(r"//(?!/).*@", "//…@", url)
