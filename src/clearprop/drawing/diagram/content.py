"""What a picture of a network shows: which numbers stand on its edges, in its units and under them.

What is to be seen is chosen once, by :mod:`clearprop.drawing.diagram.reading`; from then on the picture knows
only these arrays and the fields that they are entries of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from clearprop.record.step import Bias, Step

Values = NDArray[np.float64]
Show = Literal["weights", "activations", "delta", "gradients", "change"]
SHOWS: tuple[str, ...] = get_args(Show)


@dataclass(frozen=True, eq=False)
class LayerContent:
    """One layer: its kind, what its edges carry, and what stands under its units.

    ``edges`` (n_in, n_out) is None where it was not observed, ``biases`` (n_out,) also where there are none;
    ``before`` and ``after`` are the weights that a change lies between, as far as they are known.
    """

    number: int
    n_in: int
    n_out: int
    activation: str
    bias: Bias
    trainable: bool
    dropout: float
    edges: Values | None
    biases: Values | None
    before: Values | None = None
    after: Values | None = None

    @property
    def parameter_count(self) -> int:
        """How many numbers training may change."""
        biases = {"per_unit": self.n_out, "shared": 1}.get(self.bias, 0)
        return self.n_in * self.n_out + biases if self.trainable else 0


@dataclass(frozen=True, eq=False)
class ColumnContent:
    """What stands in the units of one column: an array of one example, and the field that it is a row of.

    ``mask`` is 0 where dropout left a unit out; ``called`` are names that the data gives to the units.
    """

    values: Values | None = None
    field: str = ""
    mask: Values | None = None
    called: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Content:
    """Everything that a picture shows, before it has a place; ``columns`` has the inputs first.

    ``edge_field`` and ``bias_field`` are the fields that the edges and biases are entries of, ``wanted`` are
    the targets of the example ``row``; ``examples`` says how many the step has, where that is known.
    """

    show: Show
    layers: tuple[LayerContent, ...]
    columns: tuple[ColumnContent, ...]
    edge_field: str = "W"
    bias_field: str = "b"
    wanted: Values | None = None
    step: Step | None = None
    row: int = 0
    examples: int | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """Inputs, then the units of every layer."""
        return (self.layers[0].n_in, *(layer.n_out for layer in self.layers))

    @property
    def colours_units(self) -> bool:
        """Whether the colour is in the units, so that the edges go grey."""
        return self.show in ("activations", "delta")

    def is_coloured(self, column: int) -> bool:
        """Whether the colour of a column's units means something: inputs have no delta."""
        return (
            self.colours_units and self.columns[column].field != "" and (column > 0 or self.show != "delta")
        )

    @property
    def coloured(self) -> Values:
        """Every number that the colour stands for, finite ones only."""
        if not self.colours_units:
            return _finite(*(layer.edges for layer in self.layers))
        return _finite(*(column.values for at, column in enumerate(self.columns) if self.is_coloured(at)))

    @property
    def largest(self) -> float:
        """The size that the strongest colour stands for."""
        return _largest(self.coloured)

    @property
    def largest_edge(self) -> float:
        """The size that the widest edge stands for."""
        return _largest(_finite(*(layer.edges for layer in self.layers)))


def _largest(values: Values) -> float:
    return float(np.abs(values).max()) if values.size else 0.0


def _finite(*arrays: Values | None) -> Values:
    known = [array.ravel() for array in arrays if array is not None]
    together = np.concatenate(known) if known else np.empty(0)
    return together[np.isfinite(together)]
