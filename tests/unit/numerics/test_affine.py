from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import ShapeError
from clearprop.numerics.affine import affine, affine_backward
from clearprop.numerics.differences import central_difference, complex_step, relative_gap


def test_a_layer_worked_by_hand() -> None:
    a_in = np.array([[1.0, 2.0], [3.0, -1.0]])
    W = np.array([[2.0, 0.0, 1.0], [1.0, -1.0, 0.5]])
    assert affine(a_in, W, np.array([0.5, 1.0, 0.0])).tolist() == [[4.5, -1.0, 2.0], [5.5, 2.0, 2.5]]
    assert affine(a_in, W, np.array([10.0])).tolist() == [[14.0, 8.0, 12.0], [15.0, 11.0, 12.5]]
    assert affine(a_in, W, None).tolist() == [[4.0, -2.0, 2.0], [5.0, 1.0, 2.5]]


def test_its_way_back_worked_by_hand() -> None:
    delta = np.array([[1.0, 0.0], [0.5, -1.0]])
    a_in = np.array([[1.0, 2.0, 3.0], [0.0, 4.0, -2.0]])
    W = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    dW, db, da_in = affine_backward(delta, a_in, W)
    assert dW.tolist() == [[1.0, 0.0], [4.0, -4.0], [2.0, 2.0]]
    assert db.tolist() == [1.5, -1.0]
    assert da_in.tolist() == [[1.0, 3.0, 5.0], [-1.5, -2.5, -3.5]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_kept(dtype: type) -> None:
    a_in, W, b = np.ones((2, 3), dtype), np.ones((3, 4), dtype), np.ones(4, dtype)
    assert affine(a_in, W, b).dtype == dtype
    assert {g.dtype for g in affine_backward(np.ones((2, 4), dtype), a_in, W)} == {np.dtype(dtype)}


@pytest.mark.parametrize("shape", [(1, 1, 1), (5, 3, 4), (2, 7, 1)])
def test_the_gradients_agree_with_differences(shape: tuple[int, int, int]) -> None:
    n, n_in, n_out = shape
    rng = np.random.default_rng(7)
    a_in, W, b = rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)
    y = rng.normal(size=(n, n_out))

    def loss(a_in, W, b):
        return ((affine(a_in, W, b) - y) ** 2).sum() / n

    delta = 2.0 * (affine(a_in, W, b) - y) / n
    dW, db, da_in = affine_backward(delta, a_in, W)
    for method, tolerance in ((central_difference, 1e-8), (complex_step, 1e-13)):
        assert relative_gap(dW, method(lambda W: loss(a_in, W, b), W)) < tolerance
        assert relative_gap(db, method(lambda b: loss(a_in, W, b), b)) < tolerance
        assert relative_gap(da_in, method(lambda a_in: loss(a_in, W, b), a_in)) < tolerance


def test_a_sum_that_is_too_large_is_not_finite_and_gives_no_warning() -> None:
    with np.errstate(all="raise"):
        assert affine(np.array([[1e308]]), np.array([[10.0]]), None).tolist() == [[np.inf]]
        dW, _, da_in = affine_backward(np.array([[1e308]]), np.array([[-10.0]]), np.array([[10.0]]))
    assert (dW.item(), da_in.item()) == (-np.inf, np.inf)


@pytest.mark.parametrize(
    ("a_in", "W", "b", "message"),
    [
        (
            (4, 3),
            (2, 5),
            None,
            "a_in is (4, 3) but W is (2, 5): the last size of a_in and the first of W must both be n_in",
        ),
        (
            (3,),
            (3, 5),
            None,
            "a_in is (3,) but W is (3, 5): the last size of a_in and the first of W must both be n_in",
        ),
        (
            (4, 2),
            (2, 5),
            (4,),
            "b is (4,) but W is (2, 5): b must be (5,), one bias a unit, or (1,), one for all",
        ),
        (
            (4, 2),
            (2, 5),
            (4, 5),
            "b is (4, 5) but W is (2, 5): b must be (5,), one bias a unit, or (1,), one for all",
        ),
    ],
)
def test_sizes_that_do_not_fit_are_named(a_in, W, b, message: str) -> None:
    with pytest.raises(ShapeError) as caught:
        affine(np.zeros(a_in), np.zeros(W), None if b is None else np.zeros(b))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("delta", "a_in", "W", "message"),
    [
        ((32, 4), (32, 8), (8, 5), "delta is (32, 4) but W is (8, 5): their last sizes must both be n_out"),
        ((32, 4), (16, 8), (8, 4), "delta is (32, 4) but a_in is (16, 8): their first sizes must both be n"),
        (
            (32, 4),
            (32, 7),
            (8, 4),
            "a_in is (32, 7) but W is (8, 4): the last size of a_in and the first of W must both be n_in",
        ),
    ],
)
def test_sizes_that_do_not_fit_on_the_way_back_are_named(delta, a_in, W, message: str) -> None:
    with pytest.raises(ShapeError) as caught:
        affine_backward(np.zeros(delta), np.zeros(a_in), np.zeros(W))
    assert str(caught.value) == message
