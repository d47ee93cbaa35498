"""Every story on every screen: pictures to look at, and what of their looks a machine can judge."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash.identity import Identity
from fast_dash.stores.base import open_store
from fast_dash.testing import ChatClient
from tests.browser.appearance import faint_text, focus_mark, moving, poor_buttons, sideways, stability, watch_stability
from tests.browser.apps.looks import LONG_NAME, LONG_QUESTION, Stories, make_app
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy

Serve = Callable[[object], Served]
ROOT = Path(__file__).parents[2]

SCREENS = {"desktop": (1440, 900), "laptop": (1024, 768), "phone": (390, 844), "small": (320, 640)}
TOUCH = {"phone", "small"}
FIGURE = '.fdc-artifact[data-kind="figure"] .js-plotly-plot .main-svg'
GRID = '.fdc-grid[aria-busy="false"]'
OPEN = '.fdc-settings[data-open="true"]'


def picture() -> bytes:
    png = BytesIO()
    Image.linear_gradient("L").resize((640, 400)).save(png, "PNG")
    return png.getvalue()


FILES = [
    ("chart of the first quarter.png", picture(), "image/png"),
    ("sales.csv", b"date,net\n" * 2_000, "text/csv"),
    # What claims to be a picture and is none.
    ("not-a-picture-but-a-rather-long-name-of-a-file.png", b"<script>alert(1)</script>", "image/png"),
]


ARRIVE = """async () => {
    // A change of colours begins with the frame after it.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    document.getAnimations()
        .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
        .forEach((animation) => animation.finish());
}"""
"""Whatever moves once is where it goes to."""


class Studio:
    """Takes the pictures of what a page shows, light and dark, and holds what it shows to the rules."""

    def __init__(self, context: BrowserContext, screen: str, picture: Callable[[Page, str], None]) -> None:
        self.page = context.new_page()
        self.screen, self.picture = screen, picture
        self.chat = Chat(self.page)
        self.problems: dict[str, str] = {}
        """What is wrong, and in which picture it was seen first."""

    def take(self, name: str, whole: bool = False) -> None:
        """``whole``: as high as the reply."""
        page = self.page
        width, height = SCREENS[self.screen]
        if whole:
            column = page.locator(".fdc-transcript__column").bounding_box()
            assert column
            page.set_viewport_size({"width": width, "height": min(int(column["height"]) + 200, 2600)})
        page.mouse.move(0, 0)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ARRIVE)
            self.picture(page, f"{name}-{scheme}")
            for problem in (*sideways(page), *faint_text(page), *poor_buttons(page, self.screen in TOUCH)):
                self.problems.setdefault(problem, f"{name}-{scheme}")
        if whole:
            page.set_viewport_size({"width": width, "height": height})

    def play(self, story: str, status: str = "done") -> None:
        """A new conversation in which this story is played."""
        self.page.locator('[data-fdc-action="new-thread"]').click()
        expect(self.chat.replies).to_have_count(0)
        self.chat.say(f"story {story}").has_status(status)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store in which one user was interrupted, one sent files, and one has 300 messages. It is only read."""
    store = f"sqlite:///{tmp_path_factory.mktemp('past') / 'chats.db'}"
    stories = Stories()
    with ChatClient(stories.play, store=open_store(store, name="looks"), identity="interrupted") as client:
        client.start("story midstream")
        client.until(lambda: any(turn["blocks"] for turn in client.turns))
    stories.pause.end()
    with ChatClient(stories.play, store=open_store(store, name="looks"), identity="with files") as client:
        files = [client.attach(name, data, type) for name, data, type in FILES]
        client.send("story bubble", attachments=files)
    with ChatClient(stories.play, store=open_store(store, name="looks"), identity="many") as client:
        for number in range(150):
            client.send(f"story {('bubble', 'prose')[number % 10 == 9]} {number}")
    return store


def device(screen: str) -> dict[str, object]:
    """A browser with this screen."""
    width, height = SCREENS[screen]
    touch = {"has_touch": True, "is_mobile": True} if screen in TOUCH else {}
    return {"viewport": {"width": width, "height": height}, **touch}


def as_user(context: BrowserContext, name: str) -> None:
    """From now on, the browser is known to the server under this name."""
    context.add_cookies([{"name": Identity.cookie, "value": _signed(name), "url": "http://127.0.0.1/"}])


def _signed(name: str) -> str:
    identity = Identity()
    return str(identity._serializer.dumps(name))


@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    screen: str,
    stories: Stories,
    store: str,
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    context = new_context(**device(screen))
    studio = Studio(context, screen, screenshot)
    page = studio.page
    chat = studio.chat.open(serve(make_app(stories, store).server).url).connected()
    toggle = page.locator(".fdc-settings__toggle")

    studio.take("empty")
    if screen in TOUCH:
        toggle.click()
        expect(page.locator(OPEN)).to_be_visible()
        studio.take("settings")
        toggle.click()
    elif screen == "desktop":
        toggle.click()  # The pictures of this screen are of the chat alone.
        expect(page.locator(OPEN)).to_have_count(0)
        studio.take("empty-alone")

    studio.play("waiting", "streaming")
    studio.take("waiting")
    stories.pause.end()
    chat.has_status("done")

    studio.play("midstream", "streaming")
    expect(chat.reply.locator("h1")).to_be_visible()
    studio.take("midstream")
    stories.pause.end()
    chat.has_status("done")

    for story in ("prose", "code", "rtl", "interrupt"):
        studio.play(story)
        if story == "code":
            expect(chat.reply.locator(".fdc-hl-keyword").first).to_be_visible()
        studio.take(story, whole=True)

    studio.play("reasoning", "streaming")
    expect(chat.reply.locator(".fdc-reasoning__body")).to_contain_text("export")
    studio.take("reasoning-open")
    stories.pause.end()
    chat.has_status("done")
    studio.take("reasoning-closed")

    studio.play("tools", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(3)
    studio.take("tools-running")
    stories.pause.end()
    expect(chat.reply.locator('.fdc-tool[data-status="done"]')).to_have_count(2)
    studio.take("tools-some")
    stories.pause.end()
    chat.has_status("done")
    studio.take("tools-done")
    chat.reply.locator(".fdc-tool__head").first.click()
    studio.take("tools-open", whole=True)

    studio.play("nested", "streaming")
    expect(chat.reply.locator('.fdc-tool[data-tool="search"]')).to_have_attribute("data-status", "done")
    studio.take("nested-running", whole=True)
    stories.pause.end()
    chat.has_status("done")
    studio.take("nested-done")
    for fold in (0, 1):
        chat.reply.locator(".fdc-tool__fold").nth(fold).click()
    chat.reply.locator('.fdc-tool[data-tool="download"] > .fdc-tool__head').click()
    search = page.get_by_role("searchbox", name="Search in Result")
    search.fill("south")
    search.press("Enter")
    chat.reply.locator(f'.fdc-tool[data-tool="{LONG_NAME}"] > .fdc-tool__head').click()
    studio.take("nested-search", whole=True)

    studio.play("sources")
    chat.users.last.locator('[data-fdc-action="edit"]').focus()
    studio.take("sources")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(" and where they are from")
    studio.take("editing")
    page.keyboard.press("Enter")
    expect(chat.users.last).to_contain_text("where they are from")
    chat.has_status("done")
    chat.reply.locator('[data-fdc-action="good-reply"]').click()
    page.get_by_role("button", name="4 more").click()
    studio.take("edited")

    studio.play("figure")
    expect(chat.reply.locator(FIGURE).first).to_be_visible()
    studio.take("figure")
    studio.play("table")
    expect(chat.reply.locator(GRID)).to_be_visible(timeout=20_000)
    studio.take("table")
    studio.play("image")
    expect(chat.reply.locator('.fdc-image[data-state="ready"]')).to_be_visible()
    studio.take("image")

    studio.play("error", "error")
    studio.take("error")
    studio.play("stopped", "streaming")
    expect(chat.reply.locator(".fdc-tool")).to_be_visible()
    chat.stop_button.click()
    chat.has_status("stopped")
    studio.take("stopped")
    stories.pause.end()

    page.locator('[data-fdc-action="new-thread"]').click()
    expect(chat.replies).to_have_count(0)
    chat.say(LONG_QUESTION).has_status("done")
    chat.type(LONG_QUESTION)
    studio.take("bubble")
    chat.type("x" * 100_001)
    studio.take("too-long")

    assert studio.problems == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_of_a_past_and_of_no_link(
    screen: str,
    stories: Stories,
    past: str,
    serve: Serve,
    through_faults: Callable[[Served], FaultProxy],
    console: Console,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    console.network_is_broken = True
    context = new_context(**device(screen))
    proxy = through_faults(serve(make_app(stories, past).server))
    url = f"http://127.0.0.1:{proxy.port}/"

    as_user(context, "interrupted")
    studio = Studio(context, screen, screenshot)
    page = studio.page
    chat = studio.chat.open(url).connected().has_status("interrupted")
    studio.take("interrupted", whole=True)

    as_user(context, "with files")
    # Seen on the next day.
    page.clock.set_system_time(datetime.now() + timedelta(days=1))
    chat.open(url).connected()
    expect(page.get_by_role("link", name="sales.csv")).to_be_visible()
    page.wait_for_function("[...document.querySelectorAll('.fdc-attachment img')].every(image => image.naturalWidth)")
    expect(page.locator(".fdc-attachment--image")).to_have_count(1)
    expect(page.locator(".fdc-day")).to_have_text("Yesterday")
    studio.take("files")
    page.clock.set_system_time(datetime.now())

    as_user(context, "many")
    chat.open(url).connected()
    expect(chat.replies).to_have_count(150)
    studio.take("many")
    page.locator(".fdc-transcript").focus()
    page.keyboard.press("Home")
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_be_visible()
    page.wait_for_function("document.querySelector('.fdc-transcript').scrollTop === 0")
    studio.take("many-top")

    as_user(context, f"cut off from a {screen}")
    chat.open(url).connected()
    chat.say("story prose").has_status("done")
    chat.say("story waiting").has_status("streaming")
    proxy.down()
    expect(chat.connection).to_have_attribute("data-state", "reconnecting")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.fdc-connection__words')).opacity === '1'"
        " && document.getAnimations().every(a => a.animationName !== 'fdc-words')"
    )
    stories.pause.end()
    studio.take("reconnecting")
    context.set_offline(True)
    expect(chat.connection).to_have_attribute("data-state", "offline")
    studio.take("offline")
    assert studio.problems == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_demo(
    screen: str,
    store: str,
    serve: Serve,
    new_context: Callable[..., BrowserContext],
    screenshot: Callable[[Page, str], None],
) -> None:
    """``usage.py``, which is what people see first."""
    context = new_context(**device(screen))
    studio = Studio(context, screen, screenshot)
    chat = studio.chat.open(serve(runpy.run_path(str(ROOT / "usage.py"))["server"]).url).connected()
    studio.take("empty")
    chat.say("a plot, please").has_status("streaming")
    expect(chat.reply.locator(".fdc-tool")).to_have_count(2)
    studio.take("tools")
    chat.has_status("done", 20_000)
    expect(chat.reply.locator(FIGURE).first).to_be_visible()
    studio.take("plot")
    assert studio.problems == {}


def test_nothing_scrolls_sideways(stories: Stories, store: str, serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(make_app(stories, store).server).url).connected()
    for story in ("prose", "code", "rtl", "interrupt", "table"):
        chat.say(f"story {story}").has_status("done")
    expect(chat.replies.locator(GRID)).to_be_attached(timeout=20_000)
    chat.say(LONG_QUESTION).has_status("done")
    for width in (320, 360, 480, 640, 641, 800, 1024, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        assert sideways(page) == [], width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_by_keyboard(
    scheme: str, stories: Stories, store: str, serve: Serve, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    chat = Chat(page).open(serve(make_app(stories, store).server).url).connected()
    chat.say("story reasoning")
    stories.pause.end()
    chat.has_status("done")
    chat.say("story tools")
    stories.pause.end()
    expect(chat.reply.locator('.fdc-tool[data-status="done"]')).to_have_count(2)
    stories.pause.end()
    for story in ("code", "table"):
        chat.has_status("done").say(f"story {story}")
    chat.has_status("done")
    page.locator("body").press("Tab")
    marks = []
    for _ in range(40):
        page.evaluate(ARRIVE)
        mark = focus_mark(page)
        if mark:
            marks.append(mark)
        page.keyboard.press("Tab")
    assert len({mark["what"] for mark in marks}) > 15
    assert [mark for mark in marks if not mark["outlined"] or mark["seen"] < 3] == []


def test_reduced_motion_stops_everything(
    stories: Stories, store: str, serve: Serve, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    chat = Chat(page).open(serve(make_app(stories, store).server).url).connected()
    for story in ("waiting", "reasoning", "tools", "midstream"):
        chat.say(f"story {story}").has_status("streaming")
        if story != "waiting":
            expect(chat.reply.locator(".fdc-reasoning, .fdc-tool, .fdc-content").first).to_be_visible()
        assert moving(page) == []
        stories.pause.end()
        if story == "tools":
            expect(chat.reply.locator('.fdc-tool[data-status="done"]')).to_have_count(2)
            stories.pause.end()
        chat.has_status("done")
    assert moving(page) == []


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_nothing_jumps_while_a_reply_grows(
    screen: str, stories: Stories, store: str, serve: Serve, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(**device(screen)).new_page()
    chat = Chat(page).open(serve(make_app(stories, store).server).url).connected()
    chat.say("story prose").has_status("done")
    watch_stability(page)
    chat.say("story growing").has_status("done", 30_000)
    expect(chat.reply.locator(".fdc-hl-keyword").first).to_be_visible()
    found = stability(page)
    print(f"{found['blocks']} blocks, layout shifts {found['shifts']:.4f}")
    assert found["jumps"] == []
