"""How a run ended is read from its case."""

from __future__ import annotations

import math
from pathlib import Path

from clearprop.doctor.outcome import ANALYSES, Outcome
from clearprop.trace.case import Case
from clearprop.trace.failure import Failure


def case(**more: object) -> Case:
    measured = {
        "losses": {"half_squared_error": [1.0, 0.25]},
        "answers": [0.5],
        "steps": 3,
        "examples": 4,
        "batch": 2,
    }
    return Case(Path("net.py"), analyses={ANALYSES[1]: {"measured": measured, "cut": False}}, **more)


def test_losses_answers_and_printed_numbers_are_taken_over() -> None:
    found = Outcome.of(case(stdout="loss 0.5\n", seconds=1.5))
    assert found.losses == {"half_squared_error": (1.0, 0.25)}
    assert (found.answers, found.steps, found.examples, found.batch) == ((0.5,), 3, 4, 2)
    assert (found.metrics["loss"].value, found.seconds, found.failed, found.cut) == (0.5, 1.5, None, False)


def test_exceptions_and_what_was_never_measured_are_seen() -> None:
    failure = Failure("ValueError", "shapes", None, "", "", (), "")
    assert Outcome.of(case(exception=failure)).failed == "ValueError"
    killed = Outcome.of(Case(Path("net.py"), limits=("the process was ended by signal 11",), status=-11))
    assert (killed.failed, killed.losses) == ("the process was ended by signal 11", {})


def test_the_end_of_a_loss_that_is_not_there_is_no_number() -> None:
    found = Outcome.of(case())
    assert found.end("half_squared_error") == 0.25
    assert math.isnan(found.end("cross_entropy"))
    assert found.loss("cross_entropy", found) == "half_squared_error"
    assert found.loss(None, Outcome()) is None
