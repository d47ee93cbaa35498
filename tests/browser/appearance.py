"""What can be said of a page's looks without eyes: asked of the browser, about what it has drawn."""

from __future__ import annotations

from typing import Any, cast

from playwright.sync_api import Page

# Colours are read by drawing them: a computed colour may be written in any notation, such as oklab() or color().
_COLOURS = """
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const cache = new Map();
    const rgba = (colour) => {
        if (!cache.has(colour)) {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            cache.set(colour, [r, g, b, a / 255]);
        }
        return cache.get(colour);
    };
    const over = (top, below) => below.map((c, i) => i < 3 ? top[i] * top[3] + c * (1 - top[3]) : 1);
    const ground = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
            const layer = rgba(getComputedStyle(at).backgroundColor);
            layers.push(layer);
            if (layer[3] === 1) break;
        }
        return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const light = ([r, g, b]) => [r, g, b]
        .map((c) => c / 255)
        .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
"""

_FAINT_TEXT = (
    """(within) => {"""
    + _COLOURS
    + """
    const faint = new Set();
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement: element, data } = walker.currentNode;
        if (!data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (element.closest('.fdc-visually-hidden, :disabled, .fdc-connection__words')) continue;
        const style = getComputedStyle(element);
        const below = ground(element);
        const svg = element.closest('svg');
        const colour = rgba(svg ? style.fill : style.webkitTextFillColor);
        if (colour[3] === 0) continue; // Its background is the ink.
        const quiet = 'a, blockquote, button, .fdc-md__code, .fdc-md__footnotes';
        const prose = element.closest('.fdc-content, .fdc-bubble') && !element.closest(quiet);
        const least = prose && !svg ? 7 : 4.5;
        const found = contrast(over(colour, below), below);
        if (found < least) faint.add(`${found.toFixed(2)} < ${least}: "${data.trim().slice(0, 40)}" in `
            + `${element.tagName}.${element.getAttribute('class')}`);
    }
    return [...faint];
}"""
)


def faint_text(page: Page, within: str = ".fdc-page") -> list[str]:
    """Texts with less contrast than 7:1, or than 4.5:1 for what is muted, a link, or code in colours."""
    return cast(list[str], page.evaluate(_FAINT_TEXT, within))


_POOR_BUTTONS = """(touch) => {
    const poor = [];
    for (const button of document.querySelectorAll('button, [role=button], a[href], summary')) {
        if (!button.checkVisibility({ visibilityProperty: true })) continue;
        if (button.closest('[aria-hidden=true], .modebar') || button.tabIndex < 0) continue;
        const names = ['aria-label', 'aria-labelledby'].map((name) => button.getAttribute(name));
        const name = names.find(Boolean) ?? button.textContent.trim();
        const what = `${button.tagName}.${button.className} "${name}"`;
        if (!name) poor.push(`${what} has no name`);
        if (button.tagName === 'A') continue; // In a line of text, as high as the line.
        const { width, height } = button.getBoundingClientRect();
        const own = button.closest('.fdc-root, .fdc-settings__toggle');
        const inLine = button.closest('.fdc-json, .fdc-md, .fdc-table__foot, .fdc-composer__status');
        const least = touch && own && !inLine ? 44 : 24;
        if (height < least || width < least) poor.push(`${what} is ${width} x ${height}, not ${least}`);
    }
    return poor;
}"""


def poor_buttons(page: Page, touch: bool) -> list[str]:
    """Buttons without a name, or smaller than 24 px; than 44 px where fingers press them."""
    return cast(list[str], page.evaluate(_POOR_BUTTONS, touch))


_SIDEWAYS = """() => {
    const { scrollWidth } = document.documentElement;
    const column = document.querySelector('.fdc-transcript');
    return [['page', scrollWidth, innerWidth], ['transcript', column.scrollWidth, column.clientWidth]]
        .filter(([, is, has]) => is > has).map(([name, is, has]) => `${name}: ${is} > ${has}`);
}"""


def sideways(page: Page) -> list[str]:
    """What scrolls sideways and should not: the page, and the conversation."""
    return cast(list[str], page.evaluate(_SIDEWAYS))


_FOCUS = (
    """() => {"""
    + _COLOURS
    + """
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.matches('.fdc-composer__input') ? element.closest('.fdc-composer__card') : element;
    const style = getComputedStyle(box);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const field = element.matches('input, textarea');
    const colour = outlined ? style.outlineColor : field ? style.borderTopColor : 'transparent';
    const below = ground(box.parentElement);
    return {
        what: `${element.tagName}.${element.className} "${element.ariaLabel ?? element.textContent.slice(0, 30)}"`,
        seen: contrast(over(rgba(colour), below), below),
        outlined: outlined || field,
    };
}"""
)


def focus_mark(page: Page) -> dict[str, Any] | None:
    """The element with the keyboard's focus, whether it is outlined, and the contrast of that mark."""
    return cast("dict[str, Any] | None", page.evaluate(_FOCUS))


_MOVING = """() => document.getAnimations()
    .filter((animation) => animation.playState === 'running')
    .filter((animation) => animation.effect.getComputedTiming().activeDuration > 1)
    .map(({ effect, animationName, transitionProperty }) =>
        `${effect.target.className} ${animationName ?? transitionProperty}`)"""


def moving(page: Page) -> list[str]:
    """The animations that run."""
    return cast(list[str], page.evaluate(_MOVING))


# Distances are measured from the top of the column, so that scrolling is no shift. A block is what has a place of its
# own: a card, a paragraph, a list's entry, a block of code. The first place it is drawn at is where it should stay.
_WATCH = """() => {
    const seen = new Map();
    const jumps = [];
    let shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts += entry.value;
    }).observe({ type: 'layout-shift' });
    const blocks = '.fdc-message > *, .fdc-md__chunk > *, .fdc-md li, .fdc-md tr, .fdc-md__code > pre';
    const look = () => {
        const column = document.querySelector('.fdc-transcript__column').getBoundingClientRect().top;
        for (const block of document.querySelectorAll(blocks)) {
            const { top, height } = block.getBoundingClientRect();
            const place = top - column;
            const before = seen.get(block);
            seen.set(block, place);
            if (before !== undefined && height > 0 && Math.abs(place - before) > 0.6)
                jumps.push(`${block.tagName}.${block.className} ${block.textContent.slice(0, 40)}: `
                    + `${before.toFixed(1)} -> ${place.toFixed(1)}`);
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.stability = () => ({ shifts, jumps, blocks: seen.size });
}"""


def watch_stability(page: Page) -> None:
    """From now on, note in each frame what has moved."""
    page.evaluate(_WATCH)


def stability(page: Page) -> dict[str, Any]:
    """``jumps``: blocks that moved within the column; ``shifts``: the browser's own sum."""
    return cast(dict[str, Any], page.evaluate("window.stability()"))
