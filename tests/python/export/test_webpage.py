"""The page, as text. What a browser makes of it: tests/browser/test_export.py."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from typing import Any

import pytest

from fast_dash.canvas.specs import build
from fast_dash.export import export
from fast_dash.export.elements import data, element
from fast_dash.export.prose import prose
from tests.corpus.load import expand, fill, load
from tests.python.export.canvases import hostile, one_of_each

TEXTS = {case["id"]: fill(expand(case)) for case in load("xss.json")["cases"]}


def page(*specs: dict[str, Any], **options: Any) -> str:
    return export(build(list(specs)), "html", **{"title": "Sales", **options}).data.decode()


def policy(text: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert found
    return unescape(found[1])


def test_policy_allows_the_scripts_of_the_page_and_nothing_else() -> None:
    text = export(one_of_each(), "html", title="Sales").data.decode()
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 2
    digests = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in scripts]
    assert policy(text) == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}' 'sha256-{digests[1]}'; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def test_plotly_is_there_only_with_a_figure() -> None:
    assert len(page({"name": "a", "type": "Markdown", "value": "b"})) < 30_000


@pytest.mark.parametrize(("kind", "compiled"), [("scattergl", True), ("scatter3d", True), ("bar", False)])
def test_only_figures_that_need_it_may_compile(kind: str, compiled: bool) -> None:
    text = page({"name": "a", "type": "Graph", "value": {"data": [{"type": kind}]}})
    assert ("'unsafe-eval'" in policy(text)) == compiled


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_ends_its_element(name: str) -> None:
    text = export(hostile(TEXTS[name][:5000]), "html", title=TEXTS[name][:5000]).data.decode()
    # Its own scripts hold such words too.
    text = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert len(re.findall("(?i)<script|<!--", text)) == text.count('<script type="application/json">') == 3
    assert text.count("<title") == text.count("</body>") == text.count("</html>") == 1


def test_element_escapes() -> None:
    assert element("a", {"title": '">', "id": None}, "<b>", element("i", {}, "&")) == (
        '<a title="&quot;&gt;">&lt;b&gt;<i>&amp;</i></a>'
    )
    assert data('["</script><!--"]') == '<script type="application/json">["\\u003c/script>\\u003c!--"]</script>'


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt&#58;alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("/path", False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, linked: bool) -> None:
    text = prose(f"[words](<{address}>)")
    assert ("href=" in text) == linked
    assert "words" in text


def test_pictures_of_other_hosts_are_links_and_those_within_are_shown() -> None:
    assert "<img" not in prose("![a map](https://example.org/map.png)")
    assert ">a map</a>" in prose("![a map](https://example.org/map.png)")
    assert '<img src="data:image/png;base64,AAAA" alt="dot">' in prose("![dot](data:image/png;base64,AAAA)")


def test_what_is_not_in_the_file_is_said() -> None:
    assert "This picture is not in this file:" in page({"name": "a", "type": "Image", "value": "/assets/a.png"})
    note = "Parts of this figure come from the network and are not in this file."
    images = {"layout": {"images": [{"source": "/assets/a.png"}]}, "data": [{"type": "heatmap", "z": [[1]]}]}
    assert note in page({"name": "a", "type": "Graph", "value": images})
    assert note not in export(one_of_each(), "html", title="Sales").data.decode()
    missing = page({"name": "a", "type": "Graph", "value": {"data": [{"type": "choropleth"}]}})
    assert "A map needs the network to be drawn and is not in this file." in missing
    assert 'class="figure"' not in missing
    own = {"name": "g", "type": "Gauge", "value": {"<b>": 1}, "props": {}, "label": "G", "span": 3}
    text = export([own], "html", title="Sales").data.decode()  # type: ignore[list-item]
    assert "This is drawn by the app only. Its value:" in text
    assert '<pre dir="auto">{"&lt;b&gt;":1}</pre>' in text
    assert "Die Arbeitsfläche ist leer." in page(language="de")


def test_columns_are_those_that_the_table_names() -> None:
    columns = [{"field": "b", "headerName": "Bee", "sort": "desc"}, {"field": "a", "hide": True}]
    text = page({"name": "t", "type": "Table", "value": [{"a": 1, "b": 2.0}], "props": {"columnDefs": columns}})
    assert re.findall(r"<th .*?>(?=<button)", text) == ['<th scope="col" data-numeric="" data-sort="desc">']
    assert re.findall(r"<td.*?</td>", text) == ['<td data-numeric="" dir="auto">2</td>']


@pytest.mark.parametrize(
    ("theme", "attributes"),
    [
        ({"colorScheme": "dark", "primaryColor": "#b00"}, ' style="--accent: #b00" data-scheme="dark"'),
        ({"colorScheme": "auto"}, ""),
        ({"primaryColor": "red; background: url(//x)"}, ""),
    ],
)
def test_theme(theme: dict[str, Any], attributes: str) -> None:
    assert f'<html lang="en"{attributes}>' in page(theme=theme)


@pytest.mark.parametrize(
    ("props", "layout", "height"),
    [
        ({}, {}, "360px"),
        ({}, {"height": 600}, "600px"),
        ({"style": {"height": "20rem"}}, {"height": 600}, "20rem"),
        ({"style": {"height": "100%"}}, {}, "360px"),
    ],
)
def test_figure_is_as_high_as_it_asks_for(props: dict[str, Any], layout: dict[str, Any], height: str) -> None:
    text = page({"name": "a", "type": "Graph", "value": {"data": [], "layout": layout}, "props": props})
    assert f'<div class="body"><div class="figure" style="min-height: {height}">' in text


def test_style_of_an_item_is_lengths_and_alignment() -> None:
    style = {"height": 200, "maxHeight": "50vh", "textAlign": "center"}
    text = page({"name": "a", "type": "Markdown", "value": "b", "props": {"style": style}})
    assert 'class="body" style="height: 200px; max-height: 50vh; text-align: center"' in text
