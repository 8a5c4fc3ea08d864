"""How a reader wants to see a step: language, digits, form, rows or columns, one example or all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from clearprop.explanation.document import Convention, Form
from clearprop.explanation.naming import is_small, parameter_names, symbol, unit_names
from clearprop.explanation.rewriting import rewritten, turned_products
from clearprop.formula.precision import FLOAT32, FLOAT64, Precision
from clearprop.formula.tree import Entry, Expression, Symbol
from clearprop.record.address import Address
from clearprop.record.equations import Reader
from clearprop.record.step import Step
from clearprop.words.lookup import Language

CALL = "cp.explain(step)"  # what is told to those who explain in Python
TURNED = ("x", "y", "W", "z", "a", "a_in", "mask", "da", "slope", "delta", "dW", "g_W", "update_W", "W_new")


@dataclass(frozen=True, eq=False)
class View:
    """One step, and how it is to be explained.

    ``base`` is the layer that the formulas speak of: fields of other layers carry their layer.  ``names``
    are the taught names of numbers by address; empty where the network is too large for them.
    """

    step: Step
    lang: Language
    form: Form = "short"
    digits: int = 6
    convention: Convention = "rows"
    row: int | None = None
    base: int | None = None
    command: str = CALL
    names: dict[Address, str] = field(default_factory=dict)
    readers: dict[int | None, Reader] = field(default_factory=dict)

    @property
    def precision(self) -> Precision:
        """What counts as rounding in this record: it was computed in float64 or in float32."""
        return FLOAT32 if self.step.layers[0].W.dtype == np.float32 else FLOAT64

    @property
    def in_columns(self) -> bool:
        """Whether examples stand in columns."""
        return self.convention == "columns"

    @property
    def example(self) -> int | None:
        """The one example that is explained, if it is one."""
        return 0 if len(self.step.x) == 1 else self.row

    def at(self, layer: int | None) -> View:
        """The same view, speaking of another layer."""
        return self if layer == self.base else replace(self, base=layer)

    def reader(self, layer: int | None) -> Reader:
        """The record as the equations of a layer see it."""
        return self.readers.setdefault(layer, Reader(self.step, layer))

    def number(self, address: Address) -> Entry:
        """One number of the record as a leaf, named as the reader knows it."""
        value = self.reader(address.layer).get(address.field, address.layer)
        number = float(value[address.index] if address.index else value)
        return self.named(Entry(Symbol(address.field), address.index, number, address))

    def named(self, entry: Entry) -> Entry:
        """The leaf under the name by which the reader knows it; its address stays."""
        if not isinstance(entry.address, Address) or entry.address.term is not None:
            return entry
        address = entry.address.without_step()
        if address in self.names:
            return replace(entry, symbol=Symbol(self.names[address]), index=())
        layer = address.layer if address.layer is not None else self.base
        return replace(entry, symbol=symbol(address.field, layer, self.base), index=self.turned(address))

    def turned(self, address: Address) -> tuple[int, ...]:
        """The index as the reader counts it: with examples in columns, the other way round."""
        field = address.field.rpartition(".")[2]
        is_matrix = field in TURNED or field in ("m_W", "v_W")
        return (
            address.index[::-1]
            if self.in_columns and is_matrix and len(address.index) == 2
            else address.index
        )

    def dressed(self, formula: Expression) -> Expression:
        """A formula with every leaf under the name by which the reader knows it."""
        named = rewritten(formula, lambda leaf: self.named(leaf) if isinstance(leaf, Entry) else leaf)
        return turned_products(named) if self.in_columns else named


def view(
    step: Step,
    lang: Language,
    *,
    form: Form = "short",
    digits: int = 6,
    convention: Convention = "rows",
    row: int | None = None,
    command: str = CALL,
) -> View:
    """Look at a step; a small network with one example gets its taught names."""
    plain = View(step, lang, form, digits, convention, row, command=command)
    names: dict[Address, str] = {}
    if plain.example is not None and is_small(step):
        names = {**parameter_names(step), **unit_names(step, plain.example)}
    return replace(plain, names=names)
