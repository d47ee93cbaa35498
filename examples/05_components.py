"""The components in a layout of your own: a chat beside whatever else a Dash app shows."""

from dash import Dash, Input, Output, callback, html
from scripted import my_llm

import fast_dash_components as fdc
from fast_dash import mount_chat


def answer(query: str):
    yield from my_llm.stream(query)


@callback(Output("count", "children"), Input("transcript", "messages"))
def count(messages):
    """Runs once per turn, never per token."""
    return f"{len(messages or [])} messages so far"


app = Dash(__name__, title="Beside a chat")
app.layout = html.Div(
    [
        html.Div([html.H2("Your app"), html.P(id="count")], style={"flex": 1, "padding": 24}),
        html.Div(
            [fdc.Transcript(id="transcript", chat="bot"), fdc.ChatComposer(id="composer", chat="bot")],
            style={"flex": 1, "display": "flex", "flexDirection": "column", "minHeight": 0},
        ),
    ],
    style={"display": "flex", "height": "100dvh"},
)
mount_chat(app, answer, chat="bot")

if __name__ == "__main__":
    app.run(port=8080)
