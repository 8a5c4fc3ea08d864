"""Parameters that are never trained, although the program trains all others, or works out how to."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.expressions import Names, multiple
from clearprop.doctor.diagnosis.lists import in_one_list, loop_that_misses
from clearprop.doctor.diagnosis.numbers import entry_name, number
from clearprop.doctor.diagnosis.replaced import replaced
from clearprop.doctor.diagnosis.revived import revived
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judged import Judged, trained
from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.score import Score, score
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

STEPPING = frozenset({operator.sub, operator.add, np.subtract, np.add})
ENOUGH = 0.5
ENOUGH_STEPS = 3


@dataclass(frozen=True)
class Idle:
    """A parameter that no step changes: its gradient in the first judged step, and its layer."""

    number: int
    parameter: Parameter
    gradient: Array
    layer: int
    is_weight: bool


def idle(evidence: Evidence) -> Iterator[tuple[Judged, Score, Idle]]:
    """Give the parameters that training never changes, with the loss that fits the others best."""
    roles = evidence.understanding.roles
    if all(parameter.trained for parameter in roles.parameters) or not evidence.judged:
        return
    scored = [
        (_explained(evidence, judged) or scored_part(evidence, judged), judged) for judged in evidence.judged
    ]
    best, judged = max(scored, key=lambda pair: pair[0].right)
    if best.right < ENOUGH or best.rate <= 0.0:
        return
    at, step = 0, judged.steps[0]
    for k, parameter in enumerate(roles.parameters):
        entries = np.arange(at, at + parameter.size)
        at += parameter.size
        gradient = judged.gradients[0][entries]
        if parameter.trained or not gradient.any():
            continue
        for layer, found in enumerate(step.layers):
            for is_weight, own in ((True, found.wiring.W_entries), (False, found.wiring.b_entries)):
                if np.isin(entries, own).all():
                    yield judged, best, Idle(k, parameter, gradient, layer, is_weight)


def _explained(evidence: Evidence, judged: Judged) -> Score | None:
    """Score what is trained by a momentum, or another rule that is more than a step along the gradient."""
    rates = [each.rule.rate for each in evidence.right if each.supposed.name == judged.loss]
    return Score(1.0, rates[0]) if rates else None


def scored_part(evidence: Evidence, judged: Judged) -> Score:
    """Score what is trained of a program."""
    roles = evidence.understanding.roles
    chosen = [trained(roles, step.step.number) for step in judged.steps]
    moved = [(s.after - s.before)[c] for s, c in zip(judged.steps, chosen, strict=True)]
    return score(moved, [g[c] for g, c in zip(judged.gradients, chosen, strict=True)])


def never_updated(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate for each parameter that was meant to be trained."""
    for judged, best, found in idle(evidence):
        dead = _dead(evidence, judged, found)
        if dead is not None:
            yield _candidate(evidence, judged, best, found, dead, revived(evidence, dead))
            continue
        other = replaced(evidence, judged, best.rate, found.parameter, found.gradient)
        if other is not None:
            yield other
            continue
        sibling = _sibling(evidence, judged, found)
        node = None if sibling is None else _last_change(evidence, judged, sibling)
        if node is None or not (
            _is_worked_out(evidence, judged, found)
            or _has_partner(evidence, judged, found)
            or in_one_list(evidence.tape, found.parameter, evidence.understanding.roles)
        ):
            continue
        yield _candidate(evidence, judged, best, found, node, _added(evidence, judged, best, found, node))


def never_kept(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate for each parameter whose new value no later step begins with."""
    roles, tape = evidence.understanding.roles, evidence.tape
    before = 0
    for parameter in roles.parameters:
        changes = [change for _, change in sorted(parameter.state.changes.items())]
        starts = [np.asarray(tape.value(change.start), dtype=np.float64) for change in changes]
        ends = [np.asarray(tape.value(change.end), dtype=np.float64) for change in changes]
        before, at = before + parameter.size, before
        if not parameter.trained or len(changes) < ENOUGH_STEPS:
            continue
        moved = ends[0] - starts[0]
        node = tape.nodes[changes[0].end]
        same = all(np.array_equal(each, starts[0]) for each in starts)
        if not same or not moved.any() or node.site < 0 or node.function not in STEPPING:
            continue
        entry = int(np.argmax(np.abs(moved)))
        edit = revived(evidence, node)
        called = _called(parameter, edit)
        name = entry_name(tape, roles, at + entry).replace(parameter.name, called, 1)
        yield Candidate(
            "U03",
            evidence.traced.sites[node.site].statement,
            "doctor.message.U03",
            {"text": called, "names": called},
            f"Δ{name} = 0",
            f"Δ{name} = {number(float(moved.reshape(-1)[entry]))}",
            edit=edit,
            proof="exact",
            rank=0.4,
        )


def _candidate(
    evidence: Evidence, judged: Judged, best: Score, found: Idle, node: Node, edit: Edit | None
) -> Candidate:
    entry = int(np.argmax(np.abs(found.gradient)))
    before = sum(p.size for p in evidence.understanding.roles.parameters[: found.number])
    called = _called(found.parameter, edit)
    name = entry_name(evidence.tape, evidence.understanding.roles, before + entry)
    name = name.replace(found.parameter.name, called, 1)
    return Candidate(
        "U03",
        loop_that_misses(evidence, node) or evidence.traced.sites[node.site].statement,
        "doctor.message.U03",
        {"text": " ".join(evidence.traced.sites[node.site].text.split())[:60], "names": called},
        f"Δ{name} = 0",
        f"Δ{name} = {number(-best.rate * found.gradient[entry])}",
        edit=edit,
        proof="exact",
        rank=0.4,
    )


def _called(parameter: Parameter, edit: Edit | None) -> str:
    """Name a parameter as the line does to which it must be given: ``self.weights`` for ``weights = …``."""
    text = edit.replacements[0].text if edit is not None else ""
    return text if text.isprintable() and text and "=" not in text else parameter.name


def _dead(evidence: Evidence, judged: Judged, found: Idle) -> Node | None:
    """Find the new value that the program computes and then does not keep."""
    tape, step = evidence.tape, judged.steps[0].step
    own = {found.parameter.first, *found.parameter.nodes}
    forward = tape.ancestors(step.predictions)
    for number_ in step.round.nodes:
        node = tape.nodes[number_]
        if node.function not in STEPPING or node.site < 0 or len(node.args) < 2 or number_ in forward:
            continue
        for k in (0, 1):
            old, step_ = node.args[k], node.args[1 - k]
            if isinstance(old, Ref) and old.node in own and isinstance(step_, Ref):
                change = np.broadcast_to(tape.value(step_.node), np.shape(tape.value(number_)))
                if multiple(np.asarray(change, dtype=np.float64).reshape(-1), found.gradient) is not None:
                    return node
    return None


def _sibling(evidence: Evidence, judged: Judged, found: Idle) -> Parameter | None:
    """Give the trained parameter that stands nearest: of the same layer, else of the next one."""
    roles, layers = evidence.understanding.roles, judged.steps[0].layers
    owners = np.concatenate([np.full(p.size, k) for k, p in enumerate(roles.parameters)])
    near = sorted(range(len(layers)), key=lambda k: abs(k - found.layer))
    for layer in near:
        wiring = layers[layer].wiring
        for entries in (wiring.b_entries, wiring.W_entries):
            for k in sorted(set(owners[entries[entries >= 0]].tolist())):
                parameter: Parameter = roles.parameters[k]
                if parameter.trained:
                    return parameter
    return None


def _has_partner(evidence: Evidence, judged: Judged, found: Idle) -> bool:
    """Whether the other parameter of the layer is trained.

    Biases that no layer trains are fixed on purpose, as in many a calculation by hand.
    """
    layers = judged.steps[0].layers
    chosen = trained(evidence.understanding.roles, judged.steps[0].step.number)
    wiring = layers[found.layer].wiring
    other = wiring.b_entries if found.is_weight else wiring.W_entries
    biases = [layer.wiring.b_entries for layer in layers]
    if not found.is_weight and not any(chosen[b[b >= 0]].any() for b in biases):
        return False
    return bool(chosen[other[other >= 0]].any())


def _is_worked_out(evidence: Evidence, judged: Judged, found: Idle) -> bool:
    """Whether the program computes the gradient that it does not use."""
    tape = evidence.tape
    if found.gradient.size < 2:
        return False
    for number_ in judged.steps[0].step.round.nodes:
        value = tape.nodes[number_].held
        if int(np.prod(getattr(value, "shape", ()), dtype=np.int64)) == found.gradient.size:
            array = np.asarray(tape.value(number_), dtype=np.float64).reshape(-1)
            if multiple(array, found.gradient) is not None:
                return True
    return False


def _last_change(evidence: Evidence, judged: Judged, sibling: Parameter) -> Node | None:
    change = sibling.state.changes.get(judged.steps[0].step.number)
    if change is None:
        return None
    nodes = [evidence.tape.nodes[n] for n in change.nodes if evidence.tape.nodes[n].site >= 0]
    return nodes[-1] if nodes else None


def _added(evidence: Evidence, judged: Judged, best: Score, found: Idle, after: Node) -> Edit | None:
    """Write the missing update as a line of its own, after the one of the sibling."""
    tape, sites = evidence.tape, evidence.traced.sites
    step, truth = judged.steps[0], judged.supposed.truths[0]
    at = tape.nodes[step.step.round.nodes[-1]]
    here = Node(at.id + 1, "apply", after.site, None, (), {}, after.context, after.frame, None)
    names = Names(tape, Scope(tape, sites), here)
    shape = np.shape(tape.value(found.parameter.first))
    layer = step.layers[found.layer]
    given = names.gradients(shape, found.gradient, layer.a_in, truth.layers[found.layer].delta)
    for text, factor in given:
        line = _update(names, found.parameter.name, text, best.rate / factor)
        if line is not None:
            span = sites[after.site].statement
            place = Span(span.file, span.end_line + 1, 0, span.end_line + 1, 0, span.cell)
            return Edit((Replacement(place, " " * span.column + line + "\n"),))
    return None


def _update(names: Names, parameter: str, gradient: str, rate: float) -> str | None:
    """Write an update with a rate that is one of the program's numbers, or one divided by another."""
    sign = "-=" if rate > 0 else "+="
    single = {n: float(np.ravel(v)[0]) for n, v in names.values.items() if np.size(v) == 1}
    numbers = {n: v for n, v in single.items() if v > 0}
    if abs(abs(rate) - 1.0) < 1e-9:
        return f"{parameter} {sign} {gradient}"
    for name, value in numbers.items():
        if abs(value - abs(rate)) <= 1e-9 * abs(rate):
            return f"{parameter} {sign} {name} * {_factor(gradient)}"
    for name, value in numbers.items():
        for other, divisor in numbers.items():
            if abs(value / divisor - abs(rate)) <= 1e-9 * abs(rate):
                return f"{parameter} {sign} {name} * {_factor(gradient)} / {other}"
    return None


def _factor(text: str) -> str:
    return f"({text})" if " " in text and not text.endswith(")") else text
