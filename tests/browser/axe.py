"""What axe-core finds on a page: the rules of WCAG 2.x, levels A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

from playwright.sync_api import Page

from tests.browser.test_looks import ARRIVE

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Excused(NamedTuple):
    """A rule that a widget of somebody else breaks, where no app that uses it can help it."""

    rule: str
    selector: str
    reason: str


EXCUSED: tuple[Excused, ...] = (
    Excused("region", "[data-portal]", "Mantine opens lists and calendars at the end of the page"),
    Excused("aria-dialog-name", "[data-portal] [role=dialog]", "Mantine names no calendar, and takes no name for one"),
    Excused("aria-hidden-focus", ".dash-dropdown-focus-target", "Dash's own Dropdown, which hands the focus on"),
)

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: what the others say is the same in light and dark."""

_RUN = """async ({ runOnly, excused }) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    const isExcused = (rule, node) => {
        const element = document.querySelector(node.target[0]);
        return excused.some((one) => one.rule === rule && element?.closest(one.selector));
    };
    return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !isExcused(id, node)).map((node) => {
        const why = [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] ?? '';
        return `${id}: ${node.target.join(' ')}: ${why}`;
    }));
}"""


def violations(page: Page, *, colours: bool = False) -> list[str]:
    """One line for each element that breaks a rule: the rule, a selector of the element, and what is wrong.

    ``colours``: of the rules that look at colours, alone.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    excused = [one._asdict() for one in EXCUSED]
    rules = {"type": "rule", "values": COLOURS} if colours else {"type": "tag", "values": TAGS}
    return cast(list[str], page.evaluate(_RUN, {"runOnly": rules, "excused": excused}))


class Auditor:
    """Asks axe-core about what a page shows, light and dark."""

    def __init__(self, page: Page, picture: Callable[[Page, str], None]) -> None:
        self.page, self.picture = page, picture
        self.problems: dict[str, str] = {}
        """What is wrong, and in which state it was seen first."""

    def look(self, name: str) -> None:
        self.page.mouse.move(0, 0)
        for scheme in ("dark", "light"):
            self.page.emulate_media(color_scheme=scheme)
            self.page.evaluate(ARRIVE)
            self.picture(self.page, f"{name}-{scheme}")
            for problem in violations(self.page, colours=scheme == "light"):
                self.problems.setdefault(problem, f"{name}-{scheme}")
