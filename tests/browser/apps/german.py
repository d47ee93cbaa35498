"""Two apps that speak German, and say nothing else themselves: a chat that plays what it is asked for, a function."""

from __future__ import annotations

import enum
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

import pandas as pd
import plotly.graph_objects as go
from annotated_types import Ge, Le, MaxLen

from fast_dash import Chat, ColorInput, DateRange, FastDash, PasswordInput, Upload

TEXT = """\
Ein **Absatz**, ein Bild ![Bildchen](https://bilder.example/a.png) und Code:

```python
wert = 1
```

| Stadt | Einwohner |
| --- | --- |
| Ulm | 128928 |

Eine Fußnote.[^1]

[^1]: Sie steht hier.
"""


class Modell(enum.Enum):
    KLEIN = "klein"
    GROSS = "groß"


@dataclass
class Denken:
    """Wie gedacht wird."""

    tiefe: Annotated[int, Ge(1), Le(5)] = 2
    ton: Literal["trocken", "warm"] = "trocken"


class Assistent:
    """Wartet bei „warte“, bis er weitermachen darf."""

    def __init__(self) -> None:
        self.weiter = threading.Event()

    def __call__(
        self,
        query: str,
        tag: date,
        modell: Modell | None = Modell.KLEIN,
        temperatur: Annotated[float, Ge(0), Le(1)] = 0.7,
        anzahl: int = 1,
        notiz: Annotated[str, MaxLen(5)] | None = "kurz",
        sicher: bool | None = None,
        farbe: ColorInput = "#2b5fc7",
        kennwort: PasswordInput = "geheim",
        termin: datetime | None = None,
        wecker: time | None = time(9, 30),
        zeitraum: DateRange | None = None,
        themen: list[Literal["Kunst", "Recht"]] = ["Kunst"],  # noqa: B006
        stichworte: list[str] | None = None,
        denken: Denken | None = None,
        datei: Annotated[Upload, ".csv"] = None,
        dateien: list[Upload] | None = None,
    ) -> Iterator[Any]:
        """Spielt vor, wonach gefragt wird."""
        yield from getattr(self, query.split()[0].lower())()

    def text(self) -> Iterator[Any]:
        yield {"type": "reasoning", "content": "Erst nachdenken."}
        yield TEXT

    def werkzeug(self) -> Iterator[Any]:
        yield {"type": "tool_start", "name": "suche", "id": "1", "args": {"frage": "x" * 900}}
        yield {"type": "tool_end", "id": "1", "result": list(range(150))}
        yield {"type": "tool_start", "name": "kaputt", "id": "2", "args": {}}
        yield {"type": "tool_end", "id": "2", "status": "error", "result": "kein Netz"}
        yield {"type": "tool_start", "name": "offen", "id": "3", "args": {}}

    def artefakte(self) -> Iterator[Any]:
        yield go.Figure(go.Scatter(x=["2026-05-01", "2026-05-20"], y=[1000.5, 20000.5]))
        yield pd.DataFrame({"Stadt": ["Ulm"], "Einwohner": [128928]})
        yield {"type": "artifact", "content": object()}

    def frage(self) -> Iterator[Any]:
        requests = [{"name": "senden", "args": {"an": "Ada"}}, {"name": "drucken", "args": {}}]
        yield {"type": "interrupt", "action_requests": requests, "allowed_decisions": ["approve", "reject", "edit"]}

    def fehler(self) -> Iterator[Any]:
        yield {"type": "error"}
        raise KeyError

    def warte(self) -> Iterator[Any]:
        yield "Es geht los. "
        self.weiter.wait(20)
        yield "Es ging weiter."


def chat(assistent: Assistent) -> FastDash:
    return FastDash(callback_fn=assistent, chat=True, language="de", title="Auskunft", store="memory://")


def umsatz(
    tage: int = 40, von: date = date(2026, 1, 31), erlaubt: bool = True
) -> tuple[go.Figure, pd.DataFrame, Chat, str, Any]:
    """Zeichnet den Umsatz."""
    if tage == 0:
        raise ValueError("Ohne Tage gibt es keinen Umsatz")
    if tage == 1:
        return 3, "x", 4, {}, None  # type: ignore[return-value]
    zahlen = [i * 1.25 for i in range(tage)]
    abbildung = go.Figure(go.Scatter(y=zahlen))
    tabelle = pd.DataFrame({"Tag": range(tage), "Betrag": zahlen, "Kunde": ["Ulm"] * tage})
    gespraech = [("Wie war es?", TEXT)]
    return abbildung, tabelle, gespraech, TEXT, tabelle
