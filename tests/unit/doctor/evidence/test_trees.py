"""The syntax trees of a program's files."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text

PROGRAM = "def f(n):\n    for k in range(n):\n        total = n + k\n    return total\n"


def tree() -> Tree:
    found = Tree.of(Text("a.py", PROGRAM))
    assert found is not None
    return found


def test_the_way_up_leads_to_the_statement_the_loop_and_the_function() -> None:
    read = tree()
    added = next(read.find(ast.BinOp))
    assert read.cut(read.statement(added) or added) == "total = n + k"
    assert read.around(added, ast.For) is next(read.find(ast.For))
    assert read.function(added) is next(read.find(ast.FunctionDef))
    assert read.indent(read.statement(added) or added) == "        "


def test_a_place_leads_to_the_expression_that_stands_there() -> None:
    read = tree()
    added = next(read.find(ast.BinOp))
    assert read.at(read.span(added)) is added


def test_what_is_no_python_has_no_tree() -> None:
    assert Tree.of(Text("a.py", "def f(:\n")) is None
