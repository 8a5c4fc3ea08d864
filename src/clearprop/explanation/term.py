"""The explanation of one addend of a number: ``layer 1, dW[0, 2], term 3``."""

from __future__ import annotations

from dataclasses import replace

from clearprop.errors import AddressError
from clearprop.explanation import losses
from clearprop.explanation.document import Block, Derivation, Section
from clearprop.explanation.formulas import source_of
from clearprop.explanation.lines import result, sign, worked, written
from clearprop.explanation.phrases import phrase
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry, Symbol, evaluate, terms_of
from clearprop.record.address import Address
from clearprop.record.equations import equation, terms
from clearprop.words import text


def explained_term(view: View, address: Address) -> Derivation:
    """Work one term out, and the number that it belongs to."""
    view = view.at(address.layer)
    whole = replace(address, term=None)
    count, number = len(terms(view.step, whole)), address.term or 1
    if number > count:
        few = "1 term" if count == 1 else f"{count} terms"
        raise AddressError(f'"{address}": {whole} has {few}; ask for term 1 to term {count}.')
    found = equation(view.step, whole)
    assert found is not None
    reader = view.reader(address.layer)
    formula = source_of(reader, terms_of(found.entry(whole.index))[number - 1])
    value = evaluate(formula)
    blocks: list[Block] = [written(view, Entry(Symbol("term"), (number,), value), [formula], None)]
    if address.field == "loss" and losses.example(reader, number - 1).value != value:
        blocks.append(worked(view, address))
    blocks.append(worked(view, whole))
    return Derivation(
        title=(address, f" {sign(view, value)} ", result(view, value)),
        sections=(Section((text("term.where_it_comes_from", view.lang),), tuple(blocks)),),
        lang=view.lang,
        aside=(text("number.step", view.lang, step=view.step.index),),
        subtitle=(phrase("explain.term_of", view.lang, n=number, count=count, address=whole),),
        address=address,
        convention=view.convention,
    )
