"""What `dash.Dash` takes, when it is made and when it runs, and what of that this version of fast_dash can use."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dash import Dash
from dash.backends import get_backend
from flask import Flask
from werkzeug.serving import run_simple

from .arguments import did_you_mean


def dash_names() -> set[str]:
    """The arguments of `dash.Dash`."""
    return _names(Dash.__init__)


def run_names(server: type[Flask]) -> set[str]:
    """The arguments of `dash.Dash.run`, and those that it hands on to the server's ``run``, and that to werkzeug."""
    return (_names(Dash.run) | _names(server.run) | _names(run_simple)) - {"hostname", "application"}


def check_backend(backend: Any, server: Any) -> type[Flask]:
    """The class of the server. Raises TypeError for one that is not of Flask."""
    if not _is_flasks(backend):
        raise TypeError(f'this version of fast_dash runs on Flask: pass backend="flask", or none, not {backend!r}')
    if isinstance(server, Flask):
        return type(server)
    if server not in (None, True, False):
        raise TypeError(f"this version of fast_dash runs on Flask: pass a Flask server, or none, not {server!r}")
    return Flask


def check_run(arguments: Iterable[Any], server: type[Flask]) -> None:
    """Raises TypeError for an argument that ``run`` would not take, with the name that was probably meant."""
    names = run_names(server)
    for name in arguments:
        if name not in names:
            nearest = did_you_mean(str(name), names) or "; help(dash.Dash.run) lists them"
            raise TypeError(f"run has no argument {name!r}{nearest}")


def check_run_kwargs(arguments: Any, server: type[Flask]) -> None:
    """Raises TypeError for what ``run`` could not be called with later."""
    if arguments is None:
        return
    if not isinstance(arguments, Mapping):
        raise TypeError(f'run_kwargs must be a dict such as {{"host": "0.0.0.0"}}, not {arguments!r}')
    try:
        check_run(arguments, server)
    except TypeError as problem:
        raise TypeError(f"run_kwargs: {problem}") from None


def _is_flasks(backend: Any) -> bool:
    if isinstance(backend, str):
        return backend.lower() == "flask"
    return backend is None or (isinstance(backend, type) and issubclass(backend, get_backend("flask")))


def _names(function: Callable[..., Any]) -> set[str]:
    """The parameters that may be passed by name."""
    by_name = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return {name for name, p in inspect.signature(function).parameters.items() if p.kind in by_name} - {"self"}
