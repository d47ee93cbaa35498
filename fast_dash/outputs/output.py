"""What stands on the page for a value that a function returns. Knows no row of the table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from ..chat.signature import EMPTY
from ..languages import ENGLISH, Language, Phrase, say


@dataclass(frozen=True)
class Slot:
    """What an output is made for."""

    name: str
    hint: Any = EMPTY
    """What is returned: without ``None``, which empties any output; a component class or instance stands for itself."""
    label: str | None = None
    language: Language = ENGLISH
    """In which it speaks to the user."""

    @property
    def id(self) -> str:
        """The id of the component that shows the value."""
        return f"fd-output-{self.name}"

    @property
    def box_id(self) -> str:
        """The id of the element around it."""
        return f"{self.id}-box"

    @property
    def note_id(self) -> str:
        """The id of the element below it."""
        return f"{self.id}-note"

    @property
    def error_id(self) -> str:
        """The id of the element that says why a value could not be shown."""
        return f"{self.id}-error"


def no_note(_value: Any) -> str:
    return ""


@dataclass(frozen=True)
class Output:
    """A component of the page, and how a returned value becomes its properties."""

    slot: Slot
    component: Component
    props: Callable[[Any], dict[str, Any]]
    """From a value to properties of the component, in JSON values. Raises `UnfitError`."""
    empty: Mapping[str, Any]
    """The properties of the component when there is no value."""
    grown: Callable[[Iterable[Any]], Iterator[Any]] | None = None
    """If pieces that a generator yields make up one value: from the pieces to the value as it grows."""
    note: Callable[[Any], str] = no_note
    """What has to be said about the value that is shown, such as that there is more of it."""

    @property
    def id(self) -> str:
        """The component's: the slot's, unless a component was given that has one of its own."""
        own: str = getattr(self.component, "id", self.slot.id)
        return own


class UnfitError(TypeError):
    """A value that an output cannot show. The message is for the user."""

    def __init__(self, shows: Phrase, value: Any) -> None:
        super().__init__(
            say("This output shows {shows}, but the function returned {value}.", shows=shows, value=described(value))
        )


def described(value: Any) -> Phrase:
    """``value`` by its type: "a str", "an int"."""
    name = type(value).__name__
    return say("an {type}", type=name) if name[0].lower() in "aeiou" else say("a {type}", type=name)


def is_class(hint: Any, module: str, *names: str) -> bool:
    """Whether a hint is one of the classes ``names`` of a package that may not be installed, or below it.

    Nothing is imported: a class proves that its module is.
    """
    found = sys.modules.get(module)
    classes = tuple(cls for name in names if isinstance(cls := getattr(found, name, None), type))
    return isinstance(hint, type) and bool(classes) and issubclass(hint, classes)
