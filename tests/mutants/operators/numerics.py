"""Faults of floating point and types: logarithms of zero, overflow, whole numbers (N01 to N04)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base, target_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.gradients_of_the_loss import difference
from tests.mutants.operators.parts import without

SMALL = 1e-3


def epsilon_dropped(base: Base) -> Iterator[Change]:
    """The small number that keeps a logarithm or a division finite is left out."""
    for node in ast.walk(base.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            right = node.right
            small = isinstance(right, ast.Constant) and isinstance(right.value, float) and right.value < SMALL
            if small or (isinstance(right, ast.Name) and right.id == "eps"):
                yield base.one(Edit(*without(base, node, node.left)))


def saturated_logarithm(base: Base) -> Iterator[Change]:
    """The small number is left out where rounding makes the prediction exactly 0 or 1."""
    for changed in epsilon_dropped(base):
        edit = changed.edits[0]
        start = base.text.rfind("np.log(", 0, edit.end)
        if start >= 0 and edit.start - start < len("np.log(1 - np.round(") + 12:
            yield base.one(Edit(edit.start, edit.end, f"np.round({edit.text}, 2)"))


def overflow(base: Base) -> Iterator[Change]:
    """The exponential without its shift, or with the shift the wrong way."""
    for place in base.entries("shift"):
        if place.get("delete"):
            yield base.one(base.delete(base.statement(place["line"])))
        else:
            yield base.one(base.in_line(place, place["inner"]))
            yield base.one(base.in_line(place, f"40 * {place['inner']}"), codes=("N02", "I02", "A07", "N01"))


def whole_weights(base: Base) -> Iterator[Change]:
    for place in [*base.entries("start"), *base.entries("start_bias")]:
        if place.get("shape") or "np.zeros" in place["expr"]:
            text = place["expr"]
            wrapped = f"({text})" if "*" in text and not text.endswith(")") else text
            yield base.one(base.in_line(place, f"{wrapped}.astype(int)"))
            yield base.one(
                base.in_line(place, f"{wrapped}.astype(np.float16)"), codes=("N03", "N01", "N02", "N04")
            )


def whole_data(base: Base) -> Iterator[Change]:
    """The examples lose what stands behind the point."""
    for role, codes in (("inputs", ("N03", "D05", "D03")), ("targets", ("N03", "D05", "A04"))):
        name = base.name_of(role)
        for statement in base.lines(role):
            if name and "np." in base.text and isinstance(statement, ast.Assign):
                for kind in ("int", "np.uint8"):
                    yield base.one(
                        base.after(statement, f"{name} = {name}.astype({kind})"),
                        also=(statement,),
                        codes=codes,
                    )


def quotient_of_nothing(base: Base) -> Iterator[Change]:
    """Cross-entropy's gradient written with quotients, which are 0/0 where the prediction is exact."""
    if base.name_of("output_range") != "0..1" or "np." not in base.text:
        return
    if any(place.get("output") for place in base.entries("derivative")):
        return
    for _, node in difference(base):
        p, text = base.source(node.left), base.source(node)
        if p in base.names("chain"):
            start, end = base.span(node)
            around = base.text[start - 1 : end + 1] == f"({text})"
            r = f"np.round({p}, 2)"
            quotient = f"({text}) / ({r} * (1 - {r})) * {p} * (1 - {p})"
            yield base.one(Edit(start - around, end + around, quotient))


def vanishing(base: Base) -> Iterator[Change]:
    """A hidden activation so flat that hardly any slope is left."""
    for place in base.entries("activation"):
        if not place.get("output") and place["rule"] in {"sigmoid", "tanh"}:
            text = place["expr"].replace(place["inner"], f"50 * ({place['inner']})")
            codes = ("A07", "N04", "I02", "G01", "G03")
            yield base.one(base.in_line(place, text), codes=codes)


def flat_slopes(base: Base) -> Iterator[Change]:
    """Many layers of sigmoids, started for another activation: next to nothing arrives at the first."""
    place = base.places.get("flatter")
    if place:
        yield base.one(*base.several(place))


def constant_column_scaled(base: Base) -> Iterator[Change]:
    """A column without spread is divided by its spread."""
    for statement in base.lines("scaling"):
        yield base.one(base.before(statement, f"{target_of(base, statement)}[:, 0] = 1.0"), also=(statement,))


OPERATORS = (
    Operator("small number dropped", ("N01", "N02"), epsilon_dropped),
    Operator("logarithm of a rounded value", ("N01", "N02"), saturated_logarithm),
    Operator("exponential not shifted", ("N02", "N01"), overflow),
    Operator("weights of whole numbers", ("N03", "I01", "S06"), whole_weights),
    Operator("data of whole numbers", ("N03", "D05"), whole_data),
    Operator("constant column scaled", ("N01", "D03"), constant_column_scaled),
    Operator("slopes that vanish", ("N04", "A07", "H02", "I02"), flat_slopes),
    Operator("quotient of nothing", ("N01",), quotient_of_nothing),
    Operator("hidden units saturated", ("A07",), vanishing),
)
