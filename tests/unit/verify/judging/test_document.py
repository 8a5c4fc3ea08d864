"""A whole document: definitions, rules, updates, names that change their meaning."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.survey import survey
from clearprop.verify.judging.book import Conventions
from clearprop.verify.judging.document import Judge
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens
from tests.verify.reading import verdicts


def kinds(text: str, kind: str = "txt") -> list[str]:
    return [found for _, found in verdicts(text, kind)]


def test_a_function_of_the_document() -> None:
    assert kinds("f(z) = max(z, 0.1z)\nh = f(-0.5) = -0.05\ng = f(-0.5) = -0.5") == [
        "formula",
        "right",
        "wrong",
    ]


def test_a_rule_with_an_index_is_kept_or_broken() -> None:
    given = "The rule is $u_{k+1} = \\beta u_k + g_k$, with $\\beta = 0.8$, $u_1 = 3.21$, $g_1 = 0.455$.\n\n"
    assert kinds(given + "$u_2 = 0.8 \\cdot 3.21 + 0.455 = 3.023$", "md")[-1] == "right"
    assert kinds(given + "$u_2 = 3.21 + 0.455 = 3.665$", "md")[-1] == "wrong"


def test_a_formula_at_the_top_is_a_rule() -> None:
    text = "E = 1/2*(t - o)^2\nt = 0.25, o = 0.6905\nE = (0.25 - 0.6905)^2 = 0.194"
    assert kinds(text)[-1] == "wrong"
    assert kinds(text.replace("= (", "= 0.5*(").replace("0.194", "0.09702"))[-1] == "right"


def test_a_value_without_a_calculation_is_checked_by_a_rule() -> None:
    text = "h = tanh(z)\nz = 0.5\nh = 0.4621"
    assert kinds(text) == ["formula", "given", "right"]


def test_an_update_leaves_the_old_value_usable() -> None:
    text = "w = 0.9\ng = 0.25\nw = w - 0.5*g = 0.9 - 0.5*0.25 = 0.775\nd = w*2 = 0.9*2 = 1.8"
    assert kinds(text) == ["given", "given", "right", "right"]


def test_another_sample_may_bring_other_values() -> None:
    text = "w = 0.2, x = 1, b = 0.1\nz = w*x + b = 0.2*1 + 0.1 = 0.3\nz = w*x + b = 0.2*3.7 + 0.1 = 0.84"
    assert kinds(text)[-2:] == ["right", "right"]


def test_words_before_a_name_may_make_it_another() -> None:
    text = "w5 = 0.4\ngradient w5 = 0.2*0.41 = 0.082\nv = w5 - 0.5*0.082 = 0.359"
    assert kinds(text) == ["given", "right", "right"]


def test_a_supposition_changes_nothing() -> None:
    text = "p = 0.6225, y = 1\nif y = 0 it would differ\ng = p - y = 0.6225 - 1 = -0.3775"
    assert kinds(text)[-1] == "right"


def test_a_step_adds_to_what_was() -> None:
    assert kinds("w = 0.3\nw += 0.1*2\nz = w*2 = 1.0")[-1] == "right"


@pytest.mark.parametrize("distrusted", [frozenset(), frozenset({1})])
def test_a_distrusted_line_is_no_rule(distrusted: frozenset[int]) -> None:
    text = "E = 1/2*(t - o)^2\nt = 0.25, o = 0.6905\nE = (0.25 - 0.6905)^2 = 0.194"
    stream = joined(tokens(text))
    pairs = matching(stream)
    names = survey(stream, pairs)
    statements = Finder(stream, dict(pairs), names).run()
    result = Judge(names, Conventions(), distrusted).run(statements)
    assert result.wrong == (0 if distrusted else 1)
    assert result.unread == 0
