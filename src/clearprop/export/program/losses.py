"""The loss of a program: its value for each example, and how it begins the way back."""

from __future__ import annotations

from clearprop.errors import SettingError
from clearprop.export.program.functions import function
from clearprop.export.program.literals import spelled
from clearprop.export.program.recipe import Recipe
from clearprop.numerics.losses import Huber

_VALUES = {
    "squared_error": ("return (({a} - y) ** 2).sum(axis={axis})",),
    "half_squared_error": ("return 0.5 * (({a} - y) ** 2).sum(axis={axis})",),
    "mean_squared_error": ("return (({a} - y) ** 2).mean(axis={axis})",),
    "absolute_error": ("return np.abs({a} - y).sum(axis={axis})",),
    "huber": (
        "size = np.abs({a} - y)",
        "q = np.minimum(size, {threshold})",
        "return (q * (size - 0.5 * q)).sum(axis={axis})",
    ),
    "binary_cross_entropy": ("return (np.logaddexp(0.0, {z}) - y * {z}).sum(axis={axis})",),
    "cross_entropy": (
        "below = {z} - {z}.max(axis={axis}, keepdims=True)",
        "log_a = below - np.log(np.exp(below).sum(axis={axis}, keepdims=True))",
        "return -(y * log_a).sum(axis={axis})",
    ),
}


def loss_function(recipe: Recipe) -> list[str]:
    """The function ``losses``, which gives a number for each example.

    Raises
    ------
    SettingError
        "the loss is mine, of which no program text is known; those that can be written are …"
    """
    loss = recipe.loss
    if loss.name not in _VALUES:
        raise SettingError(
            f"the loss is {loss}, of which no program text is known; those that can be written are"
            f" {', '.join(_VALUES)}."
        )
    last = len(recipe.network)
    filled = {
        "a": f"a{last}",
        "z": f"z{last}",
        "axis": recipe.over_units,
        "threshold": _threshold(recipe),
    }
    unpack = f"*_, z{last}, _ = values" if loss.on_logits else f"*_, a{last} = values"
    body = [unpack, *(line.format(**filled) for line in _VALUES[loss.name])]
    return function("losses", ["values", "y"], recipe.say(f"loss.{loss.name}"), body)


def gradient(recipe: Recipe) -> str:
    """The expression of the loss's derivative: by the last z for the losses on logits, else by the last a."""
    error = f"a{len(recipe.network)} - y"
    n_out = recipe.network.sizes[-1]
    threshold = _threshold(recipe)
    written = {
        "squared_error": f"2.0 * ({error})",
        "mean_squared_error": f"2.0 / {n_out} * ({error})" if n_out > 1 else f"2.0 * ({error})",
        "absolute_error": f"np.sign({error})",
        "huber": f"np.clip({error}, -{threshold}, {threshold})",
    }.get(recipe.loss.name, error)
    if recipe.reduction == "sum":
        return written
    return f"c * {written}" if written.startswith("np.") else f"c * ({written})"


def _threshold(recipe: Recipe) -> str:
    return spelled(recipe.loss.threshold) if isinstance(recipe.loss, Huber) else ""
