"""A chat beside a canvas: drag the line between them; on a phone they are two tabs."""

from dash import Dash, html

import fast_dash_components as fdc
from fast_dash import mount_chat


def assistant(query):
    yield "There it is."
    yield {"type": "canvas", "specs": [{"name": "note", "type": "Markdown", "value": f"# {query}"}]}


app = Dash(__name__)
app.layout = html.Div(
    fdc.CanvasPanels(
        fdc.CanvasGrid(id="canvas", chat="bot"),
        id="panels",
        chat="bot",
        conversation=[fdc.Transcript(id="transcript", chat="bot"), fdc.ChatComposer(id="composer", chat="bot")],
    ),
    style={"display": "flex", "height": "100vh"},
)

mount_chat(app, assistant, chat="bot", canvas=True)

if __name__ == "__main__":
    app.run(port=8080)
