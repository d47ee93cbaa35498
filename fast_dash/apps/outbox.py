"""Updates on their way to one page. What a slow reader has not fetched yet is merged: it gets the latest state."""

from __future__ import annotations

import threading

from .runner import Update


class Outbox:
    """Filled by the thread that runs a function, emptied by the one that writes to the page."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: Update = {}
        self._ended = False

    def put(self, update: Update) -> None:
        with self._changed:
            for component, props in update.items():
                self._waiting[component] = {**self._waiting.get(component, {}), **props}
            self._changed.notify()

    def end(self) -> None:
        """There are no more updates."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    def take(self, seconds: float) -> Update | None:
        """What has come, as soon as something has; empty after so many seconds, None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended, seconds)
            if self._ended and not self._waiting:
                return None
            update, self._waiting = self._waiting, {}
            return update
