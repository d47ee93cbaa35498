"""Days and hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

from annotated_types import Ge, Lt

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from tests.python.hints.samples import DAY, OTHER
from tests.python.hints.setting import Row

ROWS: list[Row] = [
    (
        date,
        DAY,
        "DateInput",
        "2026-01-31",
        [("2026-02-28", OTHER)],
        [("", "choose a day"), ("soon", "day"), (3, "day")],
    ),
    (EMPTY, DAY, "DateInput", "2026-01-31", [("2026-02-28", OTHER)], [([], "choose a day")]),
    (date | None, None, "DateInput", None, [(None, None), ("2026-02-28", OTHER)], [("x", "choose a day")]),
    (
        Annotated[date, Ge(DAY), Lt(date(2026, 3, 1))],
        DAY,
        "DateInput",
        "2026-01-31",
        [("2026-02-28", OTHER)],
        [("2026-01-30", "choose 2026-01-31 or later"), ("2026-03-01", "choose one before 2026-03-01")],
    ),
    (
        datetime,
        datetime(2026, 1, 31, 9, 30),
        "DateTimePicker",
        "2026-01-31 09:30:00",
        [("2026-02-28 10:00:00", datetime(2026, 2, 28, 10))],
        [("2026-99-99", "choose a day and a time")],
    ),
    (
        datetime,
        datetime(2026, 1, 31, tzinfo=UTC),
        "DateTimePicker",
        "2026-01-31 00:00:00",
        [("2026-02-28 10:00:00", datetime(2026, 2, 28, 10, tzinfo=UTC))],
        [],
    ),
    (datetime | None, None, "DateTimePicker", None, [(None, None)], [({}, "choose a day and a time")]),
    (time, time(9, 30), "TimePicker", "09:30", [("10:00", time(10))], [("", "choose a time"), ("25:00", "time")]),
    (time | None, None, "TimePicker", "", [("", None), ("10:00:05", time(10, 0, 5))], [(3, "choose a time")]),
    (
        fd.DateRange,
        (DAY, OTHER),
        "DatePickerInput",
        ["2026-01-31", "2026-02-28"],
        [(["2026-01-01", "2026-01-31"], (date(2026, 1, 1), DAY))],
        [
            (["2026-01-01", None], "choose a first and a last day"),
            (["2026-02-01", "2026-01-01"], "must not be after"),
            (None, "choose a first"),
        ],
    ),
    (
        fd.DateRange | None,
        None,
        "DatePickerInput",
        [None, None],
        [(None, None), ([None, None], None)],
        [(["x"], "choose")],
    ),
]
