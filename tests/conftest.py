"""Properties without haste; what was measured is shown at the end of a run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.measured import FIGURES

# A busy machine takes its time. In CI, hypothesis has a profile of its own: unhurried, and the same examples each time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if settings.get_current_profile_name() == "default":
    settings.load_profile("unhurried")


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
