"""What is said of the network, its loss and its rate at the head of a report."""

from __future__ import annotations

from typing import Any

from clearprop.doctor.ending import NOT_ONE_LOSS
from clearprop.record.optimizers import SGD, Optimizer
from clearprop.record.schedules import Schedule
from clearprop.trace.case import Case

NO_NUMBER = "is no single number of the program"
CHANGES = "the learning rate changes from step to step"


def known_network(
    case: Case, described: dict[str, Any] | None, understood: str = "nothing"
) -> dict[str, Any] | None:
    """Join what rules found with the settings that the reading of the program told.

    Where both know loss and rate, the reading is right: it chooses among equal losses the one that the
    program itself computes.  Where it could not explain all updates and the rules could, they are right.
    A rate that is no number of the program depends on how the loss is said, and is left out.
    """
    if described is None or case.settings is None:
        return described
    if understood == "updates" and any(words.startswith(NOT_ONE_LOSS) for words in case.notes):
        return described
    rate = getattr(case.settings.optimizer, "learning_rate", None)
    changes = isinstance(rate, Schedule) or any(words.startswith(CHANGES) for words in case.notes)
    first = rate.at(1) if isinstance(rate, Schedule) else rate
    derived = any(words.endswith(NO_NUMBER) for words in case.notes)
    return {
        **described,
        "loss": case.settings.loss.name,
        "reduction": case.settings.reduction,
        "learning_rate": first if isinstance(first, float) and not derived else None,
        "optimizer": optimizer_name(case.settings.optimizer),
        "rate_changes": changes,
    }


def optimizer_name(optimizer: Optimizer) -> str:
    """Give the name by which people know a rule.

    Examples
    --------
    >>> optimizer_name(SGD(0.1)), optimizer_name(SGD(0.1, momentum=0.9))
    ('SGD', 'momentum')
    """
    if isinstance(optimizer, SGD) and optimizer.momentum:
        return "nesterov" if optimizer.nesterov else "momentum"
    return type(optimizer).__name__
