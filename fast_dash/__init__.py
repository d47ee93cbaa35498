"""Chat and agent interfaces for Plotly Dash: write a function, get a chat that streams and loses nothing.

This is the table of contents. A name is imported when it is asked for, so that ``import fast_dash`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import FastDash
    from .chat.context import ChatContext
    from .decorator import fastdash
    from .engine.feedback import Feedback
    from .files import UploadedFile
    from .hints.upload import Upload
    from .outputs.chat import Chat
    from .server import ChatServer, mount_chat

__version__ = "1.0.0.dev0"

__all__ = [
    "Chat",
    "ChatContext",
    "ChatServer",
    "FastDash",
    "Feedback",
    "Upload",
    "UploadedFile",
    "fastdash",
    "mount_chat",
]

_MODULES = {
    "Chat": ".outputs.chat",
    "ChatContext": ".chat.context",
    "ChatServer": ".server",
    "FastDash": ".app",
    "Feedback": ".engine.feedback",
    "Upload": ".hints.upload",
    "UploadedFile": ".files",
    "fastdash": ".decorator",
    "mount_chat": ".server",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
