"""A file, or several. It travels by HTTP when it is chosen; the messages that follow carry its handle."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import ALL, Dash, Input, Output, State, dcc, html, no_update

from ..chat.signature import EMPTY
from ..files import file_label, suffix
from ..languages import Phrase, phrase_of, say
from . import many, upload_scripts
from .contents import Contents, Upload, UploadImage, contents_of
from .control import Control, Field, in_words, is_empty
from .uploads import MAX_BYTES, too_large

__all__ = ["Upload", "UploadImage", "is_upload", "is_uploads", "upload_control", "uploads_control"]


UNREADABLE = say("this file could not be read; choose another one")


@dataclass(frozen=True)
class Rules:
    """Which files may be chosen."""

    accept: tuple[str, ...]
    """Extensions, such as ``.csv``, and media types, such as ``image/*``; any if there are none."""
    max_bytes: int

    @classmethod
    def of(cls, field: Field, contents: Contents) -> Rules:
        """``Annotated[Upload, ".csv", MaxLen(1_000_000)]``."""
        accept = tuple(word.lower() for word in field.limits.words if word.startswith(".") or "/" in word)
        return cls(accept or contents.accept, field.limits.max_length or MAX_BYTES)

    def check(self, name: str, media_type: str) -> None:
        """Raises ValueError, for the user, if a file of this name and type may not be chosen."""
        ends = [suffix(name), media_type, f"{media_type.partition('/')[0]}/*"]
        if self.accept and not any(kind in self.accept for kind in ends):
            raise ValueError(self.wrong_kind)

    @property
    def wrong_kind(self) -> Phrase:
        return say("this file is of another kind; choose one of: {kinds}", kinds=", ".join(self.accept))

    @property
    def too_large(self) -> Phrase:
        return too_large(self.max_bytes)


def is_upload(field: Field) -> bool:
    return contents_of(field.hint) is not None


def is_uploads(field: Field) -> bool:
    found = many.several(field)
    return found is not None and is_upload(found.item)


def upload_control(field: Field) -> Control:
    """A box for one file. Untouched it gives the default; without one, and where None is not allowed, it asks."""
    contents = contents_of(field.hint)
    assert contents is not None
    read = _reader(field, contents)

    def parse(raw: Any) -> Any:
        if is_empty(raw):
            if field.default is EMPTY and not field.optional:
                raise ValueError(contents.asked.refusal)
            return None if field.default is EMPTY else field.default
        return read(raw)

    return _control(field, contents, Rules.of(field, contents), parse, several=False)


def uploads_control(field: Field) -> Control:
    """A box for several files, chosen together or one after the other."""
    found = many.several(field)
    assert found is not None
    container, item = found
    contents = contents_of(item.hint)
    assert contents is not None
    read = _reader(item, contents)

    def parse(raw: Any) -> Any:
        if is_empty(raw):
            if field.optional or field.given:
                # Not the default itself: what one turn adds to it, the next would find in it.
                return container(field.default) if field.given else None
            raw = []
        if not isinstance(raw, list):
            raise ValueError(say("choose these files again"))
        many.check_count(field, len(raw))
        return container([read(one) for one in raw])

    return _control(field, contents, Rules.of(item, contents), parse, several=True)


def _reader(field: Field, contents: Contents) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        handle = raw.get("handle") if isinstance(raw, dict) else None
        try:
            kept = field.uploads.kept(handle if isinstance(handle, str) else "")
        except KeyError:
            raise ValueError(say("this file is no longer on the server; choose it again")) from None
        # Its handle may have been given out by the box of another setting.
        rules = Rules.of(field, contents)
        rules.check(kept.file.name, kept.file.type)
        if kept.file.size > rules.max_bytes:
            raise ValueError(rules.too_large)
        return contents.read(kept.file, kept.path)

    return read


def _control(field: Field, contents: Contents, rules: Rules, parse: Callable[[Any], Any], *, several: bool) -> Control:
    import dash_mantine_components as dmc

    accept: dict[str, Any] = {"accept": ",".join(rules.accept)} if rules.accept else {}
    box, drop, shown = (f"{field.id}-{part}" for part in ("box", "drop", "files"))
    status = f"{drop}-status"
    receive = _Receiver(field, contents, rules, several)

    def connect(app: Dash) -> None:
        app.callback(
            Output(field.id, "data"),
            Output(field.error_id, "children", allow_duplicate=True),
            Output(box, "data-answered"),
            # Never set: it is there for the mark that Dash puts on what loads.
            Output(drop, "last_modified"),
            Input(box, "data-sent"),
            State(drop, "contents"),
            State(drop, "filename"),
            State(field.id, "data"),
            prevent_initial_call=True,
        )(receive)
        app.clientside_callback(
            upload_scripts.SHOW_FILES
            % tuple(map(json.dumps, (field.id, field.say("Remove {name}"), field.say("Remove")))),
            Output(shown, "children"),
            Output(box, "data-chosen"),
            Input(field.id, "data"),
        )
        app.clientside_callback(
            upload_scripts.REMOVE % (json.dumps(box), json.dumps(several)),
            Output(field.id, "data", allow_duplicate=True),
            Output(field.error_id, "children", allow_duplicate=True),
            Input({"fd-remove": field.id, "handle": ALL}, "n_clicks"),
            State(field.id, "data"),
            prevent_initial_call=True,
        )
        # The box says nothing of files that it refuses; this listens for them.
        words = {
            "large": in_words(field, ValueError(rules.too_large)),
            "kind": in_words(field, ValueError(rules.wrong_kind)),
            "unreadable": in_words(field, ValueError(UNREADABLE)),
            "lost": in_words(field, ValueError(say("this did not reach the server; choose it again"))),
            "uploading": uploading,
        }
        app.clientside_callback(
            upload_scripts.SEND % json.dumps([drop, rules.accept, rules.max_bytes, several, field.error_id, words]),
            Output(box, "data-ready"),
            Output(box, "data-sent"),
            Input(box, "id"),
            Input(drop, "contents"),
        )
        app.clientside_callback(
            upload_scripts.ARRIVED,
            Output(box, "data-uploading"),
            Output(status, "children"),
            Input(box, "data-answered"),
            State(box, "data-asked"),
        )

    uploading = field.say("Uploading…")
    state: dict[str, Any] = {
        "data-chosen": "false",
        "data-uploading": "false",
        "data-asked": "0",
        "data-answered": "0",
    }
    hidden: dict[str, Any] = {"aria-hidden": "true"}
    choose = field.say("Choose files") if several else field.language(contents.asked.button)
    name: dict[str, Any] = {"aria-label": f"{choose}: {field.label}"}
    component = html.Div(
        [
            dmc.InputWrapper(
                dcc.Upload(
                    [
                        html.Button(choose, type="button", className="fdc-upload__button", **name),
                        " ",
                        html.Span(
                            [
                                html.Span(field.say("or drop them here") if several else field.say("or drop it here")),
                                html.Span(uploading, **hidden),
                            ],
                            className="fdc-upload__words",
                        ),
                    ],
                    id=drop,
                    className="fdc-upload__drop",
                    className_active="fdc-upload__drop--active",
                    max_size=rules.max_bytes,
                    multiple=several,
                    **accept,
                ),
                label=field.label,
                labelElement="div",
                **({"description": field.help} if field.help else {}),
            ),
            html.Div(id=status, className="fdc-visually-hidden", role="status"),
            html.Ul(id=shown, className="fdc-upload__files"),
            dcc.Store(id=field.id, storage_type="session"),
        ],
        id=box,
        className="fdc-upload",
        **state,
    )
    return Control(field, component, parse, None, prop="data", marks_error=False, connect=connect, box=box)


@dataclass(frozen=True)
class _Receiver:
    """Keeps what was chosen."""

    field: Field
    contents: Contents
    rules: Rules
    several: bool

    def __call__(self, number: Any, sent: Any, names: Any, present: Any) -> tuple[Any, Any, str, Any]:
        """The number of a choice, its contents and file names, and the files before → the files now, why some were
        refused, and the answer to the choice."""
        # A box for several tells of them in the order in which their reading ended, which is chance.
        pairs = sorted(_pairs(sent, names), key=_by_name) if self.several else _pairs([sent], [names])
        files: list[dict[str, Any]] = []
        refused = ""
        for contents, name in pairs:
            try:
                files.append(self._keep(contents, name))
            except ValueError as problem:
                if self.several:
                    why = phrase_of(problem) or str(problem)
                    problem = ValueError(say("{name}: {problem}", name=name, problem=why))
                refused = in_words(self.field, problem)
        now: Any = no_update
        if files:
            now = [*(present if isinstance(present, list) else []), *files] if self.several else files[0]
        return now, refused, f"{number} failed" if refused else str(number), no_update

    def _keep(self, contents: str, name: str) -> dict[str, Any]:
        media_type, data = read_data_url(contents)
        self.rules.check(name, media_type)
        handle = self.field.uploads.put(name, media_type, data, self.rules.max_bytes)
        kept = self.field.uploads.kept(handle)
        if self.contents.check:
            try:
                self.contents.read(kept.file, kept.path)
            except ValueError:
                self.field.uploads.drop(handle)
                raise
        preview = self.contents.preview(kept.file)
        return {"handle": handle, "name": name, "size": kept.file.size, **({"preview": preview} if preview else {})}


def _pairs(sent: Any, names: Any) -> list[tuple[str, str]]:
    """Contents with their labels, of what a browser sent."""
    if not isinstance(sent, list):
        return []
    names = names if isinstance(names, list) and len(names) == len(sent) else [""] * len(sent)
    return [
        (contents, file_label(name if isinstance(name, str) else ""))
        for contents, name in zip(sent, names, strict=True)
        if isinstance(contents, str)
    ]


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def read_data_url(url: str) -> tuple[str, bytes]:
    """``data:text/csv;base64,YSxi`` → the media type and the bytes. Raises ValueError, for the user."""
    try:
        head, body = url.split(",", 1)
        return head.removeprefix("data:").partition(";")[0], base64.b64decode(body, validate=True)
    except ValueError:
        raise ValueError(UNREADABLE) from None


def largest(controls: list[Control]) -> int:
    """The size of the largest file that one of these controls takes, in bytes; 0 if none takes any."""
    fields = [control.field for control in controls]
    items = [found.item if (found := many.several(field)) else field for field in fields]
    rules = [Rules.of(field, contents) for field in items if (contents := contents_of(field.hint))]
    return max((rule.max_bytes for rule in rules), default=0)
