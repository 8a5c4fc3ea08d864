"""Reports that can never change."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.frozen_reports import frozen
from clearprop.doctor.evidence.learning import trees_of
from tests.unit.doctor.programs import SOUND, evidence

ANSWER = "old = x @ W1\n"
REPORT = '    print("loss", ((old - y) ** 2).sum())\n'


def told(text: str) -> list[str]:
    """What the first loop of a program reports again and again."""
    known = evidence(text)
    (tree,) = trees_of(known)
    return [each.text for each in frozen(known, tree, next(tree.find(ast.For)))]


def test_answers_of_the_first_weights_are_told_once() -> None:
    program = SOUND.replace("for step", f"{ANSWER}for step").replace("    d2 = (a", f"{REPORT}    d2 = (a")
    assert told(program) == [ANSWER.strip()]
    assert told(program.replace("    d2 = (a", "    old = a\n    d2 = (a")) == []
    assert told(program.replace('"loss"', '"loss at first"')) == []


def test_what_a_function_reads_may_change() -> None:
    program = SOUND.replace("for step", "def loss():\n    return ((x @ W1) ** 2).sum()\nfor step")
    assert told(program.replace("    d2 = (a", '    print("loss", loss())\n    d2 = (a')) == []
