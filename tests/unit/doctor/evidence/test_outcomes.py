"""Better and worse runs."""

from __future__ import annotations

from math import nan

from clearprop.doctor.evidence.outcomes import better, end, start, worse
from clearprop.doctor.evidence.probes import Probe


def run(at_start: float, at_end: float, printed: str = "") -> Probe:
    return Probe(losses={"distance": (at_start, at_end)}, printed=printed)


def test_a_loss_that_falls_clearly_is_better() -> None:
    assert better(run(0.5, 0.4), run(0.5, 0.2))
    assert not better(run(0.5, 0.4), run(0.5, 0.35))
    assert not better(run(0.5, 0.4), Probe("ValueError"))


def test_after_a_crash_any_learning_is_better() -> None:
    assert better(Probe("ValueError"), run(0.5, 0.4))
    assert better(run(0.5, nan), run(0.5, 0.4))
    assert not better(Probe("ValueError"), run(0.5, 0.6))


def test_a_worse_number_that_the_program_prints_counts() -> None:
    assert worse(run(0.5, 0.4, "accuracy 0.9"), run(0.5, 0.1, "accuracy 0.5"))
    assert not better(run(0.5, 0.4, "accuracy 0.9"), run(0.5, 0.1, "accuracy 0.5"))
    assert worse(run(0.5, 0.4), run(0.5, 0.6))


def test_without_a_loss_the_printed_number_decides() -> None:
    assert better(Probe(printed="error 1.0"), Probe(printed="error 0.1"))
    assert not better(Probe(printed="error 1.0"), Probe(printed="error 0.9"))
    assert end(Probe()) != end(Probe())
    assert start(run(0.5, 0.4)) == 0.5
