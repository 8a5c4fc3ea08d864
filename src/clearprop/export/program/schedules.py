"""Learning rates that change with time, as functions of the step t = 1, 2, …"""

from __future__ import annotations

from clearprop.errors import SettingError
from clearprop.export.program.functions import function
from clearprop.export.program.literals import spelled
from clearprop.export.program.recipe import Recipe
from clearprop.record.schedules import (
    SCHEDULES,
    CosineDecay,
    ExponentialDecay,
    InverseTimeDecay,
    Schedule,
    StepDecay,
    Warmup,
)

NAME = "learning_rate_at"


def rate_functions(recipe: Recipe) -> list[list[str]]:
    """The functions that give the learning rate; none where it is a number.

    Raises
    ------
    SettingError
        "the learning rate is Mine(), of which no program text is known; …"
    """
    schedule = recipe.optimizer.learning_rate
    return _functions(schedule, NAME, recipe) if isinstance(schedule, Schedule) else []


def needs_math(schedule: object) -> bool:
    """Whether the learning rate is computed with a cosine."""
    return isinstance(schedule, CosineDecay) or (isinstance(schedule, Warmup) and needs_math(schedule.after))


def _functions(schedule: Schedule, name: str, recipe: Recipe) -> list[list[str]]:
    if isinstance(schedule, Warmup):
        return _warmup(schedule, name, recipe)
    about = recipe.say(f"schedule.{_kind(schedule)}")
    return [function(name, ["t"], about, _body(schedule))]


def _kind(schedule: Schedule) -> str:
    if type(schedule) not in SCHEDULES:
        raise SettingError(
            f"the learning rate is {schedule!r}, of which no program text is known; those that can be written"
            f" are numbers and {', '.join(kind.__name__ for kind in SCHEDULES)}."
        )
    return type(schedule).__name__.lower()


def _body(schedule: Schedule) -> list[str]:
    match schedule:
        case StepDecay(initial=initial, factor=factor, every=every):
            return [f"return {spelled(initial)} * {spelled(factor)} ** ((t - 1) // {every})"]
        case ExponentialDecay(initial=initial, factor=factor, every=every):
            return [f"return {spelled(initial)} * {spelled(factor)} ** ((t - 1) / {every})"]
        case InverseTimeDecay(initial=initial, rate=rate):
            return [f"return {spelled(initial)} / (1 + {spelled(rate)} * (t - 1))"]
        case CosineDecay(initial=initial, steps=steps, final=final):
            last = spelled(final)
            return [
                f"share = min(t - 1, {steps}) / {steps}",
                f"return {last} + ({spelled(initial)} - {last}) * (1 + math.cos(math.pi * share)) / 2",
            ]
    raise AssertionError(schedule)


def _warmup(schedule: Warmup, name: str, recipe: Recipe) -> list[list[str]]:
    """The rate that follows is a function of its own, and a number where it is one."""
    steps, below = schedule.steps, f"{name.removesuffix('_at')}_after_warmup_at"
    inner = _functions(schedule.after, below, recipe) if isinstance(schedule.after, Schedule) else []
    after = "" if isinstance(schedule.after, Schedule) else spelled(schedule.after)
    body = [
        f"if t <= {steps}:",
        f"    return {after or f'{below}(1)'} * t / {steps}",
        f"return {after or f'{below}(t - {steps})'}",
    ]
    return [*inner, function(name, ["t"], recipe.say("schedule.warmup", steps=steps), body)]
