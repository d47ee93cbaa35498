"""What the author of an app passes: mistakes are raised with the way out, doubts warned about at the author's own line.

Knows no argument by name.
"""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

PACKAGE = __name__.partition(".")[0]

NEAR, NEAR_IN_ITS_BEGINNING = 0.75, 0.7
"""How alike two names are of which one was probably meant as the other. Few people mistype how a name begins."""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a message about a name that there is not; empty if there is none near it."""
    best, nearest = max(((_likeness(name, known), known) for known in names), default=(0.0, ""))
    return f"; did you mean {nearest!r}?" if best else ""


def _likeness(name: str, known: str) -> float:
    """Between 0 and 1; 0 for names that are not near each other."""
    words, known_words = sorted(name.split("_")), sorted(known.split("_"))
    pairs = ((name, known), ("_".join(words), "_".join(known_words)))
    likeness = max(SequenceMatcher(None, one, other).ratio() for one, other in pairs)
    begun = likeness >= NEAR_IN_ITS_BEGINNING and name[:3] == known[:3]
    short = all(len(word) > 2 and any(whole.startswith(word) for whole in known_words) for word in words)
    return likeness if likeness >= NEAR or begun or short else 0.0


def check_keys(what: str, given: Iterable[Any], known: tuple[str, ...]) -> None:
    """Raises TypeError for a key of a dict that has no meaning there."""
    for key in given:
        if key not in known:
            nearest = did_you_mean(str(key), known)
            raise TypeError(f"a {what} has no key {key!r}: its keys are {', '.join(known)}{nearest}")


def check_flags(flags: Mapping[str, Any]) -> None:
    """Raises TypeError for what is neither True nor False: any text would count as True."""
    for name, value in flags.items():
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, not {value!r}")


def check_function(name: str, value: Any, what: str) -> None:
    """Raises TypeError for what is neither None nor a function ``what``, as in “that takes a Feedback”."""
    if value is not None and not callable(value):
        raise TypeError(f"{name} must be a function {what}, not {value!r}")


def at_least(name: str, value: Any, least: int) -> int:
    """A whole number; raises ValueError for a smaller one, and for what is none."""
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        number = least - 1
    if number < least:
        raise ValueError(f"{name} must be a whole number of at least {least}, not {value!r}")
    return number


def check_seconds(name: str, value: Any) -> None:
    """Raises ValueError for what is neither None nor a time."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is not None and not (number and 0 < value < math.inf):
        raise ValueError(f"{name} must be a number of seconds above 0, or None, not {value!r}")


def warn(message: str) -> None:
    """Warn at the line of the program that called this package, however deep it is called from here."""
    frame = sys._getframe(1)
    # By module, not by file: a dataclass's own __init__ is in none.
    while frame.f_back is not None and str(frame.f_globals.get("__name__")).partition(".")[0] == PACKAGE:
        frame = frame.f_back
    seen = frame.f_globals.setdefault("__warningregistry__", {})
    warnings.warn_explicit(message, UserWarning, frame.f_code.co_filename, frame.f_lineno, registry=seen)
