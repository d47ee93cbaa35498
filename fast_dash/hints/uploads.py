"""Files that users uploaded: kept on the server, so that messages carry a handle and not the contents.

Each file lies under a random name in a private directory that goes with the process. What the browser called it is
only ever a label. A handle is a random word that cannot be guessed, and is good for the identity that uploaded the
file only: for everybody else it is as unknown as any other word.
"""

from __future__ import annotations

import builtins
import io
import re
import secrets
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

MAX_BYTES = 10 * 1024 * 1024
"""The largest file."""
MAX_FILES_OF_ONE = 10
MAX_BYTES_OF_ALL = 1024 * 1024 * 1024
"""Past these, the oldest files go."""

# Control characters, and those that turn the direction of writing: "exe.txt" must not read as "txt.exe".
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class UploadedFile:
    """A file that the user chose. The callback gets it for a parameter with the hint `Upload`."""

    name: str
    """What the user's machine calls it: a label, never a path."""
    type: str
    """The media type that the browser claims, such as ``text/csv``."""
    size: int
    """In bytes."""
    _path: Path = field(repr=False)

    def bytes(self) -> builtins.bytes:
        """The contents."""
        return self._path.read_bytes()

    def text(self, encoding: str = "utf-8-sig") -> str:
        """The contents as text; by default UTF-8, without the mark that some programs write first."""
        return self.bytes().decode(encoding)

    def dataframe(self) -> pd.DataFrame:
        """The contents as a table, read by pandas: csv, tsv, xlsx, xls or json, by the file's extension.

        Raises
        ------
        ValueError
            If the extension is another one, or the contents are not what it says.
        """
        import pandas as pd

        source = io.BytesIO(self.bytes())
        match Path(self.name).suffix.lower():
            case ".csv":
                return pd.read_csv(source)
            case ".tsv":
                return pd.read_csv(source, sep="\t")
            case ".xlsx" | ".xls":
                return pd.read_excel(source)
            case ".json":
                return pd.read_json(source)
            case _:
                raise ValueError(f"{self.name!r} is not a table: choose a csv, tsv, xlsx, xls or json file")


class Uploads:
    """The uploaded files of one app."""

    def __init__(self, owner: Callable[[], str | None]) -> None:
        """``owner`` tells the identity behind the present request, or None."""
        self._owner = owner
        self._folder: Path | None = None
        self._files: OrderedDict[str, tuple[str, UploadedFile]] = OrderedDict()
        """Handle → owner and file, oldest first."""
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
            path = self._private_folder() / secrets.token_hex(16)
            path.write_bytes(data)
            self._files[handle] = owner, UploadedFile(label(name), UNSEEN.sub("", type)[:100], len(data), path)
            self._make_room(owner)
        return handle

    def get(self, handle: str) -> UploadedFile:
        """The file behind a handle. Raises KeyError if there is none, it is somebody else's, or it had to go."""
        owner, file = self._files[handle]
        if owner != self._owner():
            raise KeyError(handle)
        return file

    def _private_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fast-dash-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _make_room(self, owner: str) -> None:
        while sum(of == owner for of, _ in self._files.values()) > MAX_FILES_OF_ONE:
            self._drop(next(handle for handle, (of, _) in self._files.items() if of == owner))
        while sum(file.size for _, file in self._files.values()) > MAX_BYTES_OF_ALL:
            self._drop(next(iter(self._files)))

    def _drop(self, handle: str) -> None:
        self._files.pop(handle)[1]._path.unlink(missing_ok=True)


def label(name: str) -> str:
    """What is shown of a file name: its last part, without what cannot be seen."""
    return UNSEEN.sub("", re.split(r"[\\/]", name)[-1]).strip()[-200:] or "file"


def too_large() -> str:
    """Why a file is refused, for the user."""
    return f"this file is larger than {MAX_BYTES // 1024 // 1024} MB; choose a smaller one"
