"""A chat: one function that answers."""

from __future__ import annotations

from typing import Any

from ..chat.signature import ChatSignature
from ..hints.control import Control
from ..hints.read import read_settings
from ..layout.canvas_page import canvas_page, connect_canvas_page, connect_drawer_page, drawer_page
from ..layout.composer import composer_props
from ..layout.page import CHAT, COMPOSER, chat_page, conversation
from ..layout.settings import connect_panel, connect_settings
from ..server import mount_chat
from .frame import Frame


def build_chat(frame: Frame) -> list[Control]:
    """Lay the page out and mount the chat on it. Returns the settings' controls."""
    app, options = frame.app, frame.options
    controls = frame.controls(ChatSignature.of(frame.callback).settings)
    mount_chat(
        app,
        frame.callback,
        CHAT,
        store=options.store,
        settings=lambda raw: read_settings(controls, raw),
        on_feedback=options.on_feedback,
        chat_history_size=options.chat_history_size,
        max_turns=options.max_turns,
        max_idle=options.max_idle,
        language=options.spoken,
        max_attachment=options.max_attachment if options.attachments else 0,
        canvas=options.has_canvas,
    )
    talk = conversation(
        title=frame.title,
        subtitle=frame.subtitle,
        placeholder=options.chat_placeholder,
        composer=composer_props(options.suggestions, options.commands, options.attachments, options.max_attachment),
        feedback=options.on_feedback is not None,
        diagrams=options.diagrams,
        theme=options.look,
        language=options.spoken,
    )
    page: dict[str, Any] = {"theme": options.look, "controls": controls, "language": options.spoken}
    if options.chat_drawer:
        app.layout = drawer_page(talk, title=frame.title, subtitle=frame.subtitle, **page)
        connect_drawer_page(app, controls, options.look)
    elif options.canvas:
        app.layout = canvas_page(talk, **page)
        connect_canvas_page(app, controls)
    else:
        app.layout = chat_page(talk, **page)
        if controls:
            connect_settings(app, controls, [COMPOSER])
            connect_panel(app)
    return controls
