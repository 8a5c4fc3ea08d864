"""Markup goes, lines stay."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.prepare import CELL, kind_of, prepared


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("txt", "- h1 = 0.5", "h1 = 0.5"),
        ("txt", "1. h1 = 0.5", "h1 = 0.5"),
        ("txt", "(2) h1 = 0.5", "h1 = 0.5"),
        ("txt", "1.5*2 = 3", "1.5*2 = 3"),
        ("txt", "(0.5)*2 = 1", "(0.5)*2 = 1"),
        ("md", "## Step *one*", "Step  one "),
        ("md", "> **net** = 1", " net  = 1"),
        ("md", "`a*b = 2`", " a*b = 2 "),
        ("md", "a*b + c*d = 2", "a*b + c*d = 2"),
        ("md", r"net\_h1 = 1", "net_h1 = 1"),
        ("md", "h<sub>1</sub> = 1<br>b = 2", "h_{1} = 1 ; b = 2"),
        ("md", "$a*b*c$ and *this*", "$a*b*c$ and  this "),
        ("tex", "a = 1 % b = 2", "a = 1 "),
        ("tex", r"85\% of it", r"85\% of it"),
        ("tex", r"$\mathbf{W}_1 \vec{x}$", r"$ W _1  x $"),
    ],
)
def test_markup_goes(kind: str, text: str, expected: str) -> None:
    assert prepared(text, kind) == expected


def test_lines_stay() -> None:
    text = "# a\n```\nb = 1\n```\n| x | 1 |\n|---|---|\n| y | 2 |\n"
    result = prepared(text, "md").split("\n")
    assert len(result) == len(text.split("\n"))
    assert result[2] == "b = 1"
    assert result[4] == f"{CELL} x {CELL} 1 {CELL}"
    assert result[5] == ""


def test_a_fence_of_mathematics_is_a_formula() -> None:
    assert prepared("```math\na = 1\n```", "md") == "$$\na = 1\n$$"


def test_the_preamble_is_no_calculation() -> None:
    text = "\\usepackage{a}\nx = 1\n\\begin{document}\ny = 2"
    assert prepared(text, "tex").split("\n")[:2] == ["", ""]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "", "md"),
        ("a.TEX", "", "tex"),
        ("a.txt", "$x$", "txt"),
        ("a", "\\documentclass{article}", "tex"),
        ("a", "# Title\n", "md"),
        ("a", "x = 1", "txt"),
    ],
)
def test_the_kind_is_told_by_the_name_or_the_text(name: str, text: str, kind: str) -> None:
    assert kind_of(name, text) == kind


def test_hostile_markup_takes_no_time() -> None:
    for piece in ("[", "$", "**", "<!--", "|", "\\begin{a}", "`"):
        assert isinstance(prepared(piece * 20_000, "md"), str)
