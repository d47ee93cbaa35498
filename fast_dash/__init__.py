"""Chat and agent interfaces for Plotly Dash: write a function, get a chat that streams and loses nothing.

This is the table of contents. A name is imported when it is asked for, so that ``import fast_dash`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import FastDash
    from .canvas.base import canvas_components, register_canvas_component
    from .canvas.results import tool_result
    from .canvas.tools import app_tool_specs, apply_tool_call, canvas_tool_specs
    from .chat.context import ChatContext
    from .decorator import fastdash
    from .engine.feedback import Feedback
    from .files import UploadedFile
    from .hints.contents import Upload, UploadImage
    from .hints.names import (
        ColorInput,
        DateInput,
        DateRange,
        MultiSelect,
        NumberInput,
        PasswordInput,
        Slider,
        Switch,
        Text,
        TextArea,
    )
    from .outputs.chat import Chat
    from .server import ChatServer, mount_chat

__version__ = "1.0.0.dev0"

__all__ = [
    "Chat",
    "ChatContext",
    "ChatServer",
    "ColorInput",
    "DateInput",
    "DateRange",
    "FastDash",
    "Feedback",
    "MultiSelect",
    "NumberInput",
    "PasswordInput",
    "Slider",
    "Switch",
    "Text",
    "TextArea",
    "Upload",
    "UploadImage",
    "UploadedFile",
    "app_tool_specs",
    "apply_tool_call",
    "canvas_components",
    "canvas_tool_specs",
    "fastdash",
    "mount_chat",
    "register_canvas_component",
    "tool_result",
]

_MODULES = {
    "Chat": ".outputs.chat",
    "ChatContext": ".chat.context",
    "ChatServer": ".server",
    "ColorInput": ".hints.names",
    "DateInput": ".hints.names",
    "DateRange": ".hints.names",
    "FastDash": ".app",
    "Feedback": ".engine.feedback",
    "MultiSelect": ".hints.names",
    "NumberInput": ".hints.names",
    "PasswordInput": ".hints.names",
    "Slider": ".hints.names",
    "Switch": ".hints.names",
    "Text": ".hints.names",
    "TextArea": ".hints.names",
    "Upload": ".hints.contents",
    "UploadImage": ".hints.contents",
    "UploadedFile": ".files",
    "app_tool_specs": ".canvas.tools",
    "apply_tool_call": ".canvas.tools",
    "canvas_components": ".canvas.base",
    "canvas_tool_specs": ".canvas.tools",
    "fastdash": ".decorator",
    "mount_chat": ".server",
    "register_canvas_component": ".canvas.base",
    "tool_result": ".canvas.results",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
