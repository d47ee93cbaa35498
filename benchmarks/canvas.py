"""Measure a canvas that changes fast: 60 panels, 100 ``set_props`` a second, in a real browser over the real transport.

    python -m benchmarks.canvas [--panels 60] [--rate 100] [--seconds 10] [--kind Markdown|Graph]

Prints the frames that the screen got in a second, beside those of the same page at rest; the longest task of the page;
and the bytes that crossed for a patch, beside the bytes of the patch itself.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from typing import Any

from dash import Dash, html
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

import fast_dash_components as fdc
from fast_dash import mount_chat

FRAMES = """milliseconds => new Promise(resolve => {
    const times = [], tasks = [];
    const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)));
    observer.observe({type: 'longtask'});
    const begun = performance.now();
    const tick = now => {
        times.push(now);
        if (now - begun < milliseconds) requestAnimationFrame(tick);
        else {
            observer.disconnect();
            const gaps = times.slice(1).map((time, at) => time - times[at]);
            resolve({perSecond: gaps.length / (times.at(-1) - times[0]) * 1000, longest: Math.max(0, ...tasks),
                     worstGap: Math.max(...gaps)});
        }
    };
    requestAnimationFrame(tick);
})"""


def spec(number: int, kind: str) -> dict[str, Any]:
    figure = {"data": [{"y": [1, 3, 2]}], "layout": {"margin": {"t": 8, "b": 24, "l": 32, "r": 8}}}
    return {"name": f"panel {number}", "type": kind, "value": figure if kind == "Graph" else "0", "span": 3}


def patch(number: int, kind: str) -> dict[str, Any]:
    return {"value.data.0.y.1": number % 7} if kind == "Graph" else {"value": f"**{number}** of many"}


def app(panels: int, rate: int, seconds: float, kind: str, go: threading.Event, sent: list[int]) -> Dash:
    def answer(query: str) -> Iterator[Any]:
        yield {"type": "canvas", "specs": [spec(number, kind) for number in range(panels)]}
        go.wait()
        begun = time.monotonic()
        for number in range(int(rate * seconds)):
            frame = {"type": "set_props", "target": f"panel {number % panels}", "props": patch(number, kind)}
            sent.append(len(json.dumps(frame, separators=(",", ":"))))
            yield frame
            time.sleep(max(0.0, begun + (number + 1) / rate - time.monotonic()))
        yield "done"

    page = Dash(__name__)
    page.layout = html.Div([fdc.Transcript(chat="chat"), fdc.ChatComposer(chat="chat"), fdc.CanvasGrid(chat="chat")])
    mount_chat(page, answer, canvas=True, store="memory://")
    return page


def measure(page: Page, seconds: float) -> dict[str, float]:
    return page.evaluate(FRAMES, seconds * 1000)  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.canvas", description=__doc__)
    parser.add_argument("--panels", type=int, default=60)
    parser.add_argument("--rate", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--kind", choices=["Markdown", "Graph"], default="Markdown")
    options = parser.parse_args()
    go, sent, received = threading.Event(), [], []
    made = app(options.panels, options.rate, options.seconds, options.kind, go, sent)
    server = make_server("127.0.0.1", 0, made.server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.on("websocket", lambda wire: wire.on("framereceived", lambda data: received.append(len(data))))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.locator('.fdc-connection[data-state="connected"]').wait_for(state="attached")
        page.locator("textarea").fill("go")
        page.locator("textarea").press("Enter")
        drawn = ".js-plotly-plot .main-svg" if options.kind == "Graph" else ".fdc-markdown p"
        page.locator(f".fdc-canvas__item:last-child {drawn}").first.wait_for(timeout=60_000)
        measure(page, 2)  # It is still being built.
        rest = measure(page, 3)
        received.clear()
        go.set()
        busy = measure(page, options.seconds)
        page.locator('.fdc-message[data-role="assistant"][data-status="done"]').wait_for(timeout=120_000)
        browser.close()
    rows = [
        ("frames a second, at rest", f"{rest['perSecond']:.1f}"),
        ("frames a second, with the patches", f"{busy['perSecond']:.1f}"),
        ("longest gap between frames, ms", f"{busy['worstGap']:.0f}"),
        ("longest task, ms", f"{busy['longest']:.0f}"),
        ("bytes of a patch, as JSON", f"{statistics.mean(sent):.0f}"),
        ("bytes on the wire, for a patch", f"{sum(received) / len(sent):.0f}"),
        ("messages on the wire, for a patch", f"{len(received) / len(sent):.2f}"),
    ]
    print(f"{options.panels} panels ({options.kind}), {options.rate} patches a second for {options.seconds:g} s")
    for name, value in rows:
        print(f"  {name:<36}{value:>8}")


if __name__ == "__main__":
    main()
