"""Real servers, a real browser, and a network that can be broken between them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.browser.apps.looks import Stories
from tests.browser.faults import FaultProxy

FEATURES = (
    # The list of the address bar, which each window loads although nobody sees it, at half a second of work.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright turns off: a second list takes the place of the first.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
CHROMIUM = [
    f"--disable-features={','.join(FEATURES)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but loopback: a request to anywhere else fails, and fails the test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# A machine that does much else takes its time.
expect.set_options(timeout=15_000)

NETWORK_NOISE = (
    "net::ERR_",
    "WebSocket connection to",
    "WebSocket is already in CLOSING or CLOSED state",
    "Failed to load resource",
    "blocked by CORS policy",
    "Callback failed: the server did not respond.",
)
"""What Chromium itself, and Dash, write to the console when a test breaks the network."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "chromium is missing: scripts/system-packages chromium"
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
    yield browser
    browser.close()


@dataclass
class Console:
    """What the pages of a test wrote that no page should write."""

    problems: list[str] = field(default_factory=list)
    network_is_broken: bool = False
    expected: tuple[str, ...] = ()
    """Parts of what the pages of this test are meant to write."""

    def watch(self, page: Page) -> None:
        page.on("console", self._on_message)
        page.on("pageerror", lambda error: self._hear("uncaught", str(error)))

    def _on_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            noise = NETWORK_NOISE if self.network_is_broken else ()
            self._hear(message.type, message.text, noise)

    def _hear(self, kind: str, text: str, noise: tuple[str, ...] = ()) -> None:
        if not any(part in text for part in (*self.expected, *noise)):
            self.problems.append(f"{kind}: {text}")


@pytest.fixture
def console() -> Iterator[Console]:
    """Fails the test at its end if a page logged an error or a warning."""
    console = Console()
    yield console
    assert console.problems == []


@pytest.fixture
def new_context(
    chromium: Browser, console: Console, serve: object, through_faults: object
) -> Iterator[Callable[..., BrowserContext]]:
    """Make a browser context: a user with cookies of their own. Pages are closed before what they are served by."""
    contexts = []

    def make(**options: object) -> BrowserContext:
        context = chromium.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
        context.set_default_timeout(15_000)
        context.on("page", console.watch)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@dataclass
class Served:
    """An app on a real HTTP server, in this process."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def serve() -> Iterator[Callable[[object], Served]]:
    """Serve a WSGI app, such as ``FastDash(...).server``, with one thread a request, as ``run()`` does."""
    running = []

    def start(server: object) -> Served:
        http = make_server("127.0.0.1", 0, server, threaded=True)
        http.daemon_threads = True
        # Looks twenty times a second whether the test is over.
        thread = threading.Thread(target=http.serve_forever, args=[0.05], daemon=True)
        thread.start()
        running.append((http, thread))
        return Served(http.server_port)

    yield start
    for http, thread in running:
        http.shutdown()
        thread.join()
        http.server_close()


@pytest.fixture
def through_faults() -> Iterator[Callable[[Served], FaultProxy]]:
    """Put a `FaultProxy` before a served app."""
    proxies = []

    def start(served: Served) -> FaultProxy:
        proxy = FaultProxy(served.port)
        proxy.__enter__()
        proxies.append(proxy)
        return proxy

    yield start
    for proxy in proxies:
        proxy.__exit__()


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a picture for people to look at, in tests/browser/screenshots."""
    folder = Path(__file__).parent / "screenshots"

    def take(page: Page, name: str) -> None:
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{request.node.name}-{name}.png")

    return take


@pytest.fixture
def stories() -> Stories:
    """What a word plays in the app of tests/browser/apps/looks.py."""
    return Stories()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("FAST_DASH_STORE", "memory://")
    return f"sqlite:///{tmp_path / 'chats.db'}"
