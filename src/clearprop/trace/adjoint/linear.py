"""Products of arrays: dot, @, outer, inner, tensordot, einsum and their relatives.

Each is linear in each of its arguments, so its adjoint is the same kind of product with the cotangent.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, NoRule, Rule, unbroadcast

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _operands(call: Call) -> tuple[Any, Any]:
    return call.size(np.asarray(call.args[0])), call.size(np.asarray(call.args[1]))


def matmul(call: Call, g: Any) -> tuple[Any, ...]:
    """``a @ b``: da = g bᵀ, db = aᵀ g in the last two axes; a vector counts as one row, or one column."""
    a, b = np.asarray(call.args[0]), np.asarray(call.args[1])
    rows = a[np.newaxis, :] if a.ndim == 1 else a
    columns = b[:, np.newaxis] if b.ndim == 1 else b
    g = np.asarray(g)
    if b.ndim == 1:
        g = g[..., np.newaxis]
    if a.ndim == 1:
        g = g[..., np.newaxis, :]
    da = db = None
    if call.asks(0):
        da = unbroadcast(g @ np.swapaxes(call.size(columns), -1, -2), rows).reshape(a.shape)
    if call.asks(1):
        db = unbroadcast(np.swapaxes(call.size(rows), -1, -2) @ g, columns).reshape(b.shape)
    return da, db


def dot(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.dot``: a product with a number, or the sum over a's last and b's last but one axis."""
    if 1 <= np.ndim(call.args[0]) <= 2 and 1 <= np.ndim(call.args[1]) <= 2:
        return matmul(call, g)
    a, b = _operands(call)
    if a.ndim == 0 or b.ndim == 0:
        return unbroadcast(g * b, a), unbroadcast(g * a, b)
    return _contracted(a, b, g, [a.ndim - 1], [max(b.ndim - 2, 0)])


def inner(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.inner``: the sum over the last axes of both."""
    a, b = _operands(call)
    if a.ndim == 0 or b.ndim == 0:
        return unbroadcast(g * b, a), unbroadcast(g * a, b)
    return _contracted(a, b, g, [a.ndim - 1], [b.ndim - 1])


def vdot(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.vdot``: all entries of both, one after the other."""
    a, b = _operands(call)
    return (g * b.reshape(-1)).reshape(a.shape), (g * a.reshape(-1)).reshape(b.shape)


def outer(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.outer``: every entry of one with every entry of the other."""
    a, b = _operands(call)
    return (g @ b.reshape(-1)).reshape(a.shape), (a.reshape(-1) @ g).reshape(b.shape)


def all_pairs(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.multiply.outer``: as ``np.outer``, with the shapes of both one after the other."""
    a, b = _operands(call)
    return np.tensordot(g, b, b.ndim), np.tensordot(a, g, a.ndim)


def tensordot(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.tensordot``: the sum over the named axes of both."""
    a, b = _operands(call)
    axes = call.option("axes", 2, 2)
    if isinstance(axes, (int, np.integer)):
        return _contracted(a, b, g, list(range(a.ndim - axes, a.ndim)), list(range(axes)))
    first, second = ([k] if isinstance(k, (int, np.integer)) else list(k) for k in axes)
    return _contracted(a, b, g, [k % a.ndim for k in first], [k % b.ndim for k in second])


def _contracted(a: Any, b: Any, g: Any, first: list[int], second: list[int]) -> tuple[Any, ...]:
    """Carry g back through a sum over pairs of axes; the other axes of a stand first in g, then b's."""
    letters = iter(LETTERS)
    of_a = [next(letters) for _ in range(a.ndim)]
    of_b = [next(letters) for _ in range(b.ndim)]
    for i, j in zip(first, second, strict=True):
        of_b[j] = of_a[i]
    kept = [s for i, s in enumerate(of_a) if i not in first] + [
        s for j, s in enumerate(of_b) if j not in second
    ]
    text_a, text_b, text_g = "".join(of_a), "".join(of_b), "".join(kept)
    da = np.einsum(f"{text_g},{text_b}->{text_a}", g, b)
    db = np.einsum(f"{text_g},{text_a}->{text_b}", g, a)
    return da, db


def einsum(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.einsum``: each operand's adjoint is an einsum of g with the other operands."""
    if not call.args or not isinstance(call.args[0], str) or "..." in call.args[0]:
        raise NoRule("einsum with an ellipsis or with lists of axes")
    text, *given = call.args
    operands = [call.size(np.asarray(a)) for a in given]
    left, _, right = text.replace(" ", "").partition("->")
    inputs = left.split(",")
    if "->" not in text:
        joined = left.replace(",", "")
        right = "".join(sorted(s for s in set(joined) if joined.count(s) == 1))
    return (None, *[_einsum_one(inputs, right, operands, k, g) for k in range(len(operands))])


def _einsum_one(inputs: list[str], right: str, operands: list[Any], k: int, g: Any) -> Any:
    """Give the adjoint of operand k."""
    mine, shape = inputs[k], operands[k].shape
    letters = "".join(dict.fromkeys(mine))
    others = [text for i, text in enumerate(inputs) if i != k]
    arrays = [array for i, array in enumerate(operands) if i != k]
    # An axis that stands nowhere else was summed away: every entry along it has the same adjoint.
    for letter in letters:
        if letter not in right and not any(letter in text for text in others):
            others.append(letter)
            arrays.append(np.ones(shape[mine.index(letter)]))
    pulled = np.einsum(",".join([right, *others]) + "->" + letters, g, *arrays)
    if letters == mine:
        return pulled
    # A letter that stands twice takes the diagonal, so the adjoint lies on the diagonal.
    whole = np.zeros(shape)
    sizes = {letter: shape[mine.index(letter)] for letter in letters}
    grid = np.indices(tuple(sizes.values()))
    whole[tuple(grid[letters.index(letter)] for letter in mine)] = pulled
    return whole


def kron(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.kron`` of two matrices."""
    a, b = _operands(call)
    if a.ndim != 2 or b.ndim != 2:
        raise NoRule("kron of other than two matrices")
    blocks = np.asarray(g).reshape(a.shape[0], b.shape[0], a.shape[1], b.shape[1])
    return np.einsum("ikjl,kl->ij", blocks, b), np.einsum("ikjl,ij->kl", blocks, a)


def multi_dot(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.linalg.multi_dot``: a chain of matrices."""
    chain = [call.size(np.asarray(a)) for a in call.args[0]]
    if any(a.ndim != 2 for a in chain):
        raise NoRule("a chain with vectors at its ends")
    pulled = []
    for k, a in enumerate(chain):
        before = np.eye(a.shape[0]) if k == 0 else _product(chain[:k])
        after = np.eye(a.shape[1]) if k == len(chain) - 1 else _product(chain[k + 1 :])
        pulled.append(before.T @ g @ after.T)
    return (pulled,)


def _product(chain: list[Any]) -> Any:
    result = chain[0]
    for a in chain[1:]:
        result = result @ a
    return result


RULES: dict[Any, Rule] = {
    **dict.fromkeys((operator.matmul, operator.imatmul, np.matmul), matmul),
    **dict.fromkeys((np.dot, np.ndarray.dot), dot),
    np.inner: inner,
    np.vdot: vdot,
    np.outer: outer,
    np.tensordot: tensordot,
    np.einsum: einsum,
    np.kron: kron,
    np.linalg.multi_dot: multi_dot,
}
