"""Pages: texts with their trees, statements by line, and the nodes that belong to a statement."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.pages import head_end, own_expressions, page_of, pages
from tests.unit.doctor.evidence.page import page
from tests.unit.doctor.programs import SOUND, evidence


def test_the_innermost_statement_of_a_line_is_found() -> None:
    read = page("for k in range(3):\n    a = (k +\n         1)\nb = 2\n")
    assert isinstance(read.at(1), ast.For)
    assert read.at(3) is read.statements[1]
    assert read.at(9) is None


def test_the_head_of_a_loop_ends_before_its_body() -> None:
    (loop, *_) = page("while a < (\n    b):\n    c = 1\n").statements
    assert head_end(loop) == 2


def test_a_statement_owns_no_expressions_of_those_inside_it() -> None:
    (loop, *_) = page("for k in x:\n    y = z\n").statements
    assert {node.id for node in own_expressions(loop) if isinstance(node, ast.Name)} == {"k", "x"}


def test_the_pages_of_a_program_are_read_once() -> None:
    known = evidence(SOUND)
    (only,) = pages(known)
    assert only.cut(only.statements[0]) == "import numpy as np"
    assert page_of(known, only.span(only.statements[0])) is only
