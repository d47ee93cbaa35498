"""What a person does with the settings of a chat: one vocabulary for all stories of them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import Chat


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

    def files(self, name: str) -> Locator:
        return self.row(name).locator(".fdc-upload__name")

    def refused(self, name: str, words: str) -> Panel:
        """Wait until the control says why its value was refused."""
        expect(self.row(name).locator(".fdc-setting__error").last).to_have_text(words)
        return self
