"""Apps that speak German, read by somebody who understands nothing else: every text, every name that is read out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fast_dash import FastDash
from fast_dash.languages import labels
from tests.browser.appearance import sideways
from tests.browser.apps.german import Assistent, chat, umsatz
from tests.browser.chat import Chat
from tests.browser.conftest import Served
from tests.browser.test_looks import GRID
from tests.python.test_languages import PLACE, browser_labels, said

Serve = Callable[[object], Served]

READ = """() => {
    const found = new Set();
    const add = (text) => text && text.trim() && found.add(text.trim().replace(/\\s+/g, ' '));
    const unseen = 'script, style, noscript, code, .fdc-json__body, [data-fdc-foreign]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement: element, data } = walker.currentNode;
        if (!element.closest(unseen) && element.checkVisibility({ visibilityProperty: true })) add(data);
    }
    const names = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder',
        'alt', 'data-title'];
    for (const element of document.body.querySelectorAll(names.map((name) => `[${name}]`).join()))
        if (element.checkVisibility()) for (const name of names) add(element.getAttribute(name));
    return [...found];
}"""

ENGLISH = re.compile(
    r"\b(the|of|and|or|to|is|are|this|that|with|page|row|rows|column|show|choose|pick|reset|close|open|next|previous|"
    r"first|last|clear|copy|run|running|search|filter|toggle|change|month|year|decade|select|remove|file|files|drop|"
    r"press|size|enter a|hour|hours|minute|minutes|visibility|password|thumb|loading|download|pan|"
    r"autoscale|axes|equals|contains|may|dec|mon|tue|wed|thu|sunday|monday|january|october|december)\b",
    re.IGNORECASE,
)


def english_labels() -> list[re.Pattern[str]]:
    """Our own English, where German is not the same."""
    german = labels("de")
    texts = {text for name, text in browser_labels().items() if german[name] != text} | said()
    same = {"{label}: {problem}.", "{name}: {problem}", "'{tag}': {problem}", "text", "Text", "Code"}
    return [re.compile(".+".join(map(re.escape, PLACE.split(text)))) for text in texts - same]


CUT = """() => [...document.querySelectorAll('button, label, legend, h1, .fdc-tool__name, .fdc-setting *')]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth
        && getComputedStyle(element).overflowX === 'hidden' && getComputedStyle(element).textOverflow === 'ellipsis')
    .map((element) => element.textContent)"""


def cut(page: Page) -> list[str]:
    """Words for which there was no room."""
    return cast(list[str], page.evaluate(CUT))


class Reader:
    """Collects all that pages show."""

    def __init__(self) -> None:
        self.read: set[str] = set()

    def look(self, page: Page) -> None:
        self.read |= set(page.evaluate(READ))

    def english(self) -> list[str]:
        """What of it is English."""
        ours = english_labels()
        return sorted(
            text for text in self.read if ENGLISH.search(text) or any(pattern.fullmatch(text) for pattern in ours)
        )


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_a_chat_speaks_german(
    page: Page, serve: Serve, reader: Reader, tmp_path: Path, screenshot: Callable[[Page, str], None]
) -> None:
    assistent = Assistent()
    page.set_viewport_size({"width": 1440, "height": 1000})
    chat_ = Chat(page).open(serve(chat(assistent).server).url).connected()
    assert page.evaluate("document.documentElement.lang") == "de"
    expect(page.locator("#fd-setting-tag")).not_to_have_value("")
    reader.look(page)
    screenshot(page, "start")

    chat_.say("warte")
    expect(chat_.reply).to_contain_text("Es geht los.")
    chat_.try_to_say("noch eine")
    expect(page.get_by_text("Es wird noch geantwortet. Ihr Text bleibt hier stehen.")).to_be_visible()
    reader.look(page)
    chat_.stop_button.click()
    chat_.has_status("stopped")
    assistent.weiter.set()
    expect(chat_.reply).to_contain_text("(abgebrochen)")

    chat_.say("text").has_status("done")
    page.locator(".fdc-reasoning button, .fdc-reasoning summary").first.click()
    chat_.reply.hover()
    reader.look(page)
    page.get_by_role("button", name="Kopieren").last.click()
    chat_.say("werkzeug").has_status("done")
    for head in page.locator(".fdc-tool__head").all():
        head.click()
    reader.look(page)
    screenshot(page, "tools")
    expect(page.get_by_text("Alle 900 Zeichen anzeigen")).to_be_visible()
    expect(page.get_by_text("Mehr anzeigen (noch 50)")).to_be_visible()

    chat_.say("frage").has_status("done")
    reader.look(page)
    chat_.say("artefakte").has_status("done")
    plot = chat_.reply.locator(".fdc-figure .js-plotly-plot")
    expect(plot.locator(".modebar-btn").first).to_be_attached()
    plot.hover()
    # The axes, too.
    expect(plot.locator(".xtick").filter(has_text=". Mai").first).to_be_visible()
    expect(chat_.reply.locator(GRID)).to_be_visible(timeout=20_000)
    reader.look(page)
    chat_.reply.locator(".ag-header-cell-filter-button").first.click(force=True)
    expect(page.locator(".ag-filter")).to_be_visible()
    reader.look(page)
    screenshot(page, "artifacts")
    page.keyboard.press("Escape")
    page.locator('[data-fdc-action="edit"]').last.click()
    expect(page.get_by_role("button", name="Speichern und senden")).to_be_visible()
    reader.look(page)
    page.get_by_role("button", name="Abbrechen", exact=True).click()
    chat_.say("fehler").has_status("error")
    expect(chat_.reply).to_contain_text("Etwas ist schiefgegangen.")
    reader.look(page)

    # A value that is refused, and a file.
    page.locator("#fd-setting-notiz").fill("viel zu lang")
    chat_.try_to_say("text")
    refused = page.locator('[data-fd-input="notiz"] .fdc-setting__error')
    expect(refused).to_have_text("Notiz: Geben Sie höchstens 5 Zeichen ein; das sind 12.")
    reader.look(page)
    screenshot(page, "refused")
    (tmp_path / "daten.csv").write_text("a\n1\n" * 400_000)
    (tmp_path / "bild.png").write_text("kein Bild")
    for name in ("daten.csv", "bild.png"):
        page.locator('[data-fd-input="datei"] input[type=file]').set_input_files(tmp_path / name)
        expect(page.locator('[data-fd-input="datei"]')).to_contain_text("1,6 MB")
        reader.look(page)
    expect(page.locator('[data-fd-input="datei"] .fdc-setting__error')).to_have_text(
        "Datei: Diese Datei ist von anderer Art; wählen Sie eine von: .csv."
    )
    page.locator("#fd-setting-tag").click()
    expect(page.locator(".mantine-DateInput-weekday").first).to_have_text("Mo")
    reader.look(page)
    screenshot(page, "calendar")
    assert reader.english() == []


def test_an_app_speaks_german(
    page: Page, serve: Serve, reader: Reader, screenshot: Callable[[Page, str], None]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    app = FastDash(callback_fn=umsatz, language="de", output_labels=["Verlauf", "Tage", "Gespräch", "Text", "Alles"])
    page.goto(serve(app.server).url)
    run = page.locator('[data-fdc-action="run"] button, button[data-fdc-action="run"]').first
    expect(page.get_by_text("Wählen Sie die Eingaben und drücken Sie „Ausführen“.")).to_be_visible()
    reader.look(page)
    screenshot(page, "start")
    run.click()
    expect(page.locator(".fdc-outputs")).to_have_attribute("data-state", "ready", timeout=30_000)
    expect(page.locator(".ag-paging-panel").first).to_contain_text("Seite")
    expect(page.locator(".ag-cell").get_by_text("23,75").first).to_be_visible()
    expect(page.locator(".js-plotly-plot .modebar-btn").first).to_be_attached()
    page.locator(".js-plotly-plot").first.hover()
    reader.look(page)
    screenshot(page, "done")
    page.locator(".ag-header-cell-filter-button").first.click(force=True)
    expect(page.locator(".ag-filter")).to_be_visible()
    reader.look(page)
    screenshot(page, "filter")
    page.keyboard.press("Escape")
    days = page.locator("#fd-setting-tage")
    for value, words in (
        ("x", "Tage: Geben Sie eine ganze Zahl ein."),
        ("1", "Dieses Ergebnis zeigt eine Plotly-Abbildung, aber die Funktion gab etwas vom Typ int zurück."),
        ("0", "Ohne Tage gibt es keinen Umsatz"),
    ):
        days.fill(value if value != "x" else "")
        run.click()
        expect(page.get_by_text(words, exact=False).first).to_be_visible()
        reader.look(page)
    screenshot(page, "refused")
    assert reader.english() == []


@pytest.mark.parametrize("width", [390, 320])
def test_long_german_words_fit_on_a_phone(
    new_context: Callable[..., BrowserContext], serve: Serve, screenshot: Callable[[Page, str], None], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 844}, has_touch=True).new_page()
    chat_ = Chat(page).open(serve(chat(Assistent()).server).url).connected()
    screenshot(page, "start")
    chat_.say("werkzeug").has_status("done")
    chat_.say("frage").has_status("done")
    screenshot(page, "question")
    assert sideways(page) == []
    assert cut(page) == []
    page.locator(".fdc-settings__toggle").click()
    expect(page.locator('[data-fd-input="modell"]')).to_be_visible()
    screenshot(page, "settings")
    assert sideways(page) == []
    assert cut(page) == []


def test_an_app_may_use_its_own_words(page: Page, serve: Serve) -> None:
    own = {"send": "Los", "Settings": "Stellschrauben"}
    app = FastDash(callback_fn=Assistent(), chat=True, language="de", labels=own, store="memory://")
    Chat(page).open(serve(app.server).url).connected()
    expect(page.get_by_role("button", name="Los", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Stellschrauben")).to_be_visible()
