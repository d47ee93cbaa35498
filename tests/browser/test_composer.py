"""What people do at the composer: attach files, pick commands and beginnings, bring back what they wrote before."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash, Input, Output, html
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

import fast_dash_components as fdc
from fast_dash import FastDash
from fast_dash.chat.context import ChatContext
from fast_dash.server import mount_chat
from tests.browser.chat import Chat
from tests.browser.conftest import Console, Served
from tests.browser.faults import FaultProxy
from tests.fake_llm import Gate

Serve = Callable[[object], Served]
NewContext = Callable[..., BrowserContext]
ThroughFaults = Callable[[Served], FaultProxy]

PIECES = ["one ", "two"]
COMMANDS = {"plot": "Draw a chart of a column", "profile": "Describe the table", "export": "Save it as a file"}


def tell(query: str, ctx: ChatContext) -> str:
    """Say what came."""
    files = [f"{file.name} of {file.size} bytes: {file.bytes()[:12]!r}" for file in ctx.attachments]
    return "; ".join([f"“{query}”", *files])


def app(callback: Callable[..., object] = tell, **options: Any) -> object:
    options = {"attachments": True, **options}
    return FastDash(callback_fn=callback, chat=True, title="Files", store="memory://", **options).server


class Writer(Chat):
    """Somebody who writes messages with more than text."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.attach_button = page.locator('[data-fdc-action="attach"]')
        self.files = page.locator(".fdc-composer__file")
        self.uploaded = page.locator('.fdc-composer__file[data-state="uploaded"]')
        self.commands = page.get_by_role("listbox")
        self.problem = page.locator(".fdc-composer__problem")
        self.status = page.locator(".fdc-composer__status")

    def pick(self, *files: dict[str, Any]) -> Writer:
        with self.page.expect_file_chooser() as chooser:
            self.attach_button.click()
        chooser.value.set_files(list(files))  # type: ignore[arg-type]
        return self

    def file(self, name: str) -> Locator:
        return self.page.locator(f'.fdc-composer__file[data-name="{name}"]')

    def has_files(self, count: int) -> Writer:
        """Wait until so many are on the server, and no others are there."""
        expect(self.uploaded).to_have_count(count)
        expect(self.files).to_have_count(count)
        return self


def named(name: str, data: bytes = b"a,b\n1,2", mime: str = "text/csv") -> dict[str, Any]:
    return {"name": name, "mimeType": mime, "buffer": data}


@pytest.fixture
def writer(page: Page) -> Writer:
    return Writer(page)


def picture() -> dict[str, Any]:
    data = io.BytesIO()
    Image.radial_gradient("L").resize((64, 64)).save(data, "png")
    return named("sunset.png", data.getvalue(), "image/png")


HAND_OVER = """([type, files, at]) => {
    // What the browser makes of files that are dragged or pasted.
    const transfer = new DataTransfer();
    for (const { name, mime, data } of files) {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mime }));
    }
    const target = at ? document.elementFromPoint(at[0], at[1]) : document.activeElement;
    const options = { bubbles: true, cancelable: true, clientX: at?.[0], clientY: at?.[1] };
    const event = type === 'paste'
        ? new ClipboardEvent(type, { ...options, clipboardData: transfer })
        : new DragEvent(type, { ...options, dataTransfer: transfer });
    return !target.dispatchEvent(event);
}"""


def hand_over(page: Page, kind: str, files: list[dict[str, Any]], at: Locator | None = None) -> bool:
    """Dispatch ``paste`` at the focus, or a drag event over ``at``. Whether the page took it for itself."""
    box = at.bounding_box() if at else None
    point = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2] if box else None
    packed = [{"name": f["name"], "mime": f["mimeType"], "data": base64.b64encode(f["buffer"]).decode()} for f in files]
    return bool(page.evaluate(HAND_OVER, [kind, packed, point]))


# --- Files


def test_picked_files_go_up_at_once_and_reach_the_callback(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    writer.pick(picture(), named("sales.csv", b"region,sales\nnorth,3\n")).has_files(2)
    expect(writer.file("sunset.png").locator("img")).to_be_visible()
    expect(writer.file("sales.csv")).to_contain_text("21 B")
    expect(writer.box).to_be_focused()
    writer.say("What is this?").has_status("done")
    expect(writer.reply).to_contain_text("sales.csv of 21 bytes: b'region,sales'")
    expect(writer.reply).to_contain_text("sunset.png of")
    expect(writer.files).to_have_count(0)
    writer.say("And now?").has_status("done")
    expect(writer.reply).not_to_contain_text("sales.csv")


def test_a_message_may_be_files_alone(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    expect(writer.send_button).to_be_disabled()
    writer.pick(named("a.csv")).has_files(1)
    writer.send_button.click()
    writer.has_status("done")
    expect(writer.reply).to_contain_text("a.csv of 7 bytes")
    expect(writer.files).to_have_count(0)


def test_what_was_attached_can_be_removed_by_keyboard(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    writer.pick(named("a.csv"), named("b.csv")).has_files(2)
    remove = writer.page.get_by_role("button", name="Remove a.csv")
    remove.focus()
    remove.press("Enter")
    writer.has_files(1)
    expect(writer.box).to_be_focused()
    writer.say("one").has_status("done")
    expect(writer.reply).to_contain_text("b.csv")
    expect(writer.reply).not_to_contain_text("a.csv")


def test_files_dropped_on_the_transcript_are_attached(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    files, transcript = [named("dropped.csv")], writer.page.locator(".fdc-transcript")
    assert hand_over(writer.page, "dragover", files, transcript)
    overlay = writer.page.locator(".fdc-drop")
    expect(overlay).to_have_text("Drop files here")
    assert overlay.bounding_box() == writer.page.locator(".fdc-page__main").bounding_box()
    assert hand_over(writer.page, "drop", files, transcript)
    expect(overlay).to_have_count(0)
    writer.has_files(1)


DROPPED_WITHIN = """part => {
    const area = document.querySelector('.fdc-drop')?.getBoundingClientRect();
    const half = document.querySelector(part).getBoundingClientRect();
    return area && area.left >= half.left - 1 && area.right <= half.right + 1;
}"""


def test_of_two_chats_the_one_under_the_pointer_takes_the_files(serve: Serve, page: Page) -> None:
    dash = Dash(__name__)
    dash.layout = html.Div(
        [
            html.Div(
                [fdc.Transcript(chat=chat), fdc.ChatComposer(id=chat, chat=chat, attachments=takes)],
                id=f"half-{chat}",
                style={"flex": 1, "height": "90vh", "display": "flex", "flexDirection": "column"},
            )
            for chat, takes in (("left", True), ("right", True), ("none", False))
        ],
        style={"display": "flex"},
    )
    for chat in ("left", "right", "none"):
        mount_chat(dash, tell, chat, store="memory://")
    page.goto(serve(dash.server).url)
    halves = {chat: page.locator(f"#half-{chat}") for chat in ("left", "right", "none")}
    expect(page.locator('.fdc-connection[data-state="connected"]')).to_have_count(3)
    overlay = page.locator(".fdc-drop")
    for chat in ("left", "right"):
        hand_over(page, "dragover", [named("a.csv")], halves[chat].locator(".fdc-transcript"))
        expect(overlay).to_have_count(1)
        page.wait_for_function(DROPPED_WITHIN, arg=f"#half-{chat}")
    assert not hand_over(page, "dragover", [named("a.csv")], halves["none"].locator(".fdc-transcript"))
    expect(overlay).to_have_count(0)
    hand_over(page, "dragover", [named("a.csv")], halves["right"].locator("textarea"))
    hand_over(page, "drop", [named("a.csv")], halves["right"].locator("textarea"))
    expect(halves["right"].locator('.fdc-composer__file[data-state="uploaded"]')).to_have_count(1)
    expect(halves["left"].locator(".fdc-composer__file")).to_have_count(0)


def test_a_pasted_picture_is_attached_and_pasted_text_is_text(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected().type("look: ")
    writer.box.focus()
    assert hand_over(writer.page, "paste", [picture()])
    writer.has_files(1)
    expect(writer.box).to_have_value("look: ")
    writer.page.keyboard.insert_text("this")
    expect(writer.box).to_have_value("look: this")


def test_without_the_option_there_is_no_way_to_attach(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app(attachments=False)).url).connected()
    expect(writer.attach_button).to_have_count(0)
    assert not hand_over(writer.page, "dragover", [named("a.csv")], writer.page.locator(".fdc-transcript"))
    writer.box.focus()
    assert not hand_over(writer.page, "paste", [named("a.png", b"x", "image/png")])


def test_wrong_files_are_refused_at_the_control(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app(attachments=[".csv", "image/*"], max_attachment=2000)).url).connected()
    expect(writer.page.locator("input[type=file]")).to_have_attribute("accept", ".csv,image/*")
    files = [named("tool.exe", b"MZ", "application/x-msdownload"), named("big.csv", b"x" * 2001), named("ok.csv")]
    writer.pick(*files).has_files(1)
    expect(writer.problem).to_contain_text("tool.exe cannot be attached here. Choose .csv, image.")
    expect(writer.problem).to_contain_text("big.csv is larger than 2.0 kB.")
    writer.say("just this").has_status("done")
    expect(writer.problem).to_be_empty()
    writer.pick(*[named(f"{number}.csv") for number in range(22)]).has_files(20)
    expect(writer.problem).to_have_text("A message may have at most 20 files.")


def test_a_file_that_the_server_refuses_says_why_and_is_in_the_way(
    serve: Serve, writer: Writer, console: Console
) -> None:
    """The server's word counts, whatever the page thinks is allowed."""
    console.network_is_broken = True  # The browser notes each answer 413.
    dash = Dash(__name__)
    dash.layout = html.Div([fdc.Transcript(chat="bot", title="T"), fdc.ChatComposer(chat="bot", attachments=True)])
    mount_chat(dash, tell, "bot", store="memory://", max_attachment=1024)
    writer.open(serve(dash.server).url).connected()
    writer.pick(named("big.csv", b"x" * 1025))
    expect(writer.file("big.csv")).to_have_attribute("data-state", "failed")
    expect(writer.file("big.csv")).to_contain_text("larger than 1 kB")
    expect(writer.file("big.csv").locator('[data-fdc-action="retry-upload"]')).to_have_count(0)
    writer.type("hello")
    expect(writer.send_button).to_be_disabled()
    expect(writer.status).to_contain_text("remove the files that failed")
    writer.page.get_by_role("button", name="Remove big.csv").click()
    expect(writer.send_button).to_be_enabled()
    writer.say("hello").has_status("done")


def test_an_upload_that_was_cut_waits_for_the_link_and_begins_anew(
    serve: Serve, through_faults: ThroughFaults, writer: Writer, console: Console
) -> None:
    console.network_is_broken = True
    proxy = through_faults(serve(app()))
    writer.open(proxy.url).connected()
    proxy.delay(0.05)
    writer.pick(named("big.csv", b"x" * 4_000_000))
    expect(writer.file("big.csv").get_by_role("progressbar")).to_be_visible()
    # A message that is sent meanwhile waits for its file.
    writer.try_to_say("How large is it?")
    expect(writer.status).to_contain_text("will be sent when its files are uploaded")
    proxy.down()
    expect(writer.file("big.csv")).to_contain_text("Waiting for connection")
    proxy.delay(0)
    proxy.up()
    writer.has_status("done", timeout=30_000)
    expect(writer.reply).to_contain_text("big.csv of 4000000 bytes")
    expect(writer.files).to_have_count(0)
    expect(writer.box).to_have_value("")


def test_an_upload_that_does_not_get_through_can_be_tried_again(serve: Serve, writer: Writer, console: Console) -> None:
    console.network_is_broken = True
    tries = []
    writer.page.route("**/_fast-dash/attachment/**", lambda route: (tries.append(1), route.abort())[1])
    writer.open(serve(app()).url).connected()
    writer.pick(named("a.csv"))
    expect(writer.file("a.csv")).to_have_attribute("data-state", "failed")
    expect(writer.file("a.csv")).to_contain_text("Upload failed")
    assert len(tries) == 4
    writer.page.unroute("**/_fast-dash/attachment/**")
    writer.page.get_by_role("button", name="Upload a.csv again").click()
    writer.has_files(1)


def test_files_and_draft_outlive_a_reload(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    writer.pick(named("kept.csv"), picture()).has_files(2).type("half a thought")
    writer.page.reload()
    writer.connected()
    writer.has_files(2)
    writer.page.wait_for_function("document.querySelector('.fdc-composer__file img')?.naturalWidth === 64")
    expect(writer.box).to_have_value("half a thought")
    writer.box.press("Enter")
    writer.has_status("done")
    expect(writer.reply).to_contain_text("kept.csv of 7 bytes")
    writer.page.reload()
    writer.connected()
    expect(writer.files).to_have_count(0)


def test_a_new_chat_takes_the_files_along(serve: Serve, writer: Writer) -> None:
    """They belong to a conversation: in another one they are uploaded once more."""
    writer.open(serve(app()).url).connected()
    writer.say("first").has_status("done")
    writer.pick(named("a.csv")).has_files(1)
    with writer.page.expect_response("**/_fast-dash/attachment/**"):
        writer.page.locator('[data-fdc-action="new-thread"]').click()
    expect(writer.replies).to_have_count(0)
    writer.has_files(1).say("here").has_status("done")
    expect(writer.reply).to_contain_text("a.csv of 7 bytes")


def test_a_refused_message_keeps_its_files(serve: Serve, writer: Writer, new_context: NewContext) -> None:
    gate = Gate()
    served = serve(app(lambda query, ctx: tell(query, ctx) if query == "mine" else gate.stream(PIECES), max_turns=1))
    other = Chat(new_context().new_page()).open(served.url).connected()
    writer.open(served.url).connected()
    other.say("wait").has_status("streaming")
    writer.pick(named("a.csv")).has_files(1)
    writer.try_to_say("mine")
    expect(writer.problem).not_to_be_empty()
    writer.has_files(1)
    expect(writer.box).to_have_value("mine")
    gate.allow(2)
    other.has_status("done")
    writer.box.press("Enter")
    writer.has_status("done")
    expect(writer.reply).to_contain_text("a.csv of 7 bytes")


# --- Commands, beginnings, history


def test_a_command_is_picked_by_keyboard(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app(commands=COMMANDS)).url).connected()
    writer.box.press_sequentially("/p")
    options = writer.commands.get_by_role("option")
    expect(options).to_have_count(3)  # "export" by its description.
    active = writer.page.locator('[role="option"][aria-selected="true"]')
    expect(active).to_contain_text("/plot")
    writer.box.press("ArrowDown")
    expect(active).to_contain_text("/profile")
    expect(writer.box).to_have_attribute("aria-activedescendant", str(active.get_attribute("id")))
    writer.box.press("ArrowUp")
    writer.box.press("ArrowUp")
    expect(active).to_contain_text("/export")
    writer.box.press("ArrowDown")
    writer.box.press("Enter")
    expect(writer.commands).to_have_count(0)
    expect(writer.box).to_have_value("/plot ")
    writer.box.press_sequentially("sales")
    writer.box.press("Enter")
    writer.has_status("done")
    expect(writer.reply).to_contain_text("“/plot sales”")


def test_the_menu_closes_with_escape_and_the_reply_goes_on(serve: Serve, writer: Writer) -> None:
    gate = Gate()
    writer.open(serve(app(lambda query, ctx: gate.stream(PIECES), commands=COMMANDS)).url).connected()
    writer.say("go").has_status("streaming")
    writer.box.press_sequentially("/")
    expect(writer.commands).to_be_visible()
    writer.box.press("Escape")
    expect(writer.commands).to_have_count(0)
    writer.has_status("streaming")
    expect(writer.box).to_have_value("/")
    writer.box.press("Escape")
    writer.has_status("stopped")
    gate.allow(2)


def test_a_command_is_picked_by_pointer_and_may_be_a_text_of_its_own(serve: Serve, writer: Writer) -> None:
    commands = [{"name": "monthly", "description": "Sales by month", "text": "Show me the sales of each month of "}]
    writer.open(serve(app(commands=commands)).url).connected()
    writer.box.press_sequentially("/")
    writer.commands.get_by_text("Sales by month").click()
    expect(writer.box).to_have_value("Show me the sales of each month of ")
    expect(writer.box).to_be_focused()
    writer.type("a /monthly")
    expect(writer.commands).to_have_count(0)


def test_a_suggestion_is_sent_with_the_files_and_leaves_the_draft(serve: Serve, writer: Writer) -> None:
    suggestions = ["Describe the file", {"label": "Compare…", "text": "Compare the file with ", "send": False}]
    writer.open(serve(app(suggestions=suggestions)).url).connected()
    chips = writer.page.locator('[data-fdc-action="suggestion"]')
    expect(chips).to_have_count(2)
    chips.last.click()
    expect(writer.box).to_have_value("Compare the file with ")
    expect(writer.box).to_be_focused()
    writer.pick(named("a.csv")).has_files(1)
    chips.first.click()
    writer.has_status("done")
    expect(writer.reply).to_contain_text("“Describe the file”; a.csv of 7 bytes")
    expect(writer.box).to_have_value("Compare the file with ")
    expect(chips).to_have_count(0)
    expect(writer.files).to_have_count(0)
    writer.page.reload()
    writer.connected()
    expect(writer.users).to_have_count(1)
    expect(chips).to_have_count(0)


def test_arrows_bring_earlier_messages_back(serve: Serve, writer: Writer) -> None:
    writer.open(serve(app()).url).connected()
    for text in ("first", "second\nwith two lines", "third"):
        writer.say(text).has_status("done")
    press = writer.box.press
    press("ArrowUp")
    expect(writer.box).to_have_value("third")
    press("ArrowUp")
    expect(writer.box).to_have_value("second\nwith two lines")
    press("ArrowUp")  # The caret goes up a line first.
    expect(writer.box).to_have_value("second\nwith two lines")
    press("ArrowUp")
    expect(writer.box).to_have_value("first")
    press("ArrowDown")
    press("ArrowDown")
    press("ArrowDown")
    expect(writer.box).to_have_value("")
    press("ArrowUp")
    press("End")
    writer.box.press_sequentially("!")
    press("ArrowUp")
    expect(writer.box).to_have_value("third!")
    press("Enter")
    expect(writer.users).to_have_count(4)
    expect(writer.users.last).to_contain_text("third!")


def test_the_limit_is_counted_near_it_and_named_past_it(serve: Serve, writer: Writer) -> None:
    dash = Dash(__name__)
    dash.layout = html.Div([fdc.Transcript(chat="bot", title="T"), fdc.ChatComposer(chat="bot", maxLength=20)])
    mount_chat(dash, lambda query: query, "bot", store="memory://")
    writer.open(serve(dash.server).url).connected()
    counter = writer.page.locator(".fdc-composer__counter")
    writer.type("x" * 17)
    expect(counter).to_have_count(0)
    writer.type("x" * 18)
    expect(counter).to_have_text("18 of 20 characters")
    writer.type("x" * 21)
    expect(writer.problem).to_contain_text("1 character too long. The limit is 20.")
    expect(writer.send_button).to_be_disabled()
    writer.box.press("Backspace")
    expect(writer.send_button).to_be_enabled()


def test_an_app_hears_of_each_accepted_message_once(serve: Serve, writer: Writer) -> None:
    heard: list[Any] = []
    dash = Dash(__name__)
    dash.layout = html.Div(
        [
            fdc.Transcript(chat="bot", title="T"),
            fdc.ChatComposer(id="composer", chat="bot", attachments=True),
            html.Output(id="heard"),
        ]
    )
    mount_chat(dash, tell, "bot", store="memory://")

    @dash.callback(Output("heard", "children"), Input("composer", "submitted"), prevent_initial_call=True)
    def hear(submitted: dict[str, Any]) -> str:
        heard.append(submitted)
        return str(len(heard))

    writer.open(serve(dash.server).url).connected()
    writer.pick(named("a.csv")).has_files(1).say("one").has_status("done")
    expect(writer.page.locator("#heard")).to_have_text("1")
    writer.say("two").has_status("done")
    expect(writer.page.locator("#heard")).to_have_text("2")
    assert [message["value"] for message in heard] == ["one", "two"]
    assert [file["name"] for file in heard[0]["attachments"]] == ["a.csv"]
    assert heard[1]["attachments"] == []


def test_escape_stops_and_tells_what_is_around_that_it_did(serve: Serve, writer: Writer) -> None:
    gate = Gate()

    writer.open(serve(app(lambda query, ctx: gate.stream(PIECES))).url).connected()
    writer.page.evaluate(
        "window.addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })",
    )
    writer.box.press("Escape")
    assert writer.page.evaluate("window.taken") is False
    writer.say("go").has_status("streaming")
    writer.box.press("Escape")
    assert writer.page.evaluate("window.taken") is True
    writer.has_status("stopped")
    gate.allow()
    # Who reads need not go back to the box; a key pressed at something else stays its own.
    writer.say("again").has_status("streaming")
    writer.users.last.locator('[data-fdc-action="copy"]').press("Escape")
    assert writer.page.evaluate("window.taken") is False
    writer.page.locator(".fdc-transcript").press("Escape")
    assert writer.page.evaluate("window.taken") is True
    writer.has_status("stopped")
    expect(writer.page.locator(".fdc-transcript")).to_be_focused()
    gate.allow(2)
