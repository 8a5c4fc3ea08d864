"""Products of arrays against central differences: every rank, every pairing of axes."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from tests.unit.trace.by_hand import arrays, check_derivatives

PRODUCTS = [
    *[(operator.matmul, pair) for pair in [((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,))]],
    *[(np.matmul, pair) for pair in [((5, 2, 3), (5, 3, 4)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4))]],
    *[(np.matmul, pair) for pair in [((3,), (5, 3, 4)), ((5, 2, 3), (3,))]],
    *[(np.dot, pair) for pair in [((2, 3), (3, 4)), ((3,), (3,)), ((2, 3), (3,)), ((), (2, 3)), ((2,), ())]],
    *[(np.dot, pair) for pair in [((2, 3, 4), (4,)), ((2, 3, 4), (5, 4, 2)), ((3,), (5, 3, 2))]],
    *[(np.inner, pair) for pair in [((3,), (3,)), ((2, 3), (4, 3)), ((), (3,)), ((2, 3, 4), (5, 4))]],
    *[(np.outer, pair) for pair in [((3,), (4,)), ((2, 2), (3,))]],
    *[(np.vdot, pair) for pair in [((3,), (3,)), ((2, 3), (2, 3))]],
    *[(np.kron, pair) for pair in [((2, 3), (3, 2)), ((2,), (3,))]],
    *[(np.tensordot, pair) for pair in [((2, 3, 4), (3, 4, 5)), ((2, 3), (2, 3))]],
    (np.multiply.outer, ((2, 3), (4,))),
]


@pytest.mark.parametrize(("function", "shapes"), PRODUCTS)
def test_products(function: Any, shapes: Any) -> None:
    a, b = (np.asarray(each) for each in arrays(1, *shapes))
    check_derivatives(function, [a, b], [a, b])


def test_the_method() -> None:
    a, b = arrays(2, (2, 3), (3, 4))
    assert not check_derivatives(a.dot, [b], [a, b]).opaque
    assert not check_derivatives(a.T.dot, [np.ones((2, 1))], [a.T]).opaque


@pytest.mark.parametrize("axes", [0, 1, ([1], [0]), ([0, 1], [1, 0]), (1, 0), (-1, 0)])
def test_tensordot_axes(axes: Any) -> None:
    a, b = arrays(3, (3, 4), (4, 3)) if axes != 1 else arrays(3, (3, 4), (4, 2))
    assert not check_derivatives(np.tensordot, [a, b], [a, b], {"axes": axes}).opaque


SUMS = [
    *[("ij,jk->ik", ((2, 3), (3, 4))), ("ij,jk", ((2, 3), (3, 4))), ("i,i->", ((3,), (3,)))],
    *[
        ("ij->j", ((2, 3),)),
        ("ij->", ((2, 3),)),
        ("ij->ji", ((2, 3),)),
        ("ii->i", ((3, 3),)),
        ("ii", ((3, 3),)),
    ],
    *[("ni,nj->ij", ((5, 2), (5, 3))), ("bij,bjk->bik", ((2, 2, 3), (2, 3, 2)))],
    *[("i,j,k->ijk", ((2,), (3,), (2,))), ("ij,j->i", ((2, 3), (3,))), ("ij,kl->ik", ((2, 3), (2, 4)))],
]


@pytest.mark.parametrize(("text", "shapes"), SUMS)
def test_einsum(text: str, shapes: Any) -> None:
    operands = arrays(4, *shapes)
    assert not check_derivatives(np.einsum, [text, *operands], operands).opaque


def test_einsum_with_an_ellipsis_is_measured() -> None:
    a, b = arrays(5, (2, 2, 3), (3, 2))
    assert check_derivatives(np.einsum, ["...ij,jk->...ik", a, b], [a, b]).opaque


def test_a_chain() -> None:
    chain = arrays(6, (2, 3), (3, 4), (4, 2))
    assert not check_derivatives(np.linalg.multi_dot, [chain], chain).opaque
