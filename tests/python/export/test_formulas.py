"""What is a formula is decided as in the browser: src/ts/markdown/rules/math.ts reads the same cases."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from fast_dash.canvas.specs import build
from fast_dash.export import export
from fast_dash.export.formulas import read_formula
from fast_dash.export.prose import prose

CASES = json.loads((Path(__file__).parents[2] / "golden_markdown" / "formulas.json").read_text("utf-8"))
PLACE = re.compile(r'<code class="formula" data-tex="([^"]*)"( data-display="")?>')


def found(text: str) -> list[str]:
    """The formulas in a text: displayed ones in brackets."""
    return [f"[{unescape(tex)}]" if display else unescape(tex) for tex, display in PLACE.findall(prose(text))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_same_formulas_as_in_the_browser(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["formulas"]


def test_no_formula_ends_its_place() -> None:
    markup = prose('$"><script>alert(1)</script>=$ and $$\n</code><img src=x onerror=alert(1)>\n$$')
    assert "<script" not in markup
    assert "<img" not in markup


@pytest.mark.parametrize("mark", ["$a ", "$$ ", "\\( ", "\\[ ", "$\\", "\\(\\["])
def test_what_is_never_closed_is_no_formula(mark: str) -> None:
    assert found(mark * 2_000) == []
    assert read_formula(mark, 0) is None


def test_what_sets_formulas_is_there_only_with_one() -> None:
    sizes = [
        len(export(build([{"name": "a", "type": "Markdown", "value": text}]), "html", title="A").data)
        for text in ("costs $5 or $6", "is $x^2$")
    ]
    assert sizes[0] < 30_000 < 250_000 < sizes[1] < 400_000
