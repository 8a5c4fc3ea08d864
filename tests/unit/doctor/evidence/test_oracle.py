"""Truths in the place of what a line computes."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.oracle import calls_of, nodes_of, placed, truth_trials
from clearprop.doctor.evidence.pieces import Label
from clearprop.doctor.evidence.trials import Trial
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

# Four wrong things at once, which no usual edit puts right.
STRANGE = SOUND.replace("d2 @ W2.T * (1 - h**2)", "np.cos(d2 @ W2.T) * np.sqrt(1 + h**2)")
BY_EXAMPLE = """\
import numpy as np

rng = np.random.default_rng(4)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
Y = np.array([[0], [1], [1], [1]], dtype=float)
W1, W2 = rng.normal(0, 1, (2, 3)), rng.normal(0, 1, (3, 1))
for step in range(4):
    g1, g2 = np.zeros((2, 3)), np.zeros((3, 1))
    for x, y in zip(X, Y):
        h = np.tanh(x @ W1)
        a = h @ W2
        d2 = a - y
        d1 = np.cos(d2 @ W2.T) * h
        g2 += np.outer(h, d2)
        g1 += np.outer(x, d1)
    W2 -= 0.1 * g2
    W1 -= 0.1 * g1
"""


def truths(looked: Searched, text: str) -> dict[Label, dict[int, object]]:
    return dict(truth_trials(looked.judge, looked.site(text)))


def scored(looked: Searched, text: str) -> list[Trial]:
    site = looked.site(text)
    return looked.cured_by(placed(site, *found, 1.0) for found in truths(looked, text).items())


def test_the_truth_cures_a_line_that_no_usual_edit_does() -> None:
    looked = searched(STRANGE)
    text = "np.cos(d2 @ W2.T) * np.sqrt(1 + h**2)"
    assert not looked.cured_by(looked.search.vocabulary[looked.site(text)])
    (cure,) = scored(looked, text)
    assert (cure.means, cure.detail) == (
        "truth",
        {"kind": "delta", "layer": 0, "turn": 0, "grain": "whole", "place": -1, "scale": 1.0},
    )


def test_another_truth_of_that_shape_cures_nothing() -> None:
    looked = searched(STRANGE)
    kinds = {(label.kind, label.layer) for label in truths(looked, "np.sqrt(1 + h**2)")}
    assert kinds == {("slope", 0), ("delta", 0), ("da", 0)}
    assert scored(looked, "np.sqrt(1 + h**2)") == []


def test_the_truths_of_a_sound_program_are_what_it_computes() -> None:
    looked = searched(SOUND)
    for text, label in (
        ("1 - h**2", Label("slope", 0)),
        ("d2 @ W2.T", Label("da", 0)),
        ("d2 @ W2.T * (1 - h**2)", Label("delta", 0)),
        ("(a - y) * a * (1 - a)", Label("delta", 1)),
        ("d1.sum(axis=0)", Label("db", 0)),
    ):
        values = truths(looked, text)[label]
        assert len(values) == len(looked.judged.steps)
        for node, value in values.items():
            np.testing.assert_allclose(value, looked.tape.value(node), rtol=1e-9, atol=1e-15)


def test_a_truth_is_scaled_unless_it_is_a_slope() -> None:
    looked = searched(SOUND)
    node = looked.node("1 - h**2")
    for kind, expected in (("slope", 2.0), ("delta", 10.0)):
        trial = placed(node.site, Label(kind, 0), {node.id: np.full(3, 2.0)}, 5.0)
        assert trial.change(node, looked.tape.value).tolist() == [expected] * 3


def test_one_example_at_a_time_gets_its_own_row() -> None:
    looked = searched(BY_EXAMPLE)
    text = "np.cos(d2 @ W2.T) * h"
    assert not looked.search.baseline().cured
    # The bias that is not there would have had the same rows.
    assert [(t.detail["kind"], t.detail["layer"]) for t in scored(looked, text)] == [("delta", 0), ("db", 0)]
    outer = truths(looked, "np.outer(h, d2)")[Label("dW", 1, grain="example")]
    for node, value in outer.items():
        np.testing.assert_allclose(value, looked.tape.value(node), rtol=1e-9, atol=1e-15)


def test_a_line_of_another_shape_has_no_truth() -> None:
    looked = searched(SOUND)
    assert truths(looked, "x.T").keys() == set()
    assert list(truth_trials(looked.judge, -5)) == []


HELPED = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
W1, W2, W3 = (rng.normal(size=(3, 3)) for _ in range(3))


def slope(a):
    return 1 - a ** 2


for step in range(3):
    h1 = np.tanh(x @ W1)
    h2 = np.tanh(h1 @ W2)
    d3 = h2 @ W3 - y
    d2 = d3 @ W3.T * slope(h2)
    d1 = d2 @ W2.T * slope(h1)
    W3 -= 0.01 * h2.T @ d3
    W2 -= 0.01 * h1.T @ d2
    W1 -= 0.01 * x.T @ d1
"""


def test_one_call_of_a_helper_can_be_put_right_alone() -> None:
    looked = searched(HELPED)
    site, judge = looked.site("1 - a ** 2"), looked.judge
    first, second = calls_of(judge, site)
    assert [len(nodes_of(judge, site, 0, call)) for call in (None, first, second)] == [2, 1, 1]
    label, values = next(truth_trials(judge, site, call=first))
    trial = placed(site, label, values, 1.0, first, judge.begins)
    assert trial.nodes({}, looked.tape, judge.begins[0]) == nodes_of(judge, site, 0, first)
    assert trial.nodes({}, looked.tape, judge.begins[1]) == nodes_of(judge, site, 1, first)
    assert calls_of(judge, looked.site("0.01 * x.T @ d1")) == []
