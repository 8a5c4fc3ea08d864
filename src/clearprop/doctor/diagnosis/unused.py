"""A bias that stays what it was written as, although its gradient is worked out in every step.

A bias that starts as a written number and never changes is no parameter to whoever watches the numbers.  But
the program computes its gradient and uses it for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.expressions import multiple
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judged import Judged
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

FEWEST_STEPS = 2
CLOSE = 1e-6


def unused_gradients(evidence: Evidence) -> Iterator[Candidate]:
    """Give the biases whose gradient is computed and kept by nobody."""
    right = {each.supposed.name for each in evidence.right}
    for judged in evidence.judged:
        if judged.loss not in right or len(judged.steps) < FEWEST_STEPS:
            continue
        for layer, found in enumerate(judged.steps[0].layers):
            if (found.wiring.b_entries >= 0).any():
                continue
            node, bias = _unused(evidence, judged, layer), _written_bias(evidence, judged, layer)
            if node is not None and bias is not None:
                yield from _candidate(evidence, judged, node, bias, layer)
                return


def _unused(evidence: Evidence, judged: Judged, layer: int) -> Node | None:
    """Find what is the gradient of a bias in every judged step, and is read by nothing."""
    tape = evidence.tape
    by_site: dict[int, list[Node]] = {}
    for step, truth in zip(judged.steps, judged.supposed.truths, strict=True):
        true = truth.layers[layer].db
        for n in step.step.round.nodes:
            node = tape.nodes[n]
            held = tape.value(n) if node.kind == "apply" and node.names and not tape.children(n) else None
            if isinstance(held, float | np.ndarray) and np.size(held) == true.size:
                flat = np.asarray(held, dtype=np.float64).reshape(-1)
                if multiple(flat, true) is not None:
                    by_site.setdefault(node.site, []).append(node)
    sites = [nodes for nodes in by_site.values() if len(nodes) >= len(judged.steps)]
    return next((nodes[0] for nodes in sites if _one_factor(evidence, judged, nodes, layer)), None)


def _one_factor(evidence: Evidence, judged: Judged, nodes: list[Node], layer: int) -> bool:
    """Whether it is the same multiple of the truth in all steps: one number is a multiple of any other."""
    factors = []
    for node, truth in zip(nodes, judged.supposed.truths, strict=False):
        flat = np.asarray(evidence.tape.value(node.id), dtype=np.float64).reshape(-1)
        factors.append(multiple(flat, truth.layers[layer].db) or 0.0)
    return bool(np.ptp(factors) <= CLOSE * abs(factors[0]))


def _written_bias(evidence: Evidence, judged: Judged, layer: int) -> str | None:
    """Give the name of the written number that is added to the products of a layer."""
    tape = evidence.tape
    for z in judged.steps[0].layers[layer].z_nodes:
        for given in tape.nodes[z].args:
            node = tape.nodes[given.node] if isinstance(given, Ref) else None
            if node is not None and not tape.parents(node.id) and isinstance(node.held, float | int):
                return next((binding.name for binding in node.names), None)
    return None


def _candidate(evidence: Evidence, judged: Judged, node: Node, bias: str, layer: int) -> Iterator[Candidate]:
    roles, step = evidence.understanding.roles, judged.steps[0]
    entries = step.layers[layer].wiring.W_entries
    at = np.cumsum([0, *(p.size for p in roles.parameters)])
    own = [p for p, a in zip(roles.parameters, at[:-1], strict=True) if a in entries]
    after = _last_change(evidence, judged, own[0]) if own else None
    if after is None:
        return
    place = evidence.traced.sites[after.site].statement
    name = node.names[0].name
    value = float(np.ravel(evidence.tape.value(node.id))[0])
    yield Candidate(
        "U03",
        place,
        "doctor.message.U03",
        {"text": " ".join(evidence.traced.sites[after.site].text.split())[:60], "names": bias},
        f"Δ{bias} = 0",
        f"{name} = {number(value)}",
        edit=_edit(evidence, after, own[0].name, bias, name, place),
        proof="exact",
        rank=0.4,
    )


def _last_change(evidence: Evidence, judged: Judged, parameter: Parameter) -> Node | None:
    change = parameter.state.changes.get(judged.steps[0].step.number)
    nodes = [evidence.tape.nodes[n] for n in change.nodes] if change is not None else []
    return next((node for node in reversed(nodes) if node.site >= 0), None)


def _edit(
    evidence: Evidence, after: Node, weights: str, bias: str, gradient: str, place: Span
) -> Edit | None:
    """Write the update of the weights once more, for the bias."""
    tape, source = evidence.tape, evidence.traced.sites[after.site].source
    text = source.cut(place)
    names = {b.name for n in tape.ancestors([after.id]) for b in tape.nodes[n].names}
    used = [name for name in names if name != weights and _word(name).search(text)]
    given = next((name for name in sorted(used) if name[:1] in "dg" or "grad" in name), None)
    if given is None or not _word(weights).search(text):
        return None
    line = _word(given).sub(gradient, _word(weights).sub(bias, text))
    here = Span(place.file, place.end_line + 1, 0, place.end_line + 1, 0, place.cell)
    return Edit((Replacement(here, " " * place.column + line + "\n"),))


def _word(name: str) -> re.Pattern[str]:
    """Give the pattern of a name that stands by itself."""
    return re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
