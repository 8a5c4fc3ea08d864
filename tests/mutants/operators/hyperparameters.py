"""Faults of the settings: learning rate, number of epochs, a training that stops early (H01 to H03)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base
from tests.mutants.change import Change, Operator


def rate(base: Base) -> Iterator[Change]:
    place = base.places["rate"]
    number = float(place["expr"])
    for factor, codes in (
        (100.0, ("H01", "N04", "A07", "A06", "N02", "N01")),
        (1000.0, ("H01", "N04", "A07", "A06", "N02", "N01")),
        (1e-2, ("H01", "H02")),
        (1e-3, ("H01", "H02")),
    ):
        yield base.one(base.in_line(place, f"{number * factor:g}"), codes=codes)
    yield base.one(base.in_line(place, f"-{place['expr']}"), codes=("U02", "H01", "G04"))
    yield base.one(base.in_line(place, "0"), codes=("H01", "U03"))


def epochs(base: Base) -> Iterator[Change]:
    place = base.places["epochs"]
    for part in (20, 100):
        count = max(2, int(place["expr"]) // part)
        yield base.one(base.in_line(place, str(count)), also=(base.lines("loop")[0],))


def stops(base: Base) -> Iterator[Change]:
    """A ``break`` or a ``return`` stands one level too deep, or without its condition."""
    loop = base.lines("loop")[0]
    last = getattr(loop, "body")[-1]  # noqa: B009  a loop, whatever its kind
    yield base.one(base.after(last, "break"))
    block = base.block(loop)
    following = block[block.index(loop) + 1 :]
    if following and isinstance(following[0], ast.Return):
        yield base.one(base.delete(following[0]), base.after(last, base.source(following[0])))
    for inner in (*base.lines("examples"), *base.lines("batches")):
        yield base.one(base.after(getattr(inner, "body")[-1], "break"), codes=("H03", "D06"))  # noqa: B009


def stops_on_condition(base: Base) -> Iterator[Change]:
    """It stops as soon as it is not as good as it could be."""
    loop = base.lines("loop")[0]
    body = getattr(loop, "body")  # noqa: B009  a loop, whatever its kind
    counter = base.source(loop.target) if isinstance(loop, ast.For) else base.name_of("counter")
    if counter == "_":
        return
    yield base.one(base.after(body[-1], f"if {counter} > 3:\n{base.indent(body[-1])}    break"))
    yield base.one(base.before(body[0], f"if {counter} % 10 == 9:\n{base.indent(body[0])}    break"))


OPERATORS = (
    Operator("learning rate", ("H01",), rate),
    Operator("too few epochs", ("H02", "H03", "H01"), epochs),
    Operator("stops too early", ("H03", "H02"), stops),
    Operator("stops on a wrong condition", ("H03", "H02"), stops_on_condition),
)
