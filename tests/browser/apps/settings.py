"""A chat with a setting of every kind, which tells what it got."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

import pandas as pd
import PIL.Image
from annotated_types import Ge, Le, MaxLen
from dash import dcc
from pydantic import BaseModel, Field, field_validator

from fast_dash import DateRange, FastDash, PasswordInput, Upload

from .turns import Turns


class Size(enum.Enum):
    SMALL = "small"
    LARGE = "large"


@dataclass
class Thinking:
    """How the model thinks.

    Attributes:
        depth: From a glance to a study.
        tone: How it sounds.
    """

    depth: Annotated[int, Ge(1), Le(5)] = 2
    tone: Literal["dry", "warm"] = "dry"


class Server(BaseModel):
    host: str = Field("localhost", description="Where it runs.")
    port: int = Field(80, ge=1, le=65535)

    @field_validator("host")
    @classmethod
    def no_spaces(cls, host: str) -> str:
        if " " in host:
            raise ValueError("a host has no spaces; take them out")
        return host


class Received(Turns):
    """The callback, and what it got."""

    def controls(
        self,
        query: str,
        day: date,
        model: Literal["small", "large"] = "small",
        size: Size | None = Size.LARGE,
        note: str | None = "hello",
        prompt: str = "First line.\nSecond line.",
        key: PasswordInput = "hush",
        colour: str = "#2b5fc7",
        top_k: int | None = 3,
        temperature: Annotated[float, Ge(0), Le(1)] = 0.7,
        seed: int = 1,
        stream: bool = True,
        sure: bool | None = None,
        meeting: datetime | None = None,
        alarm: time | None = time(9, 30),
        period: DateRange | None = None,
        topics: list[Literal["art", "law", "war"]] = ["art"],  # noqa: B006
        words: list[str] = ["one"],  # noqa: B006
        region: dcc.Dropdown(["north", "south"], clearable=False) = "north",
        thinking: Thinking = Thinking(),  # noqa: B008
        server: Server | None = None,
    ) -> str:
        """Tells what it got.

        Args:
            model: Who answers.
            temperature: From 0, dry, to 1, inventive.
            note: May be left empty.
        """
        self.turns.append({name: value for name, value in locals().items() if name not in ("self", "query")})
        return f"{query}: received."

    def files(
        self,
        query: str,
        anything: Upload = None,
        small: Annotated[Upload, ".csv", ".txt", MaxLen(100)] = None,
        raw: bytes | None = None,
        picture: PIL.Image.Image = None,
        table: pd.DataFrame = None,
        several: list[Upload] | None = None,
    ) -> str:
        """Tells which files it got."""
        self.turns.append({name: value for name, value in locals().items() if name not in ("self", "query")})
        return f"{query}: received."


def make_app(callback: Any) -> FastDash:
    return FastDash(callback_fn=callback, chat=True, title="Settings", store="memory://")
