"""Canvases that are taken along."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import plotly.express as px
from PIL import Image

from fast_dash.canvas.specs import Spec, build


def picture() -> Image.Image:
    """A gradient, to be told from an empty place."""
    found = Image.linear_gradient("L").resize((240, 120)).convert("RGB")
    found.putpixel((0, 0), (255, 0, 0))
    return found


NOTES = """\
## What happened

**Rome** leads by far, *Oslo* follows. See [the source](https://example.org/report).

- a list
- with `code`

| city | rank |
| --- | --- |
| Rome | 1 |

```python
def rank(city: str) -> int: ...
```

> A quotation.
"""


def one_of_each() -> list[Spec]:
    """A figure, a table, a picture and a text."""
    sales = pd.DataFrame(
        {
            "city": ["Oslo", "Rome", "Äänekoski", None],
            "sales": [9, 100, 20, None],
            "rate": [0.5, 1.25, 3.0, 2.0],
            "open": [True, False, True, None],
        }
    )
    figure = px.bar(sales.dropna(), x="city", y="sales", color="city", title="Sales by city")
    given: list[dict[str, Any]] = [
        {"name": "revenue", "type": "Graph", "value": figure, "span": 7},
        {"name": "cities", "type": "Table", "value": sales, "span": 5, "label": "Cities & sales"},
        {"name": "map", "type": "Image", "value": picture(), "span": 4, "props": {"alt": "A map"}},
        {"name": "notes", "type": "Markdown", "value": NOTES, "span": 8},
    ]
    return build(given)


def picture_bytes() -> bytes:
    """A PNG."""
    buffer = io.BytesIO()
    picture().save(buffer, "png")
    return buffer.getvalue()


def hostile(text: str) -> list[Spec]:
    """A text in every place of a canvas that shows one."""
    name = text.strip()[:100] or "empty"
    figure = {
        "data": [{"type": "bar", "name": text, "x": [text, "b"], "y": [1, 2], "text": [text, ""], "hovertext": text}],
        "layout": {"title": {"text": text}, "xaxis": {"title": {"text": text}}, "annotations": [{"text": text}]},
    }
    label = text[:300]
    return [
        {"name": f"g{name}"[:100], "type": "Graph", "value": figure, "props": {}, "label": label, "span": 6},
        {
            "name": f"t{name}"[:100],
            "type": "Table",
            "value": [{text: text, "n": 1}, {text: [text, {text: text}], "n": 2}],
            "props": {"columnDefs": [{"field": text, "headerName": text}, {"field": "n"}]},
            "label": label,
            "span": 6,
        },
        {
            "name": f"i{name}"[:100],
            "type": "Image",
            "value": text,
            "props": {"alt": text, "title": text},
            "label": label,
            "span": 6,
        },
        {"name": f"m{name}"[:100], "type": "Markdown", "value": text, "props": {}, "label": label, "span": 6},
        {"name": f"u{name}"[:100], "type": text, "value": {text: text}, "props": {}, "label": label, "span": 6},
    ]
