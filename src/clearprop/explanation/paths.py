"""The chain rule path by path: every way from a parameter to the loss, its derivatives multiplied out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearprop.explanation.document import Calculation, PathFactor, PathLine, Paths, Prose, Section, Text
from clearprop.explanation.laws import right_side
from clearprop.explanation.lines import result, sign
from clearprop.explanation.naming import is_small, parameter_names, symbol, unit_names
from clearprop.explanation.phrases import phrase
from clearprop.explanation.rewriting import rewritten
from clearprop.explanation.routes import Route, Routes, entering, routes
from clearprop.explanation.view import View
from clearprop.formula.lines import put_in
from clearprop.formula.tree import Entry, Equality, Expression, Printed, Product, Sum, Symbol
from clearprop.record.address import Address
from clearprop.words import text

_LOSS = Symbol("loss")


def path_section(view: View, address: Address) -> Section | None:
    """The paths of a gradient's entry, their sum, and what each output asks for."""
    if address.field not in ("dW", "db") or not view.step.layers[(address.layer or 1) - 1].W.size:
        return None
    view = view.at(address.layer)
    found = routes(view, address)
    lines = tuple(_line(view, address, route) for route in found.found)
    total, rest = _total(view, address, found)
    blocks = [_about_selection(view, found, len(lines))] if found.count > len(lines) else []
    blocks_of_paths = Paths(lines, found.count, total, rest)
    said = _wishes(view, address, found)
    name = _parameter(view, address)
    return Section(
        (text("explain.by_paths", view.lang),),
        (*blocks, blocks_of_paths, *said),
        aside=phrase("explain.paths", view.lang, n=found.count, name=name),
    )


def _line(view: View, address: Address, route: Route) -> PathLine:
    steps = list(_steps(view, address, route))
    leaves = tuple(leaf for _, leaf in steps)
    line = put_in(Product(leaves), route.value, view.digits, view.precision)
    numbers = line.numbers.factors if isinstance(line.numbers, Product) else (line.numbers,)
    factors = tuple(
        PathFactor(name, number)
        for (name, _), number in zip(steps, numbers, strict=True)
        if isinstance(number, Printed)
    )
    several = len(view.step.x) > 1
    nodes, addresses = _way(view, address, route)
    return PathLine(nodes, addresses, factors, line.relation, line.result, route.row if several else None)


def _steps(view: View, address: Address, route: Route) -> Iterator[tuple[Expression, Entry]]:
    """The local derivatives along a path: each by its name, with its number."""
    first = address.layer or 1
    if len(address.index) == 2:
        yield _input(view, address, route.row)
    for place, (unit, out) in enumerate(zip(route.units, route.outs, strict=True)):
        number = first + place
        reader = view.reader(number)
        if place:
            weight = view.number(Address("W", (route.outs[place - 1], unit), number))
            yield _name(view, weight), weight
        straight = reader.layer.activation.name == "identity" and reader.layer.mask is None
        if not reader.is_fused and not straight:
            index = (route.row, unit) if reader.layer.activation.elementwise else (route.row, out, unit)
            leaf = view.number(Address("slope", index, number))
            yield _law(view, Address("slope", index, number), route, unit), leaf
    last = view.reader(len(view.step.layers))
    field = "delta" if last.is_fused else "da"
    end = Address(field, (route.row, route.outs[-1]), len(view.step.layers))
    yield _law(view, end, route, route.outs[-1]), view.number(end)


def _input(view: View, address: Address, row: int) -> tuple[Expression, Entry]:
    below = (address.layer or 1) - 1
    source = Address("a", (row, address.index[0]), below) if below else Address("x", (row, address.index[0]))
    leaf = view.number(source)
    return _name(view, leaf), replace(leaf, value=entering(view, address, row))


def _name(view: View, leaf: Entry) -> Expression:
    """The taught name of a number, else the letter of its field: paths of one kind stand in one column."""
    return Symbol(leaf.symbol.name, leaf.symbol.layer)


def _law(view: View, address: Address, route: Route, unit: int) -> Expression:
    """The formula of a slope or of the output's derivative, in taught names where there are any."""
    law = right_side(view, replace(address, index=()))
    if len(address.index) == 3 or law is None:
        return symbol("slope", address.layer, view.base)

    def leaf(node: Expression) -> Expression:
        if not isinstance(node, Symbol):
            return node
        of_unit = {"a": Address("a", (route.row, unit), address.layer), "y": Address("y", (route.row, unit))}
        found = of_unit.get(node.name)
        return Symbol(view.names[found]) if found in view.names else node

    return rewritten(law, leaf)


def _way(view: View, address: Address, route: Route) -> tuple[tuple[Expression, ...], tuple[Address, ...]]:
    """The stations of a path: the parameter, a unit of each layer, the loss."""
    first = address.layer or 1
    units = tuple(Address("a", (route.row, out), first + place) for place, out in enumerate(route.outs))
    parameter = replace(address, field=address.field[1:])
    names = view.names
    if not names and is_small(view.step):
        names = {**parameter_names(view.step), **unit_names(view.step, route.row)}
    nodes = [Symbol(names[each]) if each in names else view.number(each) for each in (parameter, *units)]
    return (*nodes, _LOSS), (parameter, *units, Address("loss"))


def _total(view: View, address: Address, found: Routes) -> tuple[Calculation, Printed | None]:
    """The line that adds the paths up to the gradient."""
    left = view.number(address)
    if len(found.found) == 1 and found.count == 1:
        whole = result(view, left.value)
        return Calculation(Equality((left, whole), (sign(view, left.value),)), address), None
    values = [Entry(Symbol("path"), (), route.value) for route in found.found]
    rest = None
    if found.count > len(values):
        others = left.value - sum(route.value for route in found.found)
        rest = Entry(Symbol("…"), (), others)
        values.append(rest)
    line = put_in(Sum(tuple(values)), left.value, view.digits, view.precision)
    numbers = line.numbers.terms if isinstance(line.numbers, Sum) else ()
    shown = numbers[-1] if rest is not None and numbers else None
    said = phrase("explain.path_sum", view.lang)
    return Calculation(line.equality(left), address, said), shown if isinstance(shown, Printed) else None


def _about_selection(view: View, found: Routes, shown: int) -> Prose:
    key = "explain.largest_paths" if found.searched_all else "explain.largest_paths_of_some"
    return Prose(phrase(key, view.lang, n=shown, count=result(view, found.count)))


def _parameter(view: View, address: Address) -> Text:
    parameter = replace(address, field=address.field[1:])
    return (view.number(parameter),)


def _wishes(view: View, address: Address, found: Routes) -> tuple[Prose, ...]:
    """What each output asks for, in words: too high or too low, and which way it pulls the loss."""
    if not view.names or len(view.step.x) > 1 or found.count > len(found.found):
        return ()
    last = len(view.step.layers)
    if not view.reader(last).layer.activation.elementwise:
        return ()
    said = []
    for unit in sorted({route.outs[-1] for route in found.found}):
        pull = sum(route.value for route in found.found if route.outs[-1] == unit)
        a, y = view.number(Address("a", (0, unit), last)), view.number(Address("y", (0, unit)))
        if a.value == y.value or pull == 0:
            continue
        key = f"explain.{'high' if a.value > y.value else 'low'}_{'up' if pull > 0 else 'down'}"
        values = {"value": result(view, a.value), "wanted": result(view, y.value)}
        name = _parameter(view, address)
        said.append(Prose(phrase(key, view.lang, unit=a, name=name, **values)))
    return tuple(said)
