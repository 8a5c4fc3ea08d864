"""Loss, reduction and optimizer of a program, said in its own numbers.

Half the squared error summed with a rate of 0.1 / n, and the squared error averaged with a rate of 0.05, move
the weights alike.  Of all ways to say it, that is taken whose learning rate the program multiplies with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.errors import ClearpropError
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss as loss_of
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.record.schedules import Schedule
from clearprop.record.settings import Reduction, Settings
from clearprop.trace.recognise.factors import Factor, same
from clearprop.trace.recognise.fitting import least_squares
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.rates import Rule
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.reported import Reported
from clearprop.trace.recognise.schedules import schedule_of

SQUARED = ("half_squared_error", "squared_error", "mean_squared_error")
CLOSE = 1e-6
SAME, COARSE = 1e-9, 1e-5


@dataclass(frozen=True)
class Chosen:
    """The settings, and how they were found.

    ``factor`` is what the truth of ``supposed`` is multiplied with to be the gradient of this loss,
    ``learning_rate`` that of the first step, ``rate`` the number of the program that it is; ``explained`` is
    False where not all updates follow, ``computed`` True where the program computes this very loss.
    """

    settings: Settings
    supposed: Supposed
    factor: float
    learning_rate: float
    rate: Factor | None
    rule: Rule
    explained: bool
    computed: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Way:
    """One way to say it."""

    supposed: Supposed
    rule: Rule
    loss: str
    reduction: Reduction
    factor: float
    learning_rate: float
    rate: Factor | None
    score: float


def choose(
    ways: list[tuple[Supposed, Rule]],
    step: StepFound,
    known: tuple[Factor, ...],
    numbers: tuple[float, ...],
    told: tuple[Reported, ...],
    explained: bool,
    coarse: bool = False,
) -> Chosen | None:
    """Choose the settings among losses and rules that all explain the updates; None where none can be said.

    Parameters
    ----------
    known   : the plain numbers that the updates multiply with
    numbers : all numbers that the program writes
    told    : the losses that the program computes
    coarse  : whether the program computes in float32
    """
    close = COARSE if coarse else SAME
    said = [each for way in ways for each in _ways(*way, step, known, numbers, told, close)]
    for way in sorted(said, key=lambda way: -way.score):
        try:
            optimizer, notes = _optimizer(way)
            settings = Settings(loss_of(way.loss), way.reduction, optimizer)
        except ClearpropError:
            continue
        computed = any((each.loss, each.reduction) == (way.loss, way.reduction) for each in told)
        return Chosen(
            settings,
            way.supposed,
            way.factor,
            way.learning_rate,
            way.rate,
            way.rule,
            explained,
            computed,
            notes,
        )
    return None


def _ways(
    supposed: Supposed,
    rule: Rule,
    step: StepFound,
    known: tuple[Factor, ...],
    numbers: tuple[float, ...],
    told: tuple[Reported, ...],
    close: float,
) -> Iterator[_Way]:
    n, n_out = step.layers[-1].a.shape
    sizes = {"half_squared_error": 1.0, "squared_error": 2.0, "mean_squared_error": 2.0 / n_out}
    names = SQUARED if supposed.name == "half_squared_error" else (supposed.name,)
    for k, name in enumerate(names):
        for reduction in ("mean", "sum"):
            factor = sizes.get(name, 1.0) / (n if reduction == "mean" else 1)
            if "epsilon" in rule.constants and not same(factor, rule.scale):
                continue
            # A rule that divides by a root has a rate of its own; others share theirs with the gradient.
            learning_rate = rule.rate if "epsilon" in rule.constants else rule.rate / factor
            rate = next((each for each in known if same(each.value, learning_rate, close)), None)
            written = [each for each in numbers if same(each, learning_rate, close)]
            learning_rate = rate.value if rate is not None else (written or [learning_rate])[0]
            score = _score(name, reduction, n, learning_rate, rate, known, numbers)
            score += 3.0 * any((each.loss, each.reduction) == (name, reduction) for each in told)
            yield _Way(supposed, rule, name, reduction, factor, learning_rate, rate, score - 0.1 * k)


def _score(
    name: str,
    reduction: Reduction,
    n: int,
    learning_rate: float,
    rate: Factor | None,
    known: tuple[Factor, ...],
    numbers: tuple[float, ...],
) -> float:
    """Say how well a way fits the numbers that the program writes."""
    score = 0.0
    if rate is not None:
        score += 10.0 if rate.name else 9.0
    elif any(same(number, learning_rate) for number in numbers) or same(learning_rate, 1.0):
        score += 6.0
    values = [factor.value for factor in known if factor is not rate]
    score += float((2.0 in values) == (name != "half_squared_error"))
    if n == 1:
        return score + 0.5 * (reduction == "mean")
    return score + float((n in values or 1.0 / n in values) == (reduction == "mean"))


def _optimizer(way: _Way) -> tuple[Optimizer, tuple[str, ...]]:
    rule, notes = way.rule, []
    rate: float | Schedule = way.learning_rate
    if rule.rates:
        found = schedule_of([each * way.learning_rate / rule.rate for each in rule.rates])
        rate = way.learning_rate if found is None else found
        if found is None:
            notes.append(
                f"the learning rate changes from step to step; {way.learning_rate:.6g} is the first one"
            )
    if rule.decay and rule.decays_biases:
        notes.append("the penalty on the weights is taken off the biases too")
    if rule.clip_value is not None:
        notes.append("each number of the gradient is cut by itself, which is left out of the settings")
    if rule.name == "Adagrad":
        notes.append("the updates follow Adagrad, for which there is no setting")
    if rule.constants.get("inside"):
        notes.append("the tiny constant stands under the root, in the settings beside it")
    return _named(way, rate), tuple(notes)


def _named(way: _Way, rate: float | Schedule) -> Optimizer:
    rule, constants = way.rule, way.rule.constants
    l2 = _round(rule.decay / way.learning_rate) if rule.decay else 0.0
    clip = None if rule.clip_norm is None else _round(rule.clip_norm * way.factor)
    match rule.name:
        case "RMSProp":
            return RMSProp(rate, constants["decay"], constants["epsilon"])
        case "Adam":
            return Adam(rate, constants["beta1"], constants["beta2"], constants["epsilon"])
        case "AdamW":
            betas = constants["beta1"], constants["beta2"], constants["epsilon"]
            return AdamW(rate, *betas, weight_decay=_round(rule.decay / rule.rate))
    momentum = constants.get("momentum", 0.0)
    return SGD(rate, momentum, nesterov=rule.name == "nesterov", l2=l2, clip_norm=clip)


def _round(number: float) -> float:
    """Give the number that its author wrote, where rounding alone keeps it from that."""
    short = float(f"{number:.10g}")
    return short if same(short, number) else number


def partly(supposed: tuple[Supposed, ...], steps: tuple[StepFound, ...]) -> list[tuple[Supposed, Rule]]:
    """Give the losses that explain the update of one layer at least, the one nearest to the output first."""
    for k in reversed(range(len(steps[0].layers))):
        for field in ("W", "b"):
            found = []
            for loss in supposed:
                change = np.concatenate([_moved(step, k, field) for step in steps])
                truths = [truth.gradients[k]["Wb".index(field)].reshape(-1) for truth in loss.truths]
                fitted = least_squares(change, [np.concatenate(truths)]) if change.size > 1 else None
                if fitted is not None and fitted[1] < CLOSE and fitted[0][0] != 0.0:
                    found.append((loss, Rule("SGD", {}, 1.0, abs(float(fitted[0][0])), fitted[1])))
            if found:
                return found
    return []


def _moved(step: StepFound, layer: int, field: str) -> Array:
    read = step.W if field == "W" else step.b
    return (read(layer, step.after) - read(layer, step.before)).reshape(-1)
