"""The demo, ``make demo``: one scripted chat that shows what a reply can hold. No key, no network, no model."""

import itertools
import math
import re
import time
from collections.abc import Iterator
from typing import Any, Literal

import plotly.graph_objects as go

from fast_dash import FastDash, Upload

HELLO = """\
I am a **scripted stand-in for a model**. Ask me for:

- a **plot**, with the thoughts and tool calls that lead to it
- **code**, highlighted when its fence closes
- a **table**
- an **error**, to see that a chat survives one
- something **long**, to try Stop, a reload in the middle, or a second tab
"""

CODE = """\
This is a whole chat app. `my_llm` is yours:

```python
from fast_dash import fastdash

@fastdash(chat=True)
def assistant(query: str):
    \"\"\"A helpful assistant.\"\"\"
    for token in my_llm.stream(query):
        yield token
```

Press *Enter* to send, *Shift+Enter* for a new line.

"""

TABLE = """\
| planet | radius, km | day, h | moons |
| :-- | --: | --: | --: |
| Mercury | 2,440 | 4,222.6 | 0 |
| Venus | 6,052 | 2,802.0 | 0 |
| Earth | 6,371 | 24.0 | 1 |
| Mars | 3,390 | 24.7 | 2 |

Numbers are aligned as the markdown says.

"""


def paced(text: str, words_per_second: float) -> Iterator[str]:
    """The text word by word, as a model would say it."""
    for word in re.findall(r"\s*\S+\s*", text):
        time.sleep(1 / words_per_second)
        yield word


def plot(points: int, pace: float) -> Iterator[str | dict[str, Any]]:
    """Thoughts, two tools side by side, words and a figure."""
    for word in paced("The user wants to see something. I fetch two series at once, then draw them.", pace):
        yield {"type": "reasoning", "content": word}
    yield {"type": "tool_start", "id": "sine", "name": "fetch_series", "args": {"of": "sine", "points": points}}
    yield {"type": "tool_start", "id": "cosine", "name": "fetch_series", "args": {"of": "cosine", "points": points}}
    time.sleep(0.8)
    yield {"type": "tool_end", "id": "cosine", "name": "fetch_series", "result": {"rows": points, "status": "ok"}}
    time.sleep(0.6)
    yield {"type": "tool_end", "id": "sine", "name": "fetch_series", "result": {"rows": points, "status": "ok"}}
    yield from paced("Here are the two series that you asked about:\n\n", pace)
    x = [12 * i / points for i in range(points)]
    figure = go.Figure([go.Scatter(x=x, y=[f(v) for v in x], name=f.__name__) for f in (math.sin, math.cos)])
    yield {"type": "artifact", "content": figure}
    yield from paced("They differ by a quarter of a period, π / 2.\n\n", pace)


def long(pace: float) -> Iterator[str]:
    """Two thousand words."""
    for paragraph in range(1, 41):
        yield from paced(
            f"### Paragraph {paragraph}\n\n" + "All work and *no* play makes **Jack** a dull boy. " * 5, pace
        )
        yield "\n\n"


def demo(
    query: str,
    pace: Literal["reading", "fast", "very fast"] = "reading",
    points: int = 50,
    name: str = "",
    dataset: Upload = None,
):
    """Try: “a plot”, “some code”, “a table”, “an error”, “something long”.

    Args:
        pace: How fast the words come.
        points: In the series of a plot.
        name: How you want to be called.
        dataset: A file that I tell the size of.
    """
    words_per_second = {"reading": 25, "fast": 100, "very fast": 1000}[pace]
    answers = {
        "plot": lambda: plot(max(points, 2), words_per_second),
        "code": lambda: paced(CODE, words_per_second),
        "table": lambda: paced(TABLE, words_per_second),
        "long": lambda: long(words_per_second),
    }
    if name:
        yield f"{name}, "
    if dataset:
        yield f"I have {dataset.name}, all {dataset.size:,} bytes of it. "
    if "error" in query.lower():
        yield from paced("I will now divide by zero. What I said so far is kept.", words_per_second)
        yield str(1 / 0)
    asked = [answer() for keyword, answer in answers.items() if keyword in query.lower()]
    yield from itertools.chain(*asked) if asked else paced(HELLO, words_per_second)


app = FastDash(callback_fn=demo, chat=True, title="Fast Dash", port=8050)
server = app.server

if __name__ == "__main__":
    app.run()
