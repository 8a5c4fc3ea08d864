"""scikit-learn's own checks of estimators: all pass, none is expected to fail."""

from __future__ import annotations

from typing import Any
from unittest import SkipTest

import pytest
import sklearn.neural_network as theirs
from sklearn.utils.estimator_checks import check_estimator, estimator_checks_generator

import clearprop.estimators as ours

# Skipped for scikit-learn's MLPs too: they want an environment variable, or a method that MLPs do not have.
SKIPPED = {"check_array_api_input", "check_classifiers_multilabel_output_format_decision_function"}

pytestmark = [
    pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


def name_of(thing: Any) -> str:
    """A check, or an estimator, by name; checks with arguments are partial functions."""
    return str(getattr(getattr(thing, "func", thing), "__name__", type(thing).__name__))


ALL = [
    pair
    for estimator in (ours.MLPClassifier(), ours.MLPRegressor())
    for pair in estimator_checks_generator(estimator)
]


@pytest.mark.parametrize(("estimator", "check"), ALL, ids=name_of)
def test_scikit_learns_checks(estimator: Any, check: Any) -> None:
    try:
        check(estimator)
    except SkipTest:
        assert name_of(check) in SKIPPED


def skipped(estimator: Any) -> set[str]:
    results = check_estimator(estimator, on_skip=None)
    return {result["check_name"] for result in results if result["status"] == "skipped"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["MLPClassifier", "MLPRegressor"])
def test_what_is_skipped_is_skipped_for_scikit_learns_own(name: str) -> None:
    assert skipped(getattr(ours, name)()) == skipped(getattr(theirs, name)())
