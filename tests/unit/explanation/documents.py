"""Documents built by hand, with every kind of block in them, for the tests of the renderers.

The numbers are those of a 2-2-2 network on one example; ``<b>``, ``$x$`` and ``100 %`` in the texts are there
to be escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from clearprop.explanation.document import (
    Block,
    Calculation,
    Code,
    Column,
    Derivation,
    Fact,
    Factor,
    Facts,
    Grid,
    Legend,
    Matrix,
    MatrixEquation,
    NotPrinted,
    PathFactor,
    PathLine,
    Paths,
    Prose,
    Section,
    Table,
)
from clearprop.explanation.figure import Figure
from clearprop.formula.tree import (
    Call,
    Entry,
    Equality,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
    Transpose,
)
from clearprop.record.address import Address

x, W, b, z, a, delta, dW, L = map(Symbol, ("x", "W", "b", "z", "a", "delta", "dW", "loss"))
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 40" width="{0}" height="40" role="img">'
    "<title>net</title></svg>"
)


@dataclass(frozen=True)
class Drawn:
    """A picture as anybody may hand it over."""

    text: str
    width: int
    height: int


def printed(digits: str, field: str = "z") -> Printed:
    return Printed(Decimal(digits), Entry(Symbol(field), (0, 0), float(digits)))


def grid(field: str, *rows: Sequence[str | None], shape: tuple[int, ...] | None = None) -> Grid:
    """A grid from its digits; a row or column of nothing but None is a gap."""
    cells = tuple(tuple(None if cell is None else printed(cell, field) for cell in row) for row in rows)
    places = [None if all(cell is None for cell in row) else k for k, row in enumerate(cells)]
    columns = [None if all(row[k] is None for row in cells) else k for k in range(len(cells[0]))]
    return Grid(cells, shape or (len(cells), len(cells[0])), tuple(places), tuple(columns))


def forward() -> Section:
    formula = Sum((Product((x, W), "matrix"), b))
    terms = (
        (Factor(x, grid("x", ("0.05", "0.1"))), Factor(W, grid("W", ("0.15", "0.25"), ("0.2", "0.3")))),
        (Factor(b, grid("b", ("0.35", "0.35"), shape=(2,))),),
    )
    equation = MatrixEquation(z, formula, terms, "=", grid("z", ("0.3775", "0.3925")), Address("z", layer=1))
    w1, w2, x1, x2 = (Symbol(name) for name in ("w1", "w2", "x1", "x2"))
    put_in = printed("0.15") * printed("0.05") + printed("0.2") * printed("0.1") + printed("0.35")
    line = Equality((Symbol("z"), w1 * x1 + w2 * x2 + b, put_in, printed("0.3775")), ("=", "=", "="))
    sigmoid = Equality((Symbol("h1"), Call("sigmoid", (printed("0.3775"),)), printed("0.593270")), ("=", "≈"))
    inner = Section(
        ("Layer 1",),
        (
            equation,
            Calculation(line, Address("z", (0, 0), layer=1)),
            Calculation(
                sigmoid, Address("a", (0, 0), layer=1), (Equality((a, Call("sigmoid", (z,))), ("=",)),)
            ),
        ),
        aside=("x (1, 2) → a (1, 2)",),
        foldable=True,
    )
    about = (
        "Each unit squashes its sum: ",
        Call("sigmoid", (z,)),
        " = ",
        Quotient(Number(1), Sum((Number(1), Call("exp", (-z,))))),
        ".",
    )
    return Section(("Forward",), (Prose(about), inner), number=1, foldable=True)


def loss() -> Section:
    line = Equality(
        (
            L,
            Total(Product((Number(0.5), Power(a - Symbol("y"), Number(2)))), "outputs"),
            printed("0.274811") + printed("0.0235600"),
            printed("0.298371"),
        ),
        ("=", "=", "="),
    )
    return Section(("Loss",), (Calculation(line, Address("loss")),), number=2)


def backward() -> Section:
    shortened = grid(
        "delta",
        ("0.148116", "−0.080454".replace("−", "-"), None, "3.5E-8"),
        (None, None, None, None),
        ("-0.073803", "0.5", None, "0"),
        shape=(32, 512),
    )
    factors = tuple(
        PathFactor(name, printed(digits, "da"))
        for name, digits in (
            (Symbol("x1"), "0.05"),
            (Symbol("h1") * (Number(1) - Symbol("h1")), "0.2413007"),
            (Symbol("w7"), "0.5"),
            (Symbol("o2") - Symbol("y2"), "-0.2170715"),
        )
    )
    nodes = tuple(Symbol(name) for name in ("w1", "h1", "o2", "loss"))
    path = PathLine(nodes, (Address("W", (0, 0), layer=1),), factors, "≈", printed("-0.00130950"))
    total = Calculation(
        Equality(
            (
                Entry(dW, (0, 0), 0.0),
                Sum((printed("0.001748065"), printed("-0.00130950"))),
                printed("0.000438565"),
            ),
            ("=", "="),
        ),
        Address("dW", (0, 0), layer=1),
        ("the sum of the paths",),
    )
    gradient = MatrixEquation(
        dW,
        Product((Transpose(x), delta), "matrix"),
        (
            (
                Factor(Transpose(x), grid("x", ("0.05",), ("0.1",))),
                Factor(delta, grid("delta", ("0.00877135", "-0.00995425"))),
            ),
        ),
        "≈",
        grid("dW", ("0.000438568", "-0.000497713"), ("0.000877135", "-0.000995425")),
        Address("dW", layer=1),
    )
    return Section(
        ("Backward",),
        (
            Matrix(
                delta,
                shortened,
                Product((Symbol("da"), Symbol("slope")), "elementwise"),
                Address("delta", layer=1),
            ),
            gradient,
            Paths((path,), 3, total, printed("0.001748065")),
        ),
        number=3,
    )


def update() -> Section:
    columns = (
        Column(("weight",)),
        Column(("before",)),
        Column(("gradient",), signed=True),
        Column(("after",)),
    )
    rows = (
        (
            (Symbol("w1"), " ", Address("W", (0, 0), layer=1)),
            printed("0.15"),
            printed("0.000438568"),
            printed("0.149780716"),
        ),
        (
            (Symbol("w7"), " ", Address("W", (0, 1), layer=2)),
            printed("0.5"),
            printed("-0.022602540"),
            printed("0.51130127"),
        ),
    )
    facts = Facts(
        (
            Fact(("loss before",), (printed("0.298371"),)),
            Fact(
                ("measured change",),
                (printed("-0.00734334"),),
                ("to first order ", printed("-0.00730778")),
                signed=True,
            ),
        )
    )
    rest = NotPrinted(
        ("Not printed: db. <b>$x$</b> & 100 %",),
        ((("All of it:",), Code("clearprop explain x --format html -o a_b.html")),),
    )
    names = ((Symbol("h1"), Address("a", (0, 0), layer=1)), (Symbol("delta", 2), Address("delta", layer=2)))
    blocks: tuple[Block, ...] = (
        Table(columns, rows, ("2 of 8 shown",)),
        facts,
        Legend(names, ("deeper: ", Code("--depth 4"))),
        rest,
    )
    return Section(("Update",), blocks, number=4)


def everything(lang: str = "en") -> Derivation:
    """A document with every kind of block in it."""
    picture = Figure(Drawn(SVG.format(880), 880, 40), ("Edges: weights.",), Drawn(SVG.format(350), 350, 40))
    chinese = ("每个数的来历，", Symbol("W"), "和地址 ", Address("W", (0, 0), layer=1))
    return Derivation(
        title=("One training step, every number",) if lang == "en" else ("一步训练，每个数的来历",),
        sections=(forward(), loss(), backward(), update()),
        lang=lang,  # type: ignore[arg-type]
        aside=("step 1",),
        subtitle=(("2-2-2 network, half_squared_error, SGD(0.5)",), *((chinese,) if lang == "zh" else ())),
        key=("loss ", printed("0.298371"), " → ", printed("0.291028")),
        command="clearprop explain worked_2_2_2",
        opening=(picture, Prose(("= is exact; ≈ is rounded.",))),
    )
