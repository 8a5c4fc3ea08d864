"""Learning rates below 0."""

from __future__ import annotations

from clearprop.doctor.evidence.slopeward import rate_trials
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched
from tests.unit.doctor.programs import SOUND as LONG

NAMED = SOUND.replace("rng = np", "rate = 0.5\nshift = -3.0\nrng = np").replace("0.5 *", "rate *", 4)
CLIMBS = NAMED.replace("rate = 0.5", "rate = -0.5")


def proposed(looked: Searched) -> list:
    return list(rate_trials(looked.tape, looked.roles, looked.judged))


def test_the_rate_of_a_climbing_program_is_turned_round() -> None:
    assert CLIMBS.count("rate *") == 4, LONG
    looked = searched(CLIMBS)
    assert looked.search.baseline().rate < 0.0
    (only,) = proposed(looked)
    assert looked.evidence.traced.sites[only.site].line == 3
    assert looked.cured_by([only]) == [only]


def test_a_number_above_zero_stays() -> None:
    assert proposed(searched(NAMED)) == []


def test_a_number_of_the_forward_pass_is_no_rate() -> None:
    text = CLIMBS.replace("h = np.tanh(x @ W1 + b1)", "h = np.tanh(x @ W1 + b1 + 0 * rate)")
    assert proposed(searched(text)) == []
