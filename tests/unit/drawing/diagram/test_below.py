"""Under a unit stand its name in the data, its bias, whether it was dropped, and what it should have been."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.diagram.below import line_counts, lines_under
from clearprop.drawing.diagram.reading import content_of
from tests.unit.drawing.diagram.diagrams import network, step_of

NET = cp.Network([cp.Dense([[0.15, 0.25], [0.2, 0.3]], [0.35, 0.5], "sigmoid")])
STEP = cp.step(NET, [[0.05, 0.1]], [[0.01, 0.99]], loss="squared_error", optimizer=cp.SGD(0.5))


def words(content: object, column: int, unit: int, lang: str = "en") -> list[tuple[str, str]]:
    return [(line.words, line.note) for line in lines_under(content, column, unit, lang)]  # type: ignore[arg-type]


def test_biases_and_targets() -> None:
    content = content_of(STEP)
    assert words(content, 0, 0) == []
    assert words(content, 1, 1) == [("b 0.5", "layer 1, b[1] = 0.5"), ("wanted 0.99", "y[0, 1] = 0.99")]
    assert words(content, 1, 0, "zh")[1][0] == "目标 0.01"


@pytest.mark.parametrize(
    ("show", "begin", "field"), [("gradients", "db ", "db"), ("change", "Δb ", "update_b")]
)
def test_the_bias_goes_with_the_edges(show: str, begin: str, field: str) -> None:
    ((line, note),) = words(content_of(STEP, show), 1, 0)
    assert line.startswith(begin)
    assert note.startswith(f"layer 1, {field}[0] = ")


def test_a_shared_bias_has_one_address() -> None:
    notes = [words(content_of(network(2, 2, bias="shared")), 1, unit)[0][1] for unit in (0, 1)]
    assert notes[0] == notes[1]
    assert notes[0].startswith("layer 1, b[0] = ")


def test_without_biases_there_is_no_line() -> None:
    assert words(content_of(network(2, 2, bias="none")), 1, 0) == []


def test_dropped_units_say_so() -> None:
    net = cp.Network([cp.Dense(np.ones((1, 6)), None, "tanh", dropout=0.5), cp.Dense(np.ones((6, 1)))])
    step = cp.step(net, [[1.0]], [[1.0]], loss="squared_error", optimizer=cp.SGD(0.5), rng=1)
    mask = step.layers[0].mask
    assert mask is not None
    assert 0 < mask.sum() < 6
    found = [words(content_of(step), 1, unit) for unit in range(6)]
    assert found == [[] if kept else [("dropped", "")] for kept in mask[0]]


def test_names_of_the_data_are_shortened_and_whole_on_request() -> None:
    content = content_of(NET)
    called = replace(content.columns[0], called=("age", "a very long name of a column"))
    content = replace(content, columns=(called, *content.columns[1:]))
    assert words(content, 0, 0) == [("age", "age")]
    ((line, note),) = words(content, 0, 1)
    assert line.endswith("…")
    assert note == "a very long name of a column"


def test_as_many_lines_as_the_fullest_unit_needs() -> None:
    assert line_counts(content_of(STEP), "en") == (0, 2)
    assert line_counts(content_of(step_of(network(2, 3, 1)), "gradients"), "en") == (0, 1, 1)
