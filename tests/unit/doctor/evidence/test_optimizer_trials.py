"""Sums that are never cleared, powers and roots."""

from __future__ import annotations

from clearprop.doctor.evidence.optimizer_trials import fresh_trials, optimizer_trials
from tests.unit.doctor.rules.cases import known


def test_the_sum_that_is_never_cleared_is_proposed() -> None:
    evidence = known("G10", "faulty")
    by_site = evidence.searches[0].judge.by_site[0]
    trials = list(fresh_trials(evidence.tape, evidence.understanding.roles, by_site))
    assert [evidence.traced.sites[t.site].text for t in trials] == ["gb + d.sum(axis=0, keepdims=True)"]
    node = evidence.tape.nodes[by_site[trials[0].site][0]]
    fresh = trials[0].change(node, evidence.tape.value)
    old = evidence.tape.value(evidence.tape.parents(node.id)[0])
    assert fresh + old == evidence.tape.value(node.id)


def test_squares_and_roots_are_proposed_at_products() -> None:
    evidence = known("G10", "faulty")
    by_site = evidence.searches[0].judge.by_site[0]
    site = next(s for s in by_site if evidence.traced.sites[s].text == "rate * gb")
    node = evidence.tape.nodes[by_site[site][0]]
    kinds = {(t.place, t.detail["kind"]) for t in optimizer_trials(evidence.tape, site, node)}
    assert {(1, "square"), (1, "root")} <= kinds
    square = next(
        t for t in optimizer_trials(evidence.tape, site, node) if t.text == "square" and t.place == 1
    )
    value = evidence.tape.value
    assert square.change(node, value) == value(node.args[0].node) * value(node.args[1].node) ** 2
