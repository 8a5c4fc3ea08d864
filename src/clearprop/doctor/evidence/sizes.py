"""Slips in the size of a new array: the wrong number of units, or rows and columns exchanged."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import product

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.variant import Variant, callee, replaced

MAKING = frozenset(
    [
        "zeros",
        "ones",
        "empty",
        "full",
        "randn",
        "rand",
        "standard_normal",
        "random",
        "random_sample",
        "normal",
        "uniform",
        "randint",
        "integers",
        "eye",
    ]
)
MOST_SIZES = 10


def making(page: Page) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Give every call that makes a new array, with the expressions of its sizes."""
    for node in ast.walk(page.tree):
        if isinstance(node, ast.Call) and callee(node) in MAKING:
            sizes = sizes_of(node)
            if sizes:
                yield node, sizes


def sizes_of(call: ast.Call) -> list[ast.expr]:
    """Give the expressions of the sizes of a new array.

    Examples
    --------
    >>> [each.id for each in sizes_of(ast.parse("rng.normal(0, 1, (n, m))").body[0].value)]
    ['n', 'm']
    """
    name = callee(call)
    for keyword in call.keywords:
        if keyword.arg in ("size", "shape"):
            return _parts(keyword.value)
    if name in ("randn", "rand"):
        return list(call.args)
    if name in ("normal", "uniform", "randint", "integers"):
        return _parts(call.args[2]) if len(call.args) > 2 else []
    return _parts(call.args[0]) if call.args else []


def _parts(node: ast.expr) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, ast.Tuple | ast.List) else [node]


def known_sizes(page: Page) -> list[str]:
    """Give the texts of all sizes that a page writes, the commonest first."""
    counted: dict[str, int] = {}
    for _, sizes in making(page):
        for each in sizes:
            text = page.cut(each)
            counted[text] = counted.get(text, 0) + 1
    return sorted(counted, key=lambda text: -counted[text])[:MOST_SIZES]


def size_variants(page: Page, statement: ast.stmt, numbers: Sequence[int]) -> Iterator[Variant]:
    """Propose other sizes for every array that a statement makes, those that the crash named among them."""
    for node in own_expressions(statement):
        sizes = sizes_of(node) if isinstance(node, ast.Call) and callee(node) in MAKING else []
        if not sizes or any(isinstance(each, ast.Starred) for each in sizes):
            continue
        known = [*known_sizes(page), *(str(each) for each in numbers)]
        if len(sizes) == 2:
            yield _exchanged(page, sizes)
        for each in sizes:
            yield from (
                replaced(page, each, text, 1.3 + 0.03 * k, "size")
                for k, text in enumerate(dict.fromkeys(known))
                if text != page.cut(each)
            )
        if len(sizes) == 1:
            yield from _columns(page, node, sizes[0], known)


def _exchanged(page: Page, sizes: list[ast.expr]) -> Variant:
    first, second = sizes
    one, other = (
        replaced(page, first, page.cut(second), 0.9, "size"),
        replaced(page, second, page.cut(first), 0.9, "size"),
    )
    return Variant(one.edit + other.edit, 0.9, "size", one.span, f"{one.text}, {other.text}")


def _columns(page: Page, node: ast.AST, size: ast.expr, known: list[str]) -> Iterator[Variant]:
    """A second axis for an array that has one."""
    if callee(node) in ("randn", "rand") or not known:
        return
    for rows, columns in product((page.cut(size), "1"), repeat=2):
        if rows != columns:
            yield replaced(page, size, f"({rows}, {columns})", 1.8, "size")
