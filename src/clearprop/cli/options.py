"""What somebody typed, turned into settings; what cannot be is refused with an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from clearprop.cli.usage import Misuse
from clearprop.errors import SettingError
from clearprop.numerics.activations import activation
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.training.tabular import TableSettings

OPTIMIZERS: dict[str, type[Optimizer]] = {"adam": Adam, "adamw": AdamW, "rmsprop": RMSProp, "sgd": SGD}
MOST_UNITS = 100_000
MOST_WEIGHTS = 100_000_000  # between two layers: 0.8 GB, and an optimizer remembers as much again, twice


def parse_hidden(texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Read hidden layers: ``16:relu``, several separated by commas or given one by one; ``none`` for none.

    Raises
    ------
    Misuse
        "--hidden sixteen: units and activation are needed, for example 16:relu, …"
    SettingError
        "--hidden 16:reluu: unknown activation 'reluu': did you mean 'relu'? Known are identity, …"

    Examples
    --------
    >>> parse_hidden(["16:relu,8", "4:leaky_relu(0.2)"])
    ((16, 'relu'), (8, 'relu'), (4, 'leaky_relu(0.2)'))
    """
    typed = [layer.strip() for layer in ",".join(texts).split(",")]
    layers = () if typed == ["none"] else tuple(map(_layer, typed))
    for (below, _), (above, _) in pairwise(layers):
        if below * above > MOST_WEIGHTS:
            raise Misuse(
                "cli.usage.too_many_weights",
                value=",".join(typed),
                count=_spaced(below * above),
                most=_spaced(MOST_WEIGHTS),
            )
    return layers


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u2009")


def _layer(typed: str) -> tuple[int, str]:
    units, colon, name = (part.strip() for part in typed.partition(":"))
    if not units.isdecimal() or not 0 < int(units) <= MOST_UNITS or (colon and not name):
        raise Misuse("cli.usage.hidden", value=typed, most=_spaced(MOST_UNITS))
    try:
        return int(units), str(activation(name or "relu"))
    except SettingError as problem:
        raise SettingError(f"--hidden {typed}: {str(problem).rstrip('.')}.") from problem


def parse_optimizer(
    default: Optimizer,
    name: str | None,
    *,
    learning_rate: float | None = None,
    l2: float | None = None,
    weight_decay: float | None = None,
) -> Optimizer:
    """The default optimizer with what was typed in its place; another one keeps nothing but the l2 penalty.

    Raises
    ------
    Misuse
        "--optimizer sgd needs --learning-rate, for example --learning-rate 0.1: …";
        "--weight-decay belongs to --optimizer adamw; sgd has --l2 instead."

    Examples
    --------
    >>> print(parse_optimizer(Adam(0.01), "sgd", learning_rate=0.5))
    SGD(0.5)
    """
    given = {"learning_rate": learning_rate, "l2": l2, "weight_decay": weight_decay}
    typed = {key: value for key, value in given.items() if value is not None}
    kind = type(default) if name is None else OPTIMIZERS[name]
    if weight_decay is not None and kind is not AdamW:
        raise Misuse("cli.usage.weight_decay", optimizer=kind.name)
    if kind is type(default):
        return replace(default, **typed)
    if kind is SGD and learning_rate is None:
        raise Misuse("cli.usage.sgd_rate")
    return kind(**{"l2": getattr(default, "l2", 0.0), **typed})


def table_settings(defaults: TableSettings, **typed: Any) -> TableSettings:
    """The defaults with what was typed in their place; what was not typed is None."""
    return replace(defaults, **{name: value for name, value in typed.items() if value is not None})
