"""A chat with settings that are made of several values, or written in a form of their own. It tells what it got."""

from __future__ import annotations

import enum
import uuid
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from annotated_types import Ge, Le, MaxLen
from pydantic import Field

from fast_dash import FastDash

from .turns import Turns

MODELS = tuple(f"model-{number}" for number in range(1000))
ID = uuid.UUID("123e4567-e89b-12d3-a456-426614174000")


class Rights(enum.Flag):
    READ = 1
    WRITE = 2


class Point(NamedTuple):
    lat: float = 52.5
    lon: float = 13.4


@dataclass
class LineItem:
    """What is bought.

    Attributes:
        amount: How many.
    """

    name: str = ""
    amount: Annotated[int, Ge(1)] = 1
    unit: Literal["piece", "kilogram"] = "piece"


class Received(Turns):
    """The callback, and what it got."""

    def __call__(
        self,
        query: str,
        items: Annotated[list[LineItem], MaxLen(3)] = [LineItem("tea", 2)],  # noqa: B006, B008
        size: tuple[int, int] = (640, 480),
        place: Point | None = None,
        price: Annotated[Decimal, Ge(0), Field(decimal_places=2)] = Decimal("9.90"),
        wait: Annotated[timedelta, Le(timedelta(hours=1))] = timedelta(minutes=1),
        run: uuid.UUID | None = None,
        extra: dict[str, int] = {"top_k": 3},  # noqa: B006
        rights: Rights = Rights.READ,
        model: Literal[MODELS] = "model-0",  # type: ignore[valid-type]
        tags: frozenset[str] = frozenset(),
        anything: Any = None,
    ) -> str:
        """Tells what it got.

        Args:
            extra: What else the model is told.
        """
        self.turns.append({name: value for name, value in locals().items() if name not in ("self", "query")})
        return f"{query}: received."


def make_app(callback: Any) -> FastDash:
    return FastDash(callback_fn=callback, chat=True, title="Settings", store="memory://")
