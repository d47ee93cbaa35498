"""What an app offers at its composer, from how people write it to how the component takes it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..arguments import check_keys

Suggestions = Sequence[str | Mapping[str, Any]]
Commands = Mapping[str, str] | Sequence[Mapping[str, str]]
Attachments = bool | Sequence[str]


def composer_props(
    suggestions: Suggestions, commands: Commands, attachments: Attachments, max_attachment: int
) -> dict[str, Any]:
    """The properties of `ChatComposer` for these options; only those that differ from the component's own defaults."""
    props: dict[str, Any] = {}
    if suggestions:
        props["suggestions"] = [one if isinstance(one, str) else dict(one) for one in suggestions]
    if commands:
        props["commands"] = _commands(commands)
    if attachments:
        props |= {"attachments": True, "maxAttachmentSize": max_attachment}
        if not isinstance(attachments, bool):
            props["accept"] = list(attachments)
    return props


def check_composer(suggestions: Suggestions, commands: Commands, attachments: Attachments) -> None:
    """Raises TypeError or ValueError for what `composer_props` could not use, with the way out."""
    if not _is_list(suggestions, str, Mapping):
        raise TypeError(f"suggestions must be a list of texts or dicts, not {suggestions!r}")
    for suggestion in suggestions:
        if isinstance(suggestion, Mapping):
            check_keys("suggestion", suggestion, ("label", "text", "send"))
            if not (suggestion.get("label") or suggestion.get("text")):
                raise TypeError(f"the suggestion {suggestion!r} needs a label or a text")
    if not isinstance(commands, Mapping) and not _is_list(commands, Mapping):
        raise TypeError(f"commands must be a dict of names and descriptions, or a list of dicts, not {commands!r}")
    for command in _commands(commands):
        check_keys("command", command, ("name", "description", "text"))
        if not command.get("name"):
            raise ValueError(f"the command {command!r} needs a name")
        if len(command["name"].split()) != 1:
            raise ValueError(f"the name of the command {command['name']!r} has a space: write it with - or _")
    if not isinstance(attachments, bool) and not _is_list(attachments, str):
        raise TypeError(f"attachments must be True, False or a list such as ['.csv', 'image/*'], not {attachments!r}")
    for rule in () if isinstance(attachments, bool) else attachments:
        if not rule.startswith(".") and "/" not in rule:
            raise TypeError(f"attachments: {rule!r} is neither a suffix such as '.csv' nor a type such as 'image/*'")


def _commands(commands: Commands) -> list[dict[str, str]]:
    """All written as dicts, and names without their slash."""
    if isinstance(commands, Mapping):
        listed = [{"name": name, "description": description} for name, description in commands.items()]
    else:
        listed = [dict(command) for command in commands]
    return [{**command, "name": str(command.get("name", "")).removeprefix("/")} for command in listed]


def _is_list(value: Any, *kinds: type) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, kinds) for one in value)
