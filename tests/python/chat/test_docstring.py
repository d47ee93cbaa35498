"""Title, subtitle and help, whatever kind of callable it is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest

from fast_dash.chat.docstring import label, parameter_help, subtitle, title


def weather_bot(query, city: str = "Rome", max_days: int = 3):
    """Answers about the weather,
    anywhere.

    It knows nothing else.

    Args:
        city: Where
            to look.
        max_days: How far ahead.
    """


def numpy_style(query, city="Rome"):
    """Short.

    Parameters
    ----------
    city : str
        Where to look.
    """


def sphinx_style(query, city="Rome"):
    """Short.

    :param city: Where to look.
    """


def only_parameters(query, city="Rome"):
    """
    Args:
        city: Where to look.
    """


class HelpfulBot:
    """A helpful bot."""

    def __call__(self, query): ...

    def answer(self, query):
        """Answers."""


class DocumentedCall:
    """Not this."""

    def __call__(self, query):
        """But this."""


CALLABLES: list[tuple[Callable[..., Any], str, str | None]] = [
    (weather_bot, "Weather Bot", "Answers about the weather, anywhere."),
    (numpy_style, "Numpy Style", "Short."),
    (only_parameters, "Only Parameters", None),
    (
        functools.partial(functools.partial(weather_bot, city="Oslo")),
        "Weather Bot",
        "Answers about the weather, anywhere.",
    ),
    (HelpfulBot(), "Helpful Bot", "A helpful bot."),
    (DocumentedCall(), "Documented Call", "But this."),
    (HelpfulBot().answer, "Answer", "Answers."),
    (HelpfulBot, "Helpful Bot", "A helpful bot."),
    (lambda query: query, "Chat", None),
    (functools.partial(HelpfulBot()), "Helpful Bot", "A helpful bot."),
]


@pytest.mark.parametrize(("callback", "name", "line"), CALLABLES)
def test_title_and_subtitle(callback: Callable[..., Any], name: str, line: str | None) -> None:
    assert (title(callback), subtitle(callback)) == (name, line)


@pytest.mark.parametrize("callback", [numpy_style, sphinx_style, only_parameters])
def test_help_in_each_style(callback: Callable[..., Any]) -> None:
    assert parameter_help(callback) == {"city": "Where to look."}


def test_help_over_several_lines() -> None:
    assert parameter_help(weather_bot) == {"city": "Where to look.", "max_days": "How far ahead."}


def test_no_help() -> None:
    assert parameter_help(lambda query: query) == {}


@pytest.mark.parametrize(("name", "shown"), [("max_tokens", "Max Tokens"), ("x", "X"), ("_", "_"), ("été_1", "Été 1")])
def test_label(name: str, shown: str) -> None:
    assert label(name) == shown
