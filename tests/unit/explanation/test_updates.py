"""Optimizers as they are taught: m̂ and v̂, and the norm that clipping looks at."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.formulas import formulas
from clearprop.explanation.updates import behind, gradient_norm, squares
from clearprop.formula.tree import evaluate
from clearprop.record.address import Address
from tests.unit.explanation.steps import one_unit, random_step, see, written

UPDATE = Address("update_W", (0, 0), 1)


def later(optimizer: cp.Adam) -> cp.Step:
    """A third step, with something remembered."""
    net, x, y = cp.Network.from_sizes((2, 2), "tanh", rng=0), [[1.0, -0.5]], [[0.5, 0.0]]
    step = cp.step(net, x, y, loss="squared_error", optimizer=optimizer)
    for _ in range(2):
        net, state = net.after(step), step.state_after
        step = cp.step(net, x, y, loss="squared_error", optimizer=optimizer, state=state)
    return step


@pytest.mark.parametrize(
    ("optimizer", "told"),
    [
        (cp.Adam(0.1), "−learning_rate × m_hat[0, 0] / (√v_hat[0, 0] + 1e-08)"),
        (cp.Adam(0.1, epsilon=0.0), "−learning_rate × m_hat[0, 0] / √v_hat[0, 0]"),
        (
            cp.AdamW(0.1, weight_decay=0.5),
            "−learning_rate × m_hat[0, 0] / (√v_hat[0, 0] + 1e-08) − learning_rate × ½ × W[0, 0]",
        ),
    ],
)
def test_adam_is_written_with_its_corrected_means(optimizer: cp.Adam, told: str) -> None:
    step = later(optimizer)
    formula = next(formulas(see(step, row=None), UPDATE))
    assert written(formula) == told
    assert evaluate(formula) == pytest.approx(step[UPDATE], rel=1e-12)


def test_the_corrected_means_have_lines_of_their_own() -> None:
    step = later(cp.Adam(0.1))
    lines = list(behind(see(step), UPDATE))
    assert [written(left) for left, _ in lines] == ["m_hat[0, 0]", "v_hat[0, 0]"]
    assert [written(formula) for _, formula in lines] == [
        "state_after.m_W[0, 0] / (1 − 0.9^t)",
        "state_after.v_W[0, 0] / (1 − 0.999^t)",
    ]
    for left, formula in lines:
        assert left.value == evaluate(formula)
    assert lines[0][0].value == pytest.approx(step["layer 1, state_after.m_W[0, 0]"] / (1 - 0.9**3))


def test_without_memory_nothing_is_divided() -> None:
    m_hat, _ = behind(see(later(cp.Adam(0.1, beta1=0.0))), UPDATE)
    assert written(m_hat[1]) == "state_after.m_W[0, 0]"


def test_a_bias_does_not_decay() -> None:
    formula = next(formulas(see(later(cp.AdamW(0.1))), Address("update_b", (0,), 1)))
    assert "W" not in written(formula)


def test_other_numbers_have_nothing_behind_them() -> None:
    step = one_unit("tanh", 0.5)
    assert list(behind(see(step), UPDATE)) == []
    assert list(behind(see(step), Address("clip_scale"))) == []


def test_what_is_not_trained_stays_as_it_was() -> None:
    net = cp.Network([cp.Dense([[2.0]], [0.5], "tanh", bias="fixed")])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.Adam(0.1))
    assert written(next(formulas(see(step), Address("b_new", (0,), 1)))) == "b[0]"
    assert written(next(formulas(see(step), Address("update_b", (0,), 1)))) == "0"


def test_clipping_divides_by_the_length_of_everything_that_is_trained() -> None:
    step = random_step((2, 3, 1), optimizer=cp.SGD(0.1, clip_norm=0.01, l2=0.5))
    gradients = [layer.dW + 0.5 * layer.W for layer in step.layers] + [layer.db for layer in step.layers]
    length = np.sqrt(sum(float((g**2).sum()) for g in gradients if g is not None))
    seen = see(step)
    assert evaluate(gradient_norm(seen)) == pytest.approx(length, rel=1e-12)
    assert written(gradient_norm(seen)) == "√(squares_g_W₁ + squares_db₁ + squares_g_W₂ + squares_db₂)"
    formula = next(formulas(seen, Address("clip_scale")))
    assert written(formula) == "min(1, 0.01 / gradient_norm)"
    assert evaluate(formula) == pytest.approx(step.clip_scale)
    ((left, right),) = behind(seen, Address("clip_scale"))
    assert (written(left), right) == ("gradient_norm", gradient_norm(seen))


def test_what_is_not_trained_does_not_count_for_clipping() -> None:
    net = cp.Network([cp.Dense([[2.0]], [0.5], "tanh", trainable=False), cp.Dense([[1.0]], None)])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.1, clip_norm=0.1))
    assert written(gradient_norm(see(step))) == "√squares_dW₂"


def test_the_squares_of_a_field_are_summed() -> None:
    step = random_step()
    found = squares(see(step).reader(None), "W", 2)
    assert found.value == pytest.approx(float((step.layers[1].W ** 2).sum()))
    assert found.address is None
