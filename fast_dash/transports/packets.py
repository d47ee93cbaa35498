"""What socket.io is told about its packets: that ours are text, and where they wait to be written."""

from __future__ import annotations

import queue

from socketio.packet import Packet


class TextPacket(Packet):  # type: ignore[misc]  # python-socketio has no types
    """A packet that is not searched for bytes at every depth: envelopes and replies are JSON.

    As a class of its own it also keeps our encoder apart: python-socketio writes the one that it is given onto the
    class, and an app's own SocketIO would use it, too.
    """

    uses_binary_events = False


class PacketQueue(queue.SimpleQueue[object]):
    """The packets that one socket is still to get. Engine.IO takes `queue.Queue`, which is written in Python: with a
    hundred readers, waking their writers costs as much as what these write.

    It counts no tasks. Nothing here waits for that: sockets are closed with ``wait=False``.
    """

    def task_done(self) -> None:
        """A packet that was taken has been written."""

    def join(self) -> None:
        """All packets have been written."""
