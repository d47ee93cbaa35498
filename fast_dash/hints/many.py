"""Several of one kind: options to choose among, or free ones to type."""

from __future__ import annotations

import collections.abc
import datetime
import enum
import functools
import operator
import typing
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from ..languages import phrase_of, say
from . import moment, number, text, written
from .choice import MOST_UNSEARCHED, Choices, choices_of
from .control import Control, Field, clearing, is_empty, is_subclass, look
from .limits import Limits
from .unwrap import unwrap

CONTAINERS: dict[Any, Callable[[Iterable[Any]], Any]] = {
    list: list,
    set: set,
    frozenset: frozenset,
    tuple: tuple,
    collections.abc.Sequence: list,
    collections.abc.Collection: list,
    collections.abc.Iterable: list,
    collections.abc.Set: set,
    collections.abc.MutableSet: set,
}
"""The hint → what the callback gets."""
TYPED: dict[Any, Callable[[Field], Control]] = {
    str: text.text_control,
    int: number.int_control,
    float: number.float_control,
    Decimal: number.decimal_control,
    datetime.date: moment.date_control,
    datetime.datetime: moment.datetime_control,
    datetime.time: moment.time_control,
    **dict.fromkeys(written.FORMS, written.form_control),
}
"""What can be typed as a tag → the control that reads one."""


class Several(NamedTuple):
    """A hint for several values."""

    container: Callable[[Iterable[Any]], Any]
    item: Field


def several(field: Field) -> Several | None:
    """``list[int]`` → `list` and a field for one int. None if the hint is for a single value."""
    origin = typing.get_origin(field.hint) or field.hint
    if not (isinstance(origin, type) and origin in CONTAINERS):
        return None
    arguments = typing.get_args(field.hint)
    if origin is tuple and arguments and (len(arguments) != 2 or arguments[1] is not ...):
        return None
    hint, optional, metadata = unwrap(arguments[0]) if arguments else (str, False, [])
    limits = Limits.of(metadata)
    item = Field(field.name, hint, optional=optional, uploads=field.uploads, limits=limits, language=field.language)
    return Several(CONTAINERS[origin], item)


def _options(field: Field) -> Choices | None:
    """The options of a ``list[Literal["a", "b"]]``; of a bare ``list`` its default."""
    found = several(field)
    if found is None:
        return None
    if field.limits.options is not None:
        return choices_of(field)
    if not typing.get_args(field.hint) and field.given and field.default:
        return choices_of(replace(field, limits=Limits(options=tuple(field.default))))
    return choices_of(found.item)


def is_choice(field: Field) -> bool:
    return _options(field) is not None


def choice_control(field: Field) -> Control:
    """A select for several. A bare ``list = ["a", "b"]`` offers its default, and nothing of it is chosen."""
    found, choices = several(field), _options(field)
    assert found is not None
    assert choices is not None
    chosen = field.default if field.given and typing.get_args(field.hint) else []
    return _multi_select(field, choices, chosen, found.container)


def is_flag(field: Field) -> bool:
    return is_subclass(field.hint, enum.Flag)


def flag_control(field: Field) -> Control:
    """The members of a `Flag`, joined by ``|`` as it is done in Python. None of them is the flag of nothing."""
    members = list(field.hint)
    if field.given and not isinstance(field.default, field.hint):
        field.bad_default(f"is no {field.hint.__name__}: join its members by |")
    choices = choices_of(field)
    assert choices is not None
    chosen = [member for member in members if field.given and member in field.default]
    return _multi_select(field, choices, chosen, lambda some: functools.reduce(operator.or_, some, field.hint(0)))


def is_dict(field: Field) -> bool:
    return field.hint is dict and isinstance(field.default, dict) and bool(field.default)


def dict_control(field: Field) -> Control:
    """The default's keys, all of them chosen. The callback gets the entries that are."""
    whole = field.default
    choices = choices_of(replace(field, limits=Limits(options=tuple(whole))))
    assert choices is not None
    return _multi_select(field, choices, list(whole), lambda keys: {key: whole[key] for key in keys})


def _multi_select(field: Field, choices: Choices, chosen: Any, container: Callable[[Iterable[Any]], Any]) -> Control:
    import dash_mantine_components as dmc

    if not isinstance(chosen, collections.abc.Collection) or isinstance(chosen, str):
        field.bad_default("is no list: write it as [...]")
    keys = [choices.key(member) for member in chosen]
    if None in keys:
        field.bad_default(f"holds what is none of its options: {', '.join(map(repr, choices.members))}")
    initial = [key for key in choices.keys if key in keys] if isinstance(chosen, set | frozenset) else keys

    def parse(raw: Any) -> Any:
        if field.optional and is_empty(raw):
            return None
        members = [choices.member(key) for key in _listed(raw)]
        check_count(field, len(members))
        return container(members)

    if chosen:
        _check_default(field, parse, initial)
    component = dmc.MultiSelect(
        data=choices.data,
        value=initial,
        searchable=len(choices.keys) > MOST_UNSEARCHED,
        hidePickedOptions=True,
        **clearing(field, True),
        **look(field),
    )
    return Control(field, component, parse, initial)


def is_tags(field: Field) -> bool:
    found = several(field)
    return found is not None and found.item.hint in TYPED


def tags_control(field: Field) -> Control:
    """What the user types, one after the other, each checked as one of its kind."""
    import dash_mantine_components as dmc

    found = several(field)
    assert found is not None
    container, item = found
    read = TYPED[item.hint](item).parse
    given = field.default if field.given else []
    if not isinstance(given, collections.abc.Collection) or isinstance(given, str):
        field.bad_default("is no list: write it as [...]")
    initial = [str(member) for member in given]

    def parse(raw: Any) -> Any:
        if field.optional and is_empty(raw):
            return None
        members = []
        for tag in _listed(raw):
            try:
                members.append(read(tag))
            except ValueError as problem:
                why = phrase_of(problem) or str(problem)
                raise ValueError(say("'{tag}': {problem}", tag=tag, problem=why)) from None
        check_count(field, len(members))
        return container(members)

    if given:
        _check_default(field, parse, initial)
    component = dmc.TagsInput(
        value=initial,
        allowDuplicates=container is not set and container is not frozenset,
        placeholder=field.say("Type and press Enter") if not initial else None,
        **clearing(field, True),
        **look(field),
    )
    return Control(field, component, parse, initial)


def _check_default(field: Field, parse: Callable[[Any], Any], initial: list[Any]) -> None:
    try:
        parse(initial)
    except ValueError as problem:
        field.refused_default(problem)


def _listed(raw: Any) -> list[Any]:
    if is_empty(raw):
        return []
    if not isinstance(raw, list):
        raise ValueError(say("choose from the list"))
    return raw


def check_count(field: Field, count: int) -> None:
    """Raises ValueError, for the user, if there are too few or too many."""
    least, most = field.limits.min_length, field.limits.max_length
    if least and count < least:
        raise ValueError(say("choose at least one") if least == 1 else say("choose {least} or more", least=least))
    if most is not None and count > most:
        raise ValueError(say("choose {most} or less; these are {count}", most=most, count=count))
