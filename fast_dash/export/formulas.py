"""Formulas in Markdown: what is one, as src/ts/markdown/rules/math.ts decides it for the page of the app."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline


class Formula(NamedTuple):
    """A formula in a line."""

    tex: str
    display: bool
    """On a line of its own, centred."""
    end: int
    """Where it ends in the text."""


MARK = re.compile(r"\$+|\\[(\[]")
CLOSING = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
DISPLAYED = ("$$", "\\[")
BLOCK_MARK = re.compile(r"\$\$(?!\$)|\\\[")
SIGN = re.compile(r"[\\^_=+<>{}]")
"""What plain words do not have."""
LONG_WORD = re.compile(r"[^\W\d_]{3}")
BARE_WORD = re.compile(r"(?:^|\s)[^\W\d_]{2,}[.,;:]?(?=\s|$)")
BRACES = re.compile(r"\{[^{}]*\}")


def formulas(renderer: MarkdownIt) -> None:
    """Let a renderer read formulas: tokens ``math``, with the source as content and ``{"tex", "display"}`` as meta."""
    renderer.block.ruler.before("fence", "math", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    renderer.inline.ruler.before("escape", "math", _inline)


def read_formula(text: str, at: int) -> Formula | None:
    """The formula that begins at ``at``, in the text of one paragraph."""
    match = MARK.match(text, at)
    mark = match[0] if match else ""
    closing = CLOSING.get(mark)
    if closing is None or (mark == "$" and at > 0 and (text[at - 1].isalnum() or text[at - 1] == "$")):
        return None
    start = at + len(mark)
    to = _closing(text, start, mark, closing)
    if to is None:
        return None
    tex, end = text[start:to], to + len(closing)
    if "`" in tex or "](" in tex or not _is_formula(mark, tex, text[end : end + 1]):
        return None
    return Formula(tex.strip(), mark in DISPLAYED, end)


def _closing(text: str, start: int, mark: str, closing: str) -> int | None:
    """Where the closing mark is; None if it is not there, or the formula is opened again before."""
    at = start
    while at < len(text):
        if text.startswith(closing, at):
            return at
        if text.startswith(mark, at):
            return None
        at += 2 if text[at] == "\\" else 1
    return None


def _is_formula(mark: str, tex: str, after: str) -> bool:
    if not tex.strip():
        return False
    if mark == "$":
        touched = after.isalnum() or after in ("$", "(", "{")
        price = tex[0].isdigit() and BARE_WORD.search(BRACES.sub("", tex))
        return tex == tex.strip() and not touched and not price
    if mark == "\\(":
        return bool(SIGN.search(tex)) or not LONG_WORD.search(tex)
    return mark == "$$" or bool(SIGN.search(tex))


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = read_formula(state.src[: state.posMax], state.pos)
    if found is None:
        dollars = MARK.match(state.src, state.pos)
        if dollars is None or state.src[state.pos] != "$":
            return False
        # Passed together, so that the second of two does not open anything either.
        if not silent:
            state.pending += dollars[0]
        state.pos = dollars.end()
        return True
    if not silent:
        token = state.push("math", "", 0)
        token.content = state.src[state.pos : found.end]
        token.meta = {"tex": found.tex, "display": found.display}
    state.pos = found.end
    return True


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first = _line(state, start)
    match = BLOCK_MARK.match(first)
    if match is None:
        return False
    closing = CLOSING[match[0]]
    lines, at = [first[match.end() :]], start + 1
    while closing not in lines[-1]:
        if at >= end or state.isEmpty(at) or state.sCount[at] < state.blkIndent:
            return False
        lines.append(_line(state, at))
        at += 1
    last, _, rest = lines[-1].partition(closing)
    tex = "\n".join([*lines[:-1], last]).strip()
    if rest.strip() or not tex or (match[0] == "\\[" and len(lines) == 1 and not SIGN.search(tex)):
        return False
    if not silent:
        token = state.push("math", "", 0)
        token.content = state.getLines(start, at, state.blkIndent, False).strip()
        token.meta = {"tex": tex, "display": True}
        token.block = True
        token.map = [start, at]
        state.line = at
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
