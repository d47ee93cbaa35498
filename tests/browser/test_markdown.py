"""Text of an app's own in the Markdown component: as callbacks set it, and while it grows."""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash, Input, Output, html
from playwright.sync_api import Page, expect

import fast_dash_components as fdc
from tests.browser.conftest import Served

Serve = Callable[[object], Served]

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
