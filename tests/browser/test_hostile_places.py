"""Hostile texts wherever one may stand outside of a reply: properties, names, settings, files, a page that is German.

The transcript and the canvas of a chat are in test_hostile.py, files of a canvas in test_export.py.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

import pandas as pd
import pytest
from dash import Dash, html
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from plotly.utils import PlotlyJSONEncoder
from pydantic import Field

import fast_dash_components as fdc
from fast_dash import Chat as Conversation
from fast_dash import FastDash
from fast_dash.chat.context import ChatContext
from tests.browser.apps.plain import plain_page
from tests.browser.conftest import Console, Served
from tests.browser.test_apps import App
from tests.browser.test_composer import Writer, named
from tests.browser.test_hostile import CASES, POKE, SUSPECTS, WATCH, Foreign, batched, foreign
from tests.browser.test_looks import device
from tests.corpus.load import expand, fill

__all__ = ["foreign"]

Serve = Callable[[object], Served]
PLACES = "#hostile"
LONGEST = 2_000


def texts_for(host: Foreign) -> dict[str, str]:
    return {name: fill(expand(case), host=host.host)[:LONGEST] for name, case in CASES.items()}


class Inspector:
    """Pokes at a page and notes what was wrong, by the texts that it showed."""

    def __init__(self, page: Page, console: Console, foreign: Foreign) -> None:
        self.page, self.console, self.foreign = page, console, foreign
        self.problems: dict[str, Any] = {}

    def poke(self, names: list[str]) -> None:
        self.page.evaluate(POKE, PLACES)
        self.look(names)

    def look(self, names: list[str]) -> None:
        found = self.page.evaluate(SUSPECTS, PLACES) + self.page.evaluate("window.__ran.splice(0)")
        found += self.foreign.calls + self.console.problems
        if found:
            self.problems[" ".join(names)] = [str(problem)[:300] for problem in found]
        self.foreign.calls.clear()
        self.console.problems.clear()

    @property
    def report(self) -> str:
        return json.dumps(self.problems, indent=1)[:5000]


def components(texts: list[str], mark: str) -> list[Any]:
    """Every component that takes texts, with these at every place that shows one."""
    source = [{"title": text, "url": text} for text in texts] + [{"title": text} for text in texts]
    words = {"kind": "notice", "message": "m"}, {"kind": "error", "message": "m"}
    blocks = [{**block, "message": text} for text in texts for block in words]
    files = [{"name": text, "type": text, "size": 1} for text in texts]
    messages = [
        {"role": "user", "content": "\n".join(texts), "attachments": files},
        {"role": "assistant", "blocks": blocks},
        {"role": "user", "content": "and where from?"},
        {"role": "assistant", "content": mark, "sources": source},
    ]
    asked = [{"name": text, "args": {text or "_": text}, "description": text} for text in texts]
    decided = {"decisions": [{"type": text, "message": text} for text in texts], "at": 1}
    first = texts[0]
    return [
        fdc.Transcript(messages=messages, title=first, subtitle=first),
        fdc.Transcript(messages=[], title=texts[-1], subtitle=texts[-1]),
        *[
            fdc.ToolCard(
                [fdc.ToolCard(name=text, args={text or "_": text}, status="running", progress=0.5, message=text)],
                name=text,
                args={text or "_": [text]},
                result={text or "_": text},
                status="done",
                opened=True,
            )
            for text in texts
        ],
        fdc.InterruptCard(action_requests=asked, allowed_decisions=["approve", "edit", *texts]),
        fdc.InterruptCard(action_requests=asked, allowed_decisions=texts, decision=decided),
        *[fdc.Markdown(text=text, streaming=True, labels={"copy": text, "code": text}) for text in texts],
        fdc.ChatDrawer([html.P(texts[-1])], title=first, opened=True, labels={"resize": first}),
        fdc.ChatComposer(
            commands=[{"name": text, "description": text} for text in texts],
            suggestions=[*texts, *[{"label": text, "text": text, "send": False} for text in texts]],
            placeholder=first,
            labels={"send": first, "suggestions": first},
        ),
        fdc.CanvasGrid(specs=[{"name": text, "type": text, "value": text} for text in texts]),
    ]


@pytest.mark.timeout(300)
def test_no_property_of_a_component_runs_or_fetches_anything(
    serve: Serve, page: Page, console: Console, foreign: Foreign
) -> None:
    texts = texts_for(foreign)
    app = Dash(__name__)
    app.layout = html.Div(id=PLACES[1:])
    page.add_init_script(WATCH)
    page.goto(serve(app.server).url)
    expect(page.locator(PLACES)).to_be_attached()
    inspector = Inspector(page, console, foreign)
    for place, names in enumerate(batched(texts, 12)):
        shown = json.dumps(components([texts[name] for name in names], f"batch {place}"), cls=PlotlyJSONEncoder)
        page.evaluate("children => dash_clientside.set_props('hostile', { children })", json.loads(shown))
        expect(page.locator(".fdc-content", has_text=f"batch {place}")).to_be_attached()
        page.locator(".fdc-composer__input").fill("/")
        expect(page.get_by_role("option")).to_have_count(len(names))
        inspector.poke(names)
    assert inspector.problems == {}, inspector.report


def talker(texts: list[str]) -> Callable[..., object]:
    """A callback of which each parameter is called by one of the texts; it names the files that came."""

    def answer(query: str, ctx: ChatContext, **_: Any) -> Iterator[Any]:
        for file in ctx.attachments:
            yield {"type": "content", "content": "", "sources": [{"title": file.name, "url": f"/{file.name}"}]}
        yield {"type": "notice", "message": query}
        yield {"type": "artifact", "content": Image.new("L", (8, 8)), "label": query}

    parameters = list(inspect.signature(answer).parameters.values())[:2]
    options = Literal[tuple(texts)]  # type: ignore[valid-type]
    hints = [Annotated[bool, Field(title=text or "_", description=text)] for text in texts]
    hints += [Annotated[options, Field(title=texts[0])], Annotated[list[options], Field(title=texts[0])]]  # type: ignore[list-item]
    parameters += [
        inspect.Parameter(f"p{place}", inspect.Parameter.KEYWORD_ONLY, annotation=hint)
        for place, hint in enumerate(hints)
    ]
    answer.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    answer.__doc__ = texts[0]
    return answer


@pytest.mark.timeout(300)
def test_no_word_around_a_chat_runs_or_fetches_anything(
    serve: Serve, page: Page, console: Console, foreign: Foreign
) -> None:
    """In German: its words are put together from what may be hostile just as the English ones are."""
    texts = texts_for(foreign)
    breakout = f"</title></script>{texts['html-script']}{texts['html-img-onerror']}"
    app = FastDash(
        callback_fn=talker(list(texts.values())),
        chat=True,
        title=breakout,
        language="de",
        labels={"placeholder": breakout, "user": breakout},
        suggestions=[text for text in texts.values() if text],
        commands={f"c{place}": text for place, text in enumerate(texts.values())},
        attachments=True,
        store="memory://",
    )
    app.app.layout.id = PLACES[1:]
    page.add_init_script(WATCH)
    writer = Writer(page)
    writer.open(serve(app.server).url).connected()
    inspector = Inspector(page, console, foreign)
    assert page.title() == breakout
    page.locator('[data-fd-input="p0"]').wait_for()
    errors = {f"p{place}": text for place, text in enumerate(texts.values())}
    page.evaluate("settingErrors => dash_clientside.set_props('fd-composer', { settingErrors })", errors)
    expect(page.locator('[data-fd-input="p1"] [role="alert"]')).not_to_be_empty()
    inspector.poke(["settings"])
    writer.type("/")
    expect(page.get_by_role("option").first).to_be_visible()
    inspector.look(["commands"])
    for names in batched(texts, 20):
        writer.pick(*[named(texts[name] or "_", b"") for name in names]).has_files(len(names))
        inspector.look(names)
        writer.say(texts[names[0]][:500]).has_status("done")
    inspector.poke(["files that were sent"])
    # The last of what was poked enlarged the pictures.
    pictures = page.locator("dialog.fdc-lightbox a[download]")
    expect(pictures).to_have_count(writer.replies.count())
    inspector.look(["pictures"])
    names = [picture.get_attribute("download") or "" for picture in pictures.all()]
    assert [name for name in names if not re.fullmatch(r"[\w-]+", name)] == []
    assert inspector.problems == {}, inspector.report


@pytest.mark.timeout(300)
def test_no_output_of_an_app_runs_or_fetches_anything(
    serve: Serve, page: Page, console: Console, foreign: Foreign
) -> None:
    texts = list(texts_for(foreign).values())
    frame = pd.DataFrame({texts[0]: texts})

    def show(what: str = "texts") -> list[Any]:
        if what == "texts":
            return [*texts, [(text, text) for text in texts], {text: [text] for text in texts}, frame]
        if what == "wrong":
            raise ValueError("\n".join(texts))
        return [{text: text} for text in texts] + texts[:3]

    outputs = [str] * len(texts) + [Conversation, dict, pd.DataFrame]
    made = FastDash(show, title=texts[0], subheader="".join(texts), outputs=outputs, output_labels=[*texts, *"abc"])
    made.app.layout.children.id = PLACES[1:]
    page.add_init_script(WATCH)
    app = App(page).open(serve(made.server).url)
    inspector = Inspector(page, console, foreign)
    app.run().rested()
    expect(page.locator(".fdc-bubble")).to_have_count(len(texts))
    inspector.poke(["outputs"])
    for what, fails in (("wrong", True), ("kinds", False)):
        app.set(what=what).run()
        expect(app.notice).to_be_visible(visible=fails)
        app.rested()
        inspector.look([what])
    assert inspector.problems == {}, inspector.report


# --- Names that deceive, and names that are long

TURNED = "invoice\u202efdp.exe"
"""Reads as invoiceexe.pdf where the turn is not undone."""
UNSEEN = "pay\u200bpal\U000e0041"
LONG = "delete_everything_" + "x" * 282


def named_by(name: str) -> list[Any]:
    return [part for part in components([name], "shown") if not isinstance(part, fdc.ChatDrawer)]


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**device("phone")).new_page()


def test_what_turns_a_name_or_hides_in_it_is_dropped_or_shown(serve: Serve, phone: Page) -> None:
    shown = [*named_by(TURNED), *named_by(UNSEEN)]
    named_parts = (
        ".fdc-tool, .fdc-interrupt, .fdc-attachments, .fdc-sources, .fdc-error, .fdc-notice, .fdc-canvas__item"
    )
    phone.goto(serve(plain_page(html.Div(shown, id=PLACES[1:])).server).url)
    expect(phone.locator(".fdc-content").last).to_be_visible()
    texts = phone.locator(named_parts).all_inner_texts()
    assert len(texts) > 12
    assert [text for text in texts if "\u202e" in text] == []
    calls = phone.locator(".fdc-tool__name, .fdc-json__body").all_inner_texts()
    assert all("⟨U+202E⟩" in text or "⟨U+200B⟩pal⟨U+E0041⟩" in text for text in calls), calls
    assert phone.locator(".fdc-attachment__name").all_inner_texts() == ["invoicefdp.exe", UNSEEN]


def test_long_names_are_no_wider_than_a_phone(
    serve: Serve, phone: Page, screenshot: Callable[[Page, str], None]
) -> None:
    phone.goto(serve(plain_page(html.Div(named_by(LONG), id=PLACES[1:])).server).url)
    expect(phone.locator(".fdc-content").last).to_be_visible()
    phone.locator(".fdc-composer__input").fill("/")
    expect(phone.get_by_role("option")).to_be_visible()
    too_wide = """() => [...document.querySelectorAll('#hostile *')]
        .filter((element) => element.checkVisibility() && !element.closest('.fdc-visually-hidden'))
        .filter((element) => element.getBoundingClientRect().right > innerWidth
            || (getComputedStyle(element).textOverflow !== 'ellipsis' && getComputedStyle(element).overflowX !== 'auto'
                && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'))
        .map((element) => `${element.tagName}.${element.className}`)"""
    assert phone.evaluate(too_wide) == []
    head = phone.locator(".fdc-tool__head").first
    box = head.bounding_box()
    assert box
    assert box["height"] < 60, "more than two lines"
    expect(phone.locator(".fdc-tool__whole-name").first).to_have_text(LONG)
    screenshot(phone, "long")
