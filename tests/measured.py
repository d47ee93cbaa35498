"""What a test measured, beside the goal. Printed at the end of the run, and never asserted: machines differ."""

from __future__ import annotations

FIGURES: list[str] = []


def measured(promise: str, what: str, value: str, goal: str) -> None:
    """Note a figure for the end of the run. ``promise`` is its number in the list of promises, such as ``G1``."""
    FIGURES.append(f"{promise:4} {what:58} {value:>24}   goal {goal}")


def spread(values: list[float]) -> str:
    """The middle and the worst of some times in seconds."""
    ordered = sorted(values)
    return f"{ordered[len(ordered) // 2] * 1000:.0f} ms, worst {ordered[-1] * 1000:.0f}"
