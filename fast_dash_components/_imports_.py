from .CanvasGrid import CanvasGrid
from .ChatComposer import ChatComposer
from .ChatDrawer import ChatDrawer
from .InterruptCard import InterruptCard
from .Markdown import Markdown
from .SSE import SSE
from .ToolCard import ToolCard
from .Transcript import Transcript

__all__ = [
    "CanvasGrid",
    "ChatComposer",
    "ChatDrawer",
    "InterruptCard",
    "Markdown",
    "SSE",
    "ToolCard",
    "Transcript"
]