"""An expression takes the parentheses that it needs where it stands, and no others."""

from __future__ import annotations

import pytest

from clearprop.doctor.edits import Edit
from clearprop.doctor.rewriting.fitted import fitted
from clearprop.trace.source.text import Text
from tests.unit.doctor.rewriting.sites import site


def put(source: str, piece: str, text: str) -> str:
    """Put a text in the place of an expression."""
    found = site(source, piece)
    return Edit.of(found.span, fitted(found.source, found.span, text)).applied(source, "net.py")


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("d = e * HERE\n", "1 - a ** 2", "d = e * (1 - a ** 2)\n"),
        ("d = e * (HERE)\n", "(1 - a ** 2)", "d = e * (1 - a ** 2)\n"),
        ("d = HERE\n", "(1 - a ** 2)", "d = 1 - a ** 2\n"),
        ("d = f(HERE, 0)\n", "(a + b)", "d = f(a + b, 0)\n"),
        ("d = HERE * s\n", "y - a", "d = (y - a) * s\n"),
        ("d = HERE - s\n", "y - a", "d = y - a - s\n"),
        ("d = s - HERE\n", "y - a", "d = s - (y - a)\n"),
        ("d = e * HERE\n", "a * (1 - a)", "d = e * a * (1 - a)\n"),
        ("d = e / HERE\n", "a * (1 - a)", "d = e / (a * (1 - a))\n"),
        ("g = x.T @ HERE\n", "d * s", "g = x.T @ (d * s)\n"),
        ("g = x.T @ HERE\n", "d / n", "g = x.T @ d / n\n"),
        ("g = x.T @ HERE\n", "d / (n + m)", "g = x.T @ (d / (n + m))\n"),
        ("g = HERE.T\n", "a @ b", "g = (a @ b).T\n"),
        ("g = HERE ** 2\n", "-a", "g = (-a) ** 2\n"),
    ],
)
def test_as_few_parentheses_as_the_place_allows(source: str, text: str, expected: str) -> None:
    assert put(source, "HERE", text) == expected


def test_a_text_of_two_lines_keeps_its_parentheses() -> None:
    assert put("d = HERE\n", "HERE", "(a\n     + b)") == "d = (a\n     + b)\n"


def test_where_the_rest_is_no_python_it_is_on_the_safe_side() -> None:
    found = site("d = HERE\n", "HERE")
    assert fitted(Text("net.py", "d = HERE\n%matplotlib inline\n"), found.span, "a + b") == "(a + b)"
