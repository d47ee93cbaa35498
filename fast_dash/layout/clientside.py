"""The few lines of JavaScript that join controls and composer in the browser: no value waits for the server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def collect(names: Sequence[str], senders: int) -> str:
    """The controls' values, in the order of ``names`` → the settings of each sender. A change takes refusals back."""
    return f"""(...values) => {{
    const settings = ({by_name(names)})(...values);
    return Array({senders}).fill([settings, {{}}]).flat();
}}"""


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


def run_on_click(page: Mapping[str, Any], panel: str, toggle: str) -> str:
    """A click on Run → a run with the values of the inputs. On a phone, the sheet that hides the outputs closes."""
    return f"""(clicks, inputs) => {{
    if (!clicks) return;
    const {{ fast_dash, set_props }} = window.dash_clientside;
    if (window.innerWidth <= 640) {{
        set_props({json.dumps(panel)}, {{'data-open': 'false'}});
        set_props({json.dumps(toggle)}, {{'aria-expanded': 'false'}});
    }}
    fast_dash.run(inputs, {json.dumps(page)});
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
