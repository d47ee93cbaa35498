"""What a person does with the settings of a chat: one vocabulary for all stories of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.chat import Chat


@contextmanager
def settings_change(page: Page) -> Iterator[None]:
    """Faster than any finger: wait until the composer has what was written into a box."""
    settings = "JSON.stringify(dash_component_api.getLayout('fd-composer').props.settings)"
    # A page that was just opened has none yet.
    expect(page.locator("[data-fd-input]").first).to_be_attached()
    before = page.wait_for_function(settings).json_value()
    yield
    page.wait_for_function(f"before => {settings} !== before", arg=before)


class Panel:
    """The settings beside a chat."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chat = Chat(page)

    def open(self, url: str) -> Panel:
        self.chat.open(url).connected()
        return self

    def row(self, name: str) -> Locator:
        """A setting, or one within a group: ``group.name``."""
        return self.page.locator(f'[data-fd-input="{name}"]')

    def box(self, name: str) -> Locator:
        return self.row(name).locator("input, textarea").first

    def fill(self, name: str, text: str) -> Panel:
        """Write into a box, and leave it."""
        with settings_change(self.page):
            self.box(name).fill(text)
            self.box(name).blur()
        return self

    def choose(self, name: str, option: str) -> Panel:
        """Pick an option of a select."""
        self.row(name).locator(".mantine-Select-input, .mantine-MultiSelect-input").click()
        self.page.get_by_role("option", name=option, exact=True).locator("visible=true").click()
        return self

    def clear(self, name: str) -> Panel:
        """Press the cross in a control."""
        self.row(name).locator('[aria-label^="Clear "]').click()
        return self

    def send(self) -> Panel:
        self.chat.say("go").has_status("done")
        return self

    def upload(self, name: str, *files: Path) -> Panel:
        with self.page.expect_file_chooser() as chooser:
            self.row(name).locator(".fdc-upload__button").click()
        chooser.value.set_files(list(files))
        return self

    def uploading(self, name: str, is_so: bool = True) -> Panel:
        """Wait until the control says that its file is on its way, or no more."""
        box = self.row(name).locator(".fdc-upload")
        expect(box).to_have_attribute("data-uploading", str(is_so).lower())
        expect(box.get_by_role("status")).to_have_text("Uploading…" if is_so else "")
        return self

    def files(self, name: str) -> Locator:
        return self.row(name).locator(".fdc-upload__name")

    def refused(self, name: str, words: str | re.Pattern[str]) -> Panel:
        """Wait until the control says why its value was refused."""
        expect(self.row(name).locator(".fdc-setting__error").last).to_have_text(words)
        return self


class SlowUploads:
    """Files of settings that reach the server when the test says so, one request after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []
        page.route("**/_dash-update-component*", self._hold)

    def _hold(self, route: Route) -> None:
        if "data-sent" in (route.request.post_data or ""):
            self.held.append(route)
        else:
            route.continue_()

    def next(self) -> Route:
        """The request of the file that was chosen first."""
        while not self.held:
            self.page.wait_for_timeout(20)  # in which Playwright tells of requests
        return self.held.pop(0)
