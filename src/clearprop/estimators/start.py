"""The network that a fit begins with: drawn as scikit-learn draws it, or given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import SettingError, ShapeError
from clearprop.estimators.hidden import Hidden
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation


def network_of(
    coefs: Sequence[Any], intercepts: Sequence[Any], hidden: Hidden, output: Activation, dtype: np.dtype[Any]
) -> Network:
    """The network with these weights and biases."""
    activations = (*hidden.activations, output)
    shares = (*hidden.dropout, 0.0)
    layers = [
        Dense(np.asarray(W, dtype), np.asarray(b, dtype), activation, dropout=share)
        for W, b, activation, share in zip(coefs, intercepts, activations, shares, strict=True)
    ]
    return Network(layers)


def drawn(
    sizes: Sequence[int], hidden: Hidden, random_state: np.random.RandomState
) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """Draw weights and biases evenly from ±sqrt(6 / (n_in + n_out)); ±sqrt(2 / …) into sigmoids.

    The same seed gives the numbers that scikit-learn starts from: weights, then biases, layer by layer; its
    output layer follows the hidden activation.

    Source: Glorot, Bengio (2010), AISTATS, equation 16.  The narrower range for sigmoids is scikit-learn's.
    """
    coefs, intercepts = [], []
    factors = [2.0 if activation.name == "sigmoid" else 6.0 for activation in hidden.activations]
    factors.append(factors[-1] if factors else 6.0)
    for (n_in, n_out), factor in zip(pairwise(sizes), factors, strict=True):
        limit = np.sqrt(factor / (n_in + n_out))
        coefs.append(random_state.uniform(-limit, limit, (n_in, n_out)))
        intercepts.append(random_state.uniform(-limit, limit, n_out))
    return coefs, intercepts


def given(initial_weights: Any, sizes: Sequence[int]) -> tuple[list[Any], list[Any]]:
    """Read ``initial_weights``: (coefs, intercepts), one array of each a layer.

    Raises
    ------
    SettingError
        "initial_weights is 3; give (coefs, intercepts), two lists with one array a layer."
    ShapeError
        "initial_weights: the coefs have the shapes (2, 3), but a network of sizes (2, 4, 1) needs (2, 4),
        (4, 1)."
    """
    try:
        coefs, intercepts = (list(map(np.asarray, arrays)) for arrays in initial_weights)
    except (TypeError, ValueError):
        raise SettingError(
            f"initial_weights is {initial_weights!r}; give (coefs, intercepts), two lists with one array a"
            " layer."
        ) from None
    check_sizes("initial_weights", coefs, intercepts, sizes)
    return coefs, intercepts


def check_sizes(name: str, coefs: Sequence[Any], intercepts: Sequence[Any], sizes: Sequence[int]) -> None:
    """Refuse weights that belong to a network of other sizes."""
    wanted_W: list[tuple[int, ...]] = list(pairwise(sizes))
    wanted_b: list[tuple[int, ...]] = [(n,) for n in sizes[1:]]
    for kind, arrays, wanted in (("coefs", coefs, wanted_W), ("intercepts", intercepts, wanted_b)):
        found = [np.shape(array) for array in arrays]
        if found != wanted:
            raise ShapeError(
                f"{name}: the {kind} have the shapes {', '.join(map(str, found)) or 'of no array'}, but a"
                f" network of sizes {tuple(sizes)} needs {', '.join(map(str, wanted))}."
            )
