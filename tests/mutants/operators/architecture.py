"""Faults of the network against its task: biases, activations, targets out of reach, units (A01 to A08)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base, reads
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import without


def no_bias(base: Base) -> Iterator[Change]:
    """A layer adds no bias, neither in training nor afterwards."""
    lines = [*base.lines("forward"), *base.lines("predict")]
    for bias in base.names("biases"):
        edits = [
            Edit(*without(base, node, node.left))
            for statement in dict.fromkeys(lines)
            for node in base.nodes(statement, ast.BinOp)
            if isinstance(node.op, ast.Add) and base.source(node.right) == bias
        ]
        if edits:
            yield base.one(*edits, also=tuple(base.lines("init_biases")))


def no_ones(base: Base) -> Iterator[Change]:
    """The column of ones that stands for a bias is missing."""
    for place in base.entries("no_ones"):
        yield base.one(*base.several(place))


def no_bias_trained(base: Base) -> Iterator[Change]:
    """No bias is trained at all: the updates of all of them are missing."""
    biases = set(base.names("biases"))
    updates = [s for s in base.lines("updates") if reads(base, s) & biases]
    if len(updates) > 1 and len(updates) < len(base.lines("updates")):
        yield base.one(*(base.delete(s) for s in updates), codes=("U03", "A01"))


def no_activation(base: Base) -> Iterator[Change]:
    """A hidden layer is left linear; its derivative stays where it is, or goes too."""
    for place in base.entries("activation"):
        edit = base.in_line(place, place["inner"])
        if place.get("output"):
            yield base.one(edit, codes=("A02", "A05", "G01", "G03", "G08", "A04", "N01"))
            continue
        yield base.one(edit, codes=("A02", "G01", "G03"))
        for slope in base.entries("derivative"):
            if slope["a"] in place["line"] and not slope.get("output"):
                yield base.one(edit, base.in_line(slope, "1"), codes=("A02",))


def helper_linear(base: Base) -> Iterator[Change]:
    """The function of the activation hands back what it was given."""
    for statement in base.lines("helpers"):
        block = base.parents[statement]
        if isinstance(statement, ast.Return) and isinstance(block, ast.FunctionDef) and len(block.body) == 1:
            name = block.args.args[0].arg
            if statement.value is not None and name != "rows":
                yield base.one(
                    base.replace(statement.value, name), codes=("A02", "A05", "G01", "G03", "E04", "N01")
                )


def out_of_range(base: Base) -> Iterator[Change]:
    """Targets that the last activation can never reach."""
    name = base.name_of("targets")
    if base.name_of("output_range") != "0..1":
        return
    output = [base.statement(p["line"]) for p in base.entries("activation") if p.get("output")]
    for statement in base.lines("targets"):
        also = (statement, *output)
        if not name:
            first = base.nodes(statement, ast.Constant)
            for node in first:
                yield base.one(base.replace(node, f"{node.value + 2:g}"))
        elif "np." in base.text:
            for form in ("2 * {0} + 1", "2 * {0} - 1", "10 * {0}", "{0} + 3"):
                codes = ("A03", "A04", "A05", "D01")
                yield base.one(base.after(statement, f"{name} = {form.format(name)}"), also=also, codes=codes)
        else:
            for form in ("3 * t", "2 * t - 1"):
                yield base.one(base.after(statement, f"{name} = [{form} for t in {name}]"), also=also)


def squeezed(base: Base) -> Iterator[Change]:
    """A regression whose last layer can only answer between -1 and 1, or 0 and 1."""
    place = base.places.get("answer")
    if place:
        for form in ("np.tanh({0})", "1 / (1 + np.exp(-({0})))", "np.maximum(0, {0})"):
            edit = base.in_line(place, form.format(place["expr"]))
            yield base.one(edit, codes=("A03", "A05", "G01", "G03", "G08", "A06", "E04"))


def constant_softmax(base: Base) -> Iterator[Change]:
    """Labels that do not fit the classes: a class too many, or all in one place."""
    if base.name_of("output_range") != "softmax":
        return
    name = base.name_of("targets")
    for statement in base.lines("targets"):
        for form in ("{0} + 1", "2 * {0} - 1", "0 * {0}"):
            codes = ("A04", "A03", "S06", "D03", "D04")
            yield base.one(
                base.after(statement, f"{name} = {form.format(name)}"), also=(statement,), codes=codes
            )


def dead(base: Base) -> Iterator[Change]:
    """Hidden biases start so low that no relu unit ever answers; others saturate."""
    rules = {place["rule"] for place in base.entries("activation") if not place.get("output")}
    codes = ("A06", "I02", "A07") if rules & {"relu"} else ("A07", "I02", "A06")
    for place in base.entries("start_bias"):
        for value in ("- 20", "+ 20"):
            if value == "- 20" or not rules & {"relu", "leaky"}:
                yield base.one(base.in_line(place, f"{place['expr']} {value}"), codes=codes)


def one_hidden(base: Base) -> Iterator[Change]:
    for place in base.entries("one_unit"):
        yield base.one(*base.several(place))


OPERATORS = (
    Operator("bias left out", ("A01", "U03"), no_bias),
    Operator("column of ones left out", ("A01", "D03"), no_ones),
    Operator("no bias trained", ("U03", "A01"), no_bias_trained),
    Operator("activation left out", ("A02",), no_activation),
    Operator("helper hands back its input", ("A02",), helper_linear),
    Operator("targets out of range", ("A03", "A04", "A05"), out_of_range),
    Operator("regression squeezed", ("A03", "A05"), squeezed),
    Operator("labels that fit no class", ("A04",), constant_softmax),
    Operator("biases that silence a layer", ("A06", "A07", "I02"), dead),
    Operator("one hidden unit", ("A08",), one_hidden),
)
