"""A setting as a field of a form, and what stands for it on the page. Knows no row of the table and no chat."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from dash import Dash, html
from dash.development.base_component import Component

from ..chat.docstring import label
from ..chat.signature import EMPTY, Setting
from ..languages import ENGLISH, Language, phrase_of, say
from .limits import Limits
from .unwrap import unwrap
from .uploads import Uploads

NOWHERE = Uploads(lambda: None)
"""Without users there are no uploads."""
NO_LIMITS = Limits()
SCALARS = (EMPTY, Any, object, str, int, float)
"""Hints whose default may be a list, dict or range of what there is to choose from."""


@dataclass(frozen=True)
class Field:
    """What a control is made for."""

    name: str
    """The parameter's. Within a group with the group's before it: ``model.temperature``."""
    hint: Any = EMPTY
    """Without ``None`` and without metadata: what those said is in ``optional`` and ``limits``."""
    default: Any = EMPTY
    optional: bool = False
    help: str | None = None
    uploads: Uploads = NOWHERE
    """Where the files are kept that the user chooses for it."""
    limits: Limits = NO_LIMITS
    own_id: str | None = None
    """The id of a component that its author gave one."""
    language: Language = ENGLISH
    """In which its control speaks to the user."""

    @classmethod
    def of(
        cls,
        setting: Setting,
        help: str | None = None,
        uploads: Uploads = NOWHERE,
        language: Language = ENGLISH,
    ) -> Field:
        """``X | None`` is an optional X, as is an X with the default None; without a hint the default's type is one.

        Raises
        ------
        ValueError
            If the metadata of an `Annotated` cannot be meant, such as an empty range.
        """
        default, metadata = setting.default, list[Any]()
        if hasattr(default, "default_factory") and hasattr(default, "metadata"):  # pydantic.Field(0.7, ge=0)
            metadata.append(default)
            default = default.default_factory() if default.default_factory else default.default
        if type(default).__name__ == "PydanticUndefinedType" or default is ...:
            default = EMPTY
        hint, nullable, annotated = unwrap(setting.annotation, default)
        metadata += annotated
        if hint in SCALARS and isinstance(default, list | tuple | dict | range) and default:
            metadata.append(default if isinstance(default, range) else list(default))
            hint = int if isinstance(default, range) and hint is not float else hint
            default = EMPTY
        if hint in (EMPTY, Any, object) and default is not EMPTY and default is not None:
            hint = default if isinstance(default, Component) else type(default)
        try:
            limits = Limits.of(metadata)
        except ValueError as problem:
            raise ValueError(f"{setting.name!r}: {problem}") from None
        return cls(
            setting.name,
            hint,
            default,
            nullable or default is None,
            help or limits.description,
            uploads,
            limits,
            language=language,
        )

    @property
    def id(self) -> str:
        """The id of the component that holds the value."""
        return self.own_id or f"fd-setting-{self.name.replace('.', '--')}"

    @property
    def error_id(self) -> str:
        """The id of the element that shows why the value was refused."""
        return f"{self.id}-error"

    @property
    def label(self) -> str:
        return self.limits.title or label(self.name.rpartition(".")[2])

    @property
    def given(self) -> bool:
        """Whether it has a default other than None."""
        return self.default is not EMPTY and self.default is not None

    def say(self, text: str, /, **values: Any) -> str:
        """Words that stand on the page, in its language. ``text`` is English: see `fast_dash.languages.say`."""
        return self.language(say(text, **values))

    def bad_default(self, needed: str) -> NoReturn:
        """Tell the author what is wrong and what to write instead."""
        raise ValueError(f"the default of {self.name!r}, {self.default!r}, {needed}")

    def refused_default(self, problem: ValueError) -> NoReturn:
        """Tell the author that a user could not choose the default."""
        self.bad_default(f"would be refused ({problem}): give one that its hint allows")


@dataclass(frozen=True)
class Control:
    """What the user sees for a setting, and how its value becomes an argument."""

    field: Field
    component: Component
    parse: Callable[[Any], Any]
    """From the value that a browser sent, which may be anything, to the argument. Raises ValueError for the user, in
    words made with `say`."""
    initial: Any
    """The value that the untouched control sends."""
    prop: str = "value"
    """The property that holds the value, of the component whose id is the field's."""
    marks_error: bool = True
    """Whether that component has the property ``error``, which marks it as wrong."""
    connect: Callable[[Dash], None] | None = None
    """Registers the callbacks that the control needs."""
    parts: tuple[Control, ...] = ()
    """The controls of a group. Its value is the object of theirs, by the last part of the name."""
    initial_script: str | None = None
    """JavaScript for ``initial``, where only the browser knows it: today."""
    box: str | None = None
    """The id of the element whose numbers, ``data-asked`` and ``data-answered``, say whether the value is still on its
    way to the server: see `upload_scripts`."""
    secret: bool = False
    """Whether its value is nobody's business but the callback's."""


class PartError(ValueError):
    """Why a part of a group was refused. ``name`` is the part's own, with all groups before it."""

    def __init__(self, field: Field, problem: ValueError | str) -> None:
        super().__init__(*(problem.args if isinstance(problem, ValueError) else [problem]))
        self.field = field


def look(field: Field) -> dict[str, Any]:
    """The properties that all controls share. What the user set outlives a reload of the tab."""
    shared = {"id": field.id, "label": field.label, "persistence": True, "persistence_type": "session"}
    return {**shared, "description": field.help} if field.help else shared


def clearing(field: Field, clearable: bool) -> dict[str, Any]:
    """The properties of a control with a cross that empties it."""
    return (
        {"clearable": True, "clearButtonProps": {"aria-label": field.say("Clear {label}", label=field.label)}}
        if clearable
        else {}
    )


def in_words(field: Field, problem: ValueError) -> str:
    """Why a value was refused, for the user: it is shown at the control and at the composer."""
    return field.say("{label}: {problem}.", label=field.label, problem=phrase_of(problem) or str(problem))


def is_empty(raw: Any) -> bool:
    """What a control sends that was cleared."""
    return raw is None or raw == "" or raw == []


def walk(controls: Iterable[Control]) -> Iterator[Control]:
    """All controls, each group before its parts."""
    for control in controls:
        yield control
        yield from walk(control.parts)


def leaves(controls: Iterable[Control]) -> list[Control]:
    """The controls that hold a value: all but the groups."""
    return [control for control in walk(controls) if not control.parts]


def setting_row(control: Control) -> Component:
    """One control, and the place for why its value was refused."""
    name: dict[str, Any] = {"data-fd-input": control.field.name}
    error = html.Div(id=control.field.error_id, className="fdc-setting__error", role="alert")
    return html.Div([control.component, error], className="fdc-setting", **name)


def is_subclass(hint: Any, of: type) -> typing.TypeGuard[type]:
    """Like `issubclass`, for a hint that may be no class."""
    return isinstance(hint, type) and issubclass(hint, of)
