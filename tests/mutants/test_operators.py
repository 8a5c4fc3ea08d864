"""The campaign itself: every operator applies, and a mutant is its base but for the intended edits."""

from __future__ import annotations

import ast
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from tests.mutants.base import BASES, Base, bases, load
from tests.mutants.campaign import effect, is_good, mutants, run_base
from tests.mutants.change import Edit, Mutant, Operator, apply, mutant_of
from tests.mutants.operators import OPERATORS

GROUPS = set("GUNIAHDSE")
# Unfit losses and unbalanced classes need programs of their own; here other faults may be called so, too.
SECOND_ONLY = {"A05", "D04"}
SAMPLE = 500


@cache
def everything() -> tuple[tuple[Base, Mutant], ...]:
    return tuple(mutants())


def base_named(name: str) -> Base:
    return next(base for base in bases() if base.name == name)


def test_there_are_enough_of_them() -> None:
    assert len(bases()) >= 12
    assert len(everything()) >= 400
    codes = Counter(mutant.code for _, mutant in everything())
    assert {code[0] for code in codes} == GROUPS
    assert not SECOND_ONLY & set(codes)
    assert len(codes) >= 50


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_every_operator_applies_somewhere(operator: Operator) -> None:
    assert any(mutant.operator == operator.name for _, mutant in everything())


@pytest.mark.parametrize("base", bases(), ids=lambda base: base.name)
def test_every_base_is_sound(base: Base) -> None:
    done = run_base(base)
    assert done.code == 0, done.last_error
    assert is_good(base, done.metric)


@pytest.mark.slow
@pytest.mark.parametrize("base", bases(), ids=lambda base: base.name)
def test_every_base_is_always_the_same(base: Base) -> None:
    assert run_base(base).output == run_base(base).output


@pytest.mark.parametrize("base", bases(), ids=lambda base: base.name)
def test_a_mutant_is_its_base_with_the_edits(base: Base) -> None:
    found = [mutant for other, mutant in everything() if other.name == base.name]
    for mutant in found:
        assert mutant.text != base.text
        assert mutant.text == apply(base.text, mutant.edits)
        compile(mutant.text, mutant.operator, "exec")
        kept = sum(edit.end - edit.start for edit in mutant.edits)
        written = sum(len(edit.text) for edit in mutant.edits)
        assert len(mutant.text) - written == len(base.text) - kept
    assert len({mutant.text for mutant in found}) == len(found)


def test_the_lines_of_a_mutant_lie_in_its_text_and_are_the_changed_ones() -> None:
    for base, mutant in everything():
        rows, old = mutant.text.splitlines(), base.text.splitlines()
        assert mutant.lines, mutant.operator
        assert all(1 <= line <= len(rows) for line in mutant.accepted_lines)
        texts = [base.text[edit.start : edit.end] + edit.text for edit in mutant.edits]
        if not any("\n" in text for text in texts):
            changed = {line for line, pair in enumerate(zip(rows, old, strict=True), 1) if pair[0] != pair[1]}
            assert changed == mutant.lines, mutant.operator


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_a_deletion_is_named_by_the_lines_round_it() -> None:
    base = base_named("flat")
    statement = base.statement("W1 -=")
    operator = Operator("by hand", ("U03",), lambda _: ())
    mutant = mutant_of(base, operator, base.one(base.delete(statement)))
    rows = mutant.text.splitlines()
    assert [rows[line - 1].strip() for line in sorted(mutant.lines)] == ["b2 -= lr * db2", "b1 -= lr * db1"]


def test_a_gradient_and_its_update_can_stand_in_for_each_other() -> None:
    base = base_named("flat")
    gradient, update = base.statement("dW1 ="), base.statement("W1 -=")
    assert sorted([gradient.lineno, update.lineno]) in [sorted(group) for group in base.equal_lines]
    operator = Operator("by hand", ("G04",), lambda _: ())
    assert isinstance(gradient, ast.Assign)
    mutant = mutant_of(base, operator, base.one(base.replace(gradient.value, "-X.T @ delta1")))
    assert mutant.lines == {gradient.lineno}
    assert mutant.also_lines == {update.lineno}


def test_an_annotation_that_fits_no_line_or_two_is_refused() -> None:
    base = base_named("flat")
    with pytest.raises(ValueError, match="0 lines begin"):
        base.statement("W9 =")
    with pytest.raises(ValueError, match="2 lines begin"):
        base.row_of("W1")
    assert base.row_of("W1 @@2") == base.statement("W1 -=").lineno
    assert load(BASES / "flat") == base


@pytest.mark.slow
def test_most_of_them_do_harm() -> None:
    sample = random.Random(0).sample(everything(), SAMPLE)
    sound = {base.name: run_base(base) for base in bases()}
    with ThreadPoolExecutor(2) as pool:
        effects = list(pool.map(lambda pair: effect(pair[0], sound[pair[0].name], pair[1]), sample))
    kinds = Counter(found.kind for found in effects)
    assert kinds["harmful"] + kinds["crash"] >= 250, kinds
    assert kinds["harmful"] >= 150, kinds
