"""Lines that fit stay together; longer ones are broken as a formatter breaks them."""

from __future__ import annotations

from clearprop.export.program.functions import function, indented, listing, mapping

NAMES = [f"name{i}" for i in range(20)]


def test_a_function() -> None:
    assert function("f", ["z", "slope"], "Do.", ["", "return z"]) == [
        "def f(z, slope):",
        '    """Do."""',
        "",
        "    return z",
    ]


def test_empty_lines_have_no_spaces() -> None:
    assert indented(["a", "", "b"]) == ["    a", "", "    b"]


def test_long_lists_are_broken_with_a_comma_behind_each() -> None:
    assert listing("", ["z1", "a1"], " = values") == ["z1, a1 = values"]
    assert listing("", NAMES, " = values") == ["(", *(f"    {name}," for name in NAMES), ") = values"]


def test_long_dicts_too() -> None:
    assert mapping("d = ", [("W1", "W1")]) == ['d = {"W1": W1}']
    lines = mapping("d = ", [(name, name) for name in NAMES])
    assert lines[:2] == ["d = {", '    "name0": name0,']
    assert lines[-1] == "}"
