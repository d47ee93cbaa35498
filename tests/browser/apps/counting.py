"""A chat that counts, as a program of its own: to be killed, restarted, and run by gunicorn.

python -m tests.browser.apps.counting PORT
gunicorn --threads 20 tests.browser.apps.counting:server
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from fast_dash import FastDash
from tests.fake_llm import numbered


def counting(query: str) -> Iterator[str]:
    """``count N R``: N numbered pieces at R a second."""
    _, count, rate = query.split()
    yield from numbered(int(count), float(rate))


prefix = {"requests_pathname_prefix": p, "routes_pathname_prefix": "/"} if (p := os.environ.get("PREFIX")) else {}
app = FastDash(callback_fn=counting, chat=True, title="Counting", **prefix)
server = app.server

if __name__ == "__main__":
    app.run(port=int(sys.argv[1]))
