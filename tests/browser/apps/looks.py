"""A chat in which a word plays a story: everything that a reply can look like, for the pictures and checks of looks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from PIL import Image

from fast_dash import FastDash, Upload

Story = Callable[[], Iterator[Any]]

PROSE = """\
# Quarterly review

Revenue grew by **12.4 %** over the quarter, most of it in the last four weeks. The *northern region* leads, the
southern one is flat; see [the full report](https://example.com/report) and `report.parquet` for the rows behind it.

## What changed

1. Prices were raised in March, for new customers only.
2. Two products were merged:
   - the old **Starter** plan,
     - its monthly form
     - and its yearly form
   - and the trial.
3. Support moved to a queue with a promise of four hours.

### What to watch

> Growth of this kind is usually paid back within two quarters. Nothing here says that it will not be.

- [x] Compare with last year
- [ ] Ask sales about the two large renewals
- [ ] Decide about the trial

---

A footnote explains how the number was made.[^1] The rest is a paragraph that is long enough to show the measure of the
column, the distance between its lines, and how it stands between its neighbours when nothing else is on the page.

#### A small heading

Last words after a small heading.

[^1]: Gross, without returns, in constant currency.
"""

CODE = """\
Read the file, and keep the rows that have a date:

```python
from pathlib import Path

import pandas as pd


def clean(path: Path, *, limit: int = 1_000) -> pd.DataFrame:
    \"\"\"Rows that have a date, newest first.\"\"\"
    frame = pd.read_csv(path, parse_dates=["date"])
    kept = frame.dropna(subset=["date"])  # a row without a date is a draft
    return kept.sort_values("date", ascending=False).head(limit)
```

It is called with:

```json
{"path": "sales.csv", "limit": 250, "strict": true, "columns": ["date", "region", "net"], "note": null}
```

and in a shell, on one line:

```
LONG LINE
```

| planet | radius, km | day, h | moons | first seen through a telescope by |
| :-- | --: | --: | --: | :-- |
| Mercury | 2,440 | 4,222.6 | 0 | Galileo Galilei |
| Venus | 6,052 | 2,802.0 | 0 | Galileo Galilei |
| Earth | 6,371 | 24.0 | 1 | nobody yet |
| Mars | 3,390 | 24.7 | 2 | Galileo Galilei |

Numbers are aligned as the markdown says.
""".replace(
    "LONG LINE", f"curl --silent --location {' '.join(f'https://example.com/export/{n}.csv' for n in range(9))}"
)

RIGHT_TO_LEFT = """\
## ملخص الأرباع

نما الإيراد بنسبة **12.4٪** خلال الربع، ومعظمه في الأسابيع الأربعة الأخيرة.

- المنطقة الشمالية في المقدمة
- المنطقة الجنوبية ثابتة

> هذا النمو يُستعاد عادة خلال ربعين.

המספרים בקובץ `report.parquet` נכונים ליום שישי.
"""

LONG_QUESTION = """\
story bubble

Please look at these three things:
  1. the rows without a date
  2. the two large renewals, which are worth more than all the others of that week taken together
  3. averyveryverylongwordthatdoesnotfitintothebubbleofasmallphoneandhastobebrokensomewhere_or_else_it_sticks_out

Thanks!"""

LONG_NAME = "a_tool_with_a_very_long_name_" * 10 + "of_300_ok."

ARGS = {"source": "warehouse.sales", "columns": ["date", "region", "net"], "where": {"region": "north", "net": [1, 9]}}
RESULT = {
    "rows": 18_250,
    "status": "ok",
    "warnings": [],
    "sample": [{"date": "2026-03-31", "region": "north", "net": 1204.5}, {"date": None, "region": "north", "net": -3}],
    "note": "Two rows have no date, and were kept.",
}


SUGGESTIONS = [
    "story prose",
    "story sources",
    "What changed in March, and which of the two large renewals are behind it?",
]


class Pause:
    """Where a story waits until the picture is taken."""

    def __init__(self) -> None:
        self._over = threading.Event()

    def wait(self) -> None:
        if not self._over.wait(20):
            raise TimeoutError("nobody took the picture")
        self._over.clear()

    def end(self) -> None:
        self._over.set()


class Stories:
    """The stories by their names. Those that stop in the middle wait at ``pause``."""

    def __init__(self) -> None:
        self.pause = Pause()

    def play(self, query: str) -> Iterator[Any]:
        name = query.split()[1]
        yield from getattr(self, name)()

    def midstream(self) -> Iterator[Any]:
        yield PROSE[:470]
        self.pause.wait()

    def waiting(self) -> Iterator[Any]:
        self.pause.wait()
        yield "There."

    def prose(self) -> Iterator[Any]:
        yield PROSE

    def code(self) -> Iterator[Any]:
        yield CODE

    def reasoning(self) -> Iterator[Any]:
        yield {"type": "reasoning", "content": "The user asks for the **sales of March**.\n\n- rows without a date\n- "}
        yield {"type": "reasoning", "content": "the two renewals\n\nI should look at the warehouse before I answer, "}
        yield {"type": "reasoning", "content": "because the export of last week was incomplete in the same place."}
        self.pause.wait()
        yield "Sales of March were 1.2 million, 12.4 % more than in February."

    def tools(self) -> Iterator[Any]:
        yield "I look at three places at once.\n\n"
        for number, name in enumerate(("query_warehouse", "search_the_web", "read_file")):
            args = ARGS if number == 0 else {"query": "sales of march 2026 northern region revised", "limit": 10}
            yield {"type": "tool_start", "id": name, "name": name, "args": args}
        self.pause.wait()
        yield {"type": "tool_end", "id": "query_warehouse", "name": "query_warehouse", "result": RESULT}
        yield {"type": "tool_end", "id": "read_file", "name": "read_file", "result": "date,region,net\n2026-03-31,no\n"}
        self.pause.wait()
        wrong = {"message": "The search did not answer within 30 s."}
        yield {"type": "tool_end", "id": "search_the_web", "name": "search_the_web", "status": "error", "result": wrong}
        yield "Two of the three answered; the third is not needed."

    def nested(self) -> Iterator[Any]:
        """Tools of tools, with progress; one name is as long as a name can be."""

        def start(id: str, name: str, parent: str | None = None, **args: Any) -> dict[str, Any]:
            return {
                "type": "tool_start",
                "id": id,
                "name": name,
                "args": args,
                **({"parent": parent} if parent else {}),
            }

        yield start("r", "research", question="sales of march 2026")
        yield start("s", "search", "r", query="march 2026 northern region")
        yield start("w", "read_warehouse", "r", table="sales")
        yield start("d", "download", "w", file="sales.parquet")
        yield start("l", LONG_NAME, "r", note="A name of 300 characters")
        yield start("x", "translate", text="sales")
        yield {"type": "tool_progress", "id": "d", "progress": 0.42, "message": "42 of 100 MB"}
        yield {"type": "tool_progress", "id": "x", "progress": 0.8}
        yield {"type": "tool_end", "id": "s", "name": "search", "result": [{"title": "Sales", "hits": 3}]}
        self.pause.wait()
        rows = [{"row": row, "region": "north" if row % 3 else "south", "net": row * 7.5} for row in range(4_000)]
        yield {"type": "tool_end", "id": "d", "name": "download", "result": {"rows": rows, "log": "ok. " * 80_000}}
        yield {"type": "tool_end", "id": "w", "name": "read_warehouse", "result": RESULT}
        yield {"type": "tool_end", "id": "l", "name": LONG_NAME, "status": "error", "result": "No such tool."}
        yield {"type": "tool_end", "id": "r", "name": "research", "result": RESULT}
        yield "Only the translation is missing."

    def sources(self) -> Iterator[Any]:
        report = {"title": "Quarterly report of the northern region, revised", "url": "https://example.com/report"}
        yield "Revenue grew by **12.4 %** over the quarter. "
        yield {"type": "content", "content": "Most of it was new. ", "sources": [report]}
        more = [{"title": f"Minutes of week {n}", "url": f"https://minutes.example.org/{n}"} for n in range(1, 8)]
        harmful = {"title": "A harmful address", "url": "javascript:alert(1)"}
        yield {"type": "content", "content": "The rest is old.", "sources": [report, harmful, *more]}

    def figure(self) -> Iterator[Any]:
        x = np.linspace(0, 12, 60)
        lines = [go.Scatter(x=x, y=f(x), name=name) for name, f in (("north", np.sin), ("south", np.cos))]
        yield "Both regions over the year:\n\n"
        yield {"type": "artifact", "content": go.Figure(lines).update_yaxes(title="net, million")}
        yield "They differ by a quarter of a period."

    def table(self) -> Iterator[Any]:
        days = pd.date_range("2026-01-01", periods=300).strftime("%Y-%m-%d")
        rows = np.arange(300)
        frame = pd.DataFrame({"date": days, "region": np.where(rows % 3, "north", "south")})
        for number in range(8):
            frame[f"measure {number}"] = np.round(np.sin(rows / 9 + number) * 10 ** (number % 5), 2)
        frame["ok"] = rows % 2 == 0
        frame["remark"] = np.where(rows % 7, "", "revised after the month was closed, see the note of the auditor")
        yield "All 300 rows:\n\n"
        yield {"type": "artifact", "content": frame}
        yield "Negative numbers are returns."

    def image(self) -> Iterator[Any]:
        steps = np.linspace(0, 255, 640)
        picture = np.zeros((360, 640, 3), dtype=np.uint8)
        picture[..., 0], picture[..., 2] = steps, steps[::-1]
        picture[..., 1] = np.linspace(40, 160, 360)[:, None]
        yield "The picture that you asked for:\n\n"
        yield {"type": "artifact", "content": Image.fromarray(picture)}
        yield "An image of another host waits for a click: ![chart](https://example.com/chart.png)"

    def interrupt(self) -> Iterator[Any]:
        yield "I would like to write to the customer.\n\n"
        mail = {"to": "ada@example.com", "subject": "Your renewal", "body": "Dear Ada,\n\nyour renewal is due in May."}
        request = {"name": "send_mail", "args": mail, "description": "Send one mail to the customer."}
        yield {"type": "interrupt", "action_requests": [request], "allowed_decisions": ["approve", "reject"]}

    def error(self) -> Iterator[Any]:
        yield "I read the file now. "
        yield {"type": "error", "message": "The file has no column named “net”. It has date, region and gross."}
        raise ValueError("could not convert string to float: 'n/a'")

    def stopped(self) -> Iterator[Any]:
        yield "Sales of March were 1.2 million, which is"
        yield {"type": "tool_start", "id": "t", "name": "query_warehouse", "args": ARGS}
        yield from ()
        self.pause.wait()

    def rtl(self) -> Iterator[Any]:
        yield RIGHT_TO_LEFT

    def bubble(self) -> Iterator[Any]:
        yield "I will."

    def growing(self) -> Iterator[Any]:
        """Everything, piece by piece."""
        yield from _pieces({"type": "reasoning", "content": part} for part in PROSE[:200].split(" "))
        yield {"type": "tool_start", "id": "t", "name": "query_warehouse", "args": ARGS}
        yield from _pieces(PROSE.splitlines(keepends=True)[:20])
        yield {"type": "tool_end", "id": "t", "name": "query_warehouse", "result": RESULT}
        yield from _pieces(CODE[start : start + 7] for start in range(0, len(CODE), 7))
        yield from _pieces(PROSE[start : start + 7] for start in range(0, len(PROSE), 7))


def _pieces(pieces: Any) -> Iterator[Any]:
    """At the pace of a quick model, so that the browser draws in between."""
    clock = threading.Event()
    for piece in pieces:
        clock.wait(0.004)
        yield piece


def make_app(stories: Stories, store: str, **options: Any) -> FastDash:
    def analyst(
        query: str,
        model: Literal["small", "large", "largest"] = "large",
        temperature: float = 0.7,
        cite: bool = True,
        dataset: Upload = None,
    ) -> Iterator[Any]:
        """Ask about the sales of the last quarter.

        Args:
            model: The larger, the slower.
            temperature: Between 0 and 2.
            cite: Name the rows behind each number.
            dataset: A file to look at.
        """
        yield from stories.play(query)

    return FastDash(
        callback_fn=analyst,
        chat=True,
        title="Sales analyst",
        store=store,
        suggestions=SUGGESTIONS,
        on_feedback=lambda feedback: None,
        **options,
    )
