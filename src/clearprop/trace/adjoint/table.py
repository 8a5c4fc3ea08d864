"""All rules in one table: from a function, as the tape has it, to the rule for its derivative."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.trace.adjoint import containers, elementwise, indexing, linear, reductions, shaping
from clearprop.trace.adjoint.call import Call, Rule

_FAMILIES = (elementwise, linear, reductions, shaping, indexing, containers)
RULES: dict[Any, Rule] = {function: rule for family in _FAMILIES for function, rule in family.RULES.items()}
_REDUCING = {
    "add": reductions.total,
    "multiply": reductions.product,
    "maximum": reductions.extreme,
    "minimum": reductions.extreme,
}


_PRODUCTS = frozenset({operator.mul, operator.imul})
_POWERS = frozenset({operator.pow, operator.ipow, np.power})


def rule_of(function: Any, args: tuple[Any, ...] = ()) -> Rule | None:
    """Find the rule of a function; None where there is none and differences must do."""
    try:
        if any(isinstance(argument, np.matrix) for argument in args):
            # ``*`` and ``**`` of matrices are not those of their entries.
            if function in _PRODUCTS:
                return linear.dot
            if function in _POWERS:
                return None
        found = RULES.get(function)
    except TypeError:
        return None
    return found if found is not None else _of_method(function)


def _of_method(function: Any) -> Rule | None:
    """Find the rule of ``np.add.reduce`` and its like, and of methods like ``float.__add__``."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(owner, np.ufunc):
        return _of_ufunc(owner, name)
    objclass = getattr(function, "__objclass__", None)
    if objclass is not None and issubclass(objclass, (np.generic, float)) and not name.startswith("__"):
        # A NumPy number has the methods of an array.
        return RULES.get(getattr(np.ndarray, name, None))
    if objclass is not None and name.startswith("__"):
        return RULES.get(getattr(operator, name, None))
    return None


def _of_ufunc(ufunc: np.ufunc, name: str) -> Rule | None:
    if name == "outer" and ufunc is np.multiply:
        return linear.all_pairs
    if name == "accumulate" and ufunc is np.add:
        return _along_first(reductions.running_sum)
    if name == "reduce" and ufunc.__name__ in _REDUCING:
        return _along_first(_REDUCING[ufunc.__name__])
    return None


def _along_first(rule: Rule) -> Rule:
    """Make the rule of a ufunc's method: without an axis it runs along the first one, not over all."""

    def along(call: Call, g: Any) -> tuple[Any, ...]:
        kwargs = {**call.kwargs, "axis": call.option("axis", 1, 0)}
        return rule(Call(call.function, call.args[:1], kwargs, call.result, call.absolute), g)

    return along
