from .ChatComposer import ChatComposer
from .ToolCard import ToolCard
from .Transcript import Transcript

__all__ = [
    "ChatComposer",
    "ToolCard",
    "Transcript"
]