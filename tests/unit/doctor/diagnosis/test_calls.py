"""A helper that serves some calls well, and the call that it does not serve."""

from __future__ import annotations

from clearprop.doctor.diagnosis.calls import alike, blamed_call, changed_nodes
from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.evidence.oracle import placed, truth_trials
from clearprop.doctor.evidence.trials import negated
from tests.unit.doctor.diagnosis.recorded import HEAD, Recorded, recorded

HELPED = (
    HEAD
    + """\
def slope(a):
    return 1 - a ** 2


W3, b3 = rng.normal(0, 1, (3, 3)), np.zeros(3)
for step in range(5):
    h1 = np.tanh(x @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    a = h2 @ W3 + b3
    d3 = a - y
    d2 = d3 @ W3.T * slope(h2)
    d1 = d2 @ W2.T * slope(h1)
    W3 -= rate * h2.T @ d3
    b3 -= rate * d3.sum(axis=0)
    W2 -= rate * h1.T @ d2
    b2 -= rate * d2.sum(axis=0)
    W1 -= rate * x.T @ d1
    b1 -= rate * d1.sum(axis=0)
"""
)


def slopes(known: Recorded, text: str = "1 - a ** 2") -> list[int | None]:
    """The calls that the truths of the helper's line blame."""
    site = known.site(text)
    found = truth_trials(known.search.judge, site)
    trials = [placed(site, label, values, 1.0) for label, values in found if label.kind == "slope"]
    return [blamed_call(known.search, trial) for trial in trials]


def test_the_call_that_is_not_served_is_to_blame() -> None:
    known = recorded(HELPED.replace("slope(h1)", "slope(d3 * h1)"))
    blamed = {call for call in slopes(known) if call is not None}
    assert [known.traced.sites[call].text for call in blamed] == ["slope(d3 * h1)"]


def test_a_helper_that_serves_nobody_is_to_blame_itself() -> None:
    assert set(slopes(recorded(HELPED.replace("1 - a ** 2", "1 - a")), "1 - a")) <= {None}


def test_other_edits_blame_no_call() -> None:
    known = recorded(HELPED)
    trial = negated(known.site("1 - a ** 2"))
    assert blamed_call(known.search, trial) is None
    assert [changed for _, changed in changed_nodes(known.search, trial)] == [True, True]


def test_rounding_is_no_change() -> None:
    assert alike([1.0, 2.0], [1.0, 2.0 + 1e-9])
    assert not alike([1.0, 2.0], [1.0, 2.1])
    assert not alike([1.0], [1.0, 2.0])
    assert alike([0.0], [0.0])
    assert not alike([1e-9], [0.0])


def test_a_slope_alone_is_found_at_the_call_that_gives_it() -> None:
    known = recorded(HELPED.replace("d2 @ W2.T * slope(h1)", "slope(h1)"))
    (found,) = diagnosed(known.evidence)
    assert known.told(found) == ("G03", known.line("d1 = slope(h1)"))
