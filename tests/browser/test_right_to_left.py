"""Pages and parts of pages that run from right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from dash import html
from playwright.sync_api import BrowserContext, Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash
from tests.browser.appearance import sideways
from tests.browser.apps import handbuilt
from tests.browser.apps.functions import explore
from tests.browser.apps.looks import Stories
from tests.browser.apps.plain import VIEWPORT, plain_page
from tests.browser.axe import Auditor
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_apps import App
from tests.browser.test_looks import ARRIVE, GRID, OPEN, device

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]
SCREENS = ("desktop", "phone")


EVERYTHING = """\
## תוצאות הרבעון

النص الأول هنا، ومعه رابط [تقرير](https://example.com/report) و `report.parquet` ورقم -12.4 %.

- المنطقة الشمالية في المقدمة
  - المنطقة الجنوبية ثابتة
- English among them: 3 of 4.

- [x] מוכן
- [ ] עוד לא

> هذا النمو يُستعاد عادة خلال ربعين.

| כוכב | רדיוס |
| :-- | --: |
| חמה | 2,440 |
| נוגה | -6,052 |

```python
print("שלום")  # from left to right
```

1. One English list
2. within the same reply

> And an English quotation.
"""

INTO_RTL = "document.documentElement.dir = 'rtl'"


class Side:
    """Where something stands in what it stands in."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, selector: str, within: str) -> str:
        """``left``, ``right``, or ``middle``: the side of ``within`` that is nearer."""
        inner, outer = (self.page.locator(one).first.bounding_box() for one in (selector, within))
        assert inner
        assert outer
        left = inner["x"] - outer["x"]
        right = outer["x"] + outer["width"] - inner["x"] - inner["width"]
        return "middle" if abs(left - right) < 4 else "left" if left < right else "right"

    def css(self, selector: str, name: str) -> str:
        found = self.page.locator(selector).first.evaluate("(e, name) => getComputedStyle(e)[name]", name)
        return str(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_chat_from_right_to_left(
    screen: str, store: str, serve: Serve, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(**device(screen)).new_page()
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {INTO_RTL} }})")
    auditor, side = Auditor(page, screenshot), Side(page)
    stories = Stories()

    def reply(query: str) -> object:
        if "story" in query:
            return stories.play(query)
        return EVERYTHING

    def analyst(query: str, model: str = "שלום", temperature: float = 0.7, cite: bool = True) -> object:
        """اسأل عن مبيعات الربع الأخير.

        Args:
            model: كلما كبر كان أبطأ.
        """
        return reply(query)

    chat = Chat(page).open(serve(FastDash(analyst, chat=True, title="מנתח מכירות", store=store).server).url)
    chat.connected()
    if screen == "phone":
        page.locator(".fdc-settings__toggle").click()
        expect(page.locator(OPEN)).to_be_visible()
        auditor.look("settings")
        page.locator(".fdc-settings__toggle").click()
        assert side.of(".fdc-settings__toggle", ".fdc-page") == "right"
    else:
        assert side.of(".fdc-settings", ".fdc-page") == "right"
        assert side.css(".fdc-settings", "borderLeftWidth") == "1px"
    assert side.of(".fdc-composer__button", ".fdc-composer__card") == "left"

    chat.say("ما الجديد؟").has_status("done")
    expect(chat.reply.locator(".fdc-hl-string").first).to_be_visible()
    auditor.look("reply")
    assert side.of(".fdc-bubble", ".fdc-message") == "left"
    assert side.of(".fdc-content", ".fdc-message") == "middle"
    # Bars and bullets are where their own text begins.
    assert side.css(".fdc-md blockquote", "borderRightWidth") == "3px"
    assert page.locator(".fdc-md blockquote").last.evaluate("e => getComputedStyle(e).borderLeftWidth") == "3px"
    assert side.css(".fdc-md ul", "direction") == "rtl"
    assert side.css(".fdc-md ol", "direction") == "ltr"
    assert side.css(".fdc-md pre", "direction") == "ltr"
    assert side.css(".fdc-md p code", "direction") == "ltr"
    assert side.of('[data-role="assistant"] > .fdc-message__actions > button', ".fdc-content") == "right"

    chat.say("story reasoning")
    stories.pause.end()
    chat.has_status("done").reply.locator(".fdc-reasoning__head").click()
    assert side.css(".fdc-reasoning__body", "borderRightWidth") == "2px"
    chat.say("story tools")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(3)
    stories.pause.end()
    expect(chat.reply.locator('.fdc-tool[data-status="done"]')).to_have_count(2)
    stories.pause.end()
    chat.has_status("done").reply.locator(".fdc-tool__head").first.click()
    page.evaluate(ARRIVE)
    auditor.look("tools")
    assert side.of(".fdc-tool__name", ".fdc-tool") == "right"
    assert side.of(".fdc-tool .fdc-chevron", ".fdc-tool") == "left"
    assert side.css(".fdc-json__body", "direction") == "ltr"
    # Closed, it points to where the line goes on; open, down to what is below.
    closed = chat.reply.locator('.fdc-tool__head[aria-expanded="false"] .fdc-chevron > svg').first
    assert closed.evaluate("e => getComputedStyle(e).transform") == "matrix(-1, 0, 0, 1, 0, 0)"
    opened = chat.reply.locator('.fdc-tool__head[aria-expanded="true"] .fdc-chevron').first
    assert opened.evaluate("e => new DOMMatrix(getComputedStyle(e).transform).b") == -1

    chat.say("story table").has_status("done")
    expect(chat.reply.locator(GRID)).to_be_visible(timeout=20_000)
    auditor.look("table")
    # A minus stands before its number, units under units, and the heading above them.
    assert side.css(".ag-row .ag-right-aligned-cell", "direction") == "ltr"
    assert side.css(".ag-row .ag-right-aligned-cell", "textAlign") == "right"
    heading = ".ag-right-aligned-header"
    assert side.of(f"{heading} .ag-header-cell-text", f"{heading} .ag-cell-label-container") == "right"
    chat.say("story error").has_status("error")
    auditor.look("error")
    assert auditor.problems == {}
    assert sideways(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_hand_built_layout_from_right_to_left(
    screen: str, serve: Serve, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(**device(screen)).new_page()
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {INTO_RTL} }})")
    auditor, side = Auditor(page, screenshot), Side(page)
    app = handbuilt.make_app(suppress_callback_exceptions=True, meta_tags=VIEWPORT)
    page.goto(serve(app.server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    auditor.look("cards")
    assert side.of("#one .fdc-button--primary", "#one .fdc-interrupt__buttons") == "right"
    if screen == "desktop":
        assert side.of('[data-name="plot"]', "#canvas") == "right"
    page.locator('[data-fdc-action="open-chat"]').click()
    page.evaluate(ARRIVE)
    auditor.look("drawer")
    # `position` names a side of the window, whatever the direction.
    panel = page.locator(".fdc-drawer__panel").bounding_box()
    assert panel
    assert panel["x"] + panel["width"] == device(screen)["viewport"]["width"]  # type: ignore[index]
    assert side.of('[data-fdc-action="close-chat"]', ".fdc-drawer__head") == "left"
    assert auditor.problems == {}


def test_part_of_a_page_from_right_to_left(serve: Serve, page: Page, screenshot: Screenshot) -> None:
    blocks = [{"kind": "content", "text": "שלום"}, {"kind": "error", "message": "לא נמצא"}]
    messages = [{"role": "user", "content": "מה נשמע?"}, {"role": "assistant", "blocks": blocks}]
    app = plain_page(
        html.Div([fdc.Transcript(id="rtl", messages=messages), fdc.ChatComposer(id="rtl-box")], dir="rtl"),
        html.Div([fdc.Transcript(id="ltr", messages=messages), fdc.ChatComposer(id="ltr-box")]),
    )
    page.goto(serve(app.server).url)
    side = Side(page)
    expect(page.locator("#ltr .fdc-error")).to_be_visible()
    screenshot(page, "both")
    assert side.of("#rtl .fdc-bubble", "#rtl .fdc-message") == "left"
    assert side.of("#ltr .fdc-bubble", "#ltr .fdc-message") == "right"
    assert side.css("#rtl .fdc-error", "borderRightWidth") == "3px"
    assert side.css("#ltr .fdc-error", "borderLeftWidth") == "3px"
    assert side.of("#rtl-box .fdc-composer__button", "#rtl-box .fdc-composer__card") == "left"


@pytest.mark.parametrize("screen", SCREENS)
def test_app_of_a_function_from_right_to_left(
    screen: str, serve: Serve, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(**device(screen)).new_page()
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {INTO_RTL} }})")
    auditor = Auditor(page, screenshot)
    app = App(page).open(serve(FastDash(explore).server).url)
    app.run().rested()
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    expect(app.output("table").locator(".ag-row").first).to_be_visible()
    auditor.look("after")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert auditor.problems == {}
