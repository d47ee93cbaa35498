"""What a user reads when a callback raised: the exception's own words, without what belongs in the server's log."""

from __future__ import annotations

import re

from ..languages import Language, phrase_of
from ..protocol.encode import words

LONGEST = 500
FOLDERS = re.compile(r"(?<![\w:/.])(?:/[^\s/'\"]+)+/|\b[A-Za-z]:\\(?:[^\s\\'\"]+\\)*")
"""The folders of a file's path. The addresses of web pages are left."""


def complaint(problem: BaseException, language: Language) -> str:
    """One line without memory addresses and folders; the exception's name if it says nothing."""
    phrase = phrase_of(problem)
    text = words(problem).strip() if phrase is None else language(phrase)
    line = FOLDERS.sub("…/", text.splitlines()[0] if text else "")[:LONGEST]
    return line or type(problem).__name__
