"""Classes that settings of the tests have."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NamedTuple, NotRequired, TypedDict

from annotated_types import Ge, Le
from pydantic import BaseModel, SecretStr, field_validator
from pydantic import Field as PydanticField


class Size(enum.Enum):
    SMALL = "small"
    EXTRA_LARGE = "extra large"


class Level(enum.IntEnum):
    LOW = 1
    VERY_HIGH = 2


DAY, OTHER = date(2026, 1, 31), date(2026, 2, 28)


@dataclass
class Options:
    """How to answer.

    Attributes:
        depth: How deep to think.
    """

    depth: Annotated[int, Ge(1), Le(5)] = 2
    tone: Literal["dry", "warm"] = "dry"
    note: str | None = dataclasses.field(default=None, metadata={"description": "For the record."})


class Server(BaseModel):
    host: str = PydanticField("localhost", min_length=1, title="Host name", description="Where it runs.")
    port: int = PydanticField(80, ge=1, le=65535)
    token: SecretStr = SecretStr("hush")

    @field_validator("host")
    @classmethod
    def no_spaces(cls, host: str) -> str:
        if " " in host:
            raise ValueError("a host has no spaces.")
        return host


class Nested(BaseModel):
    name: str = "n"
    server: Server = Server()


class Query(TypedDict):
    text: str
    most: NotRequired[int]


# (hint, default): component, what it shows at first, {sent: argument}, {sent: words}


class Point(NamedTuple):
    x: int
    y: int = 2
