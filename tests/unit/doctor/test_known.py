"""The head of a report takes loss and rate from where they are known best."""

from __future__ import annotations

from pathlib import Path

from clearprop.doctor.known import known_network, optimizer_name
from clearprop.numerics.losses import loss
from clearprop.record.optimizers import SGD, Adam
from clearprop.record.schedules import StepDecay
from clearprop.record.settings import Settings
from clearprop.trace.case import Case
from tests.unit.doctor.programs import NETWORK


def test_what_was_read_stands_before_what_was_inferred() -> None:
    case = Case(Path("a.py"), settings=Settings(loss("squared_error"), "mean", Adam(0.01)))
    found = known_network(case, NETWORK)
    assert found is not None
    assert (found["loss"], found["reduction"], found["learning_rate"]) == ("squared_error", "mean", 0.01)
    assert (found["optimizer"], found["sizes"], found["bias"]) == ("Adam", [2, 4, 1], "per_unit")


def test_without_either_the_other_is_kept() -> None:
    assert known_network(Case(Path("a.py")), NETWORK) == NETWORK
    assert known_network(Case(Path("a.py")), None) is None


def test_rules_have_the_names_that_people_know() -> None:
    rules = SGD(0.1), SGD(0.1, momentum=0.9), SGD(0.1, momentum=0.9, nesterov=True), Adam(0.1)
    assert [optimizer_name(rule) for rule in rules] == ["SGD", "momentum", "nesterov", "Adam"]


def test_a_rate_that_changes_or_depends_on_the_loss_is_said_so() -> None:
    scheduled = Settings(loss("squared_error"), "mean", SGD(StepDecay(0.1, 0.5, 10)))
    found = known_network(Case(Path("a.py"), settings=scheduled), NETWORK)
    assert found is not None
    assert (found["learning_rate"], found["rate_changes"]) == (0.1, True)
    words = ("the learning rate 0.00125 is no single number of the program",)
    plain = Settings(loss("squared_error"), "mean", SGD(0.00125))
    found = known_network(Case(Path("a.py"), settings=plain, notes=words), NETWORK)
    assert found is not None
    assert (found["learning_rate"], found["rate_changes"]) == (None, False)


def test_what_rules_explain_and_the_reading_does_not_stands() -> None:
    words = ("not all updates follow from one loss; squared_error is assumed, which …",)
    case = Case(Path("a.py"), settings=Settings(loss("squared_error"), "mean", Adam(7.0)), notes=words)
    assert known_network(case, NETWORK, "updates") == NETWORK
    assert known_network(case, NETWORK, "network") != NETWORK
