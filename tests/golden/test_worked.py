"""The 2-2-2 network under its taught names, and against the digits that are printed in public copies."""

from __future__ import annotations

import pytest

import clearprop as cp
from tests.golden.cases import CASES, network_after

CASE = CASES["worked_fixed"]
TAUGHT, PUBLISHED = CASE.expected["taught"], CASE.expected["published"]
NAMES = [f"w{i}" for i in range(1, 9)]


def half_of_the_last_digit(printed: float) -> float:
    """Half a unit of the last digit that is printed."""
    return 0.5000001 * 10.0 ** -len(repr(printed).partition(".")[2])


@pytest.mark.parametrize("update", TAUGHT["w1_to_w8"])
def test_the_taught_names_lead_to_the_same_numbers(update: str) -> None:
    moved = cp.changes(CASE.network, network_after(CASE, int(update)))
    assert [moved[name].after for name in NAMES] == TAUGHT["w1_to_w8"][update]


def test_the_gradients_under_their_taught_names() -> None:
    step = CASE.step(CASE.network)
    moved = cp.changes(CASE.network, CASE.network.after(step))
    gradients = [-moved[name].change / CASE.learning_rate for name in NAMES]
    assert gradients == pytest.approx(TAUGHT["gradient_of_w1_to_w8"], rel=1e-9)


def test_what_is_printed_agrees_to_every_digit() -> None:
    step = CASE.step(CASE.network)
    assert step.loss == pytest.approx(PUBLISHED["loss_at_start"], rel=0, abs=5e-10)
    moved = cp.changes(CASE.network, CASE.network.after(step))
    for name, printed in zip(NAMES, PUBLISHED["w1_to_w8_after_1"], strict=True):
        assert moved[name].after == pytest.approx(printed, rel=0, abs=half_of_the_last_digit(printed))


def test_what_is_printed_with_wrong_last_digits_agrees_within_5e_6() -> None:
    once = CASE.advance(CASE.network, 0, 1)
    assert CASE.step(once).loss == pytest.approx(PUBLISHED["loss_after_1"], rel=0, abs=5e-6)
    trained = CASE.advance(network_after(CASE, 5001), 5001, 10000)
    assert trained(CASE.x)[0].tolist() == pytest.approx(PUBLISHED["prediction_after_10000"], rel=0, abs=5e-6)
    for quoted in PUBLISHED["loss_after_10000"]:
        assert CASE.step(trained).loss == pytest.approx(quoted, rel=1e-3)
    later = CASE.advance(trained, 10000, 10002)
    last = CASE.advance(later, 10002, 10003)
    for outputs, printed in zip(
        zip(later(CASE.x)[0], last(CASE.x)[0], strict=True), PUBLISHED["prediction_after_10000"], strict=True
    ):
        assert min(outputs) < printed < max(outputs)
