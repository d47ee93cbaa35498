"""An assistant at the side of an app, which a button of the app opens too."""

from dash import Dash, Input, Output, html

import fast_dash_components as fdc
from fast_dash import mount_chat

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H2("Your app"),
        html.Button("Ask the assistant", id="ask"),
        fdc.ChatDrawer(
            [fdc.Transcript(id="transcript", chat="help"), fdc.ChatComposer(id="composer", chat="help")],
            id="drawer",
            title="Assistant",
        ),
    ],
    style={"padding": 24, "fontFamily": "system-ui"},
)


@app.callback(Output("drawer", "opened"), Input("ask", "n_clicks"), prevent_initial_call=True)
def open_drawer(_):
    return True


mount_chat(app, lambda query: f"You asked: *{query}*", chat="help")

if __name__ == "__main__":
    app.run(port=8080)
