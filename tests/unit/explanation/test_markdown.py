"""Markdown that GitHub shows as it was meant: escaped texts, formulas without what Markdown eats."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.explanation.document import Block, Derivation
from clearprop.explanation.markdown import escaped, for_github, markdown
from clearprop.formula.tree import Symbol
from tests.unit.explanation.documents import everything

WRITTEN = markdown(everything())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half_squared_error, SGD(0.5)", "half_squared_error, SGD(0.5)"),
        ("dW[0, 2] of layer 1", "dW[0, 2] of layer 1"),
        ("_a_ *b* `c`", r"\_a\_ \*b\* \`c\`"),
        ("<script>", "&lt;script&gt;"),
        ("a|b~c\\d", r"a\|b\~c\\d"),
        ("[link](x) [^1]", r"[link]\(x) \[^1]"),
        ("R&D for $5", "R&amp;D for <span>$</span>5"),
    ],
)
def test_texts_mean_nothing_but_themselves(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize("first", ["# a", "- a", "+ a", "= a", "12. a", "3) a", "---"])
def test_no_text_opens_a_list_or_a_heading(first: str) -> None:
    from clearprop.explanation.document import Prose, Section

    written = markdown(Derivation(("T",), (Section(("S",), (Prose((first,)),)),), "en"))
    last = written.rstrip().split("\n")[-1]
    assert re.match(r"\\[#+=-]|\d+\\[.)]", last), last


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (r"\delta^{(2)}_{0,1}", r"\delta_{0,1}^{(2)}"),
        (r"W^{(2)}_{\text{new},0}", r"W_{\text{new},0}^{(2)}"),
        (r"a \, b", r"a \thinspace b"),
        (r"12\,345", r"12\thinspace 345"),
        (r"\operatorname{leaky\_relu}(z)", r"\text{leaky relu}(z)"),
        (r"|a| + |b|", r"\lvert a\rvert + \lvert b\rvert"),
    ],
)
def test_formulas_lose_what_markdown_eats(formula: str, expected: str) -> None:
    assert for_github(formula) == expected


def test_formulas_hold_no_backslash_before_punctuation_but_at_the_end_of_a_line() -> None:
    formulas = re.findall(r"\$\$\n(.*?)\n\$\$|\$([^$\n]+)\$", WRITTEN, re.DOTALL)
    assert len(formulas) > 15
    for formula in map("".join, formulas):
        assert not re.search(r"\\[,;:!>{}_&%#]|\\\\(?!\n)", formula), formula


def test_headings_stand_in_order() -> None:
    levels = [len(found) for found in re.findall("^(#+) ", WRITTEN, re.MULTILINE)]
    assert levels == [1, 2, 3, 2, 2, 2]


def test_everything_is_there() -> None:
    for said in (
        "`layer 1, z[0, 0]`",
        r"h_{1} = \sigma(0.3775) \approx 0.593270",
        r"\underset{(2, 2)}{\begin{bmatrix}",
        r"$w_{1} \to h_{1} \to o_{2} \to L$",
        "30 more rows, 509 more columns",
        "| $w_{7}$ `layer 2, W[0, 1]` | 0.5 | −0.022602540 | 0.51130127 |",
        "**−0.00734334**",
        "`clearprop explain x --format html -o a_b.html`",
        "Edges: weights.",
        r"&lt;b&gt;<span>$</span>x<span>$</span>&lt;/b&gt;",
    ):
        assert said in WRITTEN, said


def test_a_formula_keeps_off_the_letters_beside_it() -> None:
    chinese = markdown(everything("zh"))
    assert "每个数的来历，$W$ 和地址 `layer 1, W[0, 0]`" in chinese


def test_a_block_without_words_is_refused() -> None:
    document = Derivation(("T",), (), "en", opening=(Block(),))
    with pytest.raises(TypeError, match="Markdown has no words for a Block"):
        markdown(document)


@given(st.text())
def test_any_text_can_be_a_title(text: str) -> None:
    written = markdown(Derivation((text, Symbol("W")), (), "en"))
    assert written.startswith("# ")
    assert "<script" not in written
