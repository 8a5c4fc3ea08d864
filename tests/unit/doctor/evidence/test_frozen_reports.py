"""Reports that can never change."""

from __future__ import annotations

import ast

import pytest

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


LATER = """\
def predict(x):
    return 1 / (1 + np.exp(-(np.tanh(x @ W1 + b1) @ W2 + b2)))
def score(t, p):
    return np.mean((t - p) ** 2)
old = predict(x)
history = []
for step"""
COMPUTED = "    loss = score(y, old)\n    history.append(loss)\n"


def with_loss(computed: str) -> str:
    return SOUND.replace("for step", LATER).replace("    d2 = (a", f"{computed}    d2 = (a")


def test_a_loss_that_is_computed_anew_of_old_answers_says_the_same() -> None:
    text = with_loss(COMPUTED)
    known = evidence(text)
    (tree,) = trees_of(known)
    (one,) = frozen(known, tree, next(tree.find(ast.For)))
    assert one.text == "old = predict(x)"
    assert one.edit is not None
    assert "    old = predict(x)\n    loss = score" in one.edit.applied(text, one.edit.files[0])


@pytest.mark.parametrize(
    "computed",
    [
        COMPUTED.replace("old", "a"),
        COMPUTED.replace("old", "predict(x)"),
        COMPUTED.replace("loss =", "old = predict(x)\n    loss ="),
        COMPUTED.replace("old)", "old[step % 4])"),
        COMPUTED.replace("loss", "gap_to_start"),
    ],
)
def test_a_loss_of_what_changes_is_none_of_those(computed: str) -> None:
    assert told(with_loss(computed)) == []
