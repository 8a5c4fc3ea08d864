"""Indices that are off by one."""

from __future__ import annotations

from clearprop.doctor.evidence.next_entries import NextEntries
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from tests.unit.doctor.diagnosis.recorded import recorded
from tests.unit.doctor.evidence.searched import Searched, searched

DEEP = """\
import numpy as np
rng = np.random.default_rng(3)
x, y = rng.normal(size=(9, 3)), rng.normal(size=(9, 3))
W, b = [rng.normal(size=(3, 3)) for _ in range(3)], [np.zeros(3) for _ in range(3)]
for step in range(5):
    a = [x]
    for i in range(3):
        z = a[-1] @ W[i] + b[i]
        a.append(np.tanh(z) if i < 2 else z)
    dW, db = [0] * 3, [0] * 3
    d = (a[-1] - y) / 9
    for i in (2, 1, 0):
        dW[i] = a[i].T @ d
        db[i] = d.sum(axis=0)
        if i > 0:
            d = (d @ W[i].T) * (1 - a[i] ** 2)
    for i in range(3):
        W[i] -= 0.1 * dW[i]
        b[i] -= 0.1 * db[i]
    print(np.mean((a[-1] - y) ** 2))
"""


def beside(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    return list(NextEntries(looked.tape, looked.evidence.traced.sites).trials(node.site, node))


def test_the_entry_of_this_round_is_put_in_place_of_the_one_before() -> None:
    wrong = DEEP.replace("0.1 * db[i]", "0.1 * db[i - 1]")
    looked = searched(wrong)
    (cure,) = looked.cured_by(beside(looked, "0.1 * db[i - 1]"))
    edit = edit_of(looked.evidence.traced, cure)
    assert edit is not None
    assert edit.applied(wrong, edit.files[0]) == DEEP
    seen = recorded(wrong)
    assert seen.choices[0].code == "U05"


def test_what_is_no_entry_of_a_list_has_nothing_beside_it() -> None:
    looked = searched(DEEP)
    assert beside(looked, "a[i].T @ d") == []
    assert [trial.text for trial in beside(looked, "0.1 * dW[i]")] == ["dW[i + 1]", "dW[i - 1]"]
