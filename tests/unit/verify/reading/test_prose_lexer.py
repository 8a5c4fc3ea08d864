"""Prose becomes tokens: numbers, names with implied subscripts, words, and edges of mathematics."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.lexer import tokens


def told(text: str) -> str:
    return " ".join(f"{t.kind}:{t.text}" for t in tokens(text)[:-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("net_h1 = .5", "name:net script:h1 rel:= num:.5"),
        ("w11x2", "name:w script:11 name:x script:2"),
        ("δo·σ", "name:δ script:o junk:· name:σ"),
        ("1.2e-3*2", "num:1.2e-3 op:* num:2"),
        ("1e", "num:1 name:e"),
        ("0.5.", "num:0.5 stop:."),
        ("学习率 0.5，好", "word:学习率 num:0.5 junk:， word:好"),
        ("np.exp(x)", "name:exp open:( name:x close:)"),
        ("weights_input_hidden", "name:weights script:input_hidden"),
        ("$a$ b", "edge:$ name:a edge:$ name:b"),
    ],
)
def test_prose(text: str, expected: str) -> None:
    assert told(text) == expected


def test_tokens_know_their_place() -> None:
    first, second = (t for t in tokens("a\n  b") if t.kind == "name")
    assert (first.line, first.column, second.line, second.column) == (1, 0, 2, 2)
    assert second.space


def test_a_line_end_is_a_space_inside_mathematics() -> None:
    assert [t.kind for t in tokens("$$a\n= 1$$")] == ["edge", "name", "rel", "num", "edge", "nl", "nl"]


def test_an_inline_formula_ends_within_its_paragraph() -> None:
    assert all(not t.math for t in tokens("$a\n\nb$"))
