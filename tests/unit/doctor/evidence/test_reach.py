"""Which parameters a node leads to."""

from __future__ import annotations

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
