"""Which parameters a node leads to."""

from __future__ import annotations

from clearprop.doctor.evidence.reach import Reach
from tests.unit.doctor.evidence.searched import SOUND, searched
from tests.unit.doctor.rules.cases import known


def test_the_error_leads_to_all_and_a_gradient_to_one() -> None:
    evidence = known("G03", "sound")
    search = evidence.searches[0]
    names = [p.name for p in evidence.understanding.roles.parameters]
    by_text = {evidence.traced.sites[s].text: nodes for s, nodes in search.judge.by_site[0].items()}

    def led_to(text: str) -> set[str]:
        mask = search.reach.of(by_text[text])
        return {name for k, name in enumerate(names) if mask >> k & 1}

    assert led_to("a2 - Y") == {"W1", "b1", "W2", "b2"}
    assert led_to("d2 @ W2.T") == {"W1", "b1"}
    assert led_to("rate * X.T @ d1") == {"W1"}


def test_many_lines_lead_to_all_that_each_of_them_does() -> None:
    looked = searched(SOUND)
    bits = looked.search.reach.of(looked.node(text).id for text in ("d2.sum(axis=0)", "0.5 * x.T"))
    assert bits == 1 << looked.parameter("b2") | 1 << looked.parameter("W1")


def test_only_what_is_needed_leads_anywhere() -> None:
    looked = searched(SOUND)
    printed = next(node for node in reversed(looked.tape.nodes) if node.kind == "apply")
    assert looked.search.reach.of([printed.id]) == 0
    ends_only = Reach(looked.tape, looked.roles, looked.judged.steps[0], [])
    assert ends_only.of([looked.node("W2 -= 0.5 * h.T @ d2").id]) == 1 << looked.parameter("W2")
    assert ends_only.of([looked.node("0.5 * h.T @ d2").id]) == 0
