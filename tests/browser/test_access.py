"""Every page by axe-core, from right to left, by keyboard alone, in high contrast, on paper, and on every screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dash import Dash, html
from playwright.sync_api import BrowserContext, Locator, Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash
from tests.browser.appearance import focus_mark, moving, sideways
from tests.browser.apps import handbuilt, looks, settings
from tests.browser.apps.functions import Slow, explore, fragile
from tests.browser.apps.looks import Stories
from tests.browser.axe import violations
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.test_apps import App
from tests.browser.test_looks import ARRIVE, FIGURE, OPEN, device

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]

SCREENS = ("desktop", "phone")


class Auditor:
    """Asks axe-core about what a page shows, light and dark."""

    def __init__(self, page: Page, picture: Screenshot) -> None:
        self.page, self.picture = page, picture
        self.problems: dict[str, str] = {}
        """What is wrong, and in which state it was seen first."""

    def look(self, name: str) -> None:
        self.page.mouse.move(0, 0)
        for scheme in ("dark", "light"):
            self.page.emulate_media(color_scheme=scheme)
            self.page.evaluate(ARRIVE)
            self.picture(self.page, f"{name}-{scheme}")
            for problem in violations(self.page):
                self.problems.setdefault(problem, f"{name}-{scheme}")


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def auditor(screen: str, new_context: NewContext, screenshot: Screenshot) -> Auditor:
    return Auditor(new_context(**device(screen)).new_page(), screenshot)


# --- axe-core


def test_chat(screen: str, stories: Stories, store: str, serve: Serve, auditor: Auditor) -> None:
    page, chat = auditor.page, Chat(auditor.page)
    chat.open(serve(looks.make_app(stories, store).server).url).connected()
    auditor.look("empty")
    page.locator(".fdc-settings__toggle").click()
    auditor.look("settings-open" if screen == "phone" else "settings-closed")
    page.locator(".fdc-settings__toggle").click()

    def play(story: str, status: str = "done") -> None:
        page.locator('[data-fdc-action="new-thread"]').click()
        expect(chat.replies).to_have_count(0)
        chat.say(f"story {story}").has_status(status)

    for story in ("prose", "code", "rtl", "interrupt"):
        play(story)
        if story == "code":
            expect(chat.reply.locator(".fdc-hl-keyword").first).to_be_visible()
        auditor.look(story)
    for story, shown in (("figure", FIGURE), ("table", ".fdc-artifact td"), ("image", '[data-state="ready"]')):
        play(story)
        expect(chat.reply.locator(shown).first).to_be_visible()
        auditor.look(story)
    play("midstream", "streaming")
    expect(chat.reply.locator("h1")).to_be_visible()
    auditor.look("streaming")
    stories.pause.end()
    chat.has_status("done")
    play("reasoning", "streaming")
    expect(chat.reply.locator(".fdc-reasoning__body")).to_contain_text("export")
    auditor.look("reasoning")
    stories.pause.end()
    chat.has_status("done")
    auditor.look("reasoning-closed")
    play("tools", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(3)
    auditor.look("tools-running")
    for done in (2, 3):
        stories.pause.end()
        finished = chat.reply.locator('.fdc-tool:not([data-status="running"])')
        expect(finished).to_have_count(done)
    chat.has_status("done").reply.locator(".fdc-tool__head").first.click()
    auditor.look("tools-open")
    play("error", "error")
    auditor.look("error")
    play("stopped", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_be_visible()
    chat.stop_button.click()
    chat.has_status("stopped")
    stories.pause.end()
    chat.type("x" * 100_001)
    auditor.look("stopped-and-too-long")
    assert auditor.problems == {}


def test_chat_without_a_link(stories: Stories, store: str, serve: Serve, auditor: Auditor, console: Console) -> None:
    console.network_is_broken = True
    chat = Chat(auditor.page).open(serve(looks.make_app(stories, store).server).url).connected()
    chat.say("story bubble").has_status("done")
    auditor.page.context.set_offline(True)
    expect(chat.connection).to_have_attribute("data-state", "offline")
    chat.try_to_say("story bubble")
    expect(auditor.page.locator(".fdc-composer__status")).not_to_be_empty()
    auditor.look("offline")
    assert auditor.problems == {}


def test_settings_of_every_kind(screen: str, serve: Serve, auditor: Auditor, tmp_path: Path) -> None:
    for callback in ("controls", "files"):
        app = settings.make_app(getattr(settings.Received(), callback))
        Chat(auditor.page).open(serve(app.server).url).connected()
        if screen == "phone":
            auditor.page.locator(".fdc-settings__toggle").click()
        expect(auditor.page.locator(OPEN)).to_be_visible()
        if callback == "files":
            expect(auditor.page.locator('.fdc-upload[data-ready="true"]')).to_have_count(6)
            paper = tmp_path / "paper.csv"
            paper.write_text("a,b\n1,2\n")
            with auditor.page.expect_file_chooser() as chooser:
                auditor.page.locator('[data-fd-input="anything"] .fdc-upload__button').click()
            chooser.value.set_files(paper)
            expect(auditor.page.locator(".fdc-upload__name")).to_have_text("paper.csv")
        auditor.look(callback)
    assert auditor.problems == {}


def test_hand_built_layout(serve: Serve, auditor: Auditor) -> None:
    page = auditor.page
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True, meta_tags=VIEWPORT).server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    auditor.look("asked")
    act(page, "#one", "edit").click()
    page.get_by_label("copies").fill("two")
    auditor.look("edited")
    page.get_by_label("copies").fill("2")
    act(page, "#one", "submit").click()
    page.locator("#one .fdc-interrupt__line").click()
    auditor.look("decided")
    page.locator("#left-box textarea").fill("hello")
    page.locator("#left-box textarea").press("Enter")
    expect(page.locator("#left .fdc-content")).to_have_text("left heard hello")
    page.locator('[data-fdc-action="open-chat"]').click()
    auditor.look("drawer")
    assert auditor.problems == {}


def test_app_of_a_function(screen: str, serve: Serve, auditor: Auditor) -> None:
    app = App(auditor.page).open(serve(FastDash(explore).server).url)
    auditor.look("before")
    app.run().rested()
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    expect(app.output("table").locator(".ag-row").first).to_be_visible()
    auditor.look("after")
    app.open(serve(FastDash(fragile).server).url)

    def run_with(points: str) -> None:
        if screen == "phone" and app.page.locator(OPEN).count() == 0:
            app.page.locator(".fdc-settings__toggle").click()
        app.set(points=points).run()

    run_with("3")
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    run_with("0")
    expect(app.notice).to_be_visible()
    auditor.look("failed")
    run_with("1")
    expect(app.output("figure").get_by_role("alert")).to_be_visible()
    auditor.look("wrong-type")
    run_with("")
    expect(app.page.locator('[data-fd-input="points"] [role="alert"]')).not_to_be_empty()
    auditor.look("refused")
    slow = Slow()
    app.open(serve(FastDash(slow).server).url).run()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    auditor.look("running")
    slow.more.release(2)
    app.rested().run()
    expect(app.outputs).to_have_attribute("aria-busy", "true")
    auditor.look("running-again")
    slow.more.release(2)
    app.rested()
    assert auditor.problems == {}


MATHS = "Euler: $e^{i\\pi} + 1 = 0$.\n\n$$\n\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt\\pi}{2}\n$$\n\n"


def test_text_of_an_app(serve: Serve, auditor: Auditor) -> None:
    app = plain_page(fdc.Markdown(id="text", text=MATHS + looks.CODE), fdc.SSE(id="stream"))
    auditor.page.goto(serve(app.server).url)
    expect(auditor.page.locator(".katex").first).to_be_attached()
    expect(auditor.page.locator(".fdc-hl-keyword").first).to_be_visible()
    auditor.look("text")
    assert auditor.problems == {}


VIEWPORT = [{"name": "viewport", "content": "width=device-width, initial-scale=1"}]


def plain_page(*children: object, direction: str = "ltr") -> Dash:
    """An app as careful people write it: with a language, a main part and a heading."""
    app = Dash(__name__, meta_tags=VIEWPORT)
    app.index_string = app.index_string.replace("<html>", f'<html lang="en" dir="{direction}">')
    style = {"background": "var(--fdc-bg)", "colorScheme": "light dark", "padding": 16}
    app.layout = html.Main([html.H1("A page", style={"color": "var(--fdc-text)"}), *children], style=style)
    return app


def act(page: Page, card: str, name: str) -> Locator:
    return page.locator(f'{card} [data-fdc-action="{name}"]').first


# --- Motion


def test_what_opens_does_not_move_for_who_wants_no_motion(
    serve: Serve, stories: Stories, store: str, new_context: NewContext
) -> None:
    page = new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}).new_page()
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True).server).url)
    page.locator('[data-fdc-action="open-chat"]').click()
    assert moving(page) == []
    Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    page.locator(".fdc-settings__toggle").click()
    expect(page.locator(OPEN)).to_be_visible()
    assert moving(page) == []
    slow = Slow()
    App(page).open(serve(FastDash(slow).server).url).run()
    expect(page.locator(".fdc-outputs")).to_have_attribute("aria-busy", "true")
    assert moving(page) == []
    slow.more.release(2)


# --- From right to left


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
    assert side.of(".fdc-message__actions > button", ".fdc-content") == "right"

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
    expect(chat.reply.locator(".fdc-artifact td").first).to_be_visible()
    auditor.look("table")
    chat.say("story error").has_status("error")
    auditor.look("error")
    assert auditor.problems == {}
    assert sideways(page) == []


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


# --- Sizes

SIZES = {
    "small": (320, 640),
    "phone": (390, 844),
    "landscape": (844, 390),
    "landscape with a keyboard": (844, 220),
    "tablet": (768, 1024),
    "half of a laptop": (720, 450),
    "laptop": (1024, 768),
    "desktop": (1440, 900),
    "large": (2560, 1440),
    "4K": (3840, 2160),
}

COLUMN = """() => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return document.querySelector('.fdc-content').getBoundingClientRect().width / rem;
}"""


@pytest.mark.parametrize("font", [16, 24])
def test_every_screen_and_large_letters(
    font: int, stories: Stories, store: str, serve: Serve, page: Page, screenshot: Screenshot
) -> None:
    chat = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    page.locator(".fdc-settings__toggle").click()
    for story in ("prose", "code", "table", "interrupt"):
        chat.say(f"story {story}").has_status("done")
    expect(chat.replies.locator(".fdc-artifact td").first).to_be_attached()
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}px` }", font)
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(ARRIVE)
        screenshot(page, name)
        assert sideways(page) == [], name
        box, log = chat.box.bounding_box(), page.locator(".fdc-transcript").bounding_box()
        assert box
        assert log
        assert box["y"] + box["height"] <= height, name
        assert log["height"] >= 60, name  # What was said last can be read beside the keyboard.
        if width >= 50 * font + 60:
            assert 46 <= page.evaluate(COLUMN) <= 48, name
    text = page.locator(".fdc-md p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert text == pytest.approx(1.125 * font)


@pytest.mark.parametrize("font", [16, 24])
def test_an_app_on_every_screen(font: int, serve: Serve, page: Page, screenshot: Screenshot) -> None:
    app = App(page).open(serve(FastDash(explore).server).url)
    app.run().rested()
    expect(app.output("figure").locator(".main-svg").first).to_be_visible()
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}px` }", font)
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(ARRIVE)
        screenshot(page, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        main = page.locator(".fdc-page__main").bounding_box()
        assert main
        assert main["width"] >= 200, name


# --- Keyboard


OURS = "document.activeElement.matches(':is(.fdc-root, .fdc-page) *:not(.js-plotly-plot *)')"


class Keys:
    """A person without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lost: list[str] = []

    def press(self, *keys: str) -> Keys:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(ARRIVE)
            mark = focus_mark(self.page)
            if mark is None:
                self.lost.append(f"{key}: the focus is nowhere")
            elif self.page.evaluate(OURS) and (not mark["outlined"] or mark["seen"] < 3):
                self.lost.append(f"{key}: {mark}")
        return self

    def go_to(self, selector: str, back: bool = False) -> Keys:
        """Tab until this has the focus."""
        for _ in range(60):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return self
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the Tab key does not come to {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chat_by_keyboard_alone(
    scheme: str, stories: Stories, store: str, serve: Serve, new_context: NewContext
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    chat, keys = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected(), Keys(page)
    chat.say("story prose").has_status("done")
    page.reload()
    chat.connected()
    keys.go_to(".fdc-settings__toggle").press("Enter")
    expect(page.locator(OPEN)).to_have_count(0)
    keys.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    keys.go_to('[data-fd-input="temperature"] input').press("ArrowUp")
    keys.go_to(".fdc-upload__button").press("Tab")
    assert page.evaluate("document.activeElement.className") == "fdc-settings__reset"

    keys.go_to(".fdc-composer__input")
    page.keyboard.type("story stopped")
    keys.go_to('[data-fdc-action="send"]').press("Enter")
    expect(chat.reply.locator(".fdc-tool")).to_be_visible()
    expect(chat.box).to_be_focused()
    keys.go_to('[data-fdc-action="stop"]').press("Enter")
    chat.has_status("stopped")
    expect(chat.box).to_be_focused()
    stories.pause.end()

    page.keyboard.type("story table")
    keys.press("Enter")
    chat.has_status("done")
    expect(chat.reply.locator("td").first).to_be_visible()
    keys.go_to(".fdc-table__foot button", back=True).press("Enter")
    expect(page.locator(".fdc-table__foot button")).to_have_count(0)
    expect(page.locator(".fdc-table")).to_be_focused()
    keys.go_to(".fdc-tool__head", back=True).press("Enter")
    expect(page.locator(".fdc-tool__body")).to_be_visible()
    keys.press("Tab").go_to(".fdc-json__body")

    # The keys of a long conversation work wherever in it the focus is.
    keys.go_to(".fdc-composer__input").press("Shift+Tab", "Home")
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_be_visible()
    keys.go_to('[data-fdc-action="jump-to-latest"]').press("Enter")
    expect(page.locator(".fdc-transcript")).to_be_focused()
    keys.go_to('[data-fdc-action="color-scheme"]', back=True).press("Enter")
    keys.go_to('[data-fdc-action="new-thread"]').press("Enter")
    expect(chat.replies).to_have_count(0)
    keys.go_to(".fdc-composer__input")
    assert keys.lost == []


def test_cards_and_a_drawer_by_keyboard_alone(serve: Serve, page: Page) -> None:
    page.goto(serve(handbuilt.make_app(suppress_callback_exceptions=True).server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    keys = Keys(page)
    keys.go_to('#one [data-fdc-action="edit"]').press("Enter")
    expect(page.get_by_label("to", exact=True)).to_be_focused()
    keys.go_to('#one [data-fdc-action="cancel"]').press("Enter")
    expect(act(page, "#one", "approve")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#one .fdc-interrupt__line")).to_be_focused()

    keys.go_to('#several [data-fdc-action="reject"]').press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Approve"  # of the other action
    keys.press("Enter")
    expect(act(page, "#several", "submit")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#several .fdc-interrupt__line")).to_be_focused()

    keys.go_to('[data-fdc-action="open-chat"]').press("Enter")
    expect(page.locator("#right-box textarea")).to_be_focused()
    page.keyboard.type("good day")
    keys.press("Enter")
    expect(page.locator("#right .fdc-content")).to_have_text("right heard good day")
    keys.press("Escape")
    expect(page.locator('[data-fdc-action="open-chat"]')).to_be_focused()
    assert keys.lost == []


def test_an_app_by_keyboard_alone(serve: Serve, page: Page) -> None:
    app, keys = App(page).open(serve(FastDash(fragile).server).url), Keys(page)
    keys.go_to('[data-fd-input="points"] input').press("Backspace").go_to(".fdc-run").press("Enter")
    refusal = page.locator('[data-fd-input="points"] [role="alert"]')
    expect(refusal).not_to_be_empty()
    expect(app.run_button).to_be_focused()
    keys.go_to('[data-fd-input="points"] input', back=True)
    page.keyboard.type("2")
    keys.go_to(".fdc-run").press("Enter")
    expect(app.output("words")).to_contain_text("2 points")
    assert keys.lost == []


# --- Colours


def test_high_contrast(
    stories: Stories, store: str, serve: Serve, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(forced_colors="active").new_page()
    chat = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    chat.say("story tools")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(3)
    screenshot(page, "running")
    for done in (2, 3):
        stories.pause.end()
        expect(chat.reply.locator('.fdc-tool:not([data-status="running"])')).to_have_count(done)
    chat.has_status("done").reply.locator(".fdc-tool__head").first.click()
    chat.say("story interrupt").has_status("done")
    chat.box.focus()
    screenshot(page, "done")
    edges = page.evaluate(
        """() => ['.fdc-bubble', '.fdc-tool', '.fdc-interrupt', '.fdc-composer__card'].filter(name => {
            const style = getComputedStyle(document.querySelector(name));
            return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) === 0;
        })"""
    )
    assert edges == []
    mark = focus_mark(page)
    assert mark
    assert mark["outlined"]
    for painted in (".fdc-settings__toggle", ".fdc-app__scheme"):
        if page.locator(painted).count():
            colours = page.locator(painted).evaluate(
                "e => [getComputedStyle(e, '::before').backgroundColor, getComputedStyle(e).backgroundColor]"
            )
            assert colours[0] != colours[1]


def test_on_paper(stories: Stories, store: str, serve: Serve, page: Page, screenshot: Screenshot) -> None:
    chat = Chat(page).open(serve(looks.make_app(stories, store).server).url).connected()
    for story in ("prose", "code", "table"):
        chat.say(f"story {story}").has_status("done")
    expect(chat.reply.locator("td").first).to_be_visible()
    page.evaluate("document.documentElement.dataset.fdcScheme = 'dark'")
    page.emulate_media(media="print")
    screenshot(page, "paper")
    assert page.locator(".fdc-transcript").evaluate("e => e.scrollHeight - e.clientHeight") == 0
    assert page.locator(".fdc-page").evaluate("e => getComputedStyle(e).position") == "static"
    for hidden in (".fdc-composer", ".fdc-settings", ".fdc-header button"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.locator(".fdc-md p").first.evaluate("e => getComputedStyle(e).color") == "rgb(31, 30, 27)"
    pages = page.pdf().count(b"/Type /Page\n")
    assert pages > 2


PAINTS = ("gold", "rebeccapurple", "#777777", "oklch(0.9 0.1 90)", "hsl(220 60% 30%)", "white", "black")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accent_in_any_notation_can_be_read_and_its_focus_seen(
    scheme: str, serve: Serve, new_context: NewContext, screenshot: Screenshot
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    requests = [{"name": "run"}]
    app = plain_page(
        *[
            html.Div(
                [
                    fdc.InterruptCard(id=f"card-{at}", action_requests=requests, theme={"primaryColor": paint}),
                    fdc.ChatComposer(id=f"box-{at}", value="text", theme={"primaryColor": paint}),
                ]
            )
            for at, paint in enumerate(PAINTS)
        ]
    )
    page.goto(serve(app.server).url)
    expect(page.locator(".fdc-composer__button")).to_have_count(len(PAINTS))
    page.evaluate(ARRIVE)
    screenshot(page, "paints")
    assert violations(page) == []
    faint = []
    for at, paint in enumerate(PAINTS):
        act(page, f"#card-{at}", "approve").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.evaluate(ARRIVE)
        mark = focus_mark(page)
        assert mark
        if mark["seen"] < 3 or not mark["outlined"]:
            faint.append(f"{paint}: {mark}")
    assert faint == []


def test_components_follow_mantine_and_a_scheme_of_their_own_is_kept(serve: Serve, page: Page) -> None:
    import dash_mantine_components as dmc

    app = Dash(__name__)
    app.layout = dmc.MantineProvider(
        [
            fdc.InterruptCard(id="free", action_requests=[{"name": "a"}]),
            fdc.InterruptCard(id="light", action_requests=[{"name": "a"}], theme={"colorScheme": "light"}),
        ],
        id="mantine",
        forceColorScheme="dark",
    )
    page.goto(serve(app.server).url)
    free, light = (page.locator(f"#{name} .fdc-interrupt") for name in ("free", "light"))
    expect(free).to_have_css("background-color", "rgb(26, 25, 23)")
    expect(free).to_have_css("color-scheme", "dark")
    expect(light).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(light).to_have_css("color-scheme", "light")
    page.evaluate("dash_clientside.set_props('mantine', { forceColorScheme: 'light' })")
    expect(free).to_have_css("background-color", "rgb(255, 255, 255)")
    page.evaluate("dash_clientside.set_props('mantine', { forceColorScheme: 'dark' })")
    expect(free).to_have_css("background-color", "rgb(26, 25, 23)")
    expect(light).to_have_css("background-color", "rgb(255, 255, 255)")
