"""What a network, a step, a training and its changes are, on half a page: documents that notebooks show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from clearprop.explanation.document import (
    Cell,
    Code,
    Column,
    Derivation,
    Fact,
    Facts,
    NotPrinted,
    Table,
    Text,
)
from clearprop.formula.columns import column as digits_of
from clearprop.formula.numbers import shown
from clearprop.formula.tree import Call, Expression, Printed, Symbol
from clearprop.network.changes import Changes, printed
from clearprop.network.network import Network
from clearprop.record.run import Run
from clearprop.record.step import NotObserved, Step
from clearprop.words import language, text
from clearprop.words.lookup import Language

_LARGEST_OF = ("z", "a", "delta", "dW", "update_W")
_EPOCHS = 6


def network(net: Network) -> Derivation:
    """The layers of a network: shapes, activations, biases, and how many parameters each has."""
    lang = language()
    heads = [_said(f"term.{name}", lang) for name in ("layer", "shape", "activation", "bias", "parameter")]
    rows: list[tuple[Cell, ...]] = []
    for number, layer in enumerate(net.layers, start=1):
        counted = layer.W.size + (0 if layer.b is None else layer.b.size)
        options = "" if layer.trainable else f", {text('page.not_trained', lang)}"
        dropout = f", {text('term.dropout', lang)} {layer.dropout:g}" if layer.dropout else ""
        kind = (f"{layer.activation}{dropout}{options}",)
        rows.append((_whole(number), (str(layer.W.shape),), kind, (layer.bias,), _whole(counted)))
    return Derivation(
        title=(text("page.network", lang, sizes="-".join(map(str, net.sizes))),),
        sections=(),
        lang=lang,
        subtitle=((text("count.parameters", lang, n=net.parameter_count),),),
        command="clearprop",
        opening=(Table(tuple(Column(head) for head in heads), tuple(rows)),),
    )


def step(record: Step) -> Derivation:
    """A step: its loss, and the largest number of every field of its layers."""
    lang = language()
    heads: list[Text] = [_said("term.layer", lang), _said("term.shape", lang), _said("term.activation", lang)]
    columns = [_largest([getattr(layer, field) for layer in record.layers]) for field in _LARGEST_OF]
    rows = [
        (
            _whole(number),
            (str(np.shape(layer.W)),),
            (str(layer.activation),),
            *(column[number - 1] for column in columns),
        )
        for number, layer in enumerate(record.layers, start=1)
    ]
    table = Table(tuple(map(Column, (*heads, *((_size(field),) for field in _LARGEST_OF)))), tuple(rows))
    facts = [Fact(_said("term.loss", lang), _number(record.loss))]
    if record.settings.l2:
        facts.append(Fact(_said("field.penalty", lang), _number(record.penalty)))
    facts.append(Fact(_said("term.learning_rate", lang), _number(record.learning_rate)))
    everything = ((_said("page.everything", lang), Code("clearprop.explain(step)")),)
    return Derivation(
        title=(text("page.step", lang, step=record.index, epoch=record.epoch),),
        sections=(),
        lang=lang,
        subtitle=(
            (f"{record.settings.loss}, {record.settings.reduction} · {record.settings.optimizer}",),
            (text("count.examples", lang, n=len(record.rows)),),
        ),
        command="clearprop",
        opening=(Facts(tuple(facts)), table, NotPrinted((), everything)),
    )


def run(record: Run) -> Derivation:
    """A training: why it stopped, and its loss at a few epochs."""
    lang = language()
    epochs = _shown_epochs(record)
    curves = {"training": record.loss, "validation": record.validation_loss, **record.metrics}
    shown_curves = {name: values for name, values in curves.items() if len(values) == record.epochs > 0}
    heads = [_said("term.epoch", lang), *(_head(name, lang) for name in shown_curves)]
    columns: list[Sequence[Cell]] = [[_whole(epoch) for epoch in epochs]]
    columns += [_digits([values[epoch - 1] for epoch in epochs]) for values in shown_curves.values()]
    marks: list[Cell] = [
        (text("page.best", lang),) if epoch == record.best_epoch else None for epoch in epochs
    ]
    table = Table(tuple(map(Column, (*heads, ()))), tuple(zip(*columns, marks, strict=True)))
    plan = record.settings
    return Derivation(
        title=(text("page.run", lang, epochs=text("count.epochs", lang, n=record.epochs)),),
        sections=(),
        lang=lang,
        subtitle=(
            (f"{plan.settings.loss}, {plan.settings.reduction} · {plan.settings.optimizer}",),
            (record.stopped,),
            (f"{record.engine}, {record.dtype}, {record.seconds:.2f} s",),
        ),
        command="clearprop",
        opening=(table,) if epochs else (),
    )


def changes(found: Changes) -> Derivation:
    """What training did to each parameter, of many to those that changed most."""
    lang, rows = language(), found.largest()
    heads = [Column(()), *(Column(_said(f"term.{word}", lang)) for word in ("address", "before"))]
    heads += [Column(_said("term.change", lang), signed=True), Column(_said("term.after", lang))]
    fixed = _said("changes.fixed", lang)
    cells = [
        (
            (row.name,),
            row.address,
            Printed(before),
            fixed if change is None else Printed(change),
            None if after is None else Printed(after),
        )
        for row, (before, change, after) in zip(rows, printed(rows), strict=True)
    ]
    left = len(found) - len(rows)
    more = _said_of("changes.more", lang, left) if left else ()
    return Derivation(
        title=_said("term.change", lang),
        sections=(),
        lang=lang,
        subtitle=(_said_of("count.parameters", lang, len(found)),),
        command="clearprop",
        opening=(Table(tuple(heads), tuple(cells), more),),
    )


def _said_of(key: str, lang: Language, count: int) -> Text:
    return (text(key, lang, n=count),)


def _said(key: str, lang: Language) -> Text:
    return (text(key, lang),)


def _head(curve: str, lang: Language) -> Text:
    return _said(f"term.{curve}", lang) if curve in ("training", "validation", "accuracy") else (curve,)


def _whole(number: int) -> Printed:
    return Printed(shown(float(number), 15).number)


def _number(value: Any) -> Text:
    if value is None or value is NotObserved:
        return (str(value),)
    return (Printed(shown(float(value)).number),)


def _size(field: str) -> Expression:
    """The heading ``max |dW|``: the largest number of a field, whatever its sign."""
    return Call("max", (Call("abs", (Symbol(field),)),))


def _largest(arrays: Sequence[Any]) -> list[Cell]:
    known = [float(np.max(np.abs(array))) for array in arrays if isinstance(array, np.ndarray) and array.size]
    digits = iter(_digits(known))
    return [
        next(digits) if isinstance(array, np.ndarray) and array.size else (str(array),) for array in arrays
    ]


def _digits(values: Sequence[float]) -> list[Cell]:
    return [Printed(number.number) for number in digits_of(list(values))]


def _shown_epochs(record: Run) -> list[int]:
    """The first epoch, the last, the best, and a few between that lie closer together at the beginning."""
    if not record.epochs:
        return []
    between = {round(float(epoch)) for epoch in np.geomspace(1, record.epochs, _EPOCHS)}
    return sorted(between | ({record.best_epoch} if record.best_epoch else set()))
