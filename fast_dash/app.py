"""`FastDash`: reads options and wires the parts. It implements nothing itself."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from html import escape
from typing import Any

from dash import Dash

from .builders.chat import build_chat
from .builders.frame import Frame
from .builders.function import build_function
from .chat import docstring
from .chat.signature import function_of
from .dash_arguments import check_run
from .hints.control import Control, leaves
from .hints.upload import largest
from .hints.uploads import MAX_BYTES
from .languages import Language
from .layout.page import VIEWPORT, index
from .options import Options, read_options
from .termination import exit_on_termination


class FastDash:
    """An app made of one function.

    ``FastDash(callback_fn=dashboard).run()`` shows a page with an input for each parameter of ``dashboard``, a Run
    button, and what it returns. ``FastDash(callback_fn=assistant, chat=True).run()`` shows one on which people talk to
    ``assistant``. `Options` lists the arguments; those of `dash.Dash` are handed on to it.

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
        # Dash writes it into the page as it is.
        self.app = Dash(title=escape(title, quote=False), **_dash_arguments(callback, options.spoken, for_dash))
        self.server = self.app.server
        controls = (build_chat if options.chat else build_function)(Frame(self.app, options, title))
        if self.server.config.get("MAX_CONTENT_LENGTH") is None:
            attached = options.max_attachment if options.attachments else 0
            self.server.config["MAX_CONTENT_LENGTH"] = max(_max_body(controls), attached)

    def run(self, **arguments: Any) -> None:
        """Serve the app until the process ends. Takes what `dash.Dash.run` takes, such as ``port`` and ``host``.

        Raises TypeError for another argument, with the name that was probably meant.
        """
        check_run(arguments, type(self.server))
        defaults = {"host": "127.0.0.1", "port": self._options.port, **(self._options.run_kwargs or {})}
        exit_on_termination()
        self.app.run(**{**defaults, **arguments})


def _max_body(controls: list[Control]) -> int:
    """The largest request: a file in base64, and room for what goes with it."""
    return max(MAX_BYTES, largest(leaves(controls))) * 4 // 3 + 1024 * 1024


def _dash_arguments(callback: Callable[..., Any], language: Language, given: dict[str, Any]) -> dict[str, Any]:
    """What Dash is made with, where the user does not say otherwise."""
    # Dash would take the module that calls it, which is this one, and look for the app's assets here.
    module = sys.modules.get(getattr(function_of(callback), "__module__", None) or "__main__")
    name = module.__name__ if module and getattr(module, "__file__", None) else "__main__"
    tags = list(given.pop("meta_tags", None) or [])
    if not any(tag.get("name") == "viewport" for tag in tags):
        tags.append(VIEWPORT)
    # The tab's title stays: a message is no reason to say "Updating…".
    return {"name": name, "index_string": index(language), "update_title": None, **given, "meta_tags": tags}


FastDash.__init__.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
    [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    + [
        parameter.replace(kind=parameter.POSITIONAL_OR_KEYWORD if parameter.name == "callback_fn" else parameter.kind)
        for parameter in inspect.signature(Options).parameters.values()
    ]
    + [inspect.Parameter("dash_arguments", inspect.Parameter.VAR_KEYWORD)]
)
