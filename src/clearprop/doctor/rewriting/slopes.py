"""The slope of an activation, as text, in terms of what the expression that computes it reads."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.factors import written
from clearprop.doctor.evidence.readings import is_path
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.places import atomic, operand, text_of
from clearprop.numerics.activations import Activation, LeakyRelu, Relu, Sigmoid, Tanh
from clearprop.trace.source.sites import Site
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import understand


def slope_text(traced: Traced, trial: Trial, site: Site) -> str | None:
    """Write the slope of a layer in terms of the one variable that an expression reads; None where it
    reads several.

    Of a product whose other factors make room for a slope, what is kept is written before it.
    """
    if "kept" in trial.detail:
        return _behind(site, trial)
    names = _variables(site.node)
    if len(names) != 1:
        return None
    step = understand(traced).recognised.steps[0]
    activation = step.layers[trial.detail["layer"]].activation
    name = names[0]
    if _reads_answer(traced, trial):
        return written(activation, name)
    return _of_sum(activation, name)


def _behind(site: Site, trial: Trial) -> str | None:
    kept: ast.AST | None = site.node
    for k in trial.detail["kept"]:
        kept = None if kept is None else operand(kept, k)
    if not isinstance(kept, ast.expr):
        return None
    text = text_of(site, kept)
    binds = isinstance(kept, ast.BinOp) and isinstance(kept.op, ast.Mult | ast.MatMult | ast.Div)
    return f"{text if binds else atomic(text, kept)} * {trial.text}"


def _variables(node: ast.AST) -> list[str]:
    """Give the names, attributes and entries that an expression reads, each once."""
    found: dict[str, None] = {}
    open_ = [node]
    while open_:
        each = open_.pop(0)
        if isinstance(each, ast.expr) and is_path(each):
            found[ast.unparse(each)] = None
        elif isinstance(each, ast.Call):
            owner = each.func.value if isinstance(each.func, ast.Attribute) else None
            open_.extend([*([] if owner is None else [owner]), *each.args])
        else:
            open_.extend(ast.iter_child_nodes(each))
    return [name for name in found if name not in ("np", "numpy", "math")]


def _reads_answer(traced: Traced, trial: Trial) -> bool:
    """Whether the expression is given a layer's answers, and not its sums."""
    step = understand(traced).recognised.steps[0]
    node = next((n for n in traced.tape.nodes[step.step.round.begin :] if n.site == trial.site), None)
    if node is None:
        return True
    reached, open_ = set(), [each.node for each in node.args if isinstance(each, Ref)]
    sums = {z for layer in step.layers for z in layer.z_nodes}
    answers = {a for layer in step.layers for a in layer.a_nodes}
    while open_:
        number = open_.pop()
        if number in answers:
            return True
        if number in sums:
            return False
        if number not in reached and number >= step.step.round.begin:
            reached.add(number)
            open_.extend(traced.tape.parents(number))
    return True


def _of_sum(activation: Activation, name: str) -> str | None:
    if isinstance(activation, Tanh):
        return f"1 - np.tanh({name}) ** 2"
    if isinstance(activation, Sigmoid):
        return f"np.exp(-{name}) / (1 + np.exp(-{name})) ** 2"
    if isinstance(activation, Relu | LeakyRelu):
        return written(activation, name)
    return None
