"""The table: which output a return hint gets. The first row that matches is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import anything, chat, component, figure, image, table, text
from .output import Output, Slot


class Return(NamedTuple):
    """A row of the table."""

    name: str
    """What it is for, as people write it."""
    matches: Callable[[Slot], bool]
    output: Callable[[Slot], Output]


RETURNS: list[Return] = [
    Return("Chat", chat.is_chat, chat.chat_output),
    Return("a Dash component", component.is_instance, component.instance_output),
    Return("a class of Dash components", component.is_component_class, component.class_output),
    Return("go.Figure", figure.is_figure, figure.figure_output),
    Return("pd.DataFrame", table.is_table, table.table_output),
    Return("PIL.Image.Image, matplotlib Figure", image.is_image, image.image_output),
    Return("str", text.is_text, text.text_output),
    Return("int, float, bool, date, Enum, Literal", text.is_value, text.value_output),
    Return("dict, list, dataclass", text.is_data, text.data_output),
    # The last row matches whatever is left.
    Return("anything else", anything.is_anything, anything.anything_output),
]


def register(row: Return) -> None:
    """Put a row before all others, so that it may also replace one of them."""
    RETURNS.insert(0, row)


def output_for(slot: Slot) -> Output:
    """The output of the first row that matches."""
    return next(row for row in RETURNS if row.matches(slot)).output(slot)
