"""Mistakes are reported when the app is made, and each message holds the way out."""

from __future__ import annotations

import functools
import inspect
import warnings
from typing import Any

import pytest
from dash import Dash
from flask import Flask

import fast_dash_components
from fast_dash import FastDash, fastdash
from fast_dash.layout.theme import DENSITIES, KEYS, SCHEMES
from fast_dash.options import Options, read_options


def bot(query): ...
def wrong(text): ...
def keyword_only(*, query): ...
def app(points: int = 3): ...
def positional_only(points, /): ...


ANY: list[tuple[type[Exception], dict[str, Any], str]] = [
    (TypeError, {"callback_fn": None}, "pass callback_fn="),
    (ValueError, {"max_turns": -1}, "max_turns must be"),
    (TypeError, {"titel": "x"}, "no argument 'titel'; did you mean 'title'"),
    (TypeError, {"subheading": "x"}, "did you mean 'subheader'"),
    (TypeError, {"output_label": "x"}, "did you mean 'output_labels'"),
    (TypeError, {"asset_folder": "x"}, "did you mean 'assets_folder'"),
    (TypeError, {"qwertyuiop": 1}, r"no argument 'qwertyuiop'; help\(fast_dash.FastDash\) lists them"),
    (TypeError, {"host": "0.0.0.0"}, r"'host', which belongs to run: write run\(host=…\), or run_kwargs={'host': …}"),
    (TypeError, {"debug": True}, r"write run\(debug=…\)"),
    (TypeError, {"use_reloader": False}, r"write run\(use_reloader=…\)"),
    (TypeError, {"run_kwargs": {"hots": "x"}}, "run_kwargs: run has no argument 'hots'; did you mean 'host'"),
    (TypeError, {"run_kwargs": {"use_relaoder": False}}, "did you mean 'use_reloader'"),
    (TypeError, {"run_kwargs": {"hostname": "x"}}, "run has no argument 'hostname'"),
    (TypeError, {"run_kwargs": "debug"}, "run_kwargs must be a dict"),
    (TypeError, {"chat": "yes"}, "chat must be True or False, not 'yes'"),
    (TypeError, {"chat": bot}, "pass callback_fn=bot, chat=True"),
    (TypeError, {"callback_fn": None, "chat": bot}, "pass callback_fn=bot, chat=True"),
    (TypeError, {"canvas": "no"}, "canvas must be True or False"),
    (TypeError, {"theme": {"colorsheme": "dark"}}, "a theme has no key 'colorsheme': .*did you mean 'colorScheme'"),
    (TypeError, {"theme": {3: 4}}, "a theme has no key 3: its keys are colorScheme, "),
    (ValueError, {"theme": {"colorScheme": "drak"}}, "one of auto, light, dark, not 'drak'; did you mean 'dark'"),
    (ValueError, {"theme": {"colorScheme": ["dark"]}}, "one of auto, light, dark, not"),
    (ValueError, {"theme": {"density": "compakt"}}, "did you mean 'compact'"),
    (ValueError, {"theme": {"radius": "4px"}}, "radius must be a number of pixels, not '4px'"),
    (TypeError, {"backend": "fastapi"}, "runs on Flask: pass backend=\"flask\", or none, not 'fastapi'"),
    (TypeError, {"backend": Dash}, "runs on Flask"),
    (TypeError, {"server": object()}, "pass a Flask server"),
]
CHAT: list[tuple[type[Exception], dict[str, Any], str]] = [
    (TypeError, {"callback_fn": [bot, bot]}, "pass one function"),
    (TypeError, {"callback_fn": "module:attr"}, "must be a function whose first parameter is query, not 'module:attr'"),
    (TypeError, {"callback_fn": wrong}, r"must be named query.*write def wrong\(query"),
    (TypeError, {"callback_fn": keyword_only}, "must be named query"),
    (TypeError, {"callback_fn": lambda: None}, "must be named query"),
    (TypeError, {"callback_fn": functools.partial(wrong)}, "must be named query"),
    (TypeError, {"update_live": True}, "remove update_live=True"),
    (TypeError, {"steps": [bot]}, "a chat has no steps: remove steps="),
    (ValueError, {"chat_history_size": 0}, "chat_history_size must be a whole number of at least 1, not 0"),
    (ValueError, {"chat_history_size": "many"}, "not 'many'"),
    (ValueError, {"chat_history_size": None}, "not None"),
    (ValueError, {"max_attachment": 0}, "max_attachment must be"),
    (ValueError, {"max_idle": 0}, "max_idle must be a number of seconds above 0, or None, not 0"),
    (ValueError, {"max_idle": "60"}, "max_idle must be"),
    (TypeError, {"attachments": ".csv"}, r"attachments must be True, False or a list such as \['.csv', 'image/\*'\]"),
    (TypeError, {"attachments": ["csv"]}, "'csv' is neither"),
    (TypeError, {"suggestions": "Hello"}, "suggestions must be a list"),
    (TypeError, {"suggestions": [{"label": "Hello", "txt": "x"}]}, "no key 'txt'"),
    (TypeError, {"suggestions": [{"send": False}]}, "needs a label or a text"),
    (TypeError, {"commands": ["help"]}, "commands must be"),
    (ValueError, {"commands": {"two words": "x"}}, "'two words' has a space"),
    (ValueError, {"commands": [{"description": "x"}]}, "needs a name"),
    (TypeError, {"on_feedback": "print"}, "on_feedback must be a function that takes a Feedback"),
]
APP: list[tuple[type[Exception], dict[str, Any], str]] = [
    (TypeError, {"callback_fn": [app, app]}, "an app of one function, and callback_fn is a list"),
    (TypeError, {"callback_fn": "module:attr"}, "must be a function, not 'module:attr'"),
    (TypeError, {"steps": [app]}, "an app of one function: remove steps="),
    (TypeError, {"callback_fn": positional_only}, "points is passed by name"),
]
MISTAKES = [
    *((error, {"callback_fn": bot, "chat": True, **changes}, message) for error, changes, message in [*ANY, *CHAT]),
    *((error, {"callback_fn": app, **changes}, message) for error, changes, message in [*ANY, *APP]),
]


@pytest.mark.parametrize(("error", "arguments", "message"), MISTAKES, ids=[message for _, _, message in MISTAKES])
def test_mistake(error: type[Exception], arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(error, match=message):
        read_options(arguments)


TYPOS = {
    "titel": "title",
    "sub_header": "subheader",
    "live_update": "update_live",
    "history_size": "chat_history_size",
    "chat_histroy_size": "chat_history_size",
    "sugestions": "suggestions",
    "on_feeback": "on_feedback",
    "feedback": "on_feedback",
    "placeholder": "chat_placeholder",
    "lable": "labels",
    "turns": "max_turns",
    "max_attachement": "max_attachment",
    "callback": "callback_fn",
    "drawer": "chat_drawer",
    "lang": "language",
    "store_url": "store",
    "url_base_path": "url_base_pathname",
}


@pytest.mark.parametrize(("written", "meant"), TYPOS.items())
def test_a_near_name_is_suggested(written: str, meant: str) -> None:
    with pytest.raises(TypeError, match=f"did you mean '{meant}'"):
        read_options({"callback_fn": bot, "chat": True, written: 1})


@pytest.mark.parametrize("written", ["hstory", "model", "memory", "temperature", "stream_output", "mode", "loader"])
def test_a_far_name_is_not_suggested(written: str) -> None:
    with pytest.raises(TypeError, match="lists them"):
        read_options({"callback_fn": bot, "chat": True, written: 1})


class OwnFlask(Flask):
    def run(self, *args: Any, workers: int = 1, **options: Any) -> None: ...


@pytest.mark.parametrize(
    "changes",
    [
        {"run_kwargs": {"host": "0.0.0.0", "port": 1, "debug": True, "dev_tools_ui": False, "proxy": None}},
        {"run_kwargs": {"threaded": True, "use_reloader": False, "ssl_context": "adhoc", "load_dotenv": False}},
        {"run_kwargs": {"workers": 2}, "server": OwnFlask("own")},
        {"backend": "flask"},
        {"backend": "Flask", "server": Flask("own")},
        {"server": True},
        {"theme": {"colorScheme": None, "radius": 2.5, "primaryColor": "var(--x)", "density": "comfortable"}},
        {"theme": {}},
    ],
)
def test_what_is_right_is_taken(changes: dict[str, Any]) -> None:
    read_options({"callback_fn": bot, "chat": True, **changes})


def test_themes_are_those_of_the_components() -> None:
    said = inspect.getdoc(fast_dash_components.ChatComposer)
    assert said is not None
    theme = said[said.index("- theme (dict") :]
    assert all(f"- {key} (" in theme for key in KEYS)
    assert all(f"'{value}'" in theme for value in (*SCHEMES, *DENSITIES))


def test_normal_app_needs_no_query() -> None:
    options, _ = read_options({"callback_fn": wrong, "update_live": True, "outputs": str, "stream": True})
    assert (options.chat, options.update_live, options.outputs) == (False, True, str)


def test_files_that_the_callback_does_not_get_are_warned_about() -> None:
    with pytest.warns(UserWarning, match="give it a parameter ctx"):
        read_options({"callback_fn": bot, "chat": True, "attachments": True})
    read_options({"callback_fn": lambda query, ctx: None, "chat": True, "attachments": True})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outputs": "x"}, "outputs= is ignored"),
        ({"output_labels": ["x"]}, "output_labels= is ignored in a chat"),
        ({"output_labels": None}, "output_labels= is ignored in a chat"),
        ({"stream": False}, "stream= is ignored"),
        ({"theme": "JOURNAL"}, "no theme 'JOURNAL'"),
        ({"theme": 3}, "no theme 3"),
    ],
)
def test_ignored_with_a_warning(changes: dict[str, Any], message: str) -> None:
    with pytest.warns(UserWarning, match=message):
        options, _ = read_options({"callback_fn": bot, "chat": True, **changes})
    assert options.look == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"chat_placeholder": "Ask"},
        {"chat_history_size": 3},
        {"max_idle": 3},
        {"store": "memory://"},
        {"canvas": True},
        {"chat_drawer": True},
    ],
)
def test_options_of_chats_have_no_effect_elsewhere(changes: dict[str, Any]) -> None:
    with pytest.warns(UserWarning, match=f"{next(iter(changes))}= has no effect .* pass chat=True"):
        read_options({"callback_fn": app, **changes})


@pytest.mark.parametrize(
    ("changes", "has_canvas"),
    [
        ({}, False),
        ({"canvas": True}, True),
        ({"chat_drawer": True}, True),
        ({"canvas": True, "chat_drawer": True}, True),
    ],
)
def test_a_drawer_implies_a_canvas(changes: dict[str, Any], has_canvas: bool) -> None:
    assert Options(callback_fn=bot, chat=True, **changes).has_canvas == has_canvas


def untyped(points): ...


def test_warnings_point_at_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dash, "run", lambda *_, **__: None)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        line = inspect.currentframe().f_lineno  # type: ignore[union-attr]
        FastDash(untyped, theme="JOURNAL", chat_placeholder="Ask")
        fastdash(untyped, theme="JOURNAL", chat_placeholder="Ask")

        @fastdash(theme="JOURNAL", chat_placeholder="Ask")
        def program(points): ...

        Options(callback_fn=app, theme="JOURNAL")
    assert {warning.filename for warning in caught} == {__file__}
    assert [warning.lineno - line for warning in caught] == [1, 1, 1, 2, 2, 2, 4, 4, 4, 7]


@pytest.mark.parametrize(("given", "kept"), [(1, 1), ("7", 7), (3.0, 3)])
def test_history_size_is_coerced(given: Any, kept: int) -> None:
    assert Options(callback_fn=bot, chat=True, chat_history_size=given).chat_history_size == kept


@pytest.mark.parametrize(
    ("theme", "look"),
    [(None, {}), ("dark", {"colorScheme": "dark"}), ({"radius": 4}, {"radius": 4})],
)
def test_theme(theme: Any, look: dict[str, Any]) -> None:
    assert Options(callback_fn=bot, chat=True, theme=theme).look == look


def test_arguments_of_dash_are_handed_on() -> None:
    dashs = {"assets_folder": "x", "url_base_pathname": "/x/", "server": False, "external_stylesheets": []}
    _, for_dash = read_options({"callback_fn": bot, "chat": True, "title": "T", **dashs})
    assert for_dash == dashs


def test_every_option_says_what_it_means() -> None:
    source = inspect.getsource(Options)
    for name in Options.__dataclass_fields__:
        declaration = source.index(f"\n    {name}: ")
        assert source[declaration:].split("\n")[2].lstrip().startswith('"""'), name
