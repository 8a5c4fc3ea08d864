"""Truths in the place of what lines compute find the line of any fault."""

from __future__ import annotations

from clearprop.doctor.evidence.oracle import Label, placed, truth_trials
from tests.unit.doctor.evidence.seen import seen as evidence
from tests.unit.doctor.rules.cases import known, text


def test_a_line_that_no_usual_edit_cures_is_found() -> None:
    seen = evidence(
        text("G03", "sound").replace("d1 = d2 @ W2.T * slope(a1)", "d1 = np.cos(d2 @ W2.T) - slope(a1)")
    )
    search, found = seen.searches[0], set()
    for site in search.judge.by_site[0]:
        for label, values in truth_trials(search.judge, site):
            scored = search.judge.judge([placed(site, label, values, 1.0)])
            if scored is not None and scored.cured:
                found.add((seen.traced.sites[site].line, label.kind, label.layer))
    assert found == {(26, "delta", 0)}


def test_truths_have_the_shape_of_the_line() -> None:
    seen = known("G03", "sound")
    judge = seen.searches[0].judge
    site = next(
        s
        for s in judge.by_site[0]
        if seen.traced.sites[s].text == "a1.T @ d2" or (seen.traced.sites[s].text == "rate * a1.T @ d2")
    )
    labels = [label for label, _ in truth_trials(judge, site)]
    assert Label("dW", 1) in labels
    assert all(label.kind != "slope" for label in labels)
