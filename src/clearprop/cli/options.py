"""What somebody typed, turned into settings; what cannot be is refused with an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clearprop.errors import SettingError
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.training.tabular import TableSettings

OPTIMIZERS: dict[str, type[Optimizer]] = {"adam": Adam, "adamw": AdamW, "rmsprop": RMSProp, "sgd": SGD}


def parse_hidden(texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Read hidden layers: ``16:relu``, several separated by commas or given one by one; ``none`` for none.

    Raises
    ------
    SettingError
        '--hidden sixteen: write units:activation, for example 16:relu, or only the units.'

    Examples
    --------
    >>> parse_hidden(["16:relu,8", "4:leaky_relu(0.2)"])
    ((16, 'relu'), (8, 'relu'), (4, 'leaky_relu(0.2)'))
    """
    layers = []
    for layer in ",".join(texts).split(","):
        units, _, activation = layer.strip().partition(":")
        if layer.strip() == "none":
            continue
        if not units.isdecimal() or int(units) == 0:
            raise SettingError(
                f"--hidden {layer.strip()}: write units:activation, for example 16:relu, or only the units."
            )
        layers.append((int(units), activation.strip() or "relu"))
    return tuple(layers)


def parse_optimizer(
    default: Optimizer, name: str | None, learning_rate: float | None, l2: float | None
) -> Optimizer:
    """The default optimizer with what was typed in its place.

    Raises
    ------
    SettingError
        '--optimizer sgd needs --learning-rate, for example --learning-rate 0.1: plain gradient descent has no
        usual one.'
    """
    if name is None or OPTIMIZERS[name] is type(default):
        changes = {"learning_rate": learning_rate, "l2": l2}
        return replace(default, **{key: value for key, value in changes.items() if value is not None})
    strength = getattr(default, "l2", 0.0) if l2 is None else l2
    if OPTIMIZERS[name] is SGD and learning_rate is None:
        raise SettingError(
            "--optimizer sgd needs --learning-rate, for example --learning-rate 0.1: plain gradient descent"
            " has no usual one."
        )
    rate = {} if learning_rate is None else {"learning_rate": learning_rate}
    return OPTIMIZERS[name](**rate, l2=strength)  # type: ignore[arg-type, call-arg]


def table_settings(defaults: TableSettings, **typed: object) -> TableSettings:
    """The defaults with what was typed in their place; what was not typed is None."""
    return replace(defaults, **{name: value for name, value in typed.items() if value is not None})  # type: ignore[arg-type]
