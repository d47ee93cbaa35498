"""An app behind a sign-in that ends while its page is open: it is said, it can be mended, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import flask
import pytest
from playwright.sync_api import Page, expect

from fast_dash import FastDash
from tests.browser.axe import violations
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy


class Guard:
    """The sign-in of a server: pages and sockets ask it."""

    def __init__(self, server: flask.Flask) -> None:
        self.open = True
        server.before_request(self.refusal)

    def refusal(self) -> str | None:
        return None if self.open else "<title>Sign in</title>"


@pytest.fixture
def asked() -> list[str]:
    """The messages that reached the app."""
    return []


@pytest.fixture
def behind_a_guard(
    serve: Callable[[object], Served],
    through_faults: Callable[[Served], FaultProxy],
    console: Console,
    asked: list[str],
) -> Callable[..., tuple[FaultProxy, Guard]]:
    console.network_is_broken = True

    def start(**options: object) -> tuple[FaultProxy, Guard]:
        def answer(query: str) -> str:
            asked.append(query)
            return f"you said {query}"

        server = FastDash(callback_fn=answer, chat=True, title="Guarded", store="memory://", **options).server
        return through_faults(serve(server)), Guard(server)

    return start


def test_a_sign_in_that_ends_is_said_and_healed_by_one_in_another_tab(
    behind_a_guard: Callable[..., tuple[FaultProxy, Guard]],
    page: Page,
    asked: list[str],
    screenshot: Callable[[Page, str], None],
) -> None:
    proxy, guard = behind_a_guard()
    chat = Chat(page).open(proxy.url).connected()
    chat.say("one").has_status("done")
    loaded = page.evaluate("performance.timeOrigin")
    guard.open = False
    proxy.cut()
    expect(chat.connection).to_have_attribute("data-state", "forbidden")
    expect(chat.connection.locator(".fdc-connection__words")).to_have_text("Signed out")
    expect(page.get_by_role("button", name="Reload")).to_be_visible()
    chat.try_to_say("two")
    expect(page.locator(".fdc-composer [role=status]")).to_contain_text("You are signed out.")
    screenshot(page, "desktop")
    # The page is looked at again: it asks at once, and is refused again.
    with page.expect_websocket() as opened:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    expect(chat.connection).to_have_attribute("data-state", "forbidden")
    expect(chat.box).to_have_value("two")
    assert asked == ["one"]
    guard.open = True
    page.evaluate("window.dispatchEvent(new Event('online'))")
    chat.connected()
    expect(chat.questions).to_have_text(["one", "two"])
    chat.has_status("done")
    expect(page.get_by_role("button", name="Reload")).to_have_count(0)
    assert asked == ["one", "two"]
    assert page.evaluate("performance.timeOrigin") == loaded


def test_reload_leads_to_the_sign_in_and_the_draft_is_still_there_after_it(
    behind_a_guard: Callable[..., tuple[FaultProxy, Guard]], page: Page, screenshot: Callable[[Page, str], None]
) -> None:
    proxy, guard = behind_a_guard(language="de")
    page.set_viewport_size({"width": 390, "height": 844})
    chat = Chat(page).open(proxy.url).connected()
    chat.type("not sent yet")
    guard.open = False
    proxy.cut()
    expect(chat.connection.locator(".fdc-connection__words")).to_have_text("Abgemeldet")
    reload = page.get_by_role("button", name="Neu laden")
    page.wait_for_function("() => document.getAnimations().every(({playState}) => playState !== 'running')")
    assert violations(page) == []
    screenshot(page, "phone")
    reload.click()
    expect(page).to_have_title("Sign in")
    guard.open = True
    page.reload()
    chat.connected()
    expect(chat.box).to_have_value("not sent yet")


def test_a_page_whose_cookie_went_with_the_sign_in_is_told_the_same(
    behind_a_guard: Callable[..., tuple[FaultProxy, Guard]], page: Page
) -> None:
    proxy, guard = behind_a_guard()
    chat = Chat(page).open(proxy.url).connected()
    guard.open = False
    page.context.clear_cookies()
    proxy.cut()
    expect(chat.connection).to_have_attribute("data-state", "forbidden")
