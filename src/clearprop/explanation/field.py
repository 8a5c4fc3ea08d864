"""The explanation of a whole field, or of one row of it: its matrix, its formula, one entry worked out."""

from __future__ import annotations

import numpy as np

from clearprop.explanation.document import Block, Derivation, Legend, Matrix, Prose, Section
from clearprop.explanation.fields import letter
from clearprop.explanation.formulas import is_computed
from clearprop.explanation.grids import grid_of
from clearprop.explanation.hints import wishes
from clearprop.explanation.laws import right_side
from clearprop.explanation.lines import worked
from clearprop.explanation.phrases import phrase
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.words import text


def explained_field(view: View, address: Address, array: Array) -> Derivation:
    """Show a field or a row of it; ``array`` are its numbers."""
    view = view.at(address.layer)
    blocks: list[Block] = []
    example = address
    while array.ndim > 2:  # a softmax has a matrix of slopes for each example
        example = example.at(*example.index, view.row or 0)
        blocks.append(Prose(phrase("explain.matrix_each", view.lang, address=example)))
        array = array[view.row or 0]
    name = letter(view, example)
    whole = not example.index
    formula = right_side(view, example) if whole else None
    left = name if whole else Entry(name, view.turned(example), 0.0, example)
    blocks.append(Matrix(left, grid_of(view, array, example), formula, example))
    entry = example.at(*example.index, *_interesting(array))
    if is_computed(view, entry):
        blocks.append(worked(view, entry))
    hint = wishes(view.command, str(entry))
    blocks.append(Legend((), phrase("explain.one_entry", view.lang, command=hint)))
    kind = text(f"field.{address.field.rpartition('.')[2]}", view.lang)
    return Derivation(
        title=(address,),
        sections=(Section((text("term.where_it_comes_from", view.lang),), tuple(blocks)),),
        lang=view.lang,
        aside=(text("number.step", view.lang, step=view.step.index),),
        subtitle=((kind,),),
        address=address,
        convention=view.convention,
    )


def _interesting(array: Array) -> tuple[int, ...]:
    """The entry of largest size: the one that is most worth a line."""
    place = int(np.argmax(np.abs(np.nan_to_num(array))))
    return tuple(int(i) for i in np.unravel_index(place, array.shape))
