"""Faults are planted in somebody else's program: exactly one equation breaks, and it is the one at the fault.

The program is ``tests.testers.hand``: right formulas of its own, any of which can be replaced.  Whatever is
computed after the fault is computed from the wrong numbers.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from clearprop.formula.tree import entries_of
from clearprop.record.address import Address
from clearprop.record.equations import equations
from clearprop.record.lookup import LAYER_FIELDS, STATE_FIELDS
from clearprop.record.reconcile import Reconciliation, Verdict, reconcile
from clearprop.record.same import difference, same
from clearprop.record.step import NotObserved, Step
from tests.testers.faults import LAYER_FAULTS, STEP_FAULTS, Fault, loss_of_predictions, slope_of_a_sigmoid
from tests.testers.formulas import Rule
from tests.testers.hand import Hand, Problem
from tests.testers.tellings import TELLINGS, told


@pytest.fixture(params=TELLINGS)
def problem(request: pytest.FixtureRequest) -> Problem:
    return told(request.param)[0]


@pytest.fixture(params=["momentum", "adam"])
def another(request: pytest.FixtureRequest) -> Problem:
    """Two of the tellings that together have every optional field: the slower tests are content with them."""
    return told(request.param)[0]


def broken(step: Step) -> list[str]:
    return [str(check.equation.address.without_step()) for check in reconcile(step).broken]


def place(field: str, layer: int) -> str:
    return str(Address(field, layer=layer or None))


@pytest.mark.parametrize("name", TELLINGS)
def test_the_hand_and_the_engine_agree_and_every_equation_holds(name: str) -> None:
    problem, engine = told(name)
    hand = Hand(problem).step()
    assert difference(hand, replace(engine, epoch=1), 1e-12) is None
    for record in (hand, engine):
        assert reconcile(record).verdict is Verdict.HOLDS


def computed(problem: Problem) -> list[tuple[str, int]]:
    """Every field that has an equation, with its layer (0: the whole step)."""
    return [(found.address.field, found.address.layer or 0) for found in equations(Hand(problem).step())]


def off_by_one_part_in_two_thousand(field: str) -> Rule:
    def wrong(hand: Hand, layer: int) -> Any:
        right = hand.right(field, layer)
        return right * 1.0005 if np.any(right) else right + 0.0005

    return wrong


def test_one_field_computed_wrong_by_one_part_in_two_thousand_breaks_its_equation_and_no_other(
    problem: Problem,
) -> None:
    fields = computed(problem)
    assert len(fields) > 50
    for field, layer in fields:
        wrong = Hand(problem, {(field, layer): off_by_one_part_in_two_thousand(field)})
        assert broken(wrong.step()) == [place(field, layer)]


def test_a_program_that_reads_its_activations_more_often_breaks_first_at_the_fault() -> None:
    # Right as well, but read from a where the table reads z: a wrong a breaks what was taken from it too.
    problem, _ = told("adam")
    from_a: dict[tuple[str, int], Rule] = {
        ("slope", 1): slope_of_a_sigmoid,
        ("loss", 0): loss_of_predictions,
    }
    assert broken(Hand(problem, from_a).step()) == []
    for k, followers in ((1, ["layer 1, slope"]), (4, ["loss"])):
        wrong = from_a | {("a", k): off_by_one_part_in_two_thousand("a")}
        assert broken(Hand(problem, wrong).step()) == [f"layer {k}, a", *followers]


def planted(problem: Problem) -> Iterator[tuple[str, Step]]:
    """Every fault at every layer where it changes a number: where it was made, and the record with it."""
    right = Hand(problem)
    places: list[tuple[str, int, Fault]] = [(field, 0, fault) for field, fault in STEP_FAULTS.items()]
    places += [(field, k, fault) for field, fault in LAYER_FAULTS for k in range(1, right.last + 1)]
    for named, k, fault in places:
        field = ("delta" if right.is_fused(k) else "da") if named == "output" else named
        wrong = Hand(problem, {(field, k): fault})
        if wrong(field, k) is not None and not same(wrong(field, k), right(field, k), 1e-7):
            yield place(field, k), wrong.step()


def test_a_fault_made_by_hand_breaks_exactly_one_equation_at_the_fault(problem: Problem) -> None:
    count = 0
    for where, record in planted(problem):
        assert broken(record) == [where]
        count += 1
    assert count > 70


def test_every_kind_of_fault_was_planted_somewhere() -> None:
    changed = set()
    for name in TELLINGS:
        right = Hand(told(name)[0])
        for index, (named, fault) in enumerate(LAYER_FAULTS):
            for k in range(1, right.last + 1):
                field = ("delta" if right.is_fused(k) else "da") if named == "output" else named
                value = fault(right, k)
                if value is not None and not same(value, right(field, k), 1e-7):
                    changed.add(index)
    assert changed == set(range(len(LAYER_FAULTS)))


def fields_that_differ(first: Step, second: Step) -> int:
    return sum(not same(first.field(e.address), second.field(e.address), 1e-9) for e in equations(second))


def test_beside_a_right_run_many_fields_differ_and_do_not_say_where_the_fault_is() -> None:
    problem, engine = told("momentum")
    counts = [fields_that_differ(record, engine) for _, record in planted(problem)]
    assert min(counts) >= 1
    assert statistics.mean(counts) > 10


def every_field(step: Step) -> Iterator[tuple[str, int, Any]]:
    for name in ("x", "y", "example_weight", "loss", "penalty", "clip_scale", "learning_rate", "t"):
        yield name, 0, getattr(step, name)
    for k, layer in enumerate(step.layers, start=1):
        yield from ((name, k, getattr(layer, name)) for name in LAYER_FIELDS)
        for state in ("state_before", "state_after"):
            owner = getattr(step, state).layers[k - 1]
            yield from ((f"{state}.{slot}", k, getattr(owner, slot)) for slot in STATE_FIELDS)


def altered(step: Step, field: str, k: int, value: Any) -> Step:
    """The record with one field replaced and nothing computed anew."""
    state, _, slot = field.partition(".")
    if k == 0:
        return replace(step, **{field: value})
    if slot:
        owner = getattr(step, state)
        layers = [*owner.layers]
        layers[k - 1] = replace(layers[k - 1], **{slot: value})
        return replace(step, **{state: replace(owner, layers=tuple(layers))})
    return replace(
        step,
        layers=tuple(replace(s, **{field: value}) if n == k else s for n, s in enumerate(step.layers, 1)),
    )


def with_one_entry_off(value: Any) -> Any:
    """The largest entry, and only that one, off by one part in two thousand."""
    if np.ndim(value) == 0:
        return value * 1.0005 or 0.0005
    off = np.array(value)
    largest = np.unravel_index(np.abs(off).argmax(), off.shape)
    off[largest] = off[largest] * 1.0005 or 0.0005
    return off


def reads(result: Reconciliation, field: str, k: int) -> Iterator[bool]:
    """Of every broken equation: is it the field's own, or does its formula read the field?"""
    for check in result.broken:
        found = check.equation.address
        own = (found.field, found.layer or 0) == (field, k)
        read = {
            (entry.address.field, entry.address.layer or 0)
            for entry in entries_of(check.equation.entry(check.address.index))
            if isinstance(entry.address, Address)
        }
        # Of the scale, only the joint length of the gradients is written, and a scale of 1 not at all.
        unwritten = ("clip_scale", "W", "dW", "db")
        yield (
            own or (field, k) in read or (found.field in ("clip_scale", "g_W", "g_b") and field in unwritten)
        )


def test_a_number_altered_afterwards_is_never_overlooked_and_only_what_reads_it_breaks(
    another: Problem,
) -> None:
    step = Hand(another).step()
    with_equation, used = set(computed(another)), 0
    for field, k, value in every_field(step):
        if value is None or (field == "mask" and k) or field == "t":
            continue
        result = reconcile(altered(step, field, k, with_one_entry_off(value)))
        assert all(reads(result, field, k)), (field, k)
        if (field, k) in with_equation:
            assert place(field, k) == str(result.broken[0].equation.address.without_step())
        # Nothing reads what a fused or a frozen layer has no use for.
        used += bool(result.broken)
        assert result.broken or field.startswith("state_before") or field in ("b", "W")
    assert used > 50


def test_what_was_not_seen_is_neither_held_nor_broken(another: Problem) -> None:
    step = Hand(another).step()
    for field, k, value in every_field(step):
        if value is None:
            continue
        result = reconcile(altered(step, field, k, NotObserved))
        assert result.broken == (), (field, k)
        assert result.verdict is Verdict.NOT_OBSERVED, (field, k)
        own = [check for check in result if str(check.equation.address.without_step()) == place(field, k)]
        assert all(check.verdict is Verdict.NOT_OBSERVED for check in own)


def test_a_fault_in_a_field_that_nobody_saw_does_not_make_the_record_right(another: Problem) -> None:
    for field, k in computed(another):
        wrong = Hand(another, {(field, k): off_by_one_part_in_two_thousand(field)}).step()
        result = reconcile(altered(wrong, field, k, NotObserved))
        assert result.broken == ()
        assert result.verdict is Verdict.NOT_OBSERVED
