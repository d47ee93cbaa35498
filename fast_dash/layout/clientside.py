"""The few lines of JavaScript that join controls and composer in the browser: no value waits for the server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def on_the_way(boxes: Sequence[str]) -> str:
    """The numbers that the boxes for files hold, ``data-answered`` of each and then ``data-asked`` of each → whether
    files are on their way, and the boxes that have just said that theirs were not taken."""
    return f"""(...numbers) => {{
    const boxes = {json.dumps(list(boxes))};
    const changed = window.dash_clientside.callback_context.triggered.map(one => one.prop_id);
    const answered = numbers.splice(0, boxes.length);
    return {{
        pending: answered.some((answer, i) => parseInt(answer) !== Number(numbers[i])),
        failed: boxes.filter((box, i) => answered[i].endsWith('failed') && changed.includes(box + '.data-answered')),
    }};
}}"""


def collect(names: Sequence[str], uploads: Mapping[str, str], senders: int) -> str:
    """The controls' values, in the order of ``names``, the numbers of the boxes for files, ``{box: name}``, and what is
    said below each of them → the settings of each sender, what is wrong with them, and whether some are on their way.

    A change takes refusals back.
    """
    return f"""(...values) => {{
    const [names, uploads] = {json.dumps([list(names), dict(uploads)])};
    const settings = ({by_name(names)})(...values.splice(0, names.length));
    const boxes = Object.keys(uploads);
    const words = values.splice(2 * boxes.length);
    const {{ pending, failed }} = ({on_the_way(list(uploads))})(...values);
    const errors = Object.fromEntries(failed.map(box => [uploads[box], words[boxes.indexOf(box)]]));
    return Array({senders}).fill([settings, errors, pending]).flat();
}}"""


def hold(senders: int) -> str:
    """Files are chosen → each sender waits for them."""
    return f"() => Array({senders}).fill(true)"


def by_name(names: Sequence[str]) -> str:
    """The controls' values, in the order of ``names`` → ``{name: value}``.

    The values of a group's controls, ``group.name``, are an object.
    """
    return f"""(...values) => {{
    const named = {{}};
    {json.dumps(list(names))}.forEach((name, i) => {{
        const groups = name.split('.');
        const last = groups.pop();
        groups.reduce((inner, group) => (inner[group] ??= {{}}), named)[last] = values[i];
    }});
    return named;
}}"""


def reset(scripts: Sequence[str]) -> str:
    """A click → the values of the untouched controls, each written as JavaScript."""
    return f"clicks => [{', '.join(scripts)}]"


def run_on_click(page: Mapping[str, Any], boxes: Sequence[str]) -> str:
    """A click on Run, the values of the inputs, and the numbers of the boxes for files → a run, as soon as none is on
    its way."""
    return f"""(clicks, inputs, ...numbers) => {{
    if (!clicks) return;
    const {{ pending }} = ({on_the_way(boxes)})(...numbers);
    window.dash_clientside.fast_dash.run(inputs, {json.dumps(page)}, pending);
}}"""


def run_on_arrival(page: Mapping[str, Any], boxes: Sequence[str]) -> str:
    """The values of the inputs, and the numbers of the boxes → the run that waits for them goes, or is given up."""
    return f"""(inputs, ...numbers) => {{
    const {{ pending, failed }} = ({on_the_way(boxes)})(...numbers);
    window.dash_clientside.fast_dash.arrived(inputs, {json.dumps(page)}, pending, failed.length > 0);
}}"""


def run_at_load(page: Mapping[str, Any]) -> str:
    """The page is there, or Run was clicked → a run without inputs."""
    return f"() => void window.dash_clientside.fast_dash.run({{}}, {json.dumps(page)})"


def run_on_change(page: Mapping[str, Any]) -> str:
    """Values of the inputs → a run, in place of one that still goes on."""
    return f"inputs => void window.dash_clientside.fast_dash.runSoon(inputs, {json.dumps(page)})"


SWITCH_SCHEME = "clicks => { if (clicks) window.dash_clientside.fast_dash.switchColorScheme(); }"


def spread(names: Sequence[str], marked: Sequence[str]) -> str:
    """The senders' setting errors → the words at each control of ``names``, and the mark of each of ``marked``."""
    return f"""(...senders) => {{
    const errors = Object.assign({{}}, ...senders);
    return [
        ...{json.dumps(list(names))}.map(name => errors[name] ?? ''),
        ...{json.dumps(list(marked))}.map(name => Boolean(errors[name])),
    ];
}}"""


TOGGLE = """(clicks, open) => {
    // At the start there is room for the panel, or there is not.
    const room = open === 'auto' && window.innerWidth > 640;
    const next = clicks ? open !== 'true' : room;
    return [String(next), String(next)];
}"""
"""Clicks on the toggle, and whether the panel is open → the same for the panel and for those who cannot see it."""


OPEN_FOR_ERRORS = """errors => {
    const { no_update } = window.dash_clientside;
    return Object.keys(errors ?? {}).length ? ['true', 'true'] : [no_update, no_update];
}"""
"""The composer's setting errors → the panel is open, and said to be, where there is something to see in it."""


def follow_scheme(provider: str) -> str:
    """The page's light or dark is an attribute of <html>; Mantine has an idea of its own, and follows."""
    return f"""id => {{
    const root = document.documentElement;
    const follow = () => {{
        const scheme = root.getAttribute('data-fdc-scheme');
        if (scheme) window.dash_clientside.set_props({json.dumps(provider)}, {{forceColorScheme: scheme}});
    }};
    follow();
    new MutationObserver(follow).observe(root, {{attributes: true, attributeFilter: ['data-fdc-scheme']}});
    return window.dash_clientside.no_update;
}}"""
