"""What holds for every test: fixed hypothesis examples, and no test left out without a counted reason.

``pytest`` runs what every change must pass, with the same examples each time.  ``pytest --all`` (through
``scripts/test-all``) also runs what is slow, draws new examples, and fails when anything was skipped.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("steady", PATIENT, derandomize=True, database=None, max_examples=40)
settings.register_profile("thorough", PATIENT, max_examples=150)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run slow tests too, and allow no skipped test")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("thorough" if config.getoption("--all") else "steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    left_out = {"slow": pytest.mark.skip(reason="slow: scripts/test-all runs it")}
    if find_spec("torch") is None:
        left_out["torch"] = pytest.mark.skip(reason="torch is not installed: scripts/test-all runs it")
    for item in items:
        for marker, skip in left_out.items():
            if item.get_closest_marker(marker):
                item.add_marker(skip)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With ``--all``, a skipped test is a failure."""
    if not session.config.getoption("--all"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    skipped = len(reporter.stats.get("skipped", ()))
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"--all allows no skipped test; {skipped} skipped.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
