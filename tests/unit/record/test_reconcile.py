"""Verdicts on a record: each equation holds, is broken at a named entry, or could not be judged."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from clearprop.numerics.activations import activation
from clearprop.numerics.losses import loss
from clearprop.record.address import Address
from clearprop.record.lookup import LAYER_FIELDS
from clearprop.record.optimizers import SGD, Adam
from clearprop.record.reconcile import Check, Reconciliation, Verdict, reconcile
from clearprop.record.settings import Settings
from clearprop.record.step import LayerStep, NotObserved, Step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, array, one_weight, with_layer


def verdicts(step: Step, tolerance: float | None = None) -> dict[str, Verdict]:
    checks = reconcile(step, tolerance)
    return {str(replace(check.equation.address, step=None)): check.verdict for check in checks}


def places(checks: tuple[Check, ...]) -> list[str]:
    return [str(check.address.without_step()) for check in checks]


def broken(step: Step) -> list[str]:
    return places(reconcile(step).broken)


def open_(step: Step) -> list[str]:
    return places(reconcile(step).not_observed)


def test_the_step_worked_on_paper_holds() -> None:
    result = reconcile(STEP)
    assert result.verdict is Verdict.HOLDS
    assert set(verdicts(STEP).values()) == {Verdict.HOLDS}
    assert str(result) == "32 of 32 equations hold, 0 broken, 0 not observed"
    assert [check.verdict for check in result] == [Verdict.HOLDS] * 32
    assert result.broken == result.not_observed == ()


def test_a_broken_equation_names_the_entry_that_is_farthest_off() -> None:
    result = reconcile(with_layer(STEP, 2, update_W=array([-3.25], [0.5])))
    assert result.verdict is Verdict.BROKEN
    # The new weights are the old ones still, so they do not answer to this update either.
    update, new = result.broken
    assert str(update) == ("step 1, layer 2, update_W[1, 0] broken: 0.5, but its equation gives -0.0")
    assert (update.observed, update.expected, update.reason) == (0.5, 0.0, "")
    assert update.address == Address("update_W", (1, 0), layer=2, step=1)
    assert str(new.address) == "step 1, layer 2, W_new[1, 0]"
    assert str(result) == "\n".join(
        ["30 of 32 equations hold, 2 broken, 0 not observed", f"  {update}", f"  {new}"]
    )


def test_a_scalar_field_is_named_without_an_index() -> None:
    (check,) = reconcile(replace(STEP, loss=6.5)).broken
    assert str(check) == "step 1, loss broken: 6.5, but its equation gives 3.25"


@pytest.mark.parametrize("field", ["loss", "penalty", "clip_scale", "learning_rate"])
def test_a_number_of_the_step_that_was_not_seen_is_not_held_to_be_right(field: str) -> None:
    step = replace(STEP, **{field: NotObserved})
    result = reconcile(step)
    assert result.verdict is Verdict.NOT_OBSERVED
    assert field in open_(step)
    assert result.broken == ()
    assert result.not_observed[0].reason == "the field was not seen"


READERS = {
    "W": {"z", "W_new"},
    "b": {"z", "b_new"},
    "a_in": {"z", "dW"},
    "z": {"a", "slope"},
    "a": {"a_in of the next", "loss", "da"},
    "mask": {"a", "slope"},
    "da": {"delta"},
    "slope": {"delta"},
    "delta": {"dW", "db", "da of the layer below"},
    "dW": {"g_W"},
    "db": {"g_b"},
    "g_W": {"update_W"},
    "g_b": {"update_b"},
    "update_W": {"W_new"},
    "update_b": {"b_new"},
    "W_new": set(),
    "b_new": set(),
}


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("field", LAYER_FIELDS)
def test_a_field_that_was_not_seen_opens_its_equation_and_its_readers_and_breaks_nothing(
    field: str, number: int
) -> None:
    result = reconcile(with_layer(STEP, number, **{field: NotObserved}))
    assert result.verdict is Verdict.NOT_OBSERVED
    assert result.broken == ()
    named = {
        check.equation.address.field
        for check in result.not_observed
        if check.equation.address.layer == number
    }
    own = set() if field in ("W", "b", "mask") else {field}
    wanted = {reader for reader in READERS[field] if reader in LAYER_FIELDS} | own
    if (field, number) == ("a", 1):
        wanted.discard("da")
    assert named == wanted
    for check in result.not_observed:
        seen = check.equation.address.field == field and check.equation.address.layer == number
        assert check.reason == ("the field was not seen" if seen else f"{field} was not seen")
        assert str(check).endswith(f" not observed ({check.reason})")


@pytest.mark.parametrize("field", ["x", "y", "t", "example_weight", "state_before", "state_after"])
def test_what_was_given_and_not_seen_opens_what_reads_it(field: str) -> None:
    step = one_weight(Adam(0.5), m_W=0.0, m_b=0.0, v_W=0.0, v_b=0.0)
    result = reconcile(replace(step, **{field: NotObserved}))
    expected = {
        "x": {"a_in"},
        "y": {"loss", "da"},
        "t": {"learning_rate", "update_W", "update_b"},
        "example_weight": {"loss", "da"},
        "state_before": {f"state_after.{slot}_{parameter}" for slot in "mv" for parameter in "Wb"},
        "state_after": {f"state_after.{slot}_{parameter}" for slot in "mv" for parameter in "Wb"}
        | {"update_W", "update_b"},
    }
    assert {check.equation.address.field for check in result.not_observed} == expected[field]


def test_of_a_record_that_nobody_saw_nothing_holds_and_nothing_is_broken() -> None:
    blind = {f.name: NotObserved for f in fields(LayerStep) if f.name in LAYER_FIELDS}
    step = with_layer(with_layer(STEP, 1, **blind), 2, **blind)
    unseen = dict.fromkeys(
        ("x", "y", "rows", "loss", "penalty", "clip_scale", "learning_rate", "t"), NotObserved
    )
    result = reconcile(replace(step, **unseen))
    assert {check.verdict for check in result} == {Verdict.NOT_OBSERVED}
    assert len(result.not_observed) == 32
    assert str(result) == "0 of 32 equations hold, 0 broken, 32 not observed"


def test_no_checks_are_no_success() -> None:
    assert Reconciliation(()).verdict is Verdict.NOT_OBSERVED


def test_a_fault_counts_more_than_what_was_not_seen() -> None:
    step = replace(with_layer(STEP, 1, dW=NotObserved), loss=1.0)
    assert reconcile(step).verdict is Verdict.BROKEN


def test_a_missing_field_is_broken_and_what_reads_it_is_open() -> None:
    result = reconcile(with_layer(STEP, 1, da=None))
    (check,) = result.broken
    assert str(check) == "step 1, layer 1, da broken (the field is missing)"
    assert places(result.not_observed) == ["layer 1, delta"]
    assert result.not_observed[0].reason == "da was not seen"


def test_a_field_of_another_shape_is_broken() -> None:
    result = reconcile(with_layer(STEP, 2, db=array([0.5])))
    assert str(result.broken[0]) == "step 1, layer 2, db broken (shape (1, 1), expected (1,))"
    assert places(result.broken) == ["layer 2, db", "layer 2, g_b"]


def test_fields_that_do_not_fit_together_break_what_reads_them() -> None:
    transposed = with_layer(STEP, 2, W=array([2, -1]), W_new=array([-1.25, -1]))
    result = reconcile(transposed)
    assert "layer 2, z" in places(result.broken)
    z = next(check for check in result.broken if check.equation.address.field == "z")
    assert str(z) == "step 1, layer 2, z broken (the fields that it reads do not fit together)"


def test_targets_that_would_be_broadcast_are_broken() -> None:
    # (2,) beside (2, 1) would silently make 2 × 2 differences of 2 examples.
    result = reconcile(replace(STEP, y=array(10, 7)))
    assert places(result.broken)[:2] == ["loss", "layer 2, da"]


def test_whole_numbers_are_judged_like_others() -> None:
    whole = with_layer(STEP, 1, W=np.array([[1, -1], [2, 0]]), z=np.array([[5, 0], [1, -2]]))
    assert reconcile(whole).verdict is Verdict.HOLDS


NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("observed", "holds"),
    [
        ([[1.0, 2.0]], True),
        ([[1.0, 2.0 + 1e-10]], True),
        # 1e-9 of the largest entry, 2, and not of its own size.
        ([[1.0 + 1.9e-9, 2.0]], True),
        ([[1.0 + 2.1e-9, 2.0]], False),
        ([[NAN, 2.0]], False),
        ([[INF, 2.0]], False),
        ([[-1.0, 2.0]], False),
    ],
)
def test_how_near_is_near(observed: Any, holds: bool) -> None:
    step = with_layer(one_weight(SGD(0.5)), 1, W=array([1, 2]), a_in=array([1]), bias="none", b=None)
    found = verdicts(with_layer(step, 1, z=np.array(observed)))["layer 1, z"]
    assert found is (Verdict.HOLDS if holds else Verdict.BROKEN)


@pytest.mark.parametrize(
    ("W", "observed", "holds"),
    [
        (INF, INF, True),
        (INF, -INF, False),
        (INF, 1e308, False),
        (INF, NAN, False),
        (NAN, NAN, True),
        (NAN, 1.0, False),
        (1.0, INF, False),
    ],
)
def test_what_is_not_finite_agrees_only_with_itself(W: float, observed: float, holds: bool) -> None:
    step = with_layer(one_weight(SGD(0.5)), 1, W=array([W]), a_in=array([1]), bias="none", b=None)
    result = reconcile(with_layer(step, 1, z=array([observed])))
    z = next(check for check in result if check.equation.address.field == "z")
    assert z.verdict is (Verdict.HOLDS if holds else Verdict.BROKEN)


def test_a_tolerance_may_be_chosen() -> None:
    off = replace(STEP, loss=3.25 * 1.0005)
    assert verdicts(off)["loss"] is Verdict.BROKEN
    assert verdicts(off, tolerance=1e-3)["loss"] is Verdict.HOLDS
    assert reconcile(STEP, tolerance=0.0).verdict is Verdict.HOLDS


def in_float32(step: Step) -> Step:
    def single(value: Any) -> Any:
        return value.astype(np.float32) if isinstance(value, np.ndarray) else value

    layers = tuple(
        replace(layer, **{name: single(getattr(layer, name)) for name in LAYER_FIELDS})
        for layer in step.layers
    )
    return replace(step, x=single(step.x), y=single(step.y), layers=layers)


def test_a_float32_record_is_judged_as_exactly_as_float32_allows() -> None:
    step = in_float32(STEP)
    assert reconcile(step).verdict is Verdict.HOLDS
    wrong = with_layer(step, 1, delta=(HIDDEN.delta * 1.0005).astype(np.float32))
    assert broken(wrong)[0] == "layer 1, delta[0, 0]"
    slightly = with_layer(step, 1, W_new=(HIDDEN.W_new * (1 + 1e-6)).astype(np.float32))
    assert reconcile(slightly).verdict is Verdict.HOLDS


def test_numbers_too_small_for_their_dtype_are_not_held_against_a_record() -> None:
    # Below 1.2e-38 a float32 has fewer digits, and below 1.4e-45 none: -3e-45 · 1e-3 is 0.
    tiny = {"da": array([-1e-3]), "slope": array([3e-45]), "delta": array([0.0])}
    step = in_float32(with_layer(one_weight(SGD(0.5)), 1, **tiny))
    assert verdicts(step)["layer 1, delta"] is Verdict.HOLDS
    wrong = in_float32(with_layer(one_weight(SGD(0.5)), 1, **(tiny | {"slope": array([3e-30])})))
    assert verdicts(wrong)["layer 1, delta"] is Verdict.BROKEN


def test_a_penalty_that_is_not_asked_for_is_0_whatever_the_weights() -> None:
    huge = with_layer(one_weight(SGD(0.5)), 1, W=array([1e200]))
    assert verdicts(huge)["penalty"] is Verdict.HOLDS


def test_a_loss_on_logits_is_judged_from_the_logits() -> None:
    # z = 0: a = ½, the loss is ln 2, delta = ½ - 1.
    step = one_weight(SGD(0.5))
    fused = {"z": array([0.0]), "a": array([0.5]), "da": None, "slope": None, "delta": array([-0.5])}
    step = with_layer(step, 1, activation=activation("sigmoid"), W=array([0]), b=array(0), **fused)
    settings = Settings(loss("binary_cross_entropy"), "mean", SGD(0.5))
    step = replace(step, settings=settings, y=array([1.0]), loss=math.log(2))
    found = verdicts(step)
    assert found["loss"] is found["layer 1, delta"] is found["layer 1, a"] is Verdict.HOLDS
    assert "layer 1, da" not in found
    assert verdicts(replace(step, loss=0.7))["loss"] is Verdict.BROKEN


def test_verdicts_are_words() -> None:
    assert [str(verdict) for verdict in Verdict] == ["holds", "broken", "not observed"]
    assert OUTPUT.W.flags.writeable is False
