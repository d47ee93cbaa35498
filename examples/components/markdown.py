"""Markdown that is typed while you watch: what is finished is drawn once."""

from dash import Dash, Input, Output, dcc, html

import fast_dash_components as fdc

TEXT = """\
# A growing text

It has **bold**, `code`, a table and a formula, $E = mc^2$:

| what | since |
| --- | ---: |
| paper | 105 |
| print | 1450 |

```python
print("highlighted when its fence closes")
```
"""

app = Dash(__name__)
app.layout = html.Div(
    [dcc.Interval(id="tick", interval=50), fdc.Markdown(id="text", streaming=True)],
    style={"maxWidth": 720, "margin": "24px auto"},
)


@app.callback(
    Output("text", "text"), Output("text", "streaming"), Output("tick", "disabled"), Input("tick", "n_intervals")
)
def grow(ticks):
    shown = 6 * (ticks or 0)
    return TEXT[:shown], shown < len(TEXT), shown >= len(TEXT)


if __name__ == "__main__":
    app.run(port=8080)
