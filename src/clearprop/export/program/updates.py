"""The optimizer of a program: its settings, what it remembers, and how it changes the parameters."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.errors import SettingError
from clearprop.export.program.functions import function
from clearprop.export.program.literals import spelled
from clearprop.export.program.recipe import Recipe
from clearprop.export.program.schedules import NAME
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.record.schedules import Schedule


@dataclass(frozen=True)
class Rule:
    """What one optimizer is in a program: its numbers, its state, and what it does to one parameter."""

    key: str
    settings: tuple[str, ...]
    state: tuple[str, ...]
    lines: tuple[str, ...]
    counts: bool = False


_ADAM = (
    "m[name] = beta1 * m[name] + (1.0 - beta1) * gradient",
    "v[name] = beta2 * v[name] + (1.0 - beta2) * gradient**2",
    "mean = m[name] / (1.0 - beta1**t)",
    "root = np.sqrt(v[name] / (1.0 - beta2**t))",
)
_MOMENTUM = "m[name] = momentum * m[name] + gradient"
_RULES = {
    "sgd": Rule("sgd", (), (), ("changed[name] = parameters[name] - learning_rate * gradient",)),
    "momentum": Rule(
        "momentum",
        ("momentum",),
        ("m",),
        (_MOMENTUM, "changed[name] = parameters[name] - learning_rate * m[name]"),
    ),
    "nesterov": Rule(
        "nesterov",
        ("momentum",),
        ("m",),
        (
            _MOMENTUM,
            "step = gradient + momentum * m[name]",
            "changed[name] = parameters[name] - learning_rate * step",
        ),
    ),
    "rmsprop": Rule(
        "rmsprop",
        ("decay", "epsilon"),
        ("v",),
        (
            "v[name] = decay * v[name] + (1.0 - decay) * gradient**2",
            "root = np.sqrt(v[name])",
            "changed[name] = parameters[name] - learning_rate * gradient / (root + epsilon)",
        ),
    ),
    "adam": Rule(
        "adam",
        ("beta1", "beta2", "epsilon"),
        ("m", "v"),
        (*_ADAM, "changed[name] = parameters[name] - learning_rate * mean / (root + epsilon)"),
        counts=True,
    ),
    "adamw": Rule(
        "adamw",
        ("beta1", "beta2", "epsilon", "weight_decay"),
        ("m", "v"),
        (
            *_ADAM,
            "step = learning_rate * mean / (root + epsilon)",
            'if name.startswith("W"):',
            "    step = step + learning_rate * weight_decay * parameters[name]",
            "changed[name] = parameters[name] - step",
        ),
        counts=True,
    ),
}


def rule(optimizer: Optimizer) -> Rule:
    """What the optimizer is in a program.

    Raises
    ------
    SettingError
        "the optimizer is Mine(0.1), of which no program text is known; …"

    Examples
    --------
    >>> rule(SGD(0.1, momentum=0.9)).state, rule(Adam()).settings
    (('m',), ('beta1', 'beta2', 'epsilon'))
    """
    if type(optimizer) not in (SGD, RMSProp, Adam, AdamW):
        raise SettingError(
            f"the optimizer is {optimizer}, of which no program text is known; those that can be written are"
            " SGD, RMSProp, Adam and AdamW."
        )
    if isinstance(optimizer, SGD) and optimizer.momentum:
        return _RULES["nesterov" if optimizer.nesterov else "momentum"]
    return _RULES[optimizer.name]


def optimizer_settings(recipe: Recipe) -> list[str]:
    """The numbers of the optimizer, a line each; a learning rate that changes is a function instead."""
    optimizer, names = recipe.optimizer, list(rule(recipe.optimizer).settings)
    if not isinstance(optimizer.learning_rate, Schedule):
        names.insert(0, "learning_rate")
    lines = [f"{name} = {spelled(getattr(optimizer, name))}" for name in names]
    if l2(recipe):
        lines.append(f"l2 = {spelled(l2(recipe))}  # {recipe.say('setting.l2')}")
    if longest := clips(recipe):
        lines.append(f"clip_norm = {spelled(longest)}  # {recipe.say('setting.clip_norm')}")
    return lines


def l2(recipe: Recipe) -> float:
    """The strength of the penalty on the weights; 0 for none."""
    return float(getattr(recipe.optimizer, "l2", 0.0))


def clips(recipe: Recipe) -> float | None:
    """The largest joint length of the gradients, or None."""
    longest: float | None = getattr(recipe.optimizer, "clip_norm", None)
    return longest


def counts_steps(recipe: Recipe) -> bool:
    """Whether the update needs the number t of the step."""
    return rule(recipe.optimizer).counts or isinstance(recipe.optimizer.learning_rate, Schedule)


def update_arguments(recipe: Recipe) -> list[str]:
    """What the function ``update`` is given."""
    state = rule(recipe.optimizer).state
    return ["parameters", "gradients", *state, *(["t"] if counts_steps(recipe) else [])]


def update_functions(recipe: Recipe) -> list[list[str]]:
    """The function ``update``, and ``clip`` before it where gradients are clipped."""
    optimizer = rule(recipe.optimizer)
    scheduled = isinstance(recipe.optimizer.learning_rate, Schedule)
    body = [
        *([f"learning_rate = {NAME}(t)"] if scheduled else []),
        "changed = dict(parameters)",
        "for name, gradient in gradients.items():",
        *(f"    {line}" for line in optimizer.lines),
        "return changed",
    ]
    update = function("update", update_arguments(recipe), recipe.say(f"update.{optimizer.key}"), body)
    return [*([_clip(recipe)] if clips(recipe) else []), update]


def _clip(recipe: Recipe) -> list[str]:
    body = [
        "length = np.sqrt(sum((gradient**2).sum() for gradient in gradients.values()))",
        "if length <= clip_norm:",
        "    return gradients",
        "return {name: clip_norm / length * gradient for name, gradient in gradients.items()}",
    ]
    if recipe.single:
        body[-1] = body[-1].replace("clip_norm / length", "float(clip_norm / length)")
    return function("clip", ["gradients"], recipe.say("function.clip"), body)
