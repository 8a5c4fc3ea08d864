"""The name under which a program knows a state, as its author would say it."""

from __future__ import annotations

import re
from collections import Counter

from clearprop.trace.roles.state import State
from clearprop.trace.tape.tape import Tape

# An index that is a variable names another entry in every round: ``params[k]``.
VARIABLE_INDEX = re.compile(r"\[[^\]'\"\d]")


def name_of(tape: Tape, state: State) -> str:
    """Give the name that most values of a state were stored under.

    A name with a fixed index (``params['W1']``) comes before one with a variable index (``params[k]``); of
    equals, the one that was given first.
    """
    counted: Counter[str] = Counter()
    for node in sorted(state.nodes):
        for name in dict.fromkeys(binding.name for binding in tape.nodes[node].names):
            counted[name] += 1
    if not counted:
        return "?"
    return max(counted, key=lambda name: (VARIABLE_INDEX.search(name) is None, counted[name]))


def name_of_node(tape: Tape, node: int) -> str:
    """Give the first name of a value, one without a variable index if there is one."""
    names = [binding.name for binding in tape.nodes[node].names]
    return next((name for name in names if not VARIABLE_INDEX.search(name)), names[0] if names else "?")
