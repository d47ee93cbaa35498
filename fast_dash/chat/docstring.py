"""What a callback's name and docstring say to the user: the title, the subtitle and help for each parameter.

A callback may be a function, a method, a `functools.partial` or an object with ``__call__``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from docstring_parser import Docstring, parse

from .signature import function_of


def title(callback: Callable[..., Any]) -> str:
    """``weather_bot`` → "Weather Bot", an instance of ``WeatherBot`` too. What has no name is a "Chat"."""
    target = function_of(callback)
    name = str(getattr(target, "__name__", type(target).__name__))
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("_", " ").split()
    # A capital that the author wrote, as in "askSQL", is kept.
    return " ".join(word[0].upper() + word[1:] for word in words) if name.isidentifier() and words else "Chat"


def subtitle(callback: Callable[..., Any]) -> str | None:
    """The first paragraph of the docstring, on one line."""
    paragraph = (_docstring(callback).description or "").split("\n\n")[0]
    return " ".join(paragraph.split()) or None


def parameter_help(callback: Callable[..., Any]) -> dict[str, str]:
    """What the docstring's parameter section says about each parameter, whatever its style."""
    described = ((param.arg_name, " ".join((param.description or "").split())) for param in _docstring(callback).params)
    return {name: text for name, text in described if text}


def label(name: str) -> str:
    """A parameter's name as people read it: ``max_tokens`` → "Max Tokens"."""
    return name.replace("_", " ").strip().title() or name


def _docstring(callback: Callable[..., Any]) -> Docstring:
    target = function_of(callback)
    text = inspect.getdoc(target)
    if not inspect.isroutine(target) and not inspect.isclass(
        target
    ):  # an object: what it does when called is said at __call__, if anywhere
        text = inspect.getdoc(type(target).__call__) if type(target).__call__.__doc__ else text
    # The parser dedents all lines but the first once more, which spoils a section that begins there.
    return parse("\n" + (text or ""))
