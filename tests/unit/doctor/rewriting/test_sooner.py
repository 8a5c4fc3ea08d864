"""Statements in another order."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.rewriting.sooner import computed_first
from clearprop.trace.source.text import Text

READ = "z = h @ W\n"
MADE = "h = f(x)\n"


def moved(text: str) -> str | None:
    tree = Tree.of(Text("a.py", text))
    assert tree is not None
    calls = {tree.cut(each): each for each in tree.find(ast.Call)}
    reads = next(each for each in tree.find(ast.BinOp) if tree.cut(each) == "h @ W")
    edit = computed_first(tree, reads, calls["f(x)"])
    return None if edit is None else edit.applied(text, "a.py")


def test_what_reads_goes_behind_what_computes_it() -> None:
    assert moved(f"{READ}y = 2\n{MADE}print(z)\n") == f"y = 2\n{MADE}{READ}print(z)\n"


def test_what_computes_it_goes_first_with_what_it_needs_where_others_follow_the_reader() -> None:
    text = f"{READ}e = z - y\nx = g(k)\n{MADE}"
    assert moved(text) == f"x = g(k)\n{MADE}{READ}e = z - y\n"


@pytest.mark.parametrize(
    "text",
    [
        # What computes it needs what was read.
        f"{READ}x = g(z)\n{MADE}",
        # They stand in different blocks, in one line, or in the right order.
        f"{READ}if x:\n    {MADE}",
        "z = h @ W; h = f(x)\n",
        f"{MADE}{READ}",
    ],
)
def test_where_no_order_serves_both_nothing_is_moved(text: str) -> None:
    assert moved(text) is None
