"""A run: its kept steps by number, its numbers by address, and how it is shown."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from clearprop.errors import AddressError
from clearprop.record.address import Address
from clearprop.record.keep import Keep
from clearprop.record.run import Run
from clearprop.record.settings import Plan
from tests.unit.record.worked import STEP

PLAN = Plan(STEP.settings, 3, 32, True, 7, "", Keep(first=2, last=2), None, None, (), "float64", "reference")
RUN = Run(
    PLAN,
    steps=(replace(STEP, index=2, loss=5.0), replace(STEP, index=9)),
    loss=(2.0, 1.0, 0.5),
    stopped="all 3 epochs done.",
)


def test_an_empty_run() -> None:
    run = Run(PLAN)
    assert (run.steps, run.loss, run.loss_min, run.loss_max, run.validation_loss) == ((), (), (), (), ())
    assert (run.metrics, run.best_epoch, run.stopped, run.outcome) == ({}, None, "", "unfinished")
    assert (run.engine, run.dtype, run.threads, run.seconds, run.notes) == ("", "", 1, 0.0, ())
    assert run.epochs == 0
    assert repr(run) == "Run(0 epochs; )"


def test_how_a_run_is_shown() -> None:
    assert RUN.epochs == 3
    assert repr(RUN) == "Run(3 epochs, loss 2 to 0.5; all 3 epochs done.)"


def test_a_kept_step_is_found_by_its_number() -> None:
    assert RUN.step(2) is RUN.steps[0]
    assert RUN.step(9) is RUN.steps[1]


def test_a_number_is_found_by_its_address() -> None:
    assert RUN["step 2, loss"] == 5.0
    assert RUN["loss"] == 3.25
    assert RUN["step 9, layer 1, dW[1, 0]"] == 8.0
    assert RUN[Address("dW", (1, 0), layer=1)] == 8.0


@pytest.mark.parametrize(
    ("kept", "listed"),
    [
        ((), "none"),
        ((2, 9), "2, 9"),
        (range(1, 9), "1, 2, 3, 4, 5, 6, 7, 8"),
        (range(1, 10), "1, 2, 3, 4, 5, 6, 7, 8, …"),
    ],
)
def test_a_step_that_was_not_kept(kept: tuple[int, ...], listed: str) -> None:
    run = RUN.with_steps(tuple(replace(STEP, index=index) for index in kept))
    for ask in (lambda: run.step(77), lambda: run["step 77, loss"]):
        with pytest.raises(AddressError) as caught:
            ask()
        assert str(caught.value) == (
            f"step 77 was not kept; kept: {listed}."
            ' Train again with another keep, such as "every 10" or "first and last 5".'
        )


def test_a_run_without_steps_has_no_numbers() -> None:
    with pytest.raises(AddressError) as caught:
        RUN.with_steps(())["layer 1, dW"]
    assert str(caught.value) == (
        '"layer 1, dW": no step was kept. Train with keep="last" to read numbers from the run.'
    )


def test_the_same_run_with_other_steps() -> None:
    other = RUN.with_steps((STEP,))
    assert other.steps == (STEP,)
    assert other.loss == RUN.loss
    assert len(RUN.steps) == 2


def test_a_run_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        RUN.stopped = "no"  # type: ignore[misc]
