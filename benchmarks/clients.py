"""A protocol client for this project, beside those that the harness has for its peers.

The harness runs this file in the place of its own ``clients.py`` (see ``__main__.py``), which is imported here under
another name. To be comparable, the client does what the page does and no more: it fetches the page for its cookie,
opens a WebSocket, subscribes, sends one message and reads what comes, uncompressed. Bytes are those of all messages
after the send, its acknowledgement included.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import sys
import uuid
from pathlib import Path

HARNESS = Path(os.environ["BENCH_HARNESS"])
sys.path[:0] = [str(HARNESS), str(HARNESS / "common")]
spec = importlib.util.spec_from_file_location("harness_clients", HARNESS / "clients.py")
assert spec
assert spec.loader
harness = importlib.util.module_from_spec(spec)
spec.loader.exec_module(harness)
KIND = harness.KIND


class Ours(harness.Client):
    """Flask and socket.io."""

    async def connect(self) -> None:
        async with self.s.get(self.base + "/") as page:
            cookie = "; ".join(f"{c.key}={c.value}" for c in page.cookies.values())
        self.ws = await self.s.ws_connect(
            self.base + "/_fast-dash/socket.io/?EIO=4&transport=websocket",
            headers={"Cookie": cookie, "Origin": self.base},
            max_msg_size=0,
        )
        await self.ws.receive()  # engine.io: open
        await self.ws.send_str("40")
        await self.ws.receive()  # socket.io: connected
        await self.command({"type": "subscribe", "chat": "chat"})
        reply = await self.ws.receive()
        self.thread = json.loads(reply.data.lstrip("0123456789"))[0]["thread"]

    async def command(self, command: dict[str, str]) -> None:
        await self.ws.send_str("420" + json.dumps(["command", command]))

    async def ask(self) -> None:
        await self.command(
            {"type": "send", "chat": "chat", "thread": self.thread, "message": uuid.uuid4().hex, "query": self.q}
        )
        await self.ws_loop(self.ws)


KIND["ours"] = Ours

if __name__ == "__main__":
    name, clients, tokens, rate, tag, cap = sys.argv[1:]
    asyncio.run(harness.main(name, int(clients), int(tokens), float(rate), tag, float(cap)))
