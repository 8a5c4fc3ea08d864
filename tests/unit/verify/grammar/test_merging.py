"""A formula and the result on the next line are one calculation."""

from __future__ import annotations

from clearprop.verify.grammar.merging import merged
from tests.verify.reading import found


def parts(text: str) -> list[list[str]]:
    return [[p.node.key if p.node else "?" for p in s.parts] for s in merged(found(text))]


def test_statements_about_one_name_are_joined_until_there_is_a_result() -> None:
    assert parts("z = w*x\nz = 0.5*2\nz = 1.0\nz = 3") == [["(w * x)", "(0.5 * 2.0)", "1.0"], ["3.0"]]


def test_the_joint_is_remembered() -> None:
    (statement,) = merged(found("z = w*x\nz = 1.0"))
    assert [part.restated for part in statement.parts] == [False, True]
    assert (statement.first_line, statement.last_line) == (1, 2)


def test_other_names_and_updates_are_not_joined() -> None:
    assert len(merged(found("z = w*x\na = 1.0"))) == 2
    assert len(merged(found("w = w - g\nw := 1.0"))) == 2


def test_the_definition_of_a_function_may_stand_between() -> None:
    assert parts("h = σ(z)\nσ(x) = 1/(1+e^-x)\nh = 0.5")[0] == ["sigmoid(z)", "0.5"]
