from __future__ import annotations

import ast

import pytest

from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text


def written(source: str) -> str:
    return ast.unparse(rewritten(Text("a.py", source), SiteTable()))


def test_docstring_and_future_imports_stay_first() -> None:
    source = '"""Say it."""\nfrom __future__ import annotations\nx = 1'
    assert written(source).splitlines()[:2] == ['"""Say it."""', "from __future__ import annotations"]


@pytest.mark.parametrize(
    "source", ["", "pass", "import numpy as np", "from numpy import *", "x: int", "del x"]
)
def test_what_computes_nothing_stays_as_it_is(source: str) -> None:
    assert written(source) == source


def test_every_site_is_in_the_table() -> None:
    table = SiteTable()
    tree = rewritten(Text("a.py", "z = a @ W + b\n"), table)
    used = {
        each.args[0].value
        for each in ast.walk(tree)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.args
        and isinstance(each.args[0], ast.Constant)
    }
    assert used == set(range(len(table)))


def test_lines_of_the_rewritten_tree_are_those_of_the_text() -> None:
    source = "x = 1.0\n\n\ndef f(a):\n    return (a +\n            x)\n"
    code = compile(rewritten(Text("a.py", source), SiteTable()), "a.py", "exec")
    inner = next(each for each in code.co_consts if hasattr(each, "co_lines"))
    assert {line for _, _, line in inner.co_lines() if line} <= {4, 5, 6}
