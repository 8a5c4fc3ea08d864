"""Small honest files: none over 300 lines, no function over 50 without its docstring."""

from __future__ import annotations

import ast

from tests.architecture.sources import functions, modules, name_of, parse

FILE_LINES = 300
FUNCTION_LINES = 50


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the last, those of the docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def too_long(tree: ast.Module) -> list[str]:
    return [f"{f.name}: {length(f)} lines" for f in functions(tree) if length(f) > FUNCTION_LINES]


def test_no_file_is_too_long() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    found = {name_of(path): too_long(parse(path)) for path in modules()}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_a_long_function_is_seen_and_its_docstring_is_not_counted() -> None:
    docstring = '    """Say much.\n' + "    more\n" * 60 + '    """\n'
    body = "    x = 1\n"
    assert too_long(ast.parse("def f():\n" + docstring + body * 49)) == []
    assert too_long(ast.parse("def f():\n" + docstring + body * 50)) == ["f: 51 lines"]
