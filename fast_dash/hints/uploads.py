"""Files that users uploaded: kept on the server, so that messages carry a handle and not the contents.

Each file lies under a random name in a private directory that goes with the process. What the browser called it is
only ever a label. A handle is a random word that cannot be guessed, and is good for the identity that uploaded the
file only: for everybody else it is as unknown as any other word.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..files import UNSEEN, UploadedFile, file_label, suffix
from ..languages import Phrase, say

MAX_BYTES = 10 * 1024 * 1024
"""The largest file."""
MAX_FILES_OF_ONE = 50
MAX_BYTES_OF_ONE = 100 * 1024 * 1024
MAX_BYTES_OF_ALL = 1024 * 1024 * 1024
"""Past these, the oldest files go, of one user or of all."""


PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


class Kept(NamedTuple):
    """A file, whose it is, and where it lies."""

    owner: str
    file: UploadedFile
    path: Path


class Uploads:
    """The uploaded files of one app."""

    def __init__(self, owner: Callable[[], str | None]) -> None:
        """``owner`` tells the identity behind the present request, or None."""
        self._owner = owner
        self._folder: Path | None = None
        self._files: OrderedDict[str, Kept] = OrderedDict()
        """By handle, oldest first."""
        self._lock = threading.Lock()

    def put(self, name: str, type: str, data: bytes, max_bytes: int | None = None) -> str:
        """Keep a file of the present user; returns its handle.

        Raises
        ------
        ValueError
            For the user, if it is larger than ``max_bytes``, or than `MAX_BYTES`.
        """
        most = MAX_BYTES if max_bytes is None else max_bytes
        owner = self._owner()
        if owner is None:
            raise ValueError(say("this page is no longer signed in; reload it"))
        if len(data) > most:
            raise ValueError(too_large(most))
        handle = secrets.token_urlsafe(24)
        with self._lock:
            name = file_label(name)
            # Readers of files look at the extension.
            path = self.folder / (
                secrets.token_hex(16) + (suffix(name) if PLAIN_SUFFIX.fullmatch(suffix(name)) else "")
            )
            path.write_bytes(data)
            file = UploadedFile(name, UNSEEN.sub("", type)[:100], len(data), path.read_bytes)
            self._files[handle] = Kept(owner, file, path)
            self._make_room(owner)
        return handle

    def get(self, handle: str) -> UploadedFile:
        """The file behind a handle. Raises KeyError if there is none, it is somebody else's, or it had to go."""
        return self.kept(handle).file

    def kept(self, handle: str) -> Kept:
        """The file behind a handle and where it lies. Raises KeyError as `get` does."""
        kept = self._files[handle]
        if kept.owner != self._owner():
            raise KeyError(handle)
        return kept

    def drop(self, handle: str) -> None:
        """Forget a file of the present user. Raises KeyError as `get` does."""
        self.kept(handle)
        with self._lock:
            self._drop(handle)

    @property
    def folder(self) -> Path:
        """Where the files lie, for nobody else to read."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fast-dash-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _make_room(self, owner: str) -> None:
        """Drop the oldest files, but never the one that has just come."""
        of_one = [handle for handle, kept in self._files.items() if kept.owner == owner]
        size = sum(self._files[handle].file.size for handle in of_one)
        while len(of_one) > 1 and (len(of_one) > MAX_FILES_OF_ONE or size > MAX_BYTES_OF_ONE):
            size -= self._files[of_one[0]].file.size
            self._drop(of_one.pop(0))
        while len(self._files) > 1 and sum(kept.file.size for kept in self._files.values()) > MAX_BYTES_OF_ALL:
            self._drop(next(iter(self._files)))

    def _drop(self, handle: str) -> None:
        self._files.pop(handle).path.unlink(missing_ok=True)


def too_large(most: int) -> Phrase:
    """Why a file of more than ``most`` bytes is refused, for the user."""
    for unit, bytes in (("MB", 1024 * 1024), ("kB", 1024)):
        if most >= bytes:
            number = float(f"{most / bytes:.3g}")
            number = int(number) if number.is_integer() else number
            return say("this is larger than {number} {unit}; choose a smaller file", number=number, unit=unit)
    return say("this is larger than {number} {unit}; choose a smaller file", number=most, unit=say("bytes"))
