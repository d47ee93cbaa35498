"""A person writes, reads along, scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from fast_dash import FastDash
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.fake_llm import Gate

Serve = Callable[[object], Served]


def app(callback: Callable[..., object], **options: object) -> object:
    return FastDash(callback_fn=callback, chat=True, title="Stream", store="memory://", **options).server


def test_markdown_is_live_while_it_streams(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["# Title\n\nSome **bo", "ld** text\n\n```python\nx = 1\n", "```\n\nend"])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    gate.allow(2)
    expect(chat.reply.locator("h1")).to_have_text("Title")
    expect(chat.reply.locator("strong")).to_have_text("bold")
    heading = chat.reply.locator("h1").element_handle()
    gate.allow()
    chat.has_status("done")
    expect(chat.reply.locator("pre code")).to_have_text("x = 1\n")
    # What was finished kept its node: nothing was drawn again.
    assert heading.evaluate("node => node.isConnected")


def test_enter_sends_and_shift_enter_breaks_the_line(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(lambda query: query)).url).connected()
    chat.box.press_sequentially("one")
    chat.box.press("Shift+Enter")
    chat.box.press_sequentially("two")
    expect(chat.users).to_have_count(0)
    chat.box.press("Enter")
    chat.has_status("done")
    expect(chat.box).to_have_value("")
    assert chat.users.first.locator(".fdc-bubble").inner_text() == "one\ntwo"


def test_enter_that_ends_a_composition_does_not_send(serve: Serve, page: Page) -> None:
    chat = Chat(page).open(serve(app(lambda query: query)).url).connected()
    chat.type("かんじ")
    chat.box.evaluate(
        """box => {
            for (const init of [{isComposing: true}, {keyCode: 229}])
                box.dispatchEvent(new KeyboardEvent('keydown',
                    {key: 'Enter', bubbles: true, cancelable: true, ...init}))
        }"""
    )
    expect(chat.box).to_have_value("かんじ")
    expect(chat.users).to_have_count(0)
    chat.box.press("Enter")
    chat.has_status("done")


def test_an_exception_is_shown_and_the_chat_goes_on(serve: Serve, page: Page) -> None:
    def answer(query: str) -> Iterator[str]:
        yield "before "
        if query == "boom":
            raise ValueError("the model is out")
        yield "after"

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("boom").has_status("error")
    expect(chat.reply.locator(".fdc-error")).to_contain_text("the model is out")
    assert chat.text().strip() == "before"
    chat.say("again").has_status("done")
    assert chat.text().strip() == "before after"


def test_the_draft_survives_a_reload(serve: Serve, page: Page) -> None:
    url = serve(app(lambda query: query)).url
    chat = Chat(page).open(url).connected()
    chat.type("half a thought")
    page.reload()
    expect(chat.box).to_have_value("half a thought")


def test_a_refused_message_stays_in_the_composer(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream(["done"])

    served = serve(app(answer, max_turns=1))
    first = Chat(page).open(served.url).connected()
    first.say("long").has_status("streaming")
    # Somebody else, while the only place is taken.
    other_context = page.context.browser.new_context()
    other = Chat(other_context.new_page()).open(served.url).connected()
    other.try_to_say("please")
    expect(other.page.locator(".fdc-composer [role=alert]")).not_to_be_empty()
    expect(other.box).to_have_value("please")
    gate.allow(2)
    first.has_status("done")
    other.box.press("Enter")
    other.has_status("done")
    other_context.close()


AT_REST = """async () => {
    const view = document.querySelector('.fdc-transcript');
    for (let still = 0, place = NaN; still < 10; place = view.scrollTop) {
        await new Promise(requestAnimationFrame);
        still = view.scrollTop === place ? still + 1 : 0;
    }
    return view.scrollTop;
}"""
"""Where the view is, once it glides no more."""


def test_the_view_follows_and_yields_to_the_reader(serve: Serve, page: Page) -> None:
    gate = Gate()

    def answer(query: str) -> Iterator[str]:
        yield from gate.stream([f"paragraph {i}\n\n" for i in range(120)])

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("go").has_status("streaming")
    at_the_end = """() => { const el = document.querySelector('.fdc-transcript');
        return el.scrollHeight > el.clientHeight && el.scrollHeight - el.scrollTop - el.clientHeight < 4 }"""
    gate.allow(60)
    expect(chat.reply).to_contain_text("paragraph 59")
    page.wait_for_function(at_the_end)
    # With the first message the composer glides down from the middle, and the view grows.
    page.wait_for_function("!document.getAnimations().some(moves => moves instanceof CSSTransition)")
    end = page.evaluate(AT_REST)
    page.mouse.move(600, 300)
    page.mouse.wheel(0, -400)
    expect(page.locator('[data-fdc-action="jump-to-latest"]')).to_be_visible()
    page.wait_for_function("end => document.querySelector('.fdc-transcript').scrollTop < end - 350", arg=end)
    before = page.evaluate(AT_REST)
    gate.allow(30)
    expect(chat.reply).to_contain_text("paragraph 89")
    assert abs(page.evaluate(AT_REST) - before) < 2
    page.locator('[data-fdc-action="jump-to-latest"]').click()
    page.wait_for_function(at_the_end)
    gate.allow(30)
    chat.has_status("done")
    page.wait_for_function(at_the_end)


def test_new_chat_begins_an_empty_conversation(serve: Serve, page: Page) -> None:
    def answer(query: str, history: list) -> str:
        return f"{len(history)} messages before"

    chat = Chat(page).open(serve(app(answer)).url).connected()
    chat.say("one").has_status("done")
    chat.say("two").has_status("done")
    assert chat.text().strip() == "2 messages before"
    page.locator('[data-fdc-action="new-thread"]').click()
    expect(chat.users).to_have_count(0)
    chat.say("three").has_status("done")
    assert chat.text().strip() == "0 messages before"
    page.reload()
    expect(chat.questions).to_have_text(["three"])
