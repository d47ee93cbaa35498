"""A normal app: typed inputs, a Run button, and an output for each value that the function returns.

Needs ``pip install pandas``.
"""

from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from fast_dash import Chat, fastdash


@fastdash
def savings(
    deposit: float = 100,
    years: int = 10,
    rate: float = 4.0,
    paid: Literal["monthly", "yearly"] = "monthly",
) -> tuple[go.Figure, pd.DataFrame, Chat]:
    """What becomes of a regular deposit.

    Args:
        deposit: What is paid in each time.
        rate: Interest, in percent a year.
    """
    times = 12 if paid == "monthly" else 1
    balance, rows = 0.0, []
    for year in range(1, years + 1):
        for _ in range(times):
            balance = (balance + deposit) * (1 + rate / 100 / times)
        rows.append({"year": year, "paid in": deposit * times * year, "balance": round(balance, 2)})
    table = pd.DataFrame(rows, columns=["year", "paid in", "balance"])
    growth = go.Figure([go.Bar(x=table["year"], y=table[name], name=name) for name in ("paid in", "balance")])
    summary = [("What is it worth in the end?", f"**{balance:,.2f}** after {years} years.")]
    return growth, table, summary
