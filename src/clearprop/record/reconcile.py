"""Does a record agree with itself?  Each equation holds, is broken, or could not be observed.

A record that somebody else wrote is judged by its own numbers: a field is recomputed from the other
fields of the same record.  So a mistake breaks the equation at which it was made and no other, whatever
it does to the numbers that follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from clearprop.displays import Displayed
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.record.checks import check_positive
from clearprop.record.equations import Equation, NotSeen, equations
from clearprop.record.step import NotObserved, Step, check_step


class Verdict(StrEnum):
    """What is known of an equation."""

    HOLDS = "holds"
    BROKEN = "broken"
    NOT_OBSERVED = "not observed"


@dataclass(frozen=True, eq=False)
class Check:
    """One equation of a record, judged.

    ``address`` names the field, and where it is broken the entry that is farthest off; ``observed`` is the
    record's number there, ``expected`` the equation's.
    """

    verdict: Verdict
    address: Address
    equation: Equation
    observed: float | None = None
    expected: float | None = None
    reason: str = ""

    def __str__(self) -> str:
        numbers = (
            "" if self.observed is None else f": {self.observed!r}, but its equation gives {self.expected!r}"
        )
        return f"{self.address} {self.verdict}{numbers}{self.reason and f' ({self.reason})'}"


@dataclass(frozen=True, eq=False)
class Reconciliation(Displayed):
    """The checks of a record, in the order of computation."""

    checks: tuple[Check, ...]

    @property
    def broken(self) -> tuple[Check, ...]:
        """The equations that do not hold."""
        return self._with(Verdict.BROKEN)

    @property
    def not_observed(self) -> tuple[Check, ...]:
        """The equations that could not be judged."""
        return self._with(Verdict.NOT_OBSERVED)

    @property
    def verdict(self) -> Verdict:
        """``broken`` if any equation is; ``holds`` only if every one was judged and holds."""
        if self.broken:
            return Verdict.BROKEN
        return Verdict.NOT_OBSERVED if self.not_observed or not self.checks else Verdict.HOLDS

    def _with(self, verdict: Verdict) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.verdict is verdict)

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)

    def __str__(self) -> str:
        count = len(self.checks)
        held = count - len(self.broken) - len(self.not_observed)
        lines = [
            f"{held} of {count} equations hold, {len(self.broken)} broken, {len(self.not_observed)}"
            f" not observed"
        ]
        return "\n".join([*lines, *(f"  {check}" for check in self.broken)])


def reconcile(step: Step, tolerance: float | None = None) -> Reconciliation:
    """Judge every equation of a record by the record's own numbers.

    A field holds when each entry is within ``tolerance`` times the field's largest entry, plus what
    rounding may do to the terms that are added up in it.  The default tolerance is 1e-9 in float64 and
    1e-5 in float32.

    Raises
    ------
    SettingError
        "a Step is needed, such as clearprop.step(…) gives; received …"
        "tolerance is -1; zero or a positive number is needed."

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD, step
    >>> net = Network([Dense([[2.0]], [0.5], "sigmoid")])
    >>> print(reconcile(step(net, [[3.0]], [[1.0]], loss="squared_error", optimizer=SGD(0.1))))
    18 of 18 equations hold, 0 broken, 0 not observed
    """
    precision = _precision(check_step(step))
    if tolerance is not None:
        check_positive("tolerance", tolerance, zero=True)
    chosen = tolerance if tolerance is not None else (1e-5 if precision.eps > 1e-10 else 1e-9)
    return Reconciliation(tuple(_check(step, equation, chosen, precision) for equation in equations(step)))


def _precision(step: Step) -> np.finfo[Any]:
    """What the coarsest weights of the record can tell apart; whole numbers were reckoned in float64."""
    weights = [layer.W for layer in step.layers if isinstance(layer.W, np.ndarray)]
    kinds = [np.finfo(W.dtype) for W in weights if W.dtype.kind == "f"]
    return max(kinds, key=lambda kind: kind.eps, default=np.finfo(np.float64))


def _check(step: Step, equation: Equation, tolerance: float, precision: np.finfo[Any]) -> Check:
    recorded = step.field(equation.address)
    if recorded is NotObserved:
        return Check(Verdict.NOT_OBSERVED, equation.address, equation, reason="the field was not seen")
    try:
        with np.errstate(all="ignore"):
            expected, size = np.asarray(equation.value(), float), np.asarray(equation.magnitude(), float)
    except NotSeen as missing:
        return Check(Verdict.NOT_OBSERVED, equation.address, equation, reason=f"{missing} was not seen")
    except ValueError:
        reason = "the fields that it reads do not fit together"
        return Check(Verdict.BROKEN, equation.address, equation, reason=reason)
    if recorded is None:
        return Check(Verdict.BROKEN, equation.address, equation, reason="the field is missing")
    observed = np.asarray(recorded, float)
    if observed.shape != expected.shape:
        reason = f"shape {observed.shape}, expected {expected.shape}"
        return Check(Verdict.BROKEN, equation.address, equation, reason=reason)
    # What is smaller than `tiny` has fewer digits than others of its dtype, or none.
    rounding = (16 + equation.count) * (float(precision.eps) * size + float(precision.tiny))
    return _compare(equation, observed, expected, tolerance, rounding)


def _compare(
    equation: Equation, observed: Array, expected: Array, tolerance: float, rounding: Array
) -> Check:
    with np.errstate(all="ignore"):
        largest = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
        excess = np.abs(observed - expected) - (tolerance * largest + rounding)
    # The same infinity, or nan where nan is due, agrees; anything else that is not finite does not.
    same = (observed == expected) | (np.isnan(observed) & np.isnan(expected))
    excess = np.where(same, -np.inf, np.where(np.isnan(excess), np.inf, excess))
    if not excess.size or excess.max() <= 0:
        return Check(Verdict.HOLDS, equation.address, equation)
    worst = tuple(int(i) for i in np.unravel_index(int(np.argmax(excess)), excess.shape))
    address = equation.address.at(*worst)
    return Check(Verdict.BROKEN, address, equation, float(observed[worst]), float(expected[worst]))
