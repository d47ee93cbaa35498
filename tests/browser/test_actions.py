"""What people do with messages that are there: edit, make again, judge, look at other versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Locator, Page, expect

from fast_dash import FastDash, Feedback
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.fake_llm import Gate
from tests.waiting import until

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]


def app(callback: Callable[..., object], **options: Any) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Actions", store="memory://", **options).server


class Echo:
    """Answers with the number of the call and what it was asked; remembers the histories it was given."""

    def __init__(self) -> None:
        self.histories: list[list[str]] = []

    def __call__(self, query: str, history: list[dict[str, str]]) -> str:
        self.histories.append([message["content"] for message in history])
        return f"{len(self.histories)}: {query}"


def action(part: Page | Locator, name: str) -> Locator:
    return part.locator(f'[data-fdc-action="{name}"]')


def said(chat: Chat) -> list[str]:
    return [text.strip() for text in chat.page.locator(".fdc-bubble, .fdc-content").all_text_contents()]


def edit(chat: Chat, number: int, text: str) -> None:
    """Edit the user's message of this number, and send it."""
    message = chat.users.nth(number)
    message.hover()
    action(message, "edit").click()
    box = message.get_by_role("textbox", name="Edited message")
    expect(box).to_be_focused()
    box.fill(text)
    box.press("Enter")
    expect(chat.users.nth(number).locator(".fdc-bubble")).to_have_text(text)
    chat.has_status("done")


def test_an_edited_message_is_a_branch(serve: Serve, page: Page) -> None:
    echo = Echo()
    chat = Chat(page).open(serve(app(echo)).url).connected()
    chat.say("one").has_status("done").say("two").has_status("done")
    edit(chat, 1, "zwei")
    assert said(chat) == ["one", "1: one", "zwei", "3: zwei"]
    assert echo.histories[-1] == ["one", "1: one"]
    place = chat.users.nth(1).locator(".fdc-branches__place")
    expect(place).to_have_text("2/2")

    # Back to the first version: the keyboard stays on the button, and what follows is said to that branch.
    action(page, "previous-version").click()
    expect(place).to_have_text("1/2")
    assert said(chat) == ["one", "1: one", "two", "2: two"]
    expect(action(page, "previous-version")).to_be_focused()
    expect(action(page, "previous-version")).to_have_attribute("aria-disabled", "true")
    chat.say("three").has_status("done")
    assert echo.histories[-1] == ["one", "1: one", "two", "2: two"]
    assert said(chat)[-2:] == ["three", "4: three"]

    # A page that is new shows what was said last.
    page.reload()
    expect(chat.users).to_have_count(2)
    expect(place).to_have_text("2/2")
    action(page, "previous-version").click()
    expect(chat.users).to_have_count(3)
    assert said(chat)[-1] == "4: three"


def test_a_reply_is_made_again(serve: Serve, page: Page) -> None:
    echo = Echo()
    chat = Chat(page).open(serve(app(echo)).url).connected()
    chat.say("one").has_status("done").say("two").has_status("done")
    # Only the last one: what follows a reply was said to it.
    expect(action(page, "regenerate")).to_have_count(1)
    action(page, "regenerate").click()
    expect(chat.reply.locator(".fdc-content")).to_have_text("3: two")
    expect(chat.reply.locator(".fdc-branches__place")).to_have_text("2/2")
    assert echo.histories[-1] == ["one", "1: one"]
    action(page, "previous-version").click()
    expect(chat.reply.locator(".fdc-content")).to_have_text("2: two")

    # The message gets versions of its own; going back to it shows the reply that was made last.
    edit(chat, 1, "zwei")
    expect(chat.users.nth(1).locator(".fdc-branches__place")).to_have_text("2/2")
    expect(chat.reply.locator(".fdc-branches")).to_have_count(0)
    action(chat.users.nth(1), "previous-version").click()
    expect(chat.reply.locator(".fdc-content")).to_have_text("3: two")
    expect(chat.users.nth(1).locator(".fdc-branches__place")).to_have_text("1/2")
    expect(chat.reply.locator(".fdc-branches__place")).to_have_text("2/2")
    expect(action(chat.users.nth(1), "previous-version")).to_be_focused()
    action(chat.reply, "previous-version").click()
    expect(chat.reply.locator(".fdc-content")).to_have_text("2: two")
    expect(action(chat.reply, "previous-version")).to_be_focused()


def test_a_stopped_reply_can_be_tried_again(serve: Serve, page: Page) -> None:
    gate = Gate()
    contexts: list[Any] = []

    def answer(query: str, ctx: Any) -> Iterator[str]:
        contexts.append(ctx)
        yield "begun "
        yield from gate.stream(["done"])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    chat.stop_button.click()
    chat.has_status("stopped")
    retry = page.get_by_role("button", name="Retry")
    expect(retry).to_be_visible()
    assert contexts[0].stopped.wait(10), "the server was not told"
    gate.allow(2)
    retry.click()
    expect(chat.reply.locator(".fdc-content")).to_have_text("begun done")
    chat.has_status("done")


def test_nothing_is_edited_or_made_again_while_a_reply_is_written(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["text"])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    gate.allow()
    chat.say("one").has_status("done")
    chat.say("two").has_status("streaming")
    button = action(chat.users.first, "edit")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_attribute("title", "Not while a reply is being written")
    button.press("Enter")
    expect(page.get_by_role("textbox", name="Edited message")).to_have_count(0)
    expect(action(page, "regenerate")).to_have_count(0)
    gate.allow()
    chat.has_status("done")
    expect(button).not_to_have_attribute("aria-disabled", "true")


def test_editing_can_be_given_up(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(Echo())).url).connected()
    chat.say("one").has_status("done")
    for end in ("Escape", "Cancel"):
        action(page, "edit").focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("textbox", name="Edited message")
        box.fill("changed")
        if end == "Escape":
            box.press("Escape")
        else:
            page.get_by_role("button", name="Cancel").click()
        expect(box).to_have_count(0)
        expect(action(page, "edit")).to_be_focused()
    assert said(chat) == ["one", "1: one"]


def test_a_refusal_is_said_where_it_was_caused(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(Echo())).url).connected()
    chat.say("one").has_status("done")
    action(page, "edit").focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="Edited message")
    box.fill("x" * 100_001)
    box.press("Control+Enter")
    expect(chat.users.first.get_by_role("alert")).to_contain_text("longer than 100,000 characters")
    expect(box).to_be_visible()


def test_feedback_reaches_the_app_once(serve: Serve, page: Page) -> None:
    given: list[Feedback] = []
    chat = Chat(page).open(serve(app(Echo(), on_feedback=given.append)).url).connected()
    chat.say("one").has_status("done")
    good, bad = action(page, "good-reply"), action(page, "bad-reply")
    good.click()
    expect(good).to_have_attribute("aria-pressed", "true")
    bad.click()
    expect(bad).to_have_attribute("aria-pressed", "true")
    expect(good).to_have_attribute("aria-pressed", "false")
    until(lambda: len(given) == 2)
    page.reload()
    expect(bad).to_have_attribute("aria-pressed", "true")
    bad.click()
    expect(bad).to_have_attribute("aria-pressed", "false")
    chat.say("two").has_status("done")
    until(lambda: len(given) == 3)
    assert [(each.value, each.query, each.reply) for each in given] == [
        ("up", "one", "1: one"),
        ("down", "one", "1: one"),
        ("none", "one", "1: one"),
    ]


def test_a_reply_is_copied_as_it_was_written_and_dated_by_the_clock_of_the_page(
    serve: Serve, new_context: NewContext
) -> None:
    zone = "Pacific/Auckland"
    page = new_context(timezone_id=zone, permissions=["clipboard-read", "clipboard-write"]).new_page()
    written = "**Bold**, and $x^2$.\n\n| a |\n|---|\n| 1 |\n\nA note.[^1]\n\n[^1]: There.\n"
    chat = Chat(page).open(serve(app(lambda query: iter(written))).url).connected()
    chat.say("go").has_status("done")
    action(chat.reply, "copy").last.click()
    expect(chat.reply.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == written
    expect(page.locator(".fdc-day")).to_have_count(0)

    moment = datetime.fromisoformat(chat.users.locator("time").get_attribute("datetime") or "")
    said = moment.astimezone(ZoneInfo(zone))
    expect(chat.users.locator("time")).to_have_attribute("title", re.compile(f"{said:%A, %B} {said.day}, {said.year}"))
    # Seen on the next day, and on one that is long after.
    for days, words in ((1, "Yesterday"), (400, f"{said:%A, %B} {said.day}, {said.year}")):
        page.clock.set_system_time(said + timedelta(days=days))
        page.reload()
        expect(page.locator(".fdc-day")).to_have_text(words)
        expect(page.locator(".fdc-day time")).to_have_attribute("datetime", f"{said:%Y-%m-%d}")


def test_where_nobody_listens_there_are_no_thumbs(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(Echo())).url).connected()
    chat.say("one").has_status("done")
    expect(action(chat.reply, "copy")).to_be_visible()
    expect(action(page, "good-reply")).to_have_count(0)


def test_two_tabs_agree(serve: Serve, context: BrowserContext) -> None:
    url = serve(app(Echo(), on_feedback=lambda feedback: None)).url
    here, there = (Chat(context.new_page()).open(url).connected() for _ in range(2))
    here.say("one").has_status("done")
    expect(there.replies).to_have_count(1)
    edit(here, 0, "eins")
    # The newest is shown everywhere; looking at another version is a page's own affair.
    expect(there.users.first.locator(".fdc-branches__place")).to_have_text("2/2")
    action(there.page, "previous-version").click()
    expect(there.reply.locator(".fdc-content")).to_have_text("1: one")
    expect(here.reply.locator(".fdc-content")).to_have_text("2: eins")
    action(there.page, "good-reply").click()
    action(here.page, "previous-version").click()
    expect(action(here.page, "good-reply")).to_have_attribute("aria-pressed", "true")


def test_everything_is_done_by_keyboard(serve: Serve, page: Page) -> None:
    given: list[Feedback] = []
    chat = Chat(page).open(serve(app(Echo(), on_feedback=given.append)).url).connected()
    chat.say("one").has_status("done")
    page.locator(".fdc-transcript").focus()

    def to(name: str) -> None:
        """Press Tab until this action has the focus, and see that it is seen."""
        target = action(page, name)
        for _ in range(12):
            page.keyboard.press("Tab")
            if target.evaluate("target => target === document.activeElement"):
                break
        expect(target).to_be_focused()
        expect(target).to_have_css("opacity", "1")

    to("edit")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("two")
    to("save-edit")
    page.keyboard.press("Enter")
    chat.has_status("done")
    expect(chat.users.locator(".fdc-bubble")).to_have_text(["two"])
    # The edited message is another one; the conversation kept the focus.
    expect(page.locator(".fdc-transcript")).to_be_focused()
    to("previous-version")
    page.keyboard.press("Enter")
    expect(chat.users.locator(".fdc-bubble")).to_have_text(["one"])
    page.keyboard.press("Tab")
    expect(action(page, "next-version")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.users.locator(".fdc-bubble")).to_have_text(["two"])
    to("good-reply")
    page.keyboard.press("Space")
    expect(action(page, "good-reply")).to_have_attribute("aria-pressed", "true")
    to("regenerate")
    page.keyboard.press("Enter")
    expect(chat.reply.locator(".fdc-content")).to_have_text("3: two")
    expect(page.locator(".fdc-transcript")).to_be_focused()


def test_sources_stand_behind_their_text(serve: Serve, page: Page) -> None:
    def answer(query: str) -> Iterator[Any]:
        report = {"title": "Report", "url": "https://example.com/report"}
        harmful = {"title": "Harmful", "url": "javascript:alert(1)"}
        many = [{"title": f"Page {n}", "url": f"https://example.org/{n}"} for n in range(6)]
        yield {"type": "content", "content": "Growth.", "sources": [report, report, harmful, *many]}

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("done")
    sources = chat.reply.get_by_role("list", name="Sources").get_by_role("listitem")
    expect(sources).to_have_count(5)
    expect(sources.first).to_have_text("1Reportexample.com")
    expect(sources.first.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(sources.nth(1)).to_have_text("2Harmful")
    expect(sources.nth(1).get_by_role("link")).to_have_count(0)
    page.get_by_role("button", name="3 more").click()
    expect(sources).to_have_count(8)


def test_actions_move_nothing_when_they_appear(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(Echo(), on_feedback=lambda feedback: None)).url).connected()
    for word in ("one", "two", "three"):
        chat.say(word).has_status("done")
    page.mouse.move(0, 0)
    expect(page.locator(".fdc-md--plain")).to_have_count(0)
    tops = "() => [...document.querySelectorAll('.fdc-bubble, .fdc-content')].map(e => e.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    for message in chat.page.locator(".fdc-message").all():
        message.hover()
        assert page.evaluate(tops) == before


LISTEN = """() => {
    const region = document.querySelector('[data-fdc-announcements]');
    window.heard = [];
    const listener = new MutationObserver(() => window.heard.push(region.textContent));
    listener.observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_a_sentence_is_announced_and_no_token(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["The first sen", "tence. And a sec", "ond one, **which** ends.\n\n```\ncode\n```\n"])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    region = page.locator("[data-fdc-announcements]")
    page.evaluate(LISTEN)
    chat.say("go").has_status("streaming")
    gate.allow(2)
    expect(region).to_have_text("The first sentence.")
    gate.allow()
    chat.has_status("done")
    expect(region).to_have_text("And a second one, which ends. Reply complete.")
    assert [text for text in page.evaluate("window.heard") if text] == [
        "The first sentence.",
        "And a second one, which ends. Reply complete.",
    ]
