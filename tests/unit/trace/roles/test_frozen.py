from __future__ import annotations

from dataclasses import replace

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.find import find_roles
from clearprop.trace.roles.frozen import frozen
from tests.trace.watching import watch
from tests.unit.trace.snippets import NUMBERS, ROWS


def names(source):
    seen = watch(source)
    roles = find_roles(seen.tape, seen.sites)
    trained = replace(roles, parameters=tuple(p for p in roles.parameters if p.trained))
    found = frozen(Carrying(seen.tape), Family(seen.tape), roles.steps[0], trained)
    return [seen.tape.nodes[node].names[0].name for node in found]


def test_nothing_is_fixed_in_a_program_that_trains_everything() -> None:
    assert names(ROWS) == []


def test_an_output_layer_that_is_not_trained() -> None:
    kept = ROWS.replace("    W2 -= 0.5 * h.T @ d2\n", "").replace("    b2 -= 0.5 * d2.sum(axis=0)\n", "")
    assert names(kept) == ["W2", "b2"]


def test_a_fixed_bias_of_single_numbers() -> None:
    kept = NUMBERS.replace("w6, b3 = w5", "w6 = w5").replace(", b3 - d\n", "\n")
    assert names(kept) == ["b3"]


def test_a_mask_and_a_smoothing_term_are_no_parameters() -> None:
    masked = ROWS.replace("W1 + b1)", "W1 + b1) * (rng.random((4, 3)) < 0.8) + 1e-9")
    assert names(masked) == []
