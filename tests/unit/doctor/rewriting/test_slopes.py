"""Slopes in the words of the line that should have computed them."""

from __future__ import annotations

import pytest

from clearprop.doctor.rewriting.slopes import slope_text
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded
from tests.unit.doctor.rewriting.sites import trial

SLOPE = "(1 - h ** 2)"
SUMS = {
    "np.tanh(z1)": "1 - np.tanh(z1) ** 2",
    "1 / (1 + np.exp(-z1))": "np.exp(-z1) / (1 + np.exp(-z1)) ** 2",
    "np.maximum(z1, 0)": "(z1 > 0)",
    "np.where(z1 > 0, z1, 0.1 * z1)": "np.where(z1 > 0, 1.0, 0.1)",
}
ANSWERS = {
    "np.tanh(z1)": "(1 - h ** 2)",
    "1 / (1 + np.exp(-z1))": "h * (1 - h)",
    "np.maximum(z1, 0)": "(h > 0)",
}


def written(source: str, place: str) -> str | None:
    """Write the slope of the first layer at a place."""
    traced = recorded(source).traced
    number = next(k for k, each in enumerate(traced.sites) if each.text == place)
    found = trial("slope", layer=0)
    found = type(found)(number, *(getattr(found, f) for f in ("means", "change", "place", "text", "detail")))
    return slope_text(traced, found, traced.sites[number])


@pytest.mark.parametrize("activation", SUMS)
def test_of_the_sums(activation: str) -> None:
    source = TWO_LAYERS.replace("np.tanh(z1)", activation).replace(SLOPE, "np.cos(z1)")
    assert written(source, "np.cos(z1)") == SUMS[activation]


@pytest.mark.parametrize("activation", ANSWERS)
def test_of_the_answers(activation: str) -> None:
    source = TWO_LAYERS.replace("np.tanh(z1)", activation).replace(SLOPE, "np.cos(h)")
    assert written(source, "np.cos(h)") == ANSWERS[activation]


def test_inside_a_function_it_is_written_with_the_name_there() -> None:
    source = TWO_LAYERS.replace("for step", "def slope(value):\n    return 1 - value\n\n\nfor step")
    assert written(source.replace(SLOPE, "slope(h)"), "1 - value") == "(1 - value ** 2)"
    assert written(source.replace(SLOPE, "slope(z1)"), "1 - value") == "1 - np.tanh(value) ** 2"


def test_the_search_proposes_just_that() -> None:
    known = recorded(TWO_LAYERS.replace(SLOPE, "np.cos(h)"))
    found = next(
        c.trials[0]
        for c in known.search.cures()
        if c.trials[0].means == "slope" and "kept" not in c.trials[0].detail
    )
    place = known.traced.sites[found.site]
    assert (place.text, slope_text(known.traced, found, place)) == ("np.cos(h)", "(1 - h ** 2)")


def test_of_two_variables_nothing_is_written() -> None:
    assert written(TWO_LAYERS.replace(SLOPE, "(1 - h * z1)"), "1 - h * z1") is None


def test_what_cannot_be_told_from_the_sum_is_not_written() -> None:
    bent = TWO_LAYERS.replace("np.tanh(z1)", "np.log1p(np.exp(z1))").replace(SLOPE, "np.cos(z1)")
    assert written(bent, "np.cos(z1)") is None
