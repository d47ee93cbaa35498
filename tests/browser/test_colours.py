"""High contrast, paper, accents of an app's own, and whose light or dark is followed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from dash import Dash, html
from playwright.sync_api import BrowserContext, Page, expect

import fast_dash_components as fdc
from tests.browser.appearance import focus_mark
from tests.browser.apps import looks
from tests.browser.apps.looks import Stories
from tests.browser.apps.plain import plain_page
from tests.browser.axe import violations
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_looks import ARRIVE, GRID

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
Screenshot = Callable[[Page, str], None]


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
    expect(chat.reply.locator(GRID)).to_be_visible(timeout=20_000)
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


PAINTS = (
    "var(--fdc-ok)",
    "gold",
    "rebeccapurple",
    "#777777",
    "oklch(0.9 0.1 90)",
    "hsl(220 60% 30%)",
    "white",
    "black",
)


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
        page.locator(f'#card-{at} [data-fdc-action="approve"]').focus()
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
