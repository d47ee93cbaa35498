"""What was measured is shown at the end of a run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.measured import FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if FIGURES:
        terminalreporter.section("measured")
        for figure in sorted(FIGURES):
            terminalreporter.line(figure)


# With more processes than one, each measures for itself and reports when it ends.
def pytest_sessionfinish(session: pytest.Session) -> None:
    report = getattr(session.config, "workeroutput", None)
    if report is not None:
        report["measured"] = FIGURES


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    # A process that crashed reports nothing.
    FIGURES.extend(getattr(node, "workeroutput", {}).get("measured", []))
