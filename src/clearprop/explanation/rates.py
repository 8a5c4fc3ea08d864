"""The learning rate of a step, as its schedule gives it from t."""

from __future__ import annotations

import math

from clearprop.explanation.rewriting import product, setting
from clearprop.formula.tree import Call, Entry, Expression, Number, Power, Quotient
from clearprop.record.equations import Reader
from clearprop.record.schedules import (
    CosineDecay,
    ExponentialDecay,
    InverseTimeDecay,
    Schedule,
    StepDecay,
    Warmup,
    learning_rate_at,
)
from clearprop.record.step import Step

_ONE = Number(1.0)


def is_scheduled(step: Step) -> bool:
    """Whether the learning rate changes with t; else it is a setting."""
    return isinstance(step.settings.optimizer.learning_rate, Schedule)


def rate(reader: Reader) -> Expression:
    """The learning rate at this t, with the schedule's own numbers."""
    schedule = reader.settings.optimizer.learning_rate
    return _rate(schedule, reader.entry("t", layer=None), 0)


def _rate(schedule: float | Schedule, t: Entry, behind: int) -> Expression:
    """The rate at ``t - behind``: what follows a warmup counts from its end."""
    now = t.value - behind
    passed = t - Number(1.0 + behind)
    match schedule:
        case StepDecay(initial, factor, every):
            drops = Number(float((now - 1) // every))
            return setting(initial) * Power(setting(factor), drops)
        case ExponentialDecay(initial, factor, every):
            return setting(initial) * Power(setting(factor), Quotient(passed, Number(float(every))))
        case InverseTimeDecay(initial, slowing):
            return Quotient(setting(initial), _ONE + product(setting(slowing), passed))
        case CosineDecay():
            return _cosine(schedule, now, passed)
        case Warmup(after, steps) if now <= steps:
            return Quotient(product(setting(learning_rate_at(after, 1)), t), Number(float(steps)))
        case Warmup(after, steps):
            return _rate(after, t, behind + steps)
    return setting(learning_rate_at(schedule, int(now)))


def _cosine(schedule: CosineDecay, now: float, passed: Expression) -> Expression:
    if now - 1 >= schedule.steps:
        return setting(schedule.final)
    turn = Quotient(product(Number(math.pi), passed), Number(float(schedule.steps)))
    high, low = setting(schedule.initial), setting(schedule.final)
    wave = _ONE + Call("cos", (turn,), math.cos)
    swing = Quotient(product(high - low if schedule.final else high, wave), Number(2.0))
    return low + swing if schedule.final else swing
