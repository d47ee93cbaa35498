"""What was measured is shown at the end of a run."""

from __future__ import annotations

import pytest

from tests.measured import FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if FIGURES:
        terminalreporter.section("measured")
        for figure in sorted(FIGURES):
            terminalreporter.line(figure)
