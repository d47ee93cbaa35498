"""What axe-core finds on a page: the rules of WCAG 2.x, levels A and AA, and its best practices."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Excused(NamedTuple):
    """A rule that a widget of somebody else breaks, where no app that uses it can help it."""

    rule: str
    selector: str
    reason: str


EXCUSED: tuple[Excused, ...] = ()

_RUN = """async ({ tags, excused }) => {
    const { violations } = await axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
    });
    const isExcused = (rule, node) => {
        const element = document.querySelector(node.target[0]);
        return excused.some((one) => one.rule === rule && element?.closest(one.selector));
    };
    return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !isExcused(id, node)).map((node) => {
        const why = [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] ?? '';
        return `${id}: ${node.target.join(' ')}: ${why}`;
    }));
}"""


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: the rule, a selector of the element, and what is wrong."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    excused = [one._asdict() for one in EXCUSED]
    return cast(list[str], page.evaluate(_RUN, {"tags": TAGS, "excused": excused}))
