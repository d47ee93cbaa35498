"""Names for hints, where a type alone does not say which control is meant. To a type checker, each is its type."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from .limits import Widget

ColorInput = Annotated[str, Widget("ColorInput")]
DateInput = date
DateRange = tuple[date, date]
MultiSelect = list
NumberInput = float
PasswordInput = Annotated[str, Widget("PasswordInput")]
Slider = Annotated[int, Widget("Slider")]
Switch = bool
Text = str
TextArea = Annotated[str, Widget("TextArea")]
