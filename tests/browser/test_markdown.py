"""Text of an app's own in the Markdown component: as callbacks set it, and while it grows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from dash import Dash, Input, Output, html
from flask import Flask, Response
from playwright.sync_api import BrowserContext, Page, expect

import fast_dash_components as fdc
from tests.browser.conftest import Served

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]

SETTLED = """# Title

A *paragraph* with `code`.

```python
print(1)
```

| a | b |
| - | - |
| 1 | 2 |

- one
- two

"""

# Sets the text again and again, a few characters longer each time, as a stream does.
GROW = """async ([text, from]) => {
    for (let end = from, step = 0; end < text.length + 7; end += 7, step++) {
        dash_clientside.set_props('md', { text: text.slice(0, end) });
        if (step % 8 === 0) await new Promise(requestAnimationFrame);
    }
}"""


def app(**props: object) -> object:
    app = Dash(__name__)
    app.layout = html.Div(fdc.Markdown(id="md", **props))
    return app.server


def test_what_is_finished_stays_as_it_is_while_the_text_grows(serve: Serve, page: Page) -> None:
    page.goto(serve(app(text=SETTLED, streaming=True)).url)
    blocks = page.locator("#md .fdc-md__chunk").first.locator("> *")
    expect(blocks).to_have_count(5)
    expect(page.locator("#md .fdc-hl-built_in")).to_have_text("print")
    page.evaluate("""() => {
        const chunk = document.querySelector('#md .fdc-md__chunk');
        window.finished = [...chunk.children].slice(0, 4);
        window.touched = [];
        window.observer = new MutationObserver(list => window.touched.push(...list.map(e => e.target.nodeName)));
        const options = {subtree: true, childList: true, characterData: true, attributes: true};
        for (const element of finished) observer.observe(element, options);
    }""")
    end = "".join(f"Paragraph **{i}** of many.\n\n" for i in range(60))
    page.evaluate(GROW, [SETTLED + end, len(SETTLED)])
    expect(page.locator("#md p").last).to_have_text("Paragraph 59 of many.")
    assert page.evaluate("finished.every(element => element.isConnected)")
    assert page.evaluate("""() => finished.every(
        (element, at) => element === document.querySelector('#md .fdc-md__chunk').children[at])""")
    assert page.evaluate("touched") == []
    assert page.locator("#md strong").all_text_contents() == [str(i) for i in range(60)]

    # Complete: nothing of it changes either.
    page.evaluate("dash_clientside.set_props('md', { streaming: false })")
    expect(page.locator("#md [data-streaming=false]")).to_have_count(1)
    assert page.evaluate("finished.every(element => element.isConnected)")
    assert page.evaluate("touched") == []


def test_a_text_that_does_not_go_on_is_a_new_one(serve: Serve, page: Page) -> None:
    page.goto(serve(app(text=SETTLED, streaming=True)).url)
    expect(page.locator("#md h1")).to_have_text("Title")
    page.evaluate("dash_clientside.set_props('md', { text: '## Other\\n\\nNew **te' })")
    expect(page.locator("#md h2")).to_have_text("Other")
    expect(page.locator("#md strong")).to_have_text("te")
    expect(page.locator("#md :is(h1, table, ul, pre)")).to_have_count(0)
    page.evaluate("dash_clientside.set_props('md', { text: '## Other\\n\\nNew **text**.' })")
    expect(page.locator("#md p")).to_have_text("New text.")


def test_a_callback_sets_the_text(serve: Serve, page: Page) -> None:
    app = Dash(__name__)
    app.layout = html.Div([html.Button("go", id="go"), fdc.Markdown(id="md", text="*before*")])

    @app.callback(Output("md", "text"), Input("go", "n_clicks"), prevent_initial_call=True)
    def answer(clicks: int) -> str:
        return f"**click {clicks}**, and [a link](https://example.com)"

    page.goto(serve(app.server).url)
    expect(page.locator("#md em")).to_have_text("before")
    page.locator("#go").click()
    expect(page.locator("#md strong")).to_have_text("click 1")
    expect(page.locator("#md a")).to_have_attribute("href", "https://example.com")


# --- Formulas

FORMULAS = r"""West: $100, East: $200, and $x_1 * y_1$.

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt\pi}{2}
$$

Not TeX: $\frac{1$
"""


def strict(app: Dash) -> Flask:
    """Serve an app with a policy under which a page may load from its own server alone, and run nothing inline."""
    hashes = " ".join(app.csp_hashes())

    @app.server.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline';"
            " img-src 'self' data:; frame-src 'self'"
        )
        return response

    return app.server


def test_formulas_are_set_with_fonts_of_the_same_server(
    serve: Serve, page: Page, screenshot: Callable[[Page, str], None]
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    layout = Dash(__name__)
    layout.layout = html.Div(fdc.Markdown(id="md", text=FORMULAS))
    served = serve(strict(layout))
    page.goto(served.url)
    expect(page.locator("#md math")).to_have_count(2)
    expect(page.locator("#md p").first).to_contain_text("West: $100, East: $200, and ")
    expect(page.locator("#md code")).to_have_text("$\\frac{1$")
    # For those who hear the page, MathML; the picture is for eyes alone.
    expect(page.locator("#md math msub")).to_have_count(2)
    expect(page.locator("#md .katex-html").first).to_have_attribute("aria-hidden", "true")
    page.wait_for_function("document.fonts.check('16px KaTeX_Math') && document.fonts.check('16px KaTeX_Main')")
    assert all(url.startswith(served.url) for url in requested)
    assert sum(url.endswith(".woff2") for url in requested) > 0
    screenshot(page, "formulas")


def test_a_page_without_formulas_loads_nothing_for_them(serve: Serve, page: Page) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(serve(app(text="West: $100, East: $200\n\n```mermaid\ngraph TD\n```\n")).url)
    expect(page.locator("#md p")).to_have_text("West: $100, East: $200")
    expect(page.locator("#md pre")).to_have_text("graph TD\n")
    assert not [url for url in requested if "async-math" in url or "async-diagram" in url or "woff" in url]


def test_a_formula_is_not_seen_before_it_is_closed(serve: Serve, page: Page) -> None:
    page.goto(serve(app(text="So $x$ and", streaming=True)).url)
    expect(page.locator("#md math")).to_have_count(1)
    page.evaluate("""() => {
        window.seen = [];
        const look = () => {
            // What a busy page has not parsed yet is shown as it was written.
            const drawn = document.querySelector('#md').cloneNode(true);
            drawn.querySelectorAll('.fdc-md__pending').forEach((pending) => pending.remove());
            window.seen.push(drawn.textContent);
        };
        new MutationObserver(look).observe(document.querySelector('#md'),
            {subtree: true, childList: true, characterData: true});
    }""")
    text = "So $x$ and $a_1 + \\beta_2$ is it.\n\n$$\na_1\n+ \\beta_2\n- c\n$$\n\nAfter."
    page.evaluate(GROW.replace("+= 7", "+= 1").replace("% 8", "% 1"), [text, 10])
    expect(page.locator("#md p").last).to_have_text("After.")
    expect(page.locator("#md math")).to_have_count(3)
    for seen in page.evaluate("seen"):
        assert "$" not in seen
        assert seen.count("beta") in (0, seen.count("β") // 2, seen.count("β"))
    expect(page.locator("#md :is(h1, ul, code)")).to_have_count(0)


# --- Diagrams

SLOW = 30_000
"""Milliseconds: the script that draws is large."""

DIAGRAM = "```mermaid\ngraph TD\n  A[Start] --> B{Choice}\n  B -->|yes| C[Do it]\n```\n"
BROKEN = "```mermaid\ngraph TD\nA--\n```\n"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_diagrams_are_drawn_under_a_strict_policy(
    serve: Serve, new_context: NewContext, scheme: str, screenshot: Callable[[Page, str], None]
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    layout = Dash(__name__)
    layout.layout = html.Div(fdc.Markdown(id="md", text=f"{DIAGRAM}\n{BROKEN}\n{DIAGRAM}", diagrams=True))
    page.goto(serve(strict(layout)).url)
    images = page.locator("#md img")
    expect(images).to_have_count(2, timeout=SLOW)
    expect(page.get_by_text("This diagram could not be drawn.")).to_have_count(1)
    expect(page.locator("#md pre")).to_have_text("graph TD\nA--\n")
    size = page.evaluate("""async () => {
        const image = document.querySelector('#md img');
        await image.decode();
        return [image.naturalWidth, image.naturalHeight, image.width, image.height];
    }""")
    assert min(size) > 50
    frame = page.locator("iframe.fdc-diagram-frame")
    expect(frame).to_have_count(1)
    expect(frame).to_have_attribute("sandbox", "allow-scripts")
    assert (
        page.evaluate("() => { try { return frames[0].document } catch { return 'out of reach' } }") == "out of reach"
    )
    screenshot(page, scheme)


def test_a_diagram_is_drawn_once_its_fence_is_closed(serve: Serve, page: Page) -> None:
    page.goto(serve(app(text=DIAGRAM[:-4], streaming=True, diagrams=True)).url)
    expect(page.locator("#md pre")).to_contain_text("Start")
    expect(page.locator("iframe")).to_have_count(0)
    page.evaluate("text => dash_clientside.set_props('md', { text })", DIAGRAM)
    expect(page.locator("#md img")).to_have_count(1, timeout=SLOW)
    expect(page.locator("#md pre")).to_have_count(0)


# --- Footnotes

NOTED = "Revenue grew.[^a] Costs fell.[^b]\n\n" + "Filler.\n\n" * 40 + "[^a]: Gross of *returns*.\n[^b]: Net.\n"


def test_a_footnote_is_read_and_left_again_in_its_own_reply(serve: Serve, page: Page) -> None:
    layout = Dash(__name__)
    said = {"role": "assistant", "content": NOTED}
    layout.layout = html.Div(fdc.Transcript(messages=[said, said]), style={"height": "90vh", "display": "flex"})
    page.goto(serve(layout.server).url)
    replies = page.locator('.fdc-message[data-role="assistant"]')
    expect(replies).to_have_count(2)
    for reply in replies.all():
        reference, note = reply.get_by_role("link", name="2", exact=True), reply.locator(".fdc-md__footnotes li").nth(1)
        reference.scroll_into_view_if_needed()
        expect(note).not_to_be_in_viewport()
        reference.click()
        expect(note).to_be_in_viewport()
        expect(note).to_have_text(re.compile("^Net"))
        expect(reference).not_to_be_in_viewport()
        note.get_by_role("link").click()
        expect(reference).to_be_in_viewport()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


# --- Tables


def test_a_table_is_copied_as_csv(serve: Serve, new_context: NewContext) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(serve(app(text="| name | sum |\n|---|--:|\n| **a, b** | -5 |\n| =1+1 | $7 |\n")).url)
    table, button = page.locator("#md table"), page.locator("#md").get_by_role("button", name="Copy as CSV")
    expect(button).to_have_css("opacity", "0")
    before = table.bounding_box()
    table.hover()
    expect(button).to_have_css("opacity", "1")
    assert table.bounding_box() == before
    button.click()
    expect(page.locator("#md").get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == 'name,sum\n"a, b",-5\n\'=1+1,$7\n'

    # With the keyboard it is there as well, and on a touch screen always.
    page.mouse.move(0, 0)
    page.reload()
    expect(button).to_be_attached()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(button).to_have_css("opacity", "1")
    phone = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    phone.goto(page.url)
    expect(phone.get_by_role("button", name="Copy as CSV")).to_have_css("opacity", "1")
