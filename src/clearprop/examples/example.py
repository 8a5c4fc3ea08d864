"""What a ready example is: data, a start, and the settings that it was trained with, in one frozen object."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from clearprop.data.batches import check_batch_size
from clearprop.displays import Displayed
from clearprop.errors import SettingError
from clearprop.examples.biases import with_bias
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import Optimizer
from clearprop.record.run import Run
from clearprop.record.settings import Reduction
from clearprop.record.step import Bias, Step
from clearprop.training.step import step
from clearprop.training.train import train
from clearprop.words import text

_FIXED = ("name", "source")


@dataclass(frozen=True, eq=False, repr=False)
class Example(Displayed):
    """A small network with its data, ready to be looked into, stepped and trained; call it to vary it.

    ``network`` is the start, ``x`` and ``y`` are the data, the rest are the arguments of
    :func:`clearprop.train`; ``source`` says where the example comes from.

    Examples
    --------
    >>> from clearprop.examples import worked_2_2_2
    >>> worked_2_2_2.step()["layer 2, dW[0, 0]"]
    0.08216704056423078
    >>> net, run = worked_2_2_2(bias="per_unit").train(epochs=100)
    >>> round(run.loss[0], 6), round(run.loss[-1], 6)
    (0.298371, 0.006163)
    """

    name: str
    network: Network
    x: Array
    y: Array
    loss: str
    optimizer: Optimizer
    epochs: int
    reduction: Reduction = "mean"
    batch_size: int | None = None
    shuffle: bool = False
    source: str = ""

    def title(self, lang: str | None = None) -> str:
        """What it is, in a line."""
        return text(f"example.{self.name}.title", lang)

    def about(self, lang: str | None = None) -> str:
        """What it shows, in a sentence or two."""
        return text(f"example.{self.name}.about", lang)

    @property
    def settings(self) -> dict[str, Any]:
        """The arguments with which :func:`clearprop.train` repeats the example."""
        names = ("loss", "reduction", "optimizer", "epochs", "batch_size", "shuffle")
        return {name: getattr(self, name) for name in names}

    def __call__(self, *, bias: Bias | None = None, **changed: Any) -> Example:
        """The same example with other biases, settings, data or another start.

        Parameters
        ----------
        bias : "per_unit", "shared", "fixed" or "none" for every layer; the start keeps its numbers, and
            biases that were not there start at 0
        changed : any of network, x, y, loss, optimizer, epochs, reduction, batch_size, shuffle

        Raises
        ------
        SettingError
            "worked_2_2_2 has no learning_rate to change; it has network, x, y, loss, …"

        Examples
        --------
        >>> from clearprop import SGD
        >>> from clearprop.examples import xor_2_4_1
        >>> xor_2_4_1(loss="binary_cross_entropy", optimizer=SGD(0.5)).step().loss
        2.982958897505306
        """
        known = [field.name for field in fields(self) if field.name not in _FIXED]
        if unknown := sorted(set(changed) - set(known)):
            raise SettingError(
                f"{self.name} has no {unknown[0]} to change; it has bias, {', '.join(known)}."
                + (" The learning rate belongs to the optimizer: SGD(0.5)." if "rate" in unknown[0] else "")
            )
        varied = replace(self, **changed)
        return varied if bias is None else replace(varied, network=with_bias(varied.network, bias))

    def step(self) -> Step:
        """The first training step, with every number in it."""
        rows = slice(check_batch_size(self.batch_size))
        return step(
            self.network,
            self.x[rows],
            self.y[rows],
            loss=self.loss,
            optimizer=self.optimizer,
            reduction=self.reduction,
        )

    def train(self, **overrides: Any) -> tuple[Network, Run]:
        """Train from the start; anything that :func:`clearprop.train` takes may be given in addition.

        The seed is 0 unless another is given, so that the same call gives the same numbers.
        """
        return train(self.network, self.x, self.y, **{"rng": 0, **self.settings, **overrides})

    def text(self, lang: str | None = None) -> str:
        """Title, what it shows, network and settings, for a terminal.

        Examples
        --------
        >>> from clearprop.examples import linear_2_2_1
        >>> print(linear_2_2_1.text("en"))
        2-2-1: no activation functions, all weights 1
        One example and round numbers: each update can be followed by hand. All weights start at 1, so the
        two hidden units stay alike.
        Network(2-2-1: identity, identity; 9 parameters, float64)
        1 example · squared_error, mean · SGD(0.1) · 10 epochs · all examples in one step
        """
        settings = (
            text("count.examples", lang, n=len(self.x)),
            f"{self.loss}, {self.reduction}",
            str(self.optimizer),
            text("count.epochs", lang, n=self.epochs),
            self._batches(lang),
        )
        return "\n".join([self.title(lang), self.about(lang), repr(self.network), " · ".join(settings)])

    def _batches(self, lang: str | None) -> str:
        if self.batch_size is None or self.batch_size >= len(self.x):
            return text("example.batch_all", lang)
        if self.batch_size == 1 and not self.shuffle:
            return text("example.batch_one", lang)
        return text("example.batch_some", lang, n=self.batch_size)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"Example({self.name}: {self.network!r})"
