"""Files that users send with their messages: kept with the thread, so that they outlive reloads and restarts.

What is known of a file (its name, type and size) is kept beside its bytes, under the id of the file and a suffix that
no id has. A browser gets the id, which cannot be guessed, and is good for this thread only.
"""

from __future__ import annotations

import secrets
import threading
from typing import cast

from ..artifacts.image import image_type
from ..files import UNSEEN, UploadedFile, file_label
from ..languages import Phrase, say
from ..protocol.encode import clean, dumps, loads
from ..protocol.frames import Attachment
from ..stores.base import Store
from .refusal import RefusedError
from .writer import Writer

ABOUT = ".about"
BYTES = "application/octet-stream"
"""What a file is served as, if it is no picture: whatever it claims to be, no browser runs it."""

MOST = 20
"""Files that one message may have."""

MOST_UNSENT = 2 * MOST
"""Files of a thread that wait for a message. Past these, and past the bytes of one whole message, the oldest go."""


class Attachments:
    """Of all threads of a chat. ``largest``: bytes that a file may have."""

    def __init__(self, store: Store, writer: Writer, largest: int) -> None:
        self._store = store
        self._writer = writer
        self._largest = largest
        self._lock = threading.Lock()
        self._unsent: dict[str, dict[str, int]] = {}
        """By thread, the files that no message has taken yet and their sizes, oldest first."""

    def put(self, thread: str, name: str, type: str, data: bytes) -> Attachment:
        """Keep a file. Raises RefusedError if it is too large."""
        if len(data) > self._largest:
            raise RefusedError("too_long", too_large(self._largest))
        about: Attachment = {
            "id": secrets.token_urlsafe(24),
            "name": file_label(clean(name)),
            "type": UNSEEN.sub("", clean(type))[:100],
            "size": len(data),
        }

        def write(store: Store) -> None:
            store.put_artifact(thread, about["id"], image_type(data) or BYTES, data)
            store.put_artifact(thread, about["id"] + ABOUT, "application/json", dumps(about).encode())

        self._writer.call(write)
        gone = self._too_many(thread, about)

        def drop(store: Store) -> None:
            for id in gone:
                store.drop_artifact(thread, id)
                store.drop_artifact(thread, id + ABOUT)

        if gone:
            self._writer.call(drop)
        return about

    def sent(self, thread: str, files: list[Attachment]) -> None:
        """A message has taken these files: they stay as long as the thread."""
        with self._lock:
            unsent = self._unsent.get(thread, {})
            for about in files:
                unsent.pop(about["id"], None)
            if not unsent:
                self._unsent.pop(thread, None)

    def _too_many(self, thread: str, about: Attachment) -> list[str]:
        """What has to go, the oldest first, so that files which are never sent do not fill the store."""
        with self._lock:
            unsent = self._unsent.setdefault(thread, {})
            unsent[about["id"]] = about["size"]
            gone = []
            while len(unsent) > MOST_UNSENT or (len(unsent) > 1 and sum(unsent.values()) > MOST * self._largest):
                gone.append(next(iter(unsent)))
                del unsent[gone[-1]]
            return gone

    def get(self, thread: str, ids: list[str]) -> list[Attachment]:
        """What is known of files of a thread. Raises RefusedError if one is not there, or there are too many."""
        if len(ids) > MOST:
            raise RefusedError("too_long", say("A message may have at most {count} files.", count=MOST))
        found = [self._store.get_artifact(thread, id + ABOUT) for id in ids]
        if not all(found):
            raise RefusedError("not_found", say("An attached file is not on the server any more. Attach it again."))
        return [cast(Attachment, loads(about[1])) for about in found if about]

    def file(self, thread: str, about: Attachment) -> UploadedFile:
        """The file, for a callback. Its bytes are read from the store when they are asked for."""

        def read() -> bytes:
            found = self._store.get_artifact(thread, about["id"])
            if found is None:
                raise FileNotFoundError(about["name"])
            return found[1]

        return UploadedFile(about["name"], about["type"], about["size"], read)


def too_large(largest: int) -> Phrase:
    """Why a file is refused, for the user."""
    if not largest:
        return say("This chat takes no files.")
    size = f"{largest // 1_048_576} MB" if largest >= 1_048_576 else f"{largest // 1024} kB"
    return say("This file is larger than {size}. Choose a smaller one.", size=size)
