"""Terms that pull weights: those that push them away from 0, and weights that alone are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.layer_places import Places
from clearprop.doctor.evidence.penalties import SUMS, TAKING, pulls
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import swapped
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.source.sites import Site
from clearprop.trace.tape.nodes import Node

CLOSE = 1e-6
FEWEST = 2


def wrong_penalty(evidence: Evidence, search: Search) -> Iterator[Candidate]:
    """Give the terms of the wrong sign, and the weights that miss what all others have."""
    judge, step = search.judge, search.judged.steps[0]
    roles = evidence.understanding.roles
    cleaned = judge.moved(judge.as_it_is)[0]
    found = pulls(judge.penalties[0], step.after - step.before, cleaned, step, roles)
    for parameter, pull in found.items():
        if pull < 0.0:
            term = next(each for each in judge.penalties[0] if each.parameter == parameter)
            yield _away(evidence, search.judge.tape.nodes[term.node], roles.parameters[parameter].name, pull)
    yield from _left_out(evidence, search, found)


def _away(evidence: Evidence, node: Node, name: str, pull: float) -> Candidate:
    site = evidence.traced.sites[node.site]
    trial = next(swapped(node.site, node), None)
    return Candidate(
        "G11",
        site.span,
        "doctor.message.G11",
        {"text": " ".join(site.text.split())[:60], "names": name},
        f"Δ{name} = … + {number(-pull)} {name}",
        f"Δ{name} = … - {number(-pull)} {name}",
        edit=None if trial is None else edit_of(evidence.traced, trial),
        proof="exact",
        rank=0.35,
    )


def _left_out(evidence: Evidence, search: Search, found: Mapping[int, float]) -> Iterator[Candidate]:
    """Give the one matrix that is not pulled where at least two others are, equally."""
    judge, roles, tape = search.judge, evidence.understanding.roles, evidence.tape
    places = Places(roles, search.judged.steps[0])
    weights = [k for k, kinds in enumerate(places.kinds) if kinds == {"dW"} and roles.parameters[k].trained]
    pulled = [k for k in weights if found.get(k, 0.0) > 0.0]
    missing = [k for k in weights if k not in found]
    if len(pulled) < FEWEST or len(missing) != 1:
        return
    rates = [found[k] for k in pulled]
    if max(rates) - min(rates) > CLOSE * max(rates):
        return
    term = next(each for each in judge.penalties[0] if each.parameter == pulled[0])
    parameter = roles.parameters[missing[0]]
    site = _gradient_site(evidence, search, missing[0])
    sibling = evidence.traced.sites[tape.nodes[term.node].site]
    if site is None or tape.nodes[term.node].function not in SUMS - TAKING:
        return
    text = (
        sibling.source.cut(sibling.source.span(sibling.node.right)) if hasattr(sibling.node, "right") else ""
    )
    old, new = roles.parameters[pulled[0]].name, parameter.name
    edit = Edit.of(site.span, f"{site.text} + {text.replace(old, new)}") if old in text else None
    yield Candidate(
        "G11",
        site.statement,
        "doctor.message.G11",
        {"text": " ".join(site.text.split())[:60], "names": new},
        f"Δ{new} = …",
        f"Δ{new} = … - {number(rates[0])} {new}",
        edit=edit,
        proof="exact",
        rank=0.35,
    )


def _gradient_site(evidence: Evidence, search: Search, parameter: int) -> Site | None:
    """Find the place that computes the gradient of a parameter."""
    tape, sites = evidence.tape, evidence.traced.sites
    at = sum(p.size for p in evidence.understanding.roles.parameters[:parameter])
    size = evidence.understanding.roles.parameters[parameter].size
    true = search.judged.gradients[0][at : at + size]
    for node in (tape.nodes[n] for nodes in search.judge.by_site[0].values() for n in nodes):
        value = tape.value(node.id)
        if np.size(value) == size and size > 1 and node.kind == "apply":
            flat = np.asarray(value, dtype=np.float64).reshape(-1)
            length = float(np.linalg.norm(flat) * np.linalg.norm(true))
            if length > 0.0 and abs(float(flat @ true)) >= (1 - 1e-12) * length:
                return sites[node.site]
    return None
