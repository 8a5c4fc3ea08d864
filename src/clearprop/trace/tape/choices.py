"""A number that a condition chose: ``z if z > 0 else 0.0``, with the side that was not taken as well.

The condition is no part of what the number was made of (a mask of ones and zeros has no history but the
numbers that are written there), but computing it again asks the condition again.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.resolve import NUMBERS, Resolver

MISSING = math.nan


def choose(condition: Any, one: Any, other: Any) -> Any:
    """Give one number where a condition holds, and the other where it does not."""
    return one if condition else other


class Choices(Resolver):
    """Makes nodes of numbers that were chosen."""

    def chose(self, site: int, condition: Ref, one: Any, other: Any, result: Any) -> Any:
        """Append the node of a choice; gives the number to hand on, which is an object of its own.

        A whole number has none; for it the node is given back, as a Ref.
        """
        if type(result) not in NUMBERS:
            return self.node("apply", site, choose, (condition, one, other), {}, result)
        own = result * 1.0 if type(result) is float else result.copy()
        self.stands_for(own, self.node("apply", site, choose, (condition, one, other), {}, own))
        return own

    def is_measured(self, condition: Ref) -> bool:
        """Whether a condition asks about a number with a history that is not only a whole number's."""
        nodes = self.tape.nodes
        for parent in self.tape.ancestors([condition.node], _NotConditions(self.tape)):
            held, made = nodes[parent].held, nodes[parent]
            written = made.kind == "literal" and not made.names
            if made.function is choose or (isinstance(held, (float, np.floating)) and not written):
                return True
        return False


class _NotConditions:
    """Where the search through the pieces of a condition ends: at what is no truth value."""

    def __init__(self, tape: Any) -> None:
        self.tape = tape

    def __contains__(self, node: object) -> bool:
        return not isinstance(self.tape.nodes[node].held, (bool, np.bool_))
