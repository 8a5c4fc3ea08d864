"""Statements are found in prose and in mathematics, with their lines, and nothing is invented."""

from __future__ import annotations

import pytest

from tests.verify.reading import found, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("h1 = 0.5*2 = 1.0", ["h_1 = (0.5 * 2.0) = 1.0"]),
        ("target t = 0.80, rate 0.5", ["t = 0.8"]),
        ("x1 = 0.3,x2 = 0.7", ["x_1 = 0.3", "x_2 = 0.7"]),
        ("x1, x2 = 0.05, 0.10", ["x_2 = 0.1"]),
        ("x = 0.05, 0.10", ["x = [0.05, 0.1]"]),
        ("t = 0.80, 3 hidden units", ["t = 0.8"]),
        ("so 0.5*2 = 1 and 0.5*4 = 2.", ["(0.5 * 2.0) = 1.0", "(0.5 * 4.0) = 2.0"]),
        ("h = σ(0.5) ≈ 0.6225 (rounded)", ["h = sigmoid(0.5) = 0.6225"]),
        ("h = 0.6225 -> class 1", ["h = 0.6225"]),
        ("w5 = 0.40 -> 0.36", ["w_5 = 0.4 = 0.36"]),
        ("h1: 0.5*2 = 1.0", ["h_1 = (0.5 * 2.0) = 1.0"]),
        ("gradient of w5 = 0.5*2 = 1.0", ["(0.5 * 2.0) = 1.0"]),
        ("w := w - 0.1", ["w = (w - 0.1)"]),
        ("x = 1 § 2 = 3", ["x = ? = 3.0"]),
        ("(with y = 1) z = 2", ["y = 1.0", "z = 2.0"]),
        ("P(y=1) = 0.55", ["P(y=1) = 0.55"]),
        ("w5+ = 0.4 - 0.1 = 0.3", ["w_5^+ = (0.4 - 0.1) = 0.3"]),
        ("no equation here, only 3 < 4", []),
    ],
)
def test_statements_of_prose(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$X = 2, \quad W = 3$", ["X = 2.0", "W = 3.0"]),
        (r"if $y = 0$, then $L = 0.5$.", ["y = 0.0", "L = 0.5"]),
        ("$$a = 1 + 1$$\n\n$$= 2$$", ["a = (1.0 + 1.0) = 2.0"]),
        (r"learning rate $\eta$ = 0.5", ["η = 0.5"]),
        ("| a | `1 + 1` | = 2 |\n|---|---|---|\n| b | c | d |", ["(1.0 + 1.0) = 2.0"]),
    ],
)
def test_statements_of_markdown(text: str, expected: list[str]) -> None:
    assert said(text, "md") == expected


def test_a_statement_goes_on_over_lines() -> None:
    (statement,) = found("net = w*x\n    = 0.5*2\n    = 1.0\n")
    assert [part.line for part in statement.parts] == [1, 2, 3]
    assert (statement.first_line, statement.last_line) == (1, 3)


def test_a_result_is_named_by_the_line_of_its_last_number() -> None:
    text = "\\[\ny =\n\\begin{bmatrix}\n1 \\\\\n2\n\\end{bmatrix}\n\\]\n"
    (statement,) = found(text, "tex")
    assert statement.last_line == 5


def test_both_readings_of_a_fraction_are_kept() -> None:
    (statement,) = found("a = 1/2(0.5) = 0.25")
    assert statement.parts[0].node is not None
    assert statement.parts[0].other is not None
    assert statement.parts[0].node.key == "((1.0 / 2.0) · 0.5)"
    assert statement.parts[0].other.key == "(1.0 / (2.0 · 0.5))"


def test_several_names_get_several_values() -> None:
    (statement,) = found("x1, x2 = 0.05, 0.10")
    assert [(name.key, value.key) for name, value in statement.extra] == [("x_1", "0.05")]


def test_a_step_is_remembered() -> None:
    (statement,) = found("w += 0.1")
    assert statement.step == "+"
