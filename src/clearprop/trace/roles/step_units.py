"""Units that only say yes or no: what they answer is decided by a comparison, and carries no history on."""

from __future__ import annotations

import operator
from typing import Any, Final

import numpy as np

from clearprop.trace.roles.dependence import dependence
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.state import State
from clearprop.trace.roles.steps import Round

COMPARING: Final[frozenset[Any]] = frozenset(
    {
        *(operator.gt, operator.ge, operator.lt, operator.le, np.greater, np.greater_equal, np.less),
        *(np.less_equal, np.sign, np.heaviside),
    }
)


def decides(family: Family, kept: list[State], round_: Round) -> bool:
    """Whether most of the states that a loop carries on meet in a comparison, in one of its rounds."""
    depends = dependence(family, [state.nodes for state in kept], (), round_.nodes)
    for node in round_.nodes:
        if family.tape.nodes[node].function in COMPARING:
            mask = 0
            for parent in family.parents[node]:
                mask |= depends.get(parent, 0)
            if 2 * mask.bit_count() > len(kept):
                return True
    return False
