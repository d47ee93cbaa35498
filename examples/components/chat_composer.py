"""A box to write in, without a chat: what is sent is the input of a callback."""

from dash import Dash, Input, Output, html

import fast_dash_components as fdc

app = Dash(__name__)
app.layout = html.Div(
    [html.P("Nothing yet", id="sent"), fdc.ChatComposer(id="composer", placeholder="Say something", maxLength=200)],
    style={"maxWidth": 720, "margin": "24px auto", "fontFamily": "system-ui"},
)


@app.callback(Output("sent", "children"), Input("composer", "submitted"), prevent_initial_call=True)
def receive(submitted):
    return f"You sent: {submitted['value']}"


if __name__ == "__main__":
    app.run(port=8080)
