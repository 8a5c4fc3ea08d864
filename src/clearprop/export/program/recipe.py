"""What a program is to be written for: a network, its data, and how it is trained, checked once.

The settings are those of :func:`clearprop.train`, and are refused by the same sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from clearprop.data.batches import check_batch_size
from clearprop.errors import SettingError, ShapeError
from clearprop.network.inputs import as_inputs, as_targets, check_loss
from clearprop.network.network import Network, check_network
from clearprop.numerics.arrays import Array
from clearprop.numerics.generator import as_generator, fresh_seed
from clearprop.numerics.losses import Loss
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.checks import check_count, check_flag
from clearprop.record.optimizers import Optimizer
from clearprop.record.settings import Reduction, check_optimizer, check_reduction
from clearprop.words import text
from clearprop.words.lookup import Language, language


@dataclass(frozen=True, eq=False)
class Recipe:
    """Everything that the text of a program depends on; ``x`` and ``y`` are None where data come later."""

    network: Network
    loss: Loss
    optimizer: Optimizer
    reduction: Reduction
    x: Array | None
    y: Array | None
    epochs: int
    batch_size: int | None
    shuffle: bool
    seed: int
    columns: bool
    lang: Language

    def say(self, key: str, **values: object) -> str:
        """A comment or a docstring in the program's language."""
        return text(f"export.numpy.{key}", self.lang, **values)

    @property
    def in_batches(self) -> bool:
        """Whether an epoch has several steps; without data nobody knows, and it is taken for granted."""
        return self.batch_size is not None and (self.x is None or self.batch_size < len(self.x))

    @property
    def has_dropout(self) -> bool:
        """Whether a training step draws masks."""
        return any(layer.dropout for layer in self.network)

    @property
    def draws(self) -> bool:
        """Whether training needs a random generator."""
        return (self.in_batches and self.shuffle) or self.has_dropout

    @property
    def single(self) -> bool:
        """Whether the numbers are float32."""
        return bool(self.network.dtype == np.float32)

    @property
    def count(self) -> str:
        """How the program counts the examples of x."""
        return "x.shape[1]" if self.columns else "len(x)"

    @property
    def over_units(self) -> int:
        """The axis along which the outputs of one example lie."""
        return 0 if self.columns else 1


def recipe(
    network: Network,
    *,
    loss: str | Loss,
    optimizer: Optimizer,
    reduction: str,
    x: ArrayLike | None,
    y: ArrayLike | None,
    epochs: int,
    batch_size: int | None,
    shuffle: bool,
    rng: int | None,
    convention: str,
    lang: str | None,
) -> Recipe:
    """Check what :func:`clearprop.export.to_numpy_program` was given; the errors are described there."""
    judged = parse_loss(loss)
    check_loss(check_network(network).layers, judged)
    if not any(layer.trainable for layer in network):
        raise SettingError(
            "no layer of this network is trainable, so there is nothing that training changes."
        )
    if convention not in ("rows", "columns"):
        raise SettingError(f'convention is {convention!r}; use "rows" or "columns".')
    inputs, targets = _data(network, judged, x, y)
    return Recipe(
        network=network,
        loss=judged,
        optimizer=check_optimizer(optimizer),
        reduction=check_reduction(reduction),
        x=inputs,
        y=targets,
        epochs=check_count("epochs", epochs),
        batch_size=check_batch_size(batch_size),
        shuffle=check_flag("shuffle", shuffle),
        seed=_seed(rng),
        columns=convention == "columns",
        lang=language(lang),
    )


def _data(network: Network, loss: Loss, x: Any, y: Any) -> tuple[Array | None, Array | None]:
    if (x is None) != (y is None):
        raise ShapeError("x and y belong together: give both, or neither for data that come later.")
    if x is None:
        return None, None
    inputs = as_inputs(x, network.sizes[0], network.dtype)
    return inputs, as_targets(y, len(inputs), network.sizes[-1], loss, network.dtype)


def _seed(rng: Any) -> int:
    if isinstance(rng, np.random.Generator):
        raise SettingError(
            "rng is a generator, whose state cannot be written into a program; give a seed, such as rng=0."
        )
    if rng is None:
        return fresh_seed()
    as_generator(rng)  # refuses what is no seed
    return int(rng)
