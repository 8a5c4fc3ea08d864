"""The explanation of one number: where it comes from, path by path, and what the step does with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearprop.explanation.document import Block, Derivation, Legend, NotPrinted, Prose, Section, Text
from clearprop.explanation.formulas import is_computed
from clearprop.explanation.hints import wishes
from clearprop.explanation.lines import formula_aside, result, sign, worked
from clearprop.explanation.paths import path_section
from clearprop.explanation.phrases import phrase
from clearprop.explanation.tree import Tree, grown
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry, Expression, Symbol, entries_of
from clearprop.record.address import Address
from clearprop.words import text


def explained(view: View, address: Address, depth: int) -> Derivation:
    """Explain one number: a gradient also by its paths, and what the update makes of it."""
    view = view.at(address.layer)
    asked = address if is_computed(view, address) else _gradient_of(address)
    sections: list[Section] = []
    if asked is None or asked != address:
        given = Prose(phrase("explain.given", view.lang))
        sections.append(Section((text("term.where_it_comes_from", view.lang),), (given,)))
    if asked is not None:
        title = "term.where_it_comes_from" if asked == address else "explain.its_gradient"
        sections.append(_origin(view, asked, depth, text(title, view.lang)))
        by_paths = path_section(view, asked) if view.form != "symbolic" else None
        sections += [by_paths] if by_paths else []
        sections += _effect(view, asked)
    return Derivation(
        title=_title(view, address),
        sections=tuple(sections),
        lang=view.lang,
        aside=_aside(view, address),
        subtitle=(_subtitle(view, address),),
        address=address,
        convention=view.convention,
    )


def _gradient_of(address: Address) -> Address | None:
    """For a parameter: its gradient, which has more to tell."""
    return replace(address, field=f"d{address.field}") if address.field in ("W", "b") else None


def _title(view: View, address: Address) -> Text:
    value = view.number(address).value
    return (address, f" {sign(view, value)} ", result(view, value))


def _aside(view: View, address: Address) -> Text:
    step = text("number.step", view.lang, step=view.step.index)
    if address.field not in ("dW", "db"):
        return (step,)
    parameter = replace(address, field=address.field[1:])
    name = view.names.get(parameter, f"{parameter.field}[{', '.join(map(str, parameter.index))}]")
    return (f"∂loss/∂{name}, {step}",)


def _subtitle(view: View, address: Address) -> Text:
    if address.field not in ("dW", "db"):
        return (text(f"field.{address.field.rpartition('.')[2]}", view.lang),)
    parameter = replace(address, field=address.field[1:])
    leaf = view.number(parameter)
    name: Text = (leaf, " = ") if parameter in view.names else ()
    value = (f" {sign(view, leaf.value)} ", result(view, leaf.value))
    return phrase("explain.grows", view.lang, name=(*name, parameter, *value))


def _origin(view: View, address: Address, depth: int, title: str) -> Section:
    tree = grown(view, address, depth)
    blocks: list[Block] = [*tree.lines, *legend(view, tree, depth)]
    if tree.left_out:
        blocks.append(NotPrinted(phrase("explain.lines_left_out", view.lang, n=tree.left_out)))
    return Section((title,), tuple(blocks))


def legend(view: View, tree: Tree, depth: int) -> tuple[Block, ...]:
    """What the names in the lines stand for, and how to see more."""
    names: dict[Expression, Address] = {}
    for line in tree.lines:
        for entry in entries_of(line.equality):
            if isinstance(entry.address, Address) and entry.address.term is None:
                _add_name(view, entry, names)
    more = wishes(view.command, depth=depth + 2)
    deeper = phrase("explain.deeper", view.lang, command=more) if tree.open else ()
    return (Legend(tuple(names.items()), deeper),) if names or deeper else ()


def _add_name(view: View, entry: Entry, names: dict[Expression, Address]) -> None:
    address = entry.address
    assert isinstance(address, Address)
    plain = address.without_step()
    if plain in view.names:
        names.setdefault(Symbol(view.names[plain]), plain)
    elif entry.symbol.layer is not None or entry.symbol.name != address.field:
        names.setdefault(entry.symbol, replace(plain, index=()))


def _effect(view: View, address: Address) -> list[Section]:
    """What the update makes of a gradient."""
    if address.field not in ("dW", "db"):
        return []
    parameter = replace(address, field=address.field[1:])
    new = replace(parameter, field=f"{parameter.field}_new")
    line = worked(view, new, aside=formula_aside(view, new))
    return [Section((text("explain.effect", view.lang),), (line, *_direction(view, address, parameter, new)))]


def _direction(view: View, address: Address, parameter: Address, new: Address) -> Iterator[Prose]:
    """Down against a positive gradient, up against a negative one: said where that is what happened."""
    gradient = view.number(address).value
    before, after = view.number(parameter), view.number(new).value
    moved = after - before.value
    if gradient * moved < 0:
        key = "explain.goes_down" if moved < 0 else "explain.goes_up"
        values = {"before": result(view, before.value), "after": result(view, after)}
        yield Prose(phrase(key, view.lang, name=before, **values))
