"""A LaTeX document: what is in it, and that no text of it is a command (scripts/test-all compiles it)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.explanation.document import Block, Column, Derivation, Prose, Section, Table
from clearprop.explanation.latex import body, escaped, latex
from tests.unit.explanation.documents import everything, printed

WRITTEN = latex(everything())


def test_every_environment_is_closed() -> None:
    opened = []
    for kind, name in re.findall(r"\\(begin|end)\{([a-z*]+)\}", WRITTEN.partition(r"\begin{document}")[2]):
        if kind == "begin":
            opened.append(name)
        elif name != "document":
            assert opened.pop() == name
    assert opened == []


def test_chinese_is_loaded_where_there_is_some() -> None:
    assert "ctex" not in WRITTEN
    assert r"\usepackage[UTF8,scheme=plain]{ctex}" in latex(everything("zh"))
    assert r"\setmainfont{Noto Serif CJK SC}" in latex(everything("zh"))


def test_everything_is_there() -> None:
    for said in (
        r"\section{1\quad Forward}",
        r"\subsection{Layer 1}",
        r"\tag*{\address{layer 1, z[0, 0]}}",
        r"h_{1} &= \sigma(0.3775) \approx 0.593270",
        r"\underset{(2, 2)}{\begin{bmatrix}",
        r"0.2\phantom{0} & 0.3\phantom{0}",
        r"$w_{1} \to h_{1} \to o_{2} \to L$",
        "30 more rows, 509 more columns",
        r"$w_{7}$ \address{layer 2, W[0, 1]} & $0.5\phantom{0}$ & $-0.022602540$ & $0.51130127\phantom{0}$",
        r"\texttt{clearprop explain x --format html -o a\_b.html}",
        r"\textless{}b\textgreater{}\$x\$",
        r"100 \%",
    ):
        assert said in WRITTEN, said


def table(rows: int) -> str:
    numbers = tuple((printed("0.5"), None) for _ in range(rows))
    block = Table((Column(("a",)), Column(("b",))), numbers)
    return body(Derivation(("T",), (Section(("S",), (block,)),), "en"))


def test_a_long_table_may_go_over_pages() -> None:
    assert r"\begin{tabular}{@{}rr@{}}" in table(3)
    assert r"\begin{longtable}" in table(40)
    assert r"\endhead" in table(40)


@given(st.text())
def test_no_text_is_a_command(text: str) -> None:
    written = escaped(text)
    plain = re.sub(r"\\(?:text[a-z]+\{\}|[#$%&_{}]|,|dots\{\})|\$[^$]*\$", "", written)
    assert not re.search(r"[\\#$%&_{}^~]", plain)


def test_a_block_without_words_is_refused() -> None:
    with pytest.raises(TypeError, match="LaTeX has no words for a Block"):
        latex(Derivation(("T",), (), "en", opening=(Block(),)))


def test_the_body_alone_is_for_notebooks() -> None:
    document = Derivation(("T",), (Section(("S",), (Prose(("words",)),)),), "en")
    assert body(document) == "{\\LARGE\\bfseries\\boldmath T\\par}\n\n\\section{S}\n\nwords"
