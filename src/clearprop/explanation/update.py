"""The last phase of a step: from gradients to new parameters, and what that does to the loss."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.explanation.changes import change_table, loss_change
from clearprop.explanation.document import Block, Prose, Section
from clearprop.explanation.fields import exists, focus, matrix, spelt
from clearprop.explanation.forward import layer_section
from clearprop.explanation.laws import right_side
from clearprop.explanation.lines import formula_aside, worked, written
from clearprop.explanation.phrases import phrase
from clearprop.explanation.rates import is_scheduled
from clearprop.explanation.updates import behind
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry
from clearprop.record.address import Address
from clearprop.record.equations.optimizer import is_trained
from clearprop.words import text


def update_phase(view: View) -> Section:
    """The learning rate, every layer's new parameters, the change table and the loss before and after."""
    blocks: list[Block] = [*_settings(view)]
    numbers = range(1, len(view.step.layers) + 1)
    blocks += [layer_section(view, number, _layer) for number in numbers]
    blocks += [change_table(view), *loss_change(view)]
    rule = right_side(view.at(1), Address("W_new", layer=1))
    return Section((text("explain.update", view.lang),), tuple(blocks), 4, (rule,) if rule else ())


def _settings(view: View) -> Iterator[Block]:
    """What the step as a whole decides: the rate by its schedule, the scale by the norm."""
    if is_scheduled(view.step):
        rate = Address("learning_rate")
        yield worked(view, rate, aside=formula_aside(view, rate))
    if view.step.settings.clip_norm is not None:
        scale = Address("clip_scale")
        yield worked(view, scale)
        for left, formula in behind(view, scale):
            yield written(view, left, [formula], None)


def _layer(view: View, number: int) -> Iterator[Block]:
    if not view.step.layers[number - 1].trainable:
        yield Prose(phrase("explain.layer_not_trained", view.lang, layer=number))
        return
    reader, chosen = view.reader(number), focus(view, number)
    for parameter in ("W", "b"):
        if not exists(view, Address(parameter, layer=number)) or not is_trained(reader, parameter):
            continue
        for field in _fields(view, parameter):
            address = Address(field, layer=number)
            yield matrix(view, address)
            lines = list(spelt(view, address, chosen))
            yield from lines
            for line in lines:
                yield from _behind(view, line)


def _behind(view: View, line: Block) -> Iterator[Block]:
    address = getattr(line, "address", None)
    if isinstance(address, Address) and address.index:
        left: Entry
        for left, formula in behind(view, address):
            yield written(view, left, [formula], None)


def _fields(view: View, parameter: str) -> list[str]:
    """What is shown of a parameter: what the optimizer remembers, what it adds, the new value."""
    optimizer, settings = view.step.settings.optimizer, view.step.settings
    fields = []
    if settings.clip_norm is not None or (settings.l2 and parameter == "W"):
        fields.append(f"g_{parameter}")
    fields += [f"state_after.{slot}_{parameter}" for slot in optimizer.slots]
    if optimizer.name != "sgd" or view.form == "long":
        fields.append(f"update_{parameter}")
    return [*fields, f"{parameter}_new"]
