from __future__ import annotations

from dataclasses import replace

import numpy as np

from clearprop.trace.recognise.one_pass import read_pass
from clearprop.trace.recognise.repeating import layer_key, read_again
from tests.unit.trace.snippets import NUMBERS, ROWS, layers_of, looked


def test_the_same_lines_have_the_same_key_in_every_step() -> None:
    first, later = layers_of(ROWS, 0), layers_of(ROWS, 3)
    keys = [layer_key(each.ran.tape, each[0], 0) for each in (first, later)]
    assert keys[0] == keys[1] != layer_key(first.ran.tape, first[1], 0)


def test_a_layer_read_again_has_the_numbers_of_its_own_step() -> None:
    found = layers_of(ROWS)
    given = found.ran.tape, found.kinds, found.values, found.roles, found.step
    once = read_pass(*given, found.made)
    again = read_again(found.ran.tape, found[0], once.read[0], None)
    assert np.array_equal(again.found.z, once.layers[0].z)
    masked = replace(once.read[0], found=replace(once.layers[0], mask=np.ones((4, 3))))
    assert read_again(found.ran.tape, found[0], masked, None) is None


def test_single_numbers_are_not_read_again() -> None:
    found = layers_of(NUMBERS)
    once = read_pass(found.ran.tape, found.kinds, found.values, found.roles, found.step, found.made)
    assert read_again(found.ran.tape, found[0], once.read[0], None) is None


def test_a_line_that_reads_other_weights_later_is_read_anew() -> None:
    swapped = ROWS.replace("for epoch in range(6):", "V = np.eye(3)\nfor epoch in range(6):")
    swapped = swapped.replace(
        "    h = np.tanh(x @ W1 + b1)",
        "    U = W1 if epoch < 3 else W1[:, ::-1]\n    h = np.tanh(x @ U + b1)",
    )
    found = looked(swapped)
    entries = [step.layers[0].wiring.W_entries[0].tolist() for step in found.recognised.steps]
    assert entries[0] == entries[2] == entries[3][::-1]
