"""Ask before something is done: the decision is the input of a callback, which runs once."""

from dash import Dash, Input, Output, html

import fast_dash_components as fdc

MAIL = {
    "name": "send_mail",
    "description": "Sends the quarterly report to Ann.",
    "args": {"to": "ann@example.com", "copies": 2, "text": "The report is ready."},
}

app = Dash(__name__)
app.layout = html.Div(
    [
        fdc.InterruptCard(id="card", action_requests=[MAIL], allowed_decisions=["approve", "edit", "reject"]),
        html.Pre(id="decided"),
    ],
    style={"maxWidth": 720, "margin": "24px auto", "fontFamily": "system-ui"},
)


@app.callback(Output("decided", "children"), Input("card", "decision"), prevent_initial_call=True)
def decide(decision):
    return str(decision["decisions"][0])


if __name__ == "__main__":
    app.run(port=8080)
