from .CanvasGrid import CanvasGrid
from .CanvasPanels import CanvasPanels
from .ChatComposer import ChatComposer
from .ChatDrawer import ChatDrawer
from .InterruptCard import InterruptCard
from .Markdown import Markdown
from .RunButton import RunButton
from .SSE import SSE
from .ToolCard import ToolCard
from .Transcript import Transcript

__all__ = [
    "CanvasGrid",
    "CanvasPanels",
    "ChatComposer",
    "ChatDrawer",
    "InterruptCard",
    "Markdown",
    "RunButton",
    "SSE",
    "ToolCard",
    "Transcript"
]