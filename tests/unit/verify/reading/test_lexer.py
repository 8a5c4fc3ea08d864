"""LaTeX becomes tokens: letters, signs, fractions, matrices, and text that is a name or prose."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.lexer import tokens


def told(text: str) -> str:
    """Kinds and texts of the tokens, without the last line end."""
    return " ".join(f"{t.kind}:{t.text}" for t in tokens(text)[:-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\delta_{o_1}$", "edge:$ name:δ script:o1 edge:$"),
        (r"$\frac12$", "edge:$ cmd:frac num:1 num:2 edge:$"),
        (r"$\text{net}_{h1}$", "edge:$ name:net script:h1 edge:$"),
        (r"$a \text{ and } b$", "edge:$ name:a word:and name:b edge:$"),
        (r"$\left( x \right)$", "edge:$ open:( name:x close:) edge:$"),
        (r"$0.593\,27 \approx 1{,}000$", "edge:$ num:0.59327 rel:≈ num:1000 edge:$"),
        (r"$x \tag{3} \label{eq}$", "edge:$ name:x edge:$"),
        (r"$\Delta w_1$", "edge:$ name:Δw script:1 edge:$"),
        (r"$85\%$", "edge:$ num:85 op:% edge:$"),
        (r"$w \leftarrow 1$", "edge:$ name:w rel:← num:1 edge:$"),
        (r"\(x\)", r"edge:\) name:x edge:\)"),
        (r"cost $5", "name:cost junk:$ num:5"),
    ],
)
def test_commands(text: str, expected: str) -> None:
    assert told(text) == expected


def test_an_environment_is_mathematics() -> None:
    found = tokens("\\begin{align*}\na &= 1 \\\\\nb &= 2\n\\end{align*}\nprose")
    assert [(t.text, t.line) for t in found if t.kind == "name"] == [("a", 2), ("b", 3), ("prose", 5)]
    assert [t.math for t in found if t.kind == "name"] == [True, True, False]


def test_lines_are_counted_inside_groups() -> None:
    found = tokens("$x_{a\n}$\ny")
    assert [(t.text, t.line) for t in found if t.kind == "name"] == [("x", 1), ("y", 3)]


def test_a_subscript_that_is_a_word_is_taken_whole() -> None:
    assert told(r"$E_total w_ix_i$") == ("edge:$ name:E script:total name:w script:i name:x script:i edge:$")


def test_remarks_above_and_below_are_passed_over() -> None:
    assert [t.text for t in tokens(r"$\underset{(2, 1)}{A} \overset{!}{=} \stackrel{a}{\approx} 3$")] == [
        "$", "{", "A", "}", "=", "≈", "3", "$", "\n"
    ]  # fmt: skip
