"""The few lines of JavaScript that join controls and composer in the browser: no value waits for the server."""

from __future__ import annotations

import json
from collections.abc import Sequence


def collect(names: Sequence[str]) -> str:
    """The controls' values, in the order of ``names`` → the composer's settings. A change takes refusals back.

    The values of a group's controls, ``group.name``, are an object.
    """
    return f"""(...values) => {{
    const settings = {{}};
    {json.dumps(list(names))}.forEach((name, i) => {{
        const groups = name.split('.');
        const last = groups.pop();
        groups.reduce((inner, group) => (inner[group] ??= {{}}), settings)[last] = values[i];
    }});
    return [settings, {{}}];
}}"""


def reset(scripts: Sequence[str]) -> str:
    """A click → the values of the untouched controls, each written as JavaScript, and no refusal."""
    return f"clicks => [{', '.join([*scripts, '{}'])}]"


def spread(names: Sequence[str], marked: Sequence[str]) -> str:
    """The composer's setting errors → the words at each control of ``names``, and the mark of each of ``marked``."""
    return f"""errors => [
    ...{json.dumps(list(names))}.map(name => (errors ?? {{}})[name] ?? ''),
    ...{json.dumps(list(marked))}.map(name => Boolean((errors ?? {{}})[name])),
]"""


TOGGLE = """(clicks, open) => {
    // At the start there is room for the panel beside the chat, or there is not.
    const next = clicks ? open !== 'true' : window.innerWidth > 640;
    return [String(next), String(next)];
}"""
"""Clicks on the toggle, and whether the panel is open → the same for the panel and for those who cannot see it."""


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
