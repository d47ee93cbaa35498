"""A button that runs a function with the value of a slider, and the canvas that it draws on."""

from dash import Dash, Input, Output, dcc, html

import fast_dash_components as fdc
from fast_dash import mount_chat


def stars(query, count=3):
    yield {"type": "canvas", "specs": [{"name": "stars", "type": "Markdown", "value": "★" * count}]}


app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Slider(1, 9, 1, value=3, id="count"),
        fdc.RunButton(id="run", chat="bot"),
        fdc.CanvasGrid(id="canvas", chat="bot"),
    ],
    style={"maxWidth": 480, "margin": "auto", "padding": 24},
)


@app.callback(Output("run", "settings"), Input("count", "value"))
def settings(count):
    return {"count": count}


mount_chat(app, stars, chat="bot", canvas=True, settings=dict)

if __name__ == "__main__":
    app.run(port=8080)
