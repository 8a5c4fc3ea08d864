"""What an estimator's constructor was told, checked when it is fitted.

scikit-learn wants a constructor to store what it is given and nothing else, so that an estimator can be
cloned and searched over; mistakes come to light in ``fit``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearprop.errors import SettingError
from clearprop.record.checks import check_count, check_flag, check_fraction, check_positive

RATES = ("constant", "invscaling", "adaptive")


@dataclass(frozen=True)
class Choices:
    """The settings of a training, as scikit-learn names them; ``batch_size`` None is scikit-learn's "auto".

    Examples
    --------
    >>> Choices.read({"solver": "lbfgs"})
    Traceback (most recent call last):
    ...
    clearprop.errors.SettingError: solver is "lbfgs", which clearprop does not have: it trains with gradients
    of batches. Use solver="adam", for little data with learning_rate_init=0.01 and a batch_size of all rows.
    """

    solver: str = "adam"
    alpha: float = 0.0001
    batch_size: int | None = None
    learning_rate: str = "constant"
    learning_rate_init: float = 0.001
    power_t: float = 0.5
    max_iter: int = 200
    shuffle: bool = True
    tol: float = 1e-4
    momentum: float = 0.9
    nesterovs_momentum: bool = True
    early_stopping: bool = False
    validation_fraction: float = 0.1
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-8
    n_iter_no_change: float = 10
    warm_start: bool = False
    verbose: bool = False
    keep_networks: bool = False

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Choices:
        """Check what was given; names that are not settings of a training are passed over.

        Raises
        ------
        SettingError
            'solver is "lbfgs", which clearprop does not have: …'
            "tol is -1; zero or a positive number is needed."
        """
        found: dict[str, Any] = {
            name: check(name, given[name]) for name, check in _CHECKS.items() if name in given
        }
        return cls(**found)

    @property
    def adapts(self) -> bool:
        """Whether the learning rate is lowered where others would stop; only plain descent does."""
        return self.solver == "sgd" and self.learning_rate == "adaptive"


def _solver(name: str, value: Any) -> str:
    if isinstance(value, str) and value == "lbfgs":
        raise SettingError(
            'solver is "lbfgs", which clearprop does not have: it trains with gradients of batches. Use'
            ' solver="adam", for little data with learning_rate_init=0.01 and a batch_size of all rows.'
        )
    return _one_of(name, value, ("adam", "sgd"))


def _one_of(name: str, value: Any, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        raise SettingError(f"{name} is {value!r}; use {', '.join(map(repr, known[:-1]))} or {known[-1]!r}.")
    return value


def _learning_rate(name: str, value: Any) -> str:
    return _one_of(name, value, RATES)


def _batch_size(name: str, value: Any) -> int | None:
    return None if isinstance(value, str) and value == "auto" else check_count(name, value)


def _positive(name: str, value: Any) -> float:
    return check_positive(name, value)


def _zero_or_more(name: str, value: Any) -> float:
    return check_positive(name, value, zero=True)


def _patience(name: str, value: Any) -> float:
    return math.inf if isinstance(value, float) and value == math.inf else check_count(name, value)


def _verbose(name: str, value: Any) -> bool:
    return _zero_or_more(name, int(value) if isinstance(value, bool) else value) > 0


_CHECKS = {
    "solver": _solver,
    "alpha": _zero_or_more,
    "batch_size": _batch_size,
    "learning_rate": _learning_rate,
    "learning_rate_init": _positive,
    "power_t": _zero_or_more,
    "max_iter": check_count,
    "shuffle": check_flag,
    "tol": _zero_or_more,
    "momentum": check_fraction,
    "nesterovs_momentum": check_flag,
    "early_stopping": check_flag,
    "validation_fraction": check_fraction,
    "beta_1": check_fraction,
    "beta_2": check_fraction,
    "epsilon": _positive,
    "n_iter_no_change": _patience,
    "warm_start": check_flag,
    "verbose": _verbose,
    "keep_networks": check_flag,
}
