"""What every wire has in common: commands go up, envelopes come down.

A transport knows how bytes move and who is at the other end. It does not know what a frame or a command means: that is
the endpoint's business, which in turn knows no socket.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from ..protocol.frames import Envelope, Reply

Attach = Callable[[str], None]
"""Called with a channel's name while the thread is held: from then on the reader must get that channel's envelopes."""


class Endpoint(Protocol):
    """The server's side of a transport."""

    def identify(self, cookies: Mapping[str, str]) -> str | None:
        """The identity that the cookies prove, or None."""
        ...

    def handle(self, identity: str | None, command: Any, attach: Attach) -> Reply:
        """Carry out a command, which is not trusted; without an identity it is refused. Never raises."""
        ...


class Transport(ABC):
    """One wire. It may repeat, delay or drop envelopes: readers repair that by sequence number."""

    @abstractmethod
    def publish(self, channel: str, envelope: Envelope) -> None:
        """Send an envelope to all who are attached to ``channel``. Called from any thread, in order for a channel."""

    @abstractmethod
    def close(self) -> None:
        """Let go of all who are connected: what is still to be sent is sent, and nothing holds up the server's end."""
