"""Layouts built by hand: several chats on a page, a drawer, cards and a canvas that callbacks read and write."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import dash
import pytest
from dash import Dash, Input, Output, State, dcc, html
from playwright.sync_api import Locator, Page, expect

import fast_dash_components as fdc
from fast_dash import mount_chat
from tests.browser.apps.handbuilt import make_app
from tests.browser.conftest import Served
from tests.fake_llm import Gate

Serve = Callable[[object], Served]


@pytest.fixture
def built(serve: Serve, page: Page) -> Page:
    page.goto(serve(make_app(suppress_callback_exceptions=True).server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    return page


def action(within: Locator | Page, name: str) -> Locator:
    return within.locator(f'[data-fdc-action="{name}"]')


def say(page: Page, box: str, text: str) -> None:
    page.locator(f"#{box} textarea").fill(text)
    page.locator(f"#{box} textarea").press("Enter")


def decided(page: Page) -> list[object]:
    return json.loads(page.locator("#decided").inner_text())


def test_a_decision_is_an_input_that_fires_once(built: Page, screenshot: Callable[[Page, str], None]) -> None:
    card = built.locator("#one")
    screenshot(built, "asked")
    action(card, "edit").click()
    expect(card.get_by_label("to")).to_be_focused()
    card.get_by_label("to").fill("bob@example.com")
    screenshot(built, "edited")
    action(card, "submit").click()
    args = {"to": "bob@example.com", "copies": 2, "urgent": False, "tags": ["report"], "text": "The report\nis ready."}
    expect(built.locator("#decided")).to_contain_text("bob@example.com")
    assert decided(built) == [[{"type": "edit", "action": {"name": "send_mail", "args": args}}], None]
    # One line now, and the keyboard is still where it was.
    expect(card.locator(".fdc-interrupt__line")).to_be_focused()
    expect(card).to_contain_text("Approved with changes · send_mail")
    built.locator("#again").click()
    expect(action(card, "approve")).to_be_visible()


def test_several_actions_are_decided_by_keyboard_alone(built: Page) -> None:
    card = built.locator("#several")
    action(card, "approve").first.focus()
    built.keyboard.press("Tab")
    built.keyboard.press("Enter")  # reject
    expect(card.locator(".fdc-interrupt__chosen")).to_contain_text("Rejected")
    action(card, "approve").focus()
    built.keyboard.press("Enter")
    action(card, "submit").focus()
    built.keyboard.press("Enter")
    expect(built.locator("#decided")).to_contain_text("reject")
    assert decided(built)[1] == [{"type": "reject"}, {"type": "approve"}]


def test_a_canvas_keeps_what_stays_and_its_components_are_heard(built: Page) -> None:
    plot = built.locator("#canvas-plot .js-plotly-plot")
    plot.evaluate("plot => { plot.marked = 'the same node'; }")
    plot.evaluate(
        "plot => plot.emit('plotly_click', {points: [{curveNumber: 0, pointNumber: 1, y: 1, data: plot.data[0]}]})"
    )
    expect(built.locator("#clicked")).to_have_text("1")
    expect(built.locator('[data-name="odd"]')).to_contain_text("no component of the type Gauge")
    # Its library comes with the first table.
    expect(built.locator('[data-name="cities"] .ag-center-cols-container .ag-row')).to_have_count(3)
    built.locator("#other").click()
    expect(built.locator("#canvas")).to_contain_text("New text")
    expect(built.locator('[data-name="notes"]')).to_have_count(0)
    assert plot.evaluate("plot => plot.marked") == "the same node"
    expect(built.locator("#canvas-plot .bars")).to_be_visible()
    assert built.locator('[data-name="plot"]').evaluate("item => getComputedStyle(item).gridColumn") == "span 12"


def test_on_a_phone_the_canvas_is_one_column(built: Page) -> None:
    built.set_viewport_size({"width": 390, "height": 844})
    widths = built.locator(".fdc-canvas__item").evaluate_all("items => items.map(item => item.offsetWidth)")
    assert len(set(widths)) == 1


def test_two_chats_of_a_page_do_not_mix(built: Page) -> None:
    say(built, "left-box", "hello")
    expect(built.locator("#left .fdc-content")).to_have_text("left heard hello")
    action(built, "open-chat").click()
    say(built, "right-box", "good day")
    expect(built.locator("#right .fdc-content")).to_have_text("right heard good day")
    expect(built.locator("#turns")).to_have_text(
        '[["hello", "left heard hello"], ["good day", "right heard good day"]]', use_inner_text=True
    )
    built.reload()
    expect(built.locator("#left .fdc-message")).to_have_count(2)
    expect(built.locator("#right .fdc-message")).to_have_count(2)


def test_callbacks_run_once_per_turn(serve: Serve, page: Page) -> None:
    app, seen, said = Dash(__name__), list[list[str]](), list[str]()
    app.layout = html.Div(
        [fdc.Transcript(id="t", chat="bot"), fdc.ChatComposer(id="c", chat="bot"), html.P(id="n"), html.P(id="said")]
    )

    @app.callback(Output("n", "children"), Input("t", "messages"))
    def count(messages: list[dict[str, str]] | None) -> int:
        seen.append([f"{message['role']} {message['status']}" for message in messages or []])
        return len(seen)

    @app.callback(Output("said", "children"), Input("c", "submitted"), prevent_initial_call=True)
    def note(submitted: dict[str, str]) -> str:
        said.append(submitted["value"])
        return submitted["value"]

    mount_chat(app, lambda query: (f"{number} " for number in range(500)), chat="bot", store="memory://")
    page.goto(serve(app.server).url)
    turn = ["user done", "assistant done"]
    for number in (1, 2, 3):
        say(page, "c", f"question {number}")
        expect(page.locator("#n")).to_have_text(str(number + 1))
        expect(page.locator("#said")).to_have_text(f"question {number}")
    assert (seen, said) == ([[], turn, turn * 2, turn * 3], ["question 1", "question 2", "question 3"])
    # A page that finds the conversation tells of it once.
    page.reload()
    expect(page.locator("#t .fdc-message")).to_have_count(6)
    expect(page.locator("#n")).to_have_text("6")
    assert seen[4:] == [[], turn * 3]


def test_a_message_waits_for_a_callback_that_makes_its_settings(serve: Serve, page: Page) -> None:
    app, gate, got = Dash(__name__), threading.Event(), list[str]()
    app.layout = html.Div(
        [
            html.Button("Load", id="load"),
            fdc.Transcript(chat="bot"),
            fdc.ChatComposer(id="c", chat="bot", settings={"table": "none"}),
        ]
    )

    @app.callback(
        Output("c", "settings"),
        Input("load", "n_clicks"),
        running=[(Output("c", "settingsPending"), True, False)],
        prevent_initial_call=True,
    )
    def load(_: int) -> dict[str, str]:
        assert gate.wait(20)
        return {"table": "sales"}

    def answer(query: str, table: str) -> str:
        got.append(table)
        return f"{query}: {table}"

    mount_chat(app, answer, chat="bot", store="memory://", settings=dict)
    page.goto(serve(app.server).url)
    # Dash says what runs before it asks.
    with page.expect_request("**/_dash-update-component*"):
        page.locator("#load").click()
    say(page, "c", "look")
    expect(page.get_by_text("Your message will be sent when its files are uploaded.")).to_be_visible()
    gate.set()
    expect(page.locator(".fdc-message .fdc-content")).to_have_text("look: sales")
    assert got == ["sales"]


def test_a_conversation_by_props_alone(serve: Serve, page: Page) -> None:
    app = Dash(__name__)
    asked = {"role": "user", "content": "Hi"}
    app.layout = html.Div(
        [
            fdc.Transcript(id="t", messages=[asked, {"role": "assistant", "content": "**Hello**"}]),
            fdc.ChatComposer(id="c", placeholder="Ask", suggestions=["Show me"]),
            fdc.ToolCard(id="tool", name="search", args={"q": "x"}, status="running"),
        ]
    )

    @app.callback(
        Output("t", "messages"),
        Output("tool", "status"),
        Output("tool", "result"),
        Output("c", "disabled"),
        Input("c", "submitted"),
        State("t", "messages"),
        prevent_initial_call=True,
    )
    def answer(submitted: dict[str, str], messages: list[dict[str, str]]) -> object:
        question = {"role": "user", "content": submitted["value"]}
        reply = {"role": "assistant", "content": f"*{submitted['value']}* it is."}
        return [*messages, question, reply], "done", {"rows": 3}, len(messages) > 2

    page.goto(serve(app.server).url)
    expect(page.locator("#t strong")).to_have_text("Hello")
    expect(page.locator("#tool .fdc-tool")).to_have_attribute("data-status", "running")
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#t em")).to_have_text("Show me")
    expect(page.locator("#tool .fdc-tool")).to_have_attribute("data-status", "done")
    say(page, "c", "Again")
    expect(page.locator("#t .fdc-message")).to_have_count(6)
    expect(page.locator("#c textarea")).to_be_disabled()


def test_a_drawer_opens_closes_and_keeps_the_focus(built: Page, screenshot: Callable[[Page, str], None]) -> None:
    drawer = built.locator("#drawer")
    panel = drawer.locator(".fdc-drawer__panel")
    expect(panel).to_be_hidden()
    action(built, "open-chat").press("Enter")
    expect(drawer).to_have_attribute("data-open", "true")
    expect(panel.locator("textarea")).to_be_focused()
    panel.locator("textarea").fill("a draft")
    screenshot(built, "open")
    # The app beside it works on.
    action(built.locator("#one"), "approve").click()
    expect(built.locator("#decided")).to_contain_text("approve")
    panel.locator("textarea").press("Escape")
    expect(panel).to_be_hidden()
    expect(action(built, "open-chat")).to_be_focused()
    built.keyboard.press("Enter")
    expect(panel.locator("textarea")).to_have_value("a draft")
    action(built, "close-chat").click()
    expect(panel).to_be_hidden()


def test_a_drawer_is_as_wide_as_the_user_wants(built: Page) -> None:
    action(built, "open-chat").click()
    panel, edge = built.locator(".fdc-drawer__panel"), built.get_by_role("separator")
    expect(panel).to_have_css("width", "420px")
    edge.focus()
    built.keyboard.press("ArrowLeft")
    expect(panel).to_have_css("width", "444px")
    built.wait_for_function("document.querySelector('.fdc-drawer__panel').getAnimations().length === 0")
    box = edge.bounding_box()
    assert box
    built.mouse.move(box["x"] + 5, 300)
    built.mouse.down()
    built.mouse.move(box["x"] - 95, 300)
    built.mouse.up()
    expect(panel).to_have_css("width", "544px")
    built.reload()
    action(built, "open-chat").click()
    expect(panel).to_have_css("width", "544px")


def test_on_a_phone_a_drawer_fills_the_window_and_holds_the_keyboard(built: Page) -> None:
    built.set_viewport_size({"width": 390, "height": 844})
    action(built, "open-chat").click()
    panel = built.locator(".fdc-drawer__panel")
    expect(panel).to_have_css("width", "390px")
    for _ in range(8):
        built.keyboard.press("Tab")
        assert built.evaluate("document.activeElement.closest('.fdc-drawer__panel') !== null")
    built.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_chat_inside_a_tab_goes_on_while_the_tab_is_away(serve: Serve, page: Page) -> None:
    gate = Gate()
    app = Dash(__name__, suppress_callback_exceptions=True)
    app.layout = html.Div(
        [
            dcc.Tabs(id="tabs", value="chat", children=[dcc.Tab(label=t, value=t) for t in ("chat", "other")]),
            html.Div(id="tab"),
        ]
    )

    @app.callback(Output("tab", "children"), Input("tabs", "value"))
    def show(tab: str) -> object:
        if tab == "other":
            return html.P("nothing here")
        return html.Div([fdc.Transcript(id="t", chat="bot"), fdc.ChatComposer(id="c", chat="bot")])

    mount_chat(app, lambda query: gate.stream(["one ", "two"]), chat="bot", store="memory://")
    page.goto(serve(app.server).url)
    say(page, "c", "hello")
    gate.allow()
    expect(page.locator(".fdc-content")).to_have_text("one")
    page.locator("#c textarea").fill("a draft")
    page.get_by_text("other").click()
    expect(page.locator("#t")).to_have_count(0)
    gate.allow()
    page.get_by_text("chat").click()
    expect(page.locator(".fdc-content")).to_have_text("one two")
    expect(page.locator("#c textarea")).to_have_value("a draft")
    expect(page.locator('.fdc-message[data-role="assistant"]')).to_have_attribute("data-status", "done")


def test_chats_on_the_pages_of_an_app(serve: Serve, page: Page) -> None:
    app = Dash(__name__, use_pages=True, pages_folder="", suppress_callback_exceptions=True)
    for name in ("one", "two"):
        dash.register_page(
            name,
            path=f"/{name}",
            layout=html.Div([fdc.Transcript(id=f"{name}-t", chat=name), fdc.ChatComposer(id=f"{name}-c", chat=name)]),
        )
        mount_chat(app, lambda query, name=name: f"page {name} heard {query}", chat=name, store="memory://")
    app.layout = html.Div(
        [dcc.Link("one", href="/one", id="to-one"), dcc.Link("two", href="/two", id="to-two"), dash.page_container]
    )
    try:
        served = serve(app.server)
        page.goto(served.url + "one")
        say(page, "one-c", "hello")
        expect(page.locator(".fdc-content")).to_have_text("page one heard hello")
        page.locator("#to-two").click()
        say(page, "two-c", "hello")
        expect(page.locator(".fdc-content")).to_have_text("page two heard hello")
        page.locator("#to-one").click()
        expect(page.locator(".fdc-content")).to_have_text("page one heard hello")
    finally:
        dash.page_registry.clear()


def test_dash_s_dev_tools_find_nothing_to_say(serve: Serve, page: Page) -> None:
    app = make_app(suppress_callback_exceptions=True)
    # Without the version check, which asks another host.
    app.enable_dev_tools(debug=True, dev_tools_hot_reload=False, dev_tools_disable_version_check=True)
    page.goto(serve(app.server).url)
    expect(page.locator("#canvas .js-plotly-plot .main-svg").first).to_be_visible()
    say(page, "left-box", "hello")
    expect(page.locator("#left .fdc-content")).to_have_text("left heard hello")
    expect(page.locator(".dash-debug-menu__outer")).to_be_visible()
    expect(page.locator(".dash-debug-menu__error-count")).to_have_count(0)
