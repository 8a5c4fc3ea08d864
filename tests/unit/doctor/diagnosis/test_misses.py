"""The kind of a slip, told by the numbers of a line."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.diagnosis.misses import missed
from clearprop.doctor.evidence.pieces import Label
from clearprop.numerics.arrays import Array
from tests.unit.doctor.evidence.searched import SOUND, searched

JUDGED = searched(SOUND).judged
LAYERS = [
    (step.layers[0], truth.layers[0])
    for step, truth in zip(JUDGED.steps, JUDGED.supposed.truths, strict=True)
]


def told(values: list[Array], label: Label) -> str:
    return missed(JUDGED, [[value] for value in values], label)


def of(formula) -> list[Array]:
    """What a line computed in each step, from the answers, ``∂loss/∂a`` and the slope of the hidden layer."""
    return [formula(found.a, truth.da, truth.slope) for found, truth in LAYERS]


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (lambda a, da, slope: da, "G03"),
        (lambda a, da, slope: slope, "G03"),
        (lambda a, da, slope: da * slope * slope, "G03"),
        (lambda a, da, slope: -da * slope, "G04"),
        (lambda a, da, slope: np.abs(da * slope), "G04"),
        (lambda a, da, slope: da * (1 - np.tanh(a) ** 2), "G02"),
        (lambda a, da, slope: da * (1 - a), "G01"),
        (lambda a, da, slope: da[::-1] * np.cos(9 * da), "G12"),
    ],
    ids=[
        "no slope",
        "no error",
        "slope twice",
        "minus",
        "size only",
        "slope of a",
        "other slope",
        "nonsense",
    ],
)
def test_a_delta_is_told_by_what_it_is_made_of(formula, code: str) -> None:
    assert told(of(formula), Label("delta", 0)) == code


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (lambda a, da, slope: np.ones_like(a), "G03"),
        (lambda a, da, slope: 1 - np.tanh(a) ** 2, "G02"),
        (lambda a, da, slope: a * (1 - a), "G01"),
    ],
)
def test_a_slope_is_of_the_wrong_value_or_form(formula, code: str) -> None:
    assert told(of(formula), Label("slope", 0)) == code


def test_an_error_that_is_missing_divides_each_example_by_its_own() -> None:
    errors = [np.arange(1.0, 5.0)[:, None] for _ in LAYERS]
    values = [truth.delta / error for (_, truth), error in zip(LAYERS, errors, strict=True)]
    assert told(values, Label("delta", 0)) == "G03"


def test_a_gradient_of_another_size_is_a_matter_of_rates() -> None:
    assert told([3 * truth.dW for _, truth in LAYERS], Label("dW", 0)) == "U04"
    assert told([np.abs(truth.dW) for _, truth in LAYERS], Label("dW", 0)) == "G04"
    assert told([np.cos(truth.dW) for _, truth in LAYERS], Label("dW", 0)) == "G12"


def test_what_cannot_be_laid_beside_the_truth_is_named_by_its_place() -> None:
    assert told([np.zeros(7) for _ in LAYERS], Label("db", 0)) == "G07"
