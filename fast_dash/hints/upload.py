"""A file. It travels by HTTP when it is chosen; the messages that follow carry its handle."""

from __future__ import annotations

import base64
import json
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from ..chat.signature import EMPTY
from ..files import file_label
from .control import Control, Field, in_words
from .uploads import MAX_BYTES, too_large


class Upload:
    """Type hint: the user chooses a file, and the callback gets an `UploadedFile`, or the default."""


def is_upload(field: Field) -> bool:
    return field.hint is Upload


def upload_control(field: Field) -> Control:
    import dash_mantine_components as dmc

    uploads = field.uploads
    box, drop, shown, remove = (f"{field.id}-{part}" for part in ("box", "drop", "name", "remove"))
    error_id = field.error_id

    def parse(raw: Any) -> Any:
        if raw is None:
            if field.default is EMPTY and not field.optional:
                raise ValueError("choose a file")
            return None if field.default is EMPTY else field.default
        handle = raw.get("handle") if isinstance(raw, dict) else None
        try:
            return uploads.get(handle if isinstance(handle, str) else "")
        except KeyError:
            raise ValueError("this file is no longer on the server; choose it again") from None

    def receive(contents: Any, _remove: Any, name: Any) -> tuple[Any, Any, None]:
        """Keep the file that was chosen, and forget it in the box, where the same file may be chosen again."""
        if ctx.triggered_id == remove:
            return None, "", None
        if not isinstance(contents, str):
            return no_update, no_update, None
        name = file_label(name if isinstance(name, str) else "")
        try:
            media_type, data = read_data_url(contents)
            handle = uploads.put(name, media_type, data)
        except ValueError as problem:
            return no_update, in_words(field, problem), None
        return {"handle": handle, "name": name}, "", None

    def connect(app: Dash) -> None:
        app.callback(
            Output(field.id, "data"),
            Output(error_id, "children", allow_duplicate=True),
            Output(drop, "contents"),
            Input(drop, "contents"),
            Input(remove, "n_clicks"),
            State(drop, "filename"),
            prevent_initial_call=True,
        )(receive)
        app.clientside_callback(
            SHOW_NAME, Output(shown, "children"), Output(box, "data-chosen"), Input(field.id, "data")
        )
        # The box says nothing of a file that it refuses for its size; this listens for it.
        app.clientside_callback(
            REFUSE_LARGE % (MAX_BYTES, json.dumps(error_id), json.dumps(in_words(field, too_large()))),
            Output(box, "data-ready"),
            Input(box, "id"),
        )

    chosen: dict[str, Any] = {"data-chosen": "false"}
    component = html.Div(
        [
            dmc.InputWrapper(
                dcc.Upload(
                    [html.Button("Choose a file", type="button", className="fdc-upload__button"), " or drop it here"],
                    id=drop,
                    className="fdc-upload__drop",
                    className_active="fdc-upload__drop--active",
                    max_size=MAX_BYTES,
                ),
                label=field.label,
                description=field.help,
            ),
            html.Div(
                [
                    html.Span(id=shown, className="fdc-upload__name"),
                    html.Button("Remove", id=remove, type="button", className="fdc-upload__remove"),
                ],
                className="fdc-upload__chosen",
            ),
            dcc.Store(id=field.id, storage_type="session"),
        ],
        id=box,
        className="fdc-upload",
        **chosen,
    )
    return Control(field, component, parse, None, prop="data", marks_error=False, connect=connect)


def read_data_url(url: str) -> tuple[str, bytes]:
    """``data:text/csv;base64,YSxi`` → the media type and the bytes. Raises ValueError, for the user."""
    try:
        head, body = url.split(",", 1)
        return head.removeprefix("data:").partition(";")[0], base64.b64decode(body, validate=True)
    except ValueError:
        raise ValueError("this file could not be read; choose another one") from None


SHOW_NAME = "file => [file ? file.name : '', String(Boolean(file))]"

REFUSE_LARGE = """id => {
    const box = document.getElementById(id);
    const listen = event => {
        const files = event.dataTransfer ? event.dataTransfer.files : event.target.files;
        if (files && files[0]) {
            const large = files[0].size > %d;
            window.dash_clientside.set_props(%s, {children: large ? %s : ''});
        }
    };
    box.addEventListener('change', listen, true);
    box.addEventListener('drop', listen, true);
    return 'true';
}"""
