"""The table of equations, written from the equations of real steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import clearprop as cp
from clearprop.formula.mathml import mathml
from clearprop.formula.tree import Equality

INTRODUCTION = """# The equations

Every computed field of a [step](reference.md) has one equation, which gives it from other fields of the same
step. The forward and backward passes do not read this table: it is a second statement of the mathematics, and
`cp.reconcile(step)` checks each against the other. `cp.equation(step, "layer 1, dW")` gives a row of it,
`.terms(2, 0)` the addends of one entry.

`n` is the number of examples, `c` what an example's loss counts: 1 of a sum, 1/n of a mean. Numbers of layers
and constants are those of the example.
"""

GROUPS = {
    "Forward": ("a_in", "z", "a"),
    "Loss": ("loss", "penalty"),
    "Backward": ("da", "slope", "delta", "dW", "db"),
    "Update": ("clip_scale", "learning_rate", "g_W", "g_b"),
    "Optimizer": (
        *("state_after.m_W", "state_after.m_b", "state_after.v_W", "state_after.v_b"),
        *("update_W", "update_b", "W_new", "b_new"),
    ),
}


@dataclass(frozen=True)
class Row:
    """One distinct formula of a field, and in which steps it is met."""

    field: str
    formula: str
    shape: str
    source: str


def steps() -> Iterator[tuple[str, cp.Step]]:
    """Small steps that together have every equation, each with the words for what is special in it."""
    x, y = [[0.0, 1.0], [1.0, 0.5]], [0.0, 1.0]
    net = cp.Network.create(2, [(3, "tanh"), (1, "identity")], rng=0)
    logits = cp.Network.create(2, [(3, "tanh"), (1, "sigmoid")], rng=0)
    yield "", cp.step(net, x, y, loss="squared_error", optimizer=cp.SGD(0.1))
    yield "binary cross-entropy", cp.step(logits, x, y, loss="binary_cross_entropy", optimizer=cp.SGD(0.1))
    optimizers = {
        "momentum": cp.SGD(0.1, momentum=0.9),
        "Nesterov momentum": cp.SGD(0.1, momentum=0.9, nesterov=True),
        "RMSProp": cp.RMSProp(0.1),
        "Adam": cp.Adam(0.1),
        "AdamW": cp.AdamW(0.1),
    }
    for name, optimizer in optimizers.items():
        yield name, cp.step(net, x, y, loss="squared_error", optimizer=optimizer)


def rows() -> dict[Row, list[str]]:
    """Every distinct formula, with the steps in which it stands, in the order of computation."""
    found: dict[Row, list[str]] = {}
    for words, step in steps():
        for equation in cp.equations(step):
            formula = mathml(Equality((equation.left, equation.right), ("=",)))
            row = Row(equation.address.field, formula, equation.shape, equation.source)
            places = found.setdefault(row, [])
            if words not in places:
                places.append(words)
    return found


def equation_page() -> str:
    """Give the page as Markdown."""
    table = rows()
    parts = [INTRODUCTION]
    for title, fields in GROUPS.items():
        parts += [f"\n## {title}\n", "| field | equation | shape | where | source |", "|---|---|---|---|---|"]
        parts += [_line(row, where) for name in fields for row, where in table.items() if row.field == name]
    return "\n".join(parts) + "\n"


def _line(row: Row, where: list[str]) -> str:
    place = "always" if "" in where else ", ".join(where)
    shape = row.shape if row.shape != "()" else "a number"
    return f"| `{row.field}` | {row.formula} | {shape} | {place} | {row.source} |"
