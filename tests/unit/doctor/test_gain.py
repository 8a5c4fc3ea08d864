"""A change is a gain where our loss falls clearly and the program's own number is not worse."""

from __future__ import annotations

import math

import pytest

from clearprop.doctor.gain import gain
from clearprop.doctor.metrics import Metric
from clearprop.doctor.outcome import Outcome


def ended(loss: float, accuracy: float = 0.5, **more: object) -> Outcome:
    return Outcome(
        {"half_squared_error": (1.0, loss)},
        metrics={"accuracy": Metric("accuracy", accuracy, "higher")},
        **more,
    )


@pytest.mark.parametrize(
    ("before", "after", "clear", "worse"),
    [
        (ended(0.5), ended(0.1), True, False),
        (ended(0.5), ended(0.5), False, False),
        (ended(0.5), ended(0.45), False, False),
        (ended(0.5), ended(0.1, accuracy=0.2), False, True),
        (ended(0.5), ended(0.8), False, True),
        (ended(0.5), ended(math.nan), False, True),
        (ended(math.nan), ended(0.5), True, False),
        (ended(math.inf), ended(math.nan), False, True),
        (ended(math.nan), ended(1e73), False, False),
        (ended(0.5), ended(0.1, failed="ValueError"), False, True),
        (ended(0.5), ended(0.1, cut=True), False, True),
        (ended(0.5, failed="ValueError"), ended(0.5), True, False),
        (Outcome(failed="ValueError"), Outcome(), True, False),
        (Outcome(), Outcome(), False, False),
    ],
)
def test_what_counts(before: Outcome, after: Outcome, clear: bool, worse: bool) -> None:
    found = gain(before, after)
    assert (found.clear, found.worse) == (clear, worse)


def test_the_loss_in_question_is_compared_where_both_runs_have_it() -> None:
    before = Outcome({"cross_entropy": (2.0, 1.0), "half_squared_error": (1.0, 0.4)})
    assert gain(before, before, "half_squared_error").loss == "half_squared_error"
    assert gain(before, ended(0.1), "cross_entropy").loss == "half_squared_error"


@pytest.mark.parametrize(("accuracy", "clear"), [(0.83, True), (0.6, False)])
def test_other_numbers_may_fall_where_clearly_more_is_right_of_all(accuracy: float, clear: bool) -> None:
    """A network that answers with one class alone finds all of that class."""
    runs = [
        Outcome(
            {"cross_entropy": (1.3, loss)},
            metrics={
                "accuracy": Metric("accuracy", share, "higher"),
                "recall": Metric("recall", recall, "higher"),
            },
        )
        for loss, share, recall in [(2.7, 0.59, 1.0), (0.1, accuracy, 0.9)]
    ]
    assert gain(runs[0], runs[1], "cross_entropy").clear is clear
