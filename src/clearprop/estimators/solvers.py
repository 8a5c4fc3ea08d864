"""From scikit-learn's settings to clearprop's optimizer."""

from __future__ import annotations

from clearprop.estimators.choices import Choices
from clearprop.estimators.rates import Adaptive, InverseScaling
from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import SGD, Adam, Optimizer
from clearprop.record.schedules import Schedule

# How many examples a step sees where nobody says.
AUTO = 200


def batch_size_of(choices: Choices, n: int) -> int:
    """How many of n examples a step sees."""
    return min(AUTO if choices.batch_size is None else choices.batch_size, n)


def penalty_of(choices: Choices, n: int, weight: Array | None) -> float:
    """scikit-learn's ``alpha`` as clearprop's ``l2``.

    ``alpha`` is weighed against the sum of the losses of a step's examples, ``l2`` against their mean, so the
    one is the other divided by how much the examples of a step count.  A last, smaller step of an epoch has
    the same ``l2`` here; scikit-learn divides by its own size.
    """
    counted = 1.0 if weight is None else float(weight.mean())
    return choices.alpha / (batch_size_of(choices, n) * counted)


def optimizer_of(choices: Choices, l2: float, rate: float | Schedule) -> Optimizer:
    """The optimizer, with the penalty and the learning rate that it shall have."""
    if choices.solver == "sgd":
        nesterov = choices.nesterovs_momentum and choices.momentum > 0
        return SGD(rate, momentum=choices.momentum, nesterov=nesterov, l2=l2)
    return Adam(rate, beta1=choices.beta_1, beta2=choices.beta_2, epsilon=choices.epsilon, l2=l2)


def rate_of(choices: Choices, n: int, *, seen: int, before: int, last: float | None) -> float | Schedule:
    """The learning rate, constant or scheduled.

    ``n`` examples an epoch; ``seen`` had been seen and ``before`` steps taken when this training begins, and
    ``last`` is what an adaptive rate had come down to.
    """
    initial = choices.learning_rate_init
    if choices.adapts:
        return Adaptive(initial if last is None else last)
    if choices.solver == "sgd" and choices.learning_rate == "invscaling":
        steps = -(-n // batch_size_of(choices, n))
        return InverseScaling(initial, choices.power_t, n, steps, seen, before)
    return initial
