"""How well clearprop's estimators keep scikit-learn's promises, judged by scikit-learn's own tests.

Two judges, both from the installed scikit-learn:

* ``check_estimator``, run on clearprop's MLPs and, for the names that are skipped, on scikit-learn's.  All
  must pass, and no other names may be skipped than for scikit-learn's own MLPs.
* scikit-learn's test module of its MLPs, run with clearprop's in their place.  Every failure has to be
  explained: by ``solver="lbfgs"``, which clearprop refuses, or by a private attribute of scikit-learn's.

    python benchmarks/sklearn_compat.py                 # a minute
    python benchmarks/sklearn_compat.py --only checks   # or: --only module
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import Counter
from importlib.util import find_spec
from typing import Any, NamedTuple

import pytest
import sklearn
import sklearn.neural_network as theirs
from sklearn.utils.estimator_checks import check_estimator

from clearprop import estimators as ours

NAMES = ("MLPClassifier", "MLPRegressor")
MODULE = "sklearn.neural_network.tests.test_mlp"


class Checks(NamedTuple):
    """What ``check_estimator`` said of one estimator."""

    counts: Counter[str]
    skipped: frozenset[str]
    failed: tuple[str, ...]


class Failure(NamedTuple):
    """A test of scikit-learn's that failed, and what explains it; "" where nothing does."""

    name: str
    explanation: str


def checks(estimator: Any) -> Checks:
    """Run all checks; nothing is expected to fail."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = check_estimator(estimator, on_skip=None, on_fail=None)
    named = [(result["status"], result["check_name"]) for result in results]
    return Checks(
        Counter(status for status, _ in named),
        frozenset(name for status, name in named if status == "skipped"),
        tuple(f"{r['check_name']}: {r['exception']}" for r in results if r["status"] == "failed"),
    )


def print_checks(name: str) -> bool:
    """Checks of one estimator, against the names skipped for scikit-learn's; whether all is well."""
    mine, other = (checks(getattr(module, name)()) for module in (ours, theirs))
    total = sum(mine.counts.values())
    print(
        f"{name:<14} {mine.counts['passed']:>3} of {total} passed, {mine.counts['skipped']} skipped; ", end=""
    )
    print(f"scikit-learn's own: {other.counts['passed']} passed, {other.counts['skipped']} skipped")
    for line in mine.failed:
        print(f"  FAILED {line}")
    for check in sorted(mine.skipped):
        print(f"  skipped {check}" + ("" if check in other.skipped else "  BUT NOT FOR SCIKIT-LEARN'S"))
    return not mine.failed and mine.skipped <= other.skipped and mine.counts["passed"] > 50


class Recorder:
    """A plugin of pytest that remembers how each test ended."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[Failure] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1
        if report.failed:
            self.failures.append(Failure(report.nodeid.split("::")[-1], explained(report.longreprtext)))


def explained(traceback: str) -> str:
    """Why a test of scikit-learn's must fail here; "" if that is not known."""
    if 'solver is "lbfgs", which clearprop does not have' in traceback:
        return 'solver="lbfgs", which is refused'
    for name in ("_optimizer", "_label_binarizer", "_loss_grad_lbfgs"):
        if f"object has no attribute '{name}'" in traceback:
            return f"the private attribute {name}"
    return ""


def run_module() -> Recorder:
    """scikit-learn's test module, which finds clearprop's estimators under the names that it imports."""
    for name in NAMES:
        setattr(theirs, name, getattr(ours, name))
    spec, recorder = find_spec(MODULE), Recorder()
    if spec is None or spec.origin is None:
        raise SystemExit(f"{MODULE} is not installed")
    options = ["-c", "/dev/null", "-p", "no:cacheprovider", "-p", "no:terminal"]
    pytest.main([spec.origin, *options], plugins=[recorder])
    return recorder


def print_module() -> bool:
    """The share that passed, and the explanation of every failure; whether all are explained."""
    recorder = run_module()
    total, passed = sum(recorder.outcomes.values()), recorder.outcomes["passed"]
    print(f"\n{MODULE}: {passed} of {total} passed, {passed / max(total, 1):.0%}")
    for failure in recorder.failures:
        print(f"  {failure.name}: {failure.explanation or 'NOT EXPLAINED'}")
    refused = sum("lbfgs" in failure.explanation for failure in recorder.failures)
    print(f"  {passed} of the {total - refused} that do not ask for lbfgs passed")
    for why, count in Counter(failure.explanation for failure in recorder.failures).items():
        print(f"  {count:>3} × {why or 'NOT EXPLAINED'}")
    return passed > 0 and all(failure.explanation for failure in recorder.failures)


def main() -> int:
    parser = argparse.ArgumentParser(description="scikit-learn's own tests on clearprop's estimators.")
    parser.add_argument("--only", choices=["checks", "module"], help="one of the two (both)")
    options = parser.parse_args()
    print(f"scikit-learn {sklearn.__version__}, Python {sys.version.split()[0]}\n")
    fine = [print_checks(name) for name in NAMES] if options.only != "module" else []
    # The module last: from then on scikit-learn's names are clearprop's.
    fine += [print_module()] if options.only != "checks" else []
    print("\nall fine" if all(fine) else "\nNOT FINE")
    return int(not all(fine))


if __name__ == "__main__":
    sys.exit(main())
