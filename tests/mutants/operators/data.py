"""Faults of the data: scale, order, rows and columns that never arrive (D01 to D07)."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator

from tests.mutants.base import Base, value_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import without

SCALE = ("D01", "A07", "H01", "I02", "N04", "N02", "N01", "A06")


def rate_line(base: Base) -> ast.stmt:
    """A rate to match cures some badly scaled data too."""
    return base.statement(base.places["rate"]["line"])


def unscaled(base: Base) -> Iterator[Change]:
    """The columns are not brought to one scale, or only shifted, or only divided."""
    for statement in base.lines("scaling"):
        yield base.one(base.delete(statement), also=(rate_line(base),), codes=SCALE)
        value = value_of(statement)
        if isinstance(value, ast.BinOp):
            half = Edit(*without(base, value, value.left))
            yield base.one(half, also=(rate_line(base),), codes=SCALE)


def badly_scaled(base: Base) -> Iterator[Change]:
    name = base.name_of("inputs")
    for statement in base.lines("inputs"):
        if name and "np." in base.text and base.name_of("targets") != "":
            scaled = "* np.array([1000.0, 1, 1, 1, 1, 1][: {0}.shape[-1]])"
            forms = ("300 * {0}", "{0} / 1000", "{0} + 200", "{0} " + scaled)
            for form in forms[: 3 if base.name_of("targets_are") == "row" else 4]:
                text = f"{name} = {form.format(name)}"
                yield base.one(base.after(statement, text), also=(statement, rate_line(base)), codes=SCALE)


def misaligned(base: Base) -> Iterator[Change]:
    """Inputs and labels end up in different orders."""
    name, other = base.name_of("targets"), base.name_of("inputs")
    for statement in base.lines("targets"):
        for one in (name, other):
            if one and "np." in base.text and name:
                at = statement if one == name else base.lines("inputs")[0]
                in_columns = base.name_of("targets_are") == "row"
                size, index = (f"{one}.shape[1]", ":, order") if in_columns else (f"len({one})", "order")
                text = f"order = np.random.default_rng(3).permutation({size})"
                yield base.one(base.after(at, text, f"{one} = {one}[{index}]"))
    for place in base.entries("apart"):
        yield base.one(base.in_line(place, place["text"]))
    if "np." not in base.text and name:
        for statement in base.lines("targets"):
            yield base.one(base.after(statement, f"random.shuffle({name})"))


def broken_values(base: Base) -> Iterator[Change]:
    """A missing value, or a column that says nothing."""
    name = base.name_of("inputs")
    for statement in base.lines("inputs"):
        if name and "np." in base.text:
            for text, codes in (
                (f"{name}[0, 0] = np.nan", ("D03", "N01")),
                (f"{name}[:, 0] = 1.0", ("D03", "D05")),
                (f"{name}[1:] = {name}[0]", ("D03", "D05", "S02", "S03")),
            ):
                yield base.one(base.after(statement, text), also=(statement,), codes=codes)


def one_row(base: Base) -> Iterator[Change]:
    """The loop over the examples looks at the same one each time, or does not use its input."""
    x, t = base.name_of("one_input"), base.name_of("one_target")
    inputs, targets = base.name_of("inputs"), base.name_of("targets")
    for loop in base.lines("examples"):
        body = getattr(loop, "body")  # noqa: B009  a loop, whatever its kind
        reads_x = [s for s in body if isinstance(s, ast.Assign) and base.source(s.targets[0]) == x]
        if reads_x:
            yield base.one(base.replace(value_of(reads_x[0]), f"{inputs}[0]"), codes=("D05", "D06", "D02"))
        else:
            yield base.one(base.before(body[0], f"{x} = {inputs}[0]"), codes=("D05", "D06", "D02"))
            yield base.one(base.before(body[0], f"{t} = {targets}[0]"), codes=("D05", "D06", "D02"))


def last_only(base: Base) -> Iterator[Change]:
    """The updates stand one level too shallow: only the last example, or batch, trains anything."""
    updates = base.lines("updates")
    for loop in (*base.lines("examples"), *base.lines("batches")):
        body: list[ast.stmt] = getattr(loop, "body")  # noqa: B009  a loop, whatever its kind
        inside = [s for s in body if any(u is n for u in updates for n in ast.walk(s))]
        if inside and inside == body[-len(inside) :]:
            start, end = base.rows(inside[0])[0], base.rows(inside[-1])[1]
            rows = textwrap.indent(textwrap.dedent(base.text[start:end]), base.indent(loop))
            yield base.one(Edit(start, end, rows), codes=("D06", "D05", "H03"))


def rows_left_out(base: Base) -> Iterator[Change]:
    for place in base.entries("fewer_rows"):
        yield base.one(base.in_line(place, place["text"]))
    inputs, targets = base.name_of("inputs"), base.name_of("targets")
    columns = base.name_of("targets_are") == "row"
    counted = [s for s in base.lines("forward") if base.name_of("inputs") in base.source(s)]
    if inputs and targets and "np." in base.text and counted and not columns and base.lines("gradients"):
        loop = base.lines("loop")[0]
        few = f"{inputs}, {targets} = {inputs}[:2], {targets}[:2]"
        if base.block(loop)[-1] is not loop and isinstance(base.parents[loop], ast.FunctionDef):
            yield base.one(base.before(loop, few))


def off_by_one(base: Base) -> Iterator[Change]:
    """Loops of lists that start at one, or stop one short."""
    for statement in ast.walk(base.tree):
        if isinstance(statement, ast.For) and "np." not in base.text:
            call = statement.iter
            if isinstance(call, ast.Call) and base.source(call.func) == "range" and len(call.args) == 1:
                text = base.source(call.args[0])
                if text.isidentifier():
                    yield base.one(base.replace(call, f"range(1, {text})"), codes=("D06", "U03", "S07"))
                    yield base.one(base.replace(call, f"range({text} - 1)"), codes=("D06", "U03", "S07"))


def class_order(base: Base) -> Iterator[Change]:
    """Example by example, class after class, never shuffled."""
    inputs, targets = base.name_of("inputs"), base.name_of("targets")
    for shuffle in base.lines("shuffle"):
        assert isinstance(shuffle, ast.Assign)
        yield base.one(base.replace(shuffle.value, f"np.argsort({targets}, kind='stable')"))
        yield base.one(
            base.replace(shuffle.value, f"np.argsort({inputs}[:, 0])[:20]"), codes=("D06", "D07", "D05")
        )


OPERATORS = (
    Operator("scaling left out", SCALE, unscaled),
    Operator("inputs badly scaled", SCALE, badly_scaled),
    Operator("inputs and labels shuffled apart", ("D02",), misaligned),
    Operator("broken values", ("D03",), broken_values),
    Operator("one example again and again", ("D05", "D06"), one_row),
    Operator("only the last example trains", ("D06",), last_only),
    Operator("rows left out", ("D06", "D05"), rows_left_out),
    Operator("loop off by one", ("D06", "U03"), off_by_one),
    Operator("in the order of the classes", ("D07",), class_order),
)
