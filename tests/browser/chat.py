"""What a person does with a chat, and what they see: one vocabulary for all stories."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

BOX = "textarea.fdc-composer__input"


class Chat:
    """A page with one chat on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.locator(BOX)
        self.send_button = page.locator('[data-fdc-action="send"]')
        self.stop_button = page.locator('[data-fdc-action="stop"]')
        self.users = page.locator('.fdc-message[data-role="user"]')
        self.questions = self.users.locator("> .fdc-bubble")
        self.replies = page.locator('.fdc-message[data-role="assistant"]')
        self.connection = page.locator(".fdc-connection")

    def open(self, url: str) -> Chat:
        self.page.goto(url)
        expect(self.box).to_be_visible()
        return self

    def connected(self) -> Chat:
        expect(self.connection).to_have_attribute("data-state", "connected")
        return self

    def type(self, text: str) -> Chat:
        self.box.fill(text)
        return self

    def say(self, text: str) -> Chat:
        """Send a message that the server accepts, and wait for the reply to begin."""
        before = self.replies.count()
        self.type(text).box.press("Enter")
        expect(self.replies).to_have_count(before + 1)
        return self

    def try_to_say(self, text: str) -> Chat:
        """Press Enter, whatever becomes of it."""
        self.type(text).box.press("Enter")
        return self

    @property
    def reply(self) -> Locator:
        """The last reply."""
        return self.replies.last

    def has_status(self, status: str, timeout: float = 15_000) -> Chat:
        """Wait until the last reply stands like this: streaming, done, stopped, error, interrupted."""
        expect(self.reply).to_have_attribute("data-status", status, timeout=timeout)
        return self

    def text(self) -> str:
        """What the last reply says, without its buttons."""
        return "".join(self.reply.locator(".fdc-content").all_text_contents())
