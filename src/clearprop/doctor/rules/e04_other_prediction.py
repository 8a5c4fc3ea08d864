"""E04: the prediction after training does not use the network that was trained.

What it sees: after training, a product with a layer's weights is not followed by that layer's biases or its
activation, or reads weights that training never touched; each by the program's own numbers.
Why it harms: the loss while training is fine, the answers are those of another network.
How to tell it from its look-alikes: averaged weights are computed from the trained ones; logits (no last
activation) give the same classes; a pass of the first weights beside one of the trained ones is a comparison;
where training itself goes on reading the first weights, its updates are what is lost.
Source: the forward pass of the program's own training.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.idle import never_kept
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import common_frame, in_text, written
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.other_calls import other_call
from clearprop.doctor.evidence.outputs import between
from clearprop.doctor.evidence.predictions import (
    PRODUCTS,
    Passes,
    Product,
    Slipped,
    passes_after,
    root,
)
from clearprop.doctor.evidence.restated import Restated, restated
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

CODES = ("E04",)
RANK = 0.3


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first slip of a prediction after training."""
    passes = passes_after(evidence)
    step = evidence.understanding.recognised.steps[-1] if passes.products else None
    if step is None:
        found = restated(evidence)
        if found is not None:
            yield _otherwise(found)
        return
    slips = [each for each in passes.slips if each.slip in ("bias", "activation")]
    if slips:
        yield _slipped(evidence, step, slips)
        return
    strange = _strange(evidence, passes)
    if strange is not None:
        yield _read_in_between(evidence, step, strange)
    elif not any(each.state == "trained" for each in passes.products) and not any(never_kept(evidence)):
        yield from _untrained(evidence, passes)


def _otherwise(found: Restated) -> Candidate:
    return Candidate(
        "E04",
        found.span,
        "doctor.message.E04.restated",
        {"text": " ".join(found.text.split())[:60], "meant": " ".join(found.meant.split())[:60]},
        observed=" ".join(found.text.split())[:60],
        expected=" ".join(found.meant.split())[:60],
        edit=found.edit,
        proof="exact",
        rank=RANK,
    )


def _strange(evidence: Evidence, passes: Passes) -> Product | None:
    """Find a layer with weights that training did not make, in one pass with a layer whose weights are
    trained.
    """
    tape = evidence.tape
    trained = [each for each in passes.products if each.state == "trained"]
    for made in passes.products:
        if made.state == "trained":
            continue
        below = tape.ancestors([made.operand], range(min(p.node for p in passes.products)))
        under = [p.layer for p in trained if p.node in below]
        if (
            made.state == "drawn"
            and under
            and max(under) < len(evidence.understanding.recognised.steps[0].layers) - 1
        ):
            return replace(made, layer=max(under) + 1)
        if any(p.layer == made.layer - 1 and p.node in below for p in trained):
            return made
        if any(p.layer == made.layer + 1 and made.node in tape.ancestors([p.operand]) for p in trained):
            return made
    return None


def _read_in_between(evidence: Evidence, step: StepFound, made: Product) -> Candidate:
    place = written(evidence, made.node)
    edit = None
    trained = _weights_text(evidence, step, made.layer)
    if place is not None and isinstance(place.node, ast.BinOp) and trained is not None:
        edit = Edit.of(place.tree.span(place.node.right), trained)
    return Candidate(
        "E04",
        None if place is None else place.span,
        "doctor.message.E04.untrained",
        {"name": "" if place is None else place.text[:40]},
        observed="weights that training did not make",
        expected=f"the trained weights of layer {made.layer + 1}",
        edit=edit,
        proof="exact",
        rank=RANK,
    )


def _weights_text(evidence: Evidence, step: StepFound, layer: int) -> str | None:
    """Give the text of the weights in the product of training."""
    tape = evidence.tape
    for number in sorted(
        tape.ancestors([step.layers[layer].z_nodes[0]], range(step.step.round.begin)), reverse=True
    ):
        node = tape.nodes[number]
        place = written(evidence, number) if node.function in PRODUCTS else None
        if place is not None and isinstance(place.node, ast.BinOp):
            return place.tree.cut(place.node.right)
    return None


def _slipped(evidence: Evidence, step: StepFound, slips: list[Slipped]) -> Candidate:
    first = slips[0]
    parts: dict[Span, Edit] = {}
    for slip in slips:
        edit = _bias(evidence, step, slip) if slip.slip == "bias" else _activation(evidence, step, slip)
        if edit is not None:
            parts.setdefault(edit.replacements[0].span, edit)
    edits = list(parts.values())
    whole = sum(edits[1:], edits[0]) if edits else None
    place = written(evidence, first.answer, _frame(evidence, first))
    lines = edits[0].replacements[0].span if edits else place.span if place else None
    key = "doctor.message.E04.bias" if first.slip == "bias" else "doctor.message.E04.activation"
    used = step.layers[first.product.layer].activation
    return Candidate(
        "E04",
        lines,
        key,
        {"layer": first.product.layer + 1, "activation": str(used)},
        observed="no bias" if first.slip == "bias" else place.text[:60] if place else None,
        expected=f"z = a W + b, as in training, then {used}",
        edit=whole,
        proof="exact",
        rank=RANK,
    )


def _frame(evidence: Evidence, slip: Slipped) -> int | None:
    return common_frame(evidence, slip.product.node, slip.answer)


def _bias(evidence: Evidence, step: StepFound, slip: Slipped) -> Edit | None:
    """Add the bias, by the name that training reads it under, if the weights have the same name there."""
    layer = step.layers[slip.product.layer]
    trained = written(evidence, layer.z_nodes[0])
    product = written(evidence, slip.product.node)
    if trained is None or product is None or not isinstance(trained.node, ast.BinOp):
        return None
    if not isinstance(trained.node.op, ast.Add | ast.Sub):
        return None
    sign = "+" if isinstance(trained.node.op, ast.Add) else "-"
    name = trained.tree.cut(trained.node.right)
    text = f"{product.text} {sign} {name}"
    return Edit.of(product.span, in_text(product.tree, product.node, text))


def _activation(evidence: Evidence, step: StepFound, slip: Slipped) -> Edit | None:
    """Write the activation of training around the sums of the prediction."""
    layer = step.layers[slip.product.layer]
    here = between(evidence, slip.answer, slip.sums)
    there = between(evidence, layer.a_nodes[0], layer.z_nodes[0])
    if here is None or there is None:
        return None
    (answer, sums), (used, trained) = here, there
    if trained.text not in used.text:
        return None
    text = used.text.replace(trained.text, sums.text)
    return Edit.of(answer.span, in_text(answer.tree, answer.node, text))


def _untrained(evidence: Evidence, passes: Passes) -> Iterator[Candidate]:
    """No pass after training reads trained weights; one reads the first ones, or ones that were drawn and
    left so.
    """
    wrong = next(
        (each for each in passes.products if each.state in ("first", "drawn") and each.layer == 0), None
    )
    if wrong is None:
        return
    trained = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    if (
        evidence.tape.descendants(trained) & evidence.tape.ancestors([wrong.weights])
        and wrong.state == "drawn"
    ):
        return
    lost = _lost_result(evidence) if wrong.state == "first" else None
    place = written(evidence, wrong.node) if lost is None else None
    called = other_call(evidence, wrong) if lost is None else None
    if called is not None:
        place, lost = called
    yield Candidate(
        "E04",
        place.span if place is not None else lost.replacements[0].span if lost is not None else None,
        "doctor.message.E04.untrained",
        {"name": _name(evidence, root(evidence.tape, wrong.weights))},
        observed="the weights from before training"
        if wrong.state == "first"
        else "weights that were only drawn",
        expected="the trained weights",
        edit=lost,
        proof="exact",
        rank=RANK,
        explains=("U03",),
    )


def _name(evidence: Evidence, node: int) -> str:
    names = evidence.tape.nodes[node].names
    return names[0].name if names else "W"


def _lost_result(evidence: Evidence) -> Edit | None:
    """Find the call of the training function whose result is thrown away."""
    steps = evidence.understanding.roles.steps
    tape = evidence.tape
    serial = tape.nodes[steps[0].round.begin].frame
    while serial:
        frame = tape.frames[serial - 1]
        site = evidence.traced.sites[frame.call_site] if frame.call_site >= 0 else None
        found = None if site is None else trees_of(evidence).node(site)
        if found is not None and isinstance(found[0].parents.get(found[1]), ast.Expr):
            tree, call = found
            text = _kept(tree, call, frame.name)
            if text is not None:
                return Edit.of(tree.span(call), text)
        serial = frame.parent
    return None


def _kept(tree: Tree, call: ast.AST, name: str) -> str | None:
    """Write ``params = train(params, x, y)`` where train returns what it is given under that name."""
    if not isinstance(call, ast.Call):
        return None
    function = next((f for f in tree.find(ast.FunctionDef) if f.name == name.rpartition(".")[2]), None)
    if function is None:
        return None
    parameters = [each.arg for each in function.args.args]
    returned = next((r.value for r in tree.find(ast.Return, function) if r.value is not None), None)
    parts = returned.elts if isinstance(returned, ast.Tuple) else [returned]
    names = []
    for part in parts:
        if not isinstance(part, ast.Name):
            return None
        place = parameters.index(part.id) if part.id in parameters else -1
        names.append(tree.cut(call.args[place]) if 0 <= place < len(call.args) else "_")
    return f"{', '.join(names)} = {tree.cut(call)}" if any(n != "_" for n in names) else None
