"""A setting as a field of a form, and what stands for it on the page. Knows no row of the table and no chat."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import Dash
from dash.development.base_component import Component

from ..chat.docstring import label
from ..chat.signature import EMPTY, Setting
from .uploads import Uploads

NOWHERE = Uploads(lambda: None)
"""Without users there are no uploads."""


@dataclass(frozen=True)
class Field:
    """What a control is made for."""

    name: str
    hint: Any = EMPTY
    """Without ``None``: whether that is allowed is said by ``optional``."""
    default: Any = EMPTY
    optional: bool = False
    help: str | None = None
    uploads: Uploads = NOWHERE
    """Where the files are kept that the user chooses for it."""

    @classmethod
    def of(cls, setting: Setting, help: str | None = None, uploads: Uploads = NOWHERE) -> Field:
        """``X | None`` is an optional X, as is an X with the default None; without a hint the default's type is one."""
        hint, default = setting.annotation, setting.default
        optional = default is None
        if typing.get_origin(hint) is typing.Annotated:
            hint = typing.get_args(hint)[0]
        if typing.get_origin(hint) in (typing.Union, types.UnionType):
            members = tuple(member for member in typing.get_args(hint) if member is not types.NoneType)
            optional = optional or len(members) < len(typing.get_args(hint))
            hint = typing.Union[members]  # noqa: UP007 - made at run time
        if hint is EMPTY and default is not EMPTY and default is not None:
            hint = type(default)
        return cls(setting.name, hint, default, optional, help, uploads)

    @property
    def id(self) -> str:
        """The id of the component that holds the value."""
        return f"fd-setting-{self.name}"

    @property
    def error_id(self) -> str:
        """The id of the element that shows why the value was refused."""
        return f"{self.id}-error"

    @property
    def label(self) -> str:
        return label(self.name)


@dataclass(frozen=True)
class Control:
    """What the user sees for a setting, and how its value becomes an argument."""

    field: Field
    component: Component
    parse: Callable[[Any], Any]
    """From the value that a browser sent, which may be anything, to the argument. Raises ValueError for the user."""
    initial: Any
    """The value that the untouched control sends."""
    prop: str = "value"
    """The property that holds the value, of the component whose id is the field's."""
    marks_error: bool = True
    """Whether that component has the property ``error``, which marks it as wrong."""
    connect: Callable[[Dash], None] | None = None
    """Registers the callbacks that the control needs."""


def look(field: Field) -> dict[str, Any]:
    """The properties that all controls share. What the user set outlives a reload of the tab."""
    shared = {"id": field.id, "label": field.label, "persistence": True, "persistence_type": "session"}
    return {**shared, "description": field.help} if field.help else shared


def in_words(field: Field, problem: object) -> str:
    """Why a value was refused, for the user: it is shown at the control and at the composer."""
    return f"{field.label}: {problem}."
