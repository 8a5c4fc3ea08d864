"""What is said of the network, its loss and its rate at the head of a report."""

from __future__ import annotations

from typing import Any

from clearprop.record.optimizers import SGD, Optimizer
from clearprop.trace.case import Case


def known_network(case: Case, described: dict[str, Any] | None) -> dict[str, Any] | None:
    """Join what rules found with the settings that the reading of the program told.

    Where both know loss and rate, the reading is right: it chooses among equal losses the one that the
    program itself computes.  A loss that only the cure of a fault tells is kept.
    """
    if described is None or case.settings is None:
        return described
    rate = getattr(case.settings.optimizer, "learning_rate", None)
    return {
        **described,
        "loss": case.settings.loss.name,
        "reduction": case.settings.reduction,
        "learning_rate": rate if isinstance(rate, float) else described.get("learning_rate"),
        "optimizer": optimizer_name(case.settings.optimizer),
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
