"""The colours of figures are written twice, for Python and for the browser: they are the same."""

from __future__ import annotations

import re
from pathlib import Path

from fast_dash.export.looks import PALETTES

THEME = Path(__file__).parents[3] / "src/ts/blocks/artifact/figureTheme.ts"


def test_figures_have_the_colours_of_the_canvas() -> None:
    written = re.findall(r"#[0-9a-f]{6}\b", THEME.read_text("utf-8"))
    for palette in PALETTES.values():
        assert {palette["text"], palette["grid"], palette["line"], *palette["series"]} <= set(written)
