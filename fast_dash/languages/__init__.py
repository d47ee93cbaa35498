"""The languages that an app can speak, in one table. English is what the sources are written in."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ..arguments import did_you_mean
from .base import ENGLISH, Language, Phrase, phrase_of, say
from .german import GERMAN

__all__ = ["ENGLISH", "LANGUAGES", "Language", "Phrase", "labels", "language_of", "phrase_of", "register", "say"]

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, GERMAN)}


def register(language: Language) -> None:
    """Add a language, or replace the one with its code."""
    LANGUAGES[language.code] = language


def labels(language: str | Language) -> dict[str, str]:
    """The ``labels`` of components, and of the figures and tables in them. Raises ValueError for an unknown one."""
    return language_of(language).every_label


def language_of(language: str | Language, labels: Mapping[str, str] | None = None) -> Language:
    """The language with a code, with other words in some places.

    Parameters
    ----------
    language
        A code of the table, or a language itself.
    labels
        A label of the components, or the English of what Python says → what is said in its place.

    Raises
    ------
    ValueError
        If the language is not known, or a label is none.
    """
    if isinstance(language, str):
        if language not in LANGUAGES:
            raise ValueError(
                f"there is no language {language!r}: choose one of {', '.join(sorted(LANGUAGES))}, "
                "or add it with fast_dash.languages.register"
            )
        language = LANGUAGES[language]
    return _with(language, labels) if labels else language


def _with(language: Language, labels: Mapping[str, str]) -> Language:
    # A test holds that the German words are complete.
    for name in labels:
        if name not in GERMAN.labels and name not in GERMAN.words:
            raise ValueError(f"there is no label {name!r}{did_you_mean(name, [*GERMAN.labels, *GERMAN.words])}")
    return dataclasses.replace(
        language,
        labels={**language.labels, **{name: text for name, text in labels.items() if name in GERMAN.labels}},
        words={**language.words, **{name: text for name, text in labels.items() if name in GERMAN.words}},
    )
