"""Every operator of the campaign, one file a group of the catalogue."""

from __future__ import annotations

from tests.mutants.change import Operator
from tests.mutants.operators import (
    architecture,
    data,
    evaluation,
    gradients,
    gradients_of_the_loss,
    hyperparameters,
    numerics,
    shapes,
    starts,
    updates,
)

GROUPS = (
    gradients,
    gradients_of_the_loss,
    updates,
    numerics,
    starts,
    architecture,
    hyperparameters,
    data,
    shapes,
    evaluation,
)
OPERATORS: tuple[Operator, ...] = tuple(operator for group in GROUPS for operator in group.OPERATORS)
