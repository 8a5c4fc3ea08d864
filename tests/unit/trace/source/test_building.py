from __future__ import annotations

import ast

import pytest

from clearprop.trace.source.building import contains, hook, index_of, own_yield, rebuilt


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def test_a_hook_stands_where_the_expression_stood() -> None:
    place = expression("  a + b".strip())
    made = hook("done", place, 3, place)
    assert ast.unparse(made) == "clearprop_done(3, a + b)"
    assert (made.lineno, made.col_offset, made.end_col_offset) == (1, 0, 5)


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("a[1:2]", "clearprop_slice(1, 2, None)"),
        ("a[::-1, 0]", "(clearprop_slice(None, None, -1), 0)"),
        ("a[k]", "k"),
    ],
)
def test_an_index_becomes_a_value(text: str, index: str) -> None:
    node = expression(text)
    assert isinstance(node, ast.Subscript)
    assert ast.unparse(index_of(node.slice)) == index


def test_rebuilding_leaves_the_old_tree_as_it_was() -> None:
    node = expression("f(a, b)")
    new = rebuilt(node, lambda each: ast.Name("x", ast.Load()) if isinstance(each, ast.Name) else each)
    assert (ast.unparse(node), ast.unparse(ast.fix_missing_locations(new))) == ("f(a, b)", "x(x, x)")


@pytest.mark.parametrize(
    ("text", "generator"),
    [
        ("yield 1", True),
        ("x = yield", True),
        ("def g():\n    yield 1", False),
        ("f = lambda: (yield)", False),
    ],
)
def test_only_a_yield_of_its_own_makes_a_generator(text: str, generator: bool) -> None:
    assert own_yield(ast.parse(text).body) is generator


def test_contains_looks_everywhere() -> None:
    assert contains(expression("[a for a in (yield)]"), ast.Yield)
    assert not contains(expression("a + b"), ast.Yield)
