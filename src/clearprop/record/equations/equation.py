"""What an equation is, and how it reads the record it speaks about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.errors import AddressError
from clearprop.formula.tree import Entry, Expression, Number, Quotient, Symbol, evaluate, terms_of
from clearprop.formula.unicode import unicode
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.record.lookup import check_index
from clearprop.record.step import LayerStep, NotObserved, Step

# None says here that there is nothing to reckon with; of any other field it says that a number is missing.
_NEED_NOT_EXIST = ("mask", "example_weight")


class NotSeen(AddressError):
    """An equation needs a field that was not observed; the message is its name alone."""


@dataclass(frozen=True, eq=False, repr=False)
class Equation:
    """One field of one record, given from other fields of the same record.

    ``left = right`` is the formula in symbols.  ``value()`` recomputes the whole field;
    ``entry(index)`` is the formula of one number, with the numbers it needs and their addresses;
    ``magnitude()`` is how large the terms are that are added up, entry by entry, which bounds what
    rounding may do; ``count`` is how many they are.

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD, equation, step
    >>> net = Network([Dense([[2.0], [1.0]], [0.5], "identity")])
    >>> record = step(net, [[3.0, 4.0]], [[5.0]], loss="squared_error", optimizer=SGD(0.1))
    >>> print(equation(record, "layer 1, z"))
    z = a_in W + b
    """

    address: Address
    left: Expression
    right: Expression
    shape: str
    source: str
    value: Callable[[], Array | float]
    entry: Callable[[tuple[int, ...]], Expression]
    magnitude: Callable[[], Array | float]
    count: int = 1

    def terms(self, *index: int) -> tuple[float, ...]:
        """The addends of one entry; the entry is their sum.

        Raises
        ------
        AddressError
            '"layer 1, dW[9, 9]": dW of layer 1 has shape (2, 4); rows go from 0 to 1, columns from 0 to 3.'
            '"layer 1, dW" has shape (2, 4), so an entry of it has 2 indices.'
            '"layer 1, dW[0, 2]" needs delta, which was not observed.'
        """
        try:
            if min(index, default=0) < 0:  # would count from the end, as no address does
                raise IndexError
            entry = self.entry(index)
        except NotSeen as missing:
            place = self.address.at(*index)
            raise AddressError(f'"{place}" needs {missing}, which was not observed.') from missing
        except (ValueError, IndexError, TypeError):
            raise self._no_entry(index) from None
        return tuple(evaluate(term) for term in terms_of(entry))

    def __str__(self) -> str:
        return f"{unicode(self.left)} = {unicode(self.right)}"

    def __repr__(self) -> str:
        return f"Equation({self.address}: {self})"

    def _no_entry(self, index: tuple[int, ...]) -> AddressError:
        place, shape = self.address.at(*index), np.shape(self.value())
        if index and all(isinstance(i, int | np.integer) for i in index):
            check_index(shape, place)
        return AddressError(f'"{place}" has shape {shape}, so an entry of it has {len(shape)} indices.')


class Reader:
    """The record as the equations of one layer, or of the whole step, see it.

    Values are handed out in float64, so that a float32 record is judged with precision to spare.
    """

    def __init__(self, step: Step, layer: int | None = None) -> None:
        self.step, self.number = step, layer
        self.settings = step.settings
        self._read: dict[tuple[str, int | None], Any] = {}

    @property
    def layer(self) -> LayerStep:
        """The layer that the equation belongs to."""
        assert self.number is not None
        return self.step.layers[self.number - 1]

    @property
    def is_first(self) -> bool:
        """Whether the inputs enter here."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether the prediction leaves here."""
        return self.number == len(self.step.layers)

    @property
    def is_fused(self) -> bool:
        """Whether the loss gives delta directly, without da and slope."""
        return self.is_last and self.settings.loss.on_logits

    def address(self, field: str, *index: int, layer: int | None = 0) -> Address:
        """The address of a field here; ``layer`` 0 means this one, None the whole step."""
        return Address(field, index, self.number if layer == 0 else layer, self.step.index)

    def get(self, field: str, layer: int | None = 0) -> Any:
        """A field in float64; an error where it was not observed, or is missing."""
        if (field, layer) not in self._read:
            value = self.step.field(self.address(field, layer=layer))
            if value is NotObserved or (value is None and field not in _NEED_NOT_EXIST):
                raise NotSeen(field)
            # Converted once: a formula of one entry may ask for the same field a thousand times.
            is_array = isinstance(value, np.ndarray)
            self._read[field, layer] = value.astype(np.float64, copy=False) if is_array else value
        return self._read[field, layer]

    def entry(self, field: str, *index: int, layer: int | None = 0) -> Entry:
        """One number of a field as a leaf of a formula, with its address."""
        value = self.get(field, layer)
        address = self.address(field, *index, layer=layer)
        shown = address.layer if address.layer != self.number else None
        return Entry(Symbol(field, shown), index, float(value[index] if index else value), address)

    def coefficients(self) -> Array:
        """How much each example's loss counts: see ``Settings.coefficients``."""
        weight, y = self.get("example_weight", None), self.get("y", None)
        return self.settings.coefficients(len(y), weight, np.dtype(np.float64))

    def coefficient(self, row: int) -> Expression | None:
        """The same for one example, as it is written; None where it is 1."""
        weight, n = self.get("example_weight", None), len(self.get("y", None))
        is_mean = self.settings.reduction == "mean"
        if weight is None:
            return Quotient(Number(1.0), Number(float(n))) if is_mean and n > 1 else None
        w = self.entry("example_weight", row, layer=None)
        return Quotient(w, Number(float(weight.sum()))) if is_mean and weight.any() else w


def extent(array: Any, axis: int) -> int:
    """How far an array goes along an axis, to bound what rounding may do; 1 where nobody saw it."""
    return int(array.shape[axis]) if isinstance(array, np.ndarray) and array.ndim > axis else 1
