"""The hidden layers that an estimator was asked for: how many units, which activation, how much dropout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clearprop.errors import SettingError
from clearprop.numerics.activations import Activation
from clearprop.numerics.activations import activation as parse_activation
from clearprop.record.checks import check_count, check_fraction


@dataclass(frozen=True)
class Hidden:
    """The hidden layers, from input to output; each list has one entry a layer.

    Examples
    --------
    >>> Hidden.read((8, 4), ["relu", "logistic"], 0.5).dropout
    (0.5, 0.5)
    >>> Hidden.read(3, "tanh").sizes
    (3,)
    """

    sizes: tuple[int, ...]
    activations: tuple[Activation, ...]
    dropout: tuple[float, ...]

    @classmethod
    def read(cls, sizes: Any, activation: Any, dropout: Any = 0.0) -> Hidden:
        """Read ``hidden_layer_sizes``, ``activation`` and ``dropout``.

        Raises
        ------
        SettingError
            "hidden_layer_sizes must be > 0, got [-1]: each layer needs at least one unit."
            "activation has 3 entries for 2 hidden layers; give one name, or one for each layer."
        """
        units = [sizes] if not _is_listed(sizes) else list(sizes)
        if any(isinstance(n, str) or n is None or n <= 0 for n in units):
            raise SettingError(
                f"hidden_layer_sizes must be > 0, got {units}: each layer needs at least one unit."
            )
        counted = tuple(check_count("hidden_layer_sizes", n) for n in units)
        names = _for_each(activation, len(counted), "activation")
        shares = _for_each(dropout, len(counted), "dropout")
        return cls(
            counted,
            tuple(activation_called(name) for name in names),
            tuple(check_fraction("dropout", share) for share in shares),
        )


def activation_called(name: str | Activation) -> Activation:
    """An activation by clearprop's name or by scikit-learn's, which says "logistic" for the sigmoid."""
    return parse_activation("sigmoid" if isinstance(name, str) and name == "logistic" else name)


def _for_each(value: Any, count: int, name: str) -> tuple[Any, ...]:
    if not _is_listed(value):
        return (value,) * count
    entries = tuple(value)
    if len(entries) != count:
        raise SettingError(
            f"{name} has {len(entries)} {'entry' if len(entries) == 1 else 'entries'} for"
            f" {count} hidden {'layer' if count == 1 else 'layers'}; give one value, or one for each layer."
        )
    return entries


def _is_listed(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | Activation)
