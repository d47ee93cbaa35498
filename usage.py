"""The demo, ``make demo``. No key, no network, no model.

A scripted chat that shows what a reply can hold, and at ``/components/`` the same components in a layout of one's own.
"""

import itertools
import math
import re
import time
from collections.abc import Iterator
from typing import Any, Literal

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

import fast_dash_components as fdc
from fast_dash import FastDash, Upload, mount_chat

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


# --- By hand: the components in a layout of one's own, at /components/


MAIL = {
    "name": "send_mail",
    "description": "Sends the report to Ann.",
    "args": {"to": "ann@example.com", "copies": 2, "text": "The report is ready."},
}


CHOICES = [{"label": f" {points} points ", "value": points} for points in (10, 30, 100)]


def specs(points: int) -> list[dict[str, Any]]:
    """What is on the canvas."""
    x = [12 * i / points for i in range(points)]
    figure = go.Figure(go.Scatter(x=x, y=[math.sin(v) for v in x]))
    words = f"The same wave, from **{points}** points. Zoom in, then change their number: the zoom stays."
    return [
        {"name": "wave", "type": "Graph", "label": "A wave", "span": 8, "value": figure},
        {"name": "words", "type": "Markdown", "label": "In words", "span": 4, "value": words},
    ]


def hand_built() -> Dash:
    """Two chats, one of them in a drawer; a canvas and cards that callbacks fill and read."""
    by_hand = Dash(__name__, server=server, url_base_pathname="/components/", title="By hand")
    by_hand.layout = html.Main(
        html.Div(
            [
                html.H1("Components in a layout of your own"),
                html.P("Everything here is an ordinary Dash component: props in, callbacks out."),
                dcc.RadioItems(CHOICES, 30, id="points", inline=True, labelStyle={"color": "inherit"}),
                fdc.CanvasGrid(id="canvas", specs=specs(30)),
                html.H2("Cards"),
                fdc.ToolCard(id="tool", name="send_mail", args=MAIL["args"], status="cancelled"),
                fdc.InterruptCard(id="ask", action_requests=[MAIL], allowed_decisions=["approve", "edit", "reject"]),
                html.H2("A chat in the page"),
                html.Div(
                    [fdc.Transcript(id="left", chat="echo"), fdc.ChatComposer(id="left-box", chat="echo")],
                    style={"display": "flex", "flexDirection": "column", "height": 420},
                ),
                html.P(id="counted"),
                fdc.ChatDrawer(
                    [fdc.Transcript(id="right", chat="demo"), fdc.ChatComposer(id="right-box", chat="demo")],
                    id="drawer",
                    title="Assistant",
                ),
            ],
            style={
                "display": "grid",
                "gridTemplateColumns": "minmax(0, 1fr)",
                "gap": 16,
                "maxWidth": 960,
                "margin": "0 auto",
                "padding": "24px 16px 96px",
            },
        ),
        # The colours of the components, for the page around them.
        className="fdc-root",
        style={"minHeight": "100dvh", "background": "var(--fdc-bg)"},
    )

    @by_hand.callback(Output("canvas", "specs"), Input("points", "value"))
    def redraw(points: int) -> list[dict[str, Any]]:
        return specs(points)

    @by_hand.callback(
        Output("tool", "status"), Output("tool", "result"), Input("ask", "decision"), prevent_initial_call=True
    )
    def decide(decision: dict[str, Any]) -> tuple[str, Any]:
        chosen = decision["decisions"][0]
        return "cancelled" if chosen["type"] == "reject" else "done", chosen

    @by_hand.callback(Output("counted", "children"), Input("left", "messages"))
    def count(messages: list[dict[str, Any]] | None) -> str:
        return f"{len(messages or [])} messages: this runs once per turn, never per token."

    mount_chat(by_hand, lambda query: paced(f"You said: *{query}*", 25), chat="echo", store="memory://")
    mount_chat(by_hand, lambda query: demo(query), chat="demo", store="memory://")
    return by_hand


components = hand_built()

if __name__ == "__main__":
    app.run()
