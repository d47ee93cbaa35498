"""Files that users uploaded: kept on the server, so that messages carry a handle and not the contents.

Each file lies under a random name in a private directory that goes with the process. What the browser called it is
only ever a label. A handle is a random word that cannot be guessed, and is good for the identity that uploaded the
file only: for everybody else it is as unknown as any other word.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from ..files import UNSEEN, UploadedFile, file_label

MAX_BYTES = 10 * 1024 * 1024
"""The largest file."""
MAX_FILES_OF_ONE = 10
MAX_BYTES_OF_ALL = 1024 * 1024 * 1024
"""Past these, the oldest files go."""


class Uploads:
    """The uploaded files of one app."""

    def __init__(self, owner: Callable[[], str | None]) -> None:
        """``owner`` tells the identity behind the present request, or None."""
        self._owner = owner
        self._folder: Path | None = None
        self._files: OrderedDict[str, tuple[str, UploadedFile, Path]] = OrderedDict()
        """Handle → owner, file and where it lies, oldest first."""
        self._lock = threading.Lock()

    def put(self, name: str, type: str, data: bytes) -> str:
        """Keep a file of the present user; returns its handle. Raises ValueError, for the user, if it is too large."""
        owner = self._owner()
        if owner is None:
            raise ValueError("this page is no longer signed in; reload it")
        if len(data) > MAX_BYTES:
            raise ValueError(too_large())
        handle = secrets.token_urlsafe(24)
        with self._lock:
            path = self.folder / secrets.token_hex(16)
            path.write_bytes(data)
            file = UploadedFile(file_label(name), UNSEEN.sub("", type)[:100], len(data), path.read_bytes)
            self._files[handle] = owner, file, path
            self._make_room(owner)
        return handle

    def get(self, handle: str) -> UploadedFile:
        """The file behind a handle. Raises KeyError if there is none, it is somebody else's, or it had to go."""
        owner, file, _ = self._files[handle]
        if owner != self._owner():
            raise KeyError(handle)
        return file

    @property
    def folder(self) -> Path:
        """Where the files lie, for nobody else to read."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fast-dash-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _make_room(self, owner: str) -> None:
        while sum(of == owner for of, *_ in self._files.values()) > MAX_FILES_OF_ONE:
            self._drop(next(handle for handle, (of, *_) in self._files.items() if of == owner))
        while sum(file.size for _, file, _ in self._files.values()) > MAX_BYTES_OF_ALL:
            self._drop(next(iter(self._files)))

    def _drop(self, handle: str) -> None:
        self._files.pop(handle)[2].unlink(missing_ok=True)


def too_large() -> str:
    """Why a file is refused, for the user."""
    return f"this file is larger than {MAX_BYTES // 1024 // 1024} MB; choose a smaller one"
