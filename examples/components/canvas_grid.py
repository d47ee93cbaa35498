"""A canvas whose specs a callback changes: what keeps its name keeps its zoom. Needs ``pip install pandas``."""

import plotly.express as px
from dash import Dash, Input, Output, dcc, html

import fast_dash_components as fdc

app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.RadioItems(["Italy", "Norway", "Peru"], "Italy", id="country", inline=True),
        fdc.CanvasGrid(id="canvas"),
        html.P(id="clicked"),
    ],
    style={"maxWidth": 1000, "margin": "24px auto", "fontFamily": "system-ui"},
)


@app.callback(Output("canvas", "specs"), Input("country", "value"))
def draw(country):
    rows = px.data.gapminder().query("country == @country")
    figure, words = px.line(rows, "year", "lifeExp"), f"**{len(rows)}** years of figures."
    return [
        {"name": "life", "type": "Graph", "label": "Life expectancy", "span": 8, "value": figure},
        {"name": "about", "type": "Markdown", "label": country, "span": 4, "value": words},
    ]


# Each component has an id: that of the canvas, a dash, and its name.
@app.callback(Output("clicked", "children"), Input("canvas-life", "clickData"), prevent_initial_call=True)
def clicked(click):
    return f"In {click['points'][0]['x']}: {click['points'][0]['y']:.1f} years"


app.config.suppress_callback_exceptions = True  # canvas-life comes later

if __name__ == "__main__":
    app.run(port=8080)
