"""The table of equations, written from the equations of real steps."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import clearprop as cp
from clearprop.estimators.poisson import Exponential, Poisson
from clearprop.formula.mathml import mathml
from clearprop.formula.tree import Equality
from clearprop.numerics.activations import ACTIVATIONS, Activation
from clearprop.numerics.losses import LOSSES, Loss

INTRODUCTION = """# The equations

Every computed field of a [step](reference.md) has one equation, which gives it from other fields of the same
step. The forward and backward passes do not read this table: it is a second statement of the mathematics, and
`cp.reconcile(step)` checks each against the other. `cp.equation(step, "layer 1, dW")` gives a row of it,
`.terms(2, 0)` the addends of one entry.

`n` is the number of examples, `c` what an example's loss counts: 1 of a sum, 1/n of a mean. Numbers of layers
and constants are those of the example. Which functions stand behind `a`, `slope`, `loss` and `da`, is said
[below](#activation-functions).
"""

ACTIVATION_PART = """
## Activation functions

Each is a setting: `cp.Dense(W, b, "leaky_relu(0.1)")`. `exp` belongs to the Poisson loss of
[the estimators](../estimators.md).
"""

LOSS_PART = """
## Losses

What one example adds, before `c`: `cp.step(net, x, y, loss="huber(0.5)", …)`. An object of your own with
`value(a, y)`, which gives (n,), and `gradient(a, y)`, which gives (n, n_out), is a loss, too. `poisson`
belongs to [the estimators](../estimators.md).
"""

_FORMULAS = re.compile(r"::\n\n((?: {4}.*\n|\n)+)")
_BETWEEN = re.compile(r" {8,}(?=[\w/]+ = )")

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
        parts += [f"\n## {title}\n", "| field | equation | source |", "|---|---|---|"]
        parts += [_line(row, where) for name in fields for row, where in table.items() if row.field == name]
    parts += [ACTIVATION_PART, *map(_function, (*ACTIVATIONS.values(), Exponential))]
    parts += [LOSS_PART, *map(_function, (*LOSSES.values(), Poisson))]
    return "\n".join(parts) + "\n"


def _line(row: Row, where: list[str]) -> str:
    place = "" if "" in where else f"<br>*{', '.join(where)}*"
    shape = row.shape if row.shape != "()" else "a number"
    return f"| `{row.field}`<br>{shape} | {row.formula}{place} | {row.source} |"


def _function(kind: type[Activation] | type[Loss]) -> str:
    """An activation or a loss by its setting, with the formulas of its docstring."""
    about = f"{inspect.getdoc(kind)}\n"
    found = _FORMULAS.search(about)
    if found is None:
        raise ValueError(f"the docstring of {kind.__name__} has no formulas")
    first = about.splitlines()[0].rstrip(":").rstrip(".")
    lines = textwrap.dedent(found[1]).strip("\n").splitlines()
    # What stands side by side in a docstring stands one below the other on a page that may be narrow.
    told = [re.sub(r" {4,}\(", "    (", part) for line in lines for part in _BETWEEN.split(line)]
    setting = str(kind())
    return f"**`{setting}`**: {first[0].lower()}{first[1:]}.\n\n```text\n{chr(10).join(told)}\n```\n"
