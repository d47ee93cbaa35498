"""`FastDash`: reads options and wires the parts. It implements nothing itself."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Any

from dash import Dash
from flask import has_request_context, request

from .chat import docstring
from .chat.signature import ChatSignature, function_of
from .hints.base import control_for
from .hints.control import Control, Field
from .hints.read import read_settings
from .hints.uploads import MAX_BYTES, Uploads
from .layout.composer import composer_props
from .layout.page import CHAT, COMPOSER, INDEX, VIEWPORT, chat_page
from .layout.settings import connect_settings
from .options import Options, read_options
from .server import mount_chat
from .termination import exit_on_termination

MAX_BODY = MAX_BYTES * 4 // 3 + 1024 * 1024
"""The largest request: a file in base64, and room for what goes with it."""


class FastDash:
    """A chat app made of one function.

    ``FastDash(callback_fn=assistant, chat=True).run()`` shows a page on which people talk to ``assistant``.
    `Options` lists the arguments; those of `dash.Dash` are handed on to it.

    Attributes
    ----------
    app : dash.Dash
        The Dash app, to which further callbacks and routes may be added.
    server : flask.Flask
        The WSGI application, for gunicorn and others.
    """

    def __init__(self, callback_fn: Callable[..., Any] | None = None, **arguments: Any) -> None:
        self._options, for_dash = read_options({"callback_fn": callback_fn, **arguments})
        options, callback = self._options, self._options.callback_fn
        title = options.title or docstring.title(callback)
        self.app = Dash(title=title, **_dash_arguments(callback, for_dash))
        self.server = self.app.server
        controls = _controls(callback, Uploads(self._identity))
        self._chats = mount_chat(
            self.app,
            callback,
            CHAT,
            store=options.store,
            settings=lambda raw: read_settings(controls, raw),
            chat_history_size=options.chat_history_size,
            max_turns=options.max_turns,
            max_attachment=options.max_attachment if options.attachments else 0,
        )
        self.app.layout = chat_page(
            title=title,
            subtitle=options.subheader or docstring.subtitle(callback),
            placeholder=options.chat_placeholder,
            composer=composer_props(options.suggestions, options.commands, options.attachments, options.max_attachment),
            theme=options.look,
            controls=controls,
        )
        if controls:
            connect_settings(self.app, controls, COMPOSER)
        if self.server.config.get("MAX_CONTENT_LENGTH") is None:
            self.server.config["MAX_CONTENT_LENGTH"] = max(MAX_BODY, options.max_attachment)

    def run(self, **arguments: Any) -> None:
        """Serve the app until the process ends. Takes what `dash.Dash.run` takes, such as ``port`` and ``host``."""
        defaults = {"host": "127.0.0.1", "port": self._options.port, **(self._options.run_kwargs or {})}
        exit_on_termination()
        self.app.run(**{**defaults, **arguments})

    def _identity(self) -> str | None:
        """Whose request this is."""
        return self._chats.identify(request.cookies) if has_request_context() else None


def _controls(callback: Callable[..., Any], uploads: Uploads) -> list[Control]:
    help = docstring.parameter_help(callback)
    settings = ChatSignature.of(callback).settings
    return [control_for(Field.of(setting, help.get(setting.name), uploads)) for setting in settings]


def _dash_arguments(callback: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """What Dash is made with, where the user does not say otherwise."""
    # Dash would take the module that calls it, which is this one, and look for the app's assets here.
    module = sys.modules.get(getattr(function_of(callback), "__module__", None) or "__main__")
    name = module.__name__ if module and getattr(module, "__file__", None) else "__main__"
    tags = list(given.pop("meta_tags", None) or [])
    if not any(tag.get("name") == "viewport" for tag in tags):
        tags.append(VIEWPORT)
    # The tab's title stays: a message is no reason to say "Updating…".
    return {"name": name, "index_string": INDEX, "update_title": None, **given, "meta_tags": tags}


FastDash.__init__.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
    [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    + [
        parameter.replace(kind=parameter.POSITIONAL_OR_KEYWORD if parameter.name == "callback_fn" else parameter.kind)
        for parameter in inspect.signature(Options).parameters.values()
    ]
    + [inspect.Parameter("dash_arguments", inspect.Parameter.VAR_KEYWORD)]
)
