"""The edits that are proposed at a site."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.propose import MOST_NAMES
from clearprop.doctor.evidence.trials import Trial
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched
from tests.unit.doctor.rules.cases import known

SQUARE = SOUND.replace("(2, 3)", "(2, 4)").replace("(3, 1)", "(4, 1)").replace("np.zeros(3)", "np.zeros(4)")
DEEP = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
W1, W2 = rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
for step in range(4):
    h = np.tanh(x @ W1)
    a = h @ W2
    d2 = a - y
    d1 = d2 @ W2.T * (1 - h**2)
    W2 -= 0.05 * h.T @ d2
    W1 -= 0.05 * x.T @ d1
"""


OUTER = """\
import numpy as np

rng = np.random.default_rng(4)
X, Y = rng.normal(size=(4, 2)), rng.normal(size=4)
W, v = rng.normal(size=(3, 2)), rng.normal(size=3)
for step in range(4):
    for x, t in zip(X, Y):
        h = np.tanh(W @ x)
        o = v @ h
        d = o - t
        dh = d * v * (1 - h**2)
        v -= 0.05 * d * h
        W -= 0.05 * np.outer(dh, x)
"""


def proposed(looked: Searched, text: str) -> list[Trial]:
    return looked.search.vocabulary[looked.site(text)]


def cured(text: str, site: str) -> list[tuple[str, str]]:
    looked = searched(text)
    assert not looked.search.baseline().cured
    return [(trial.means, trial.text) for trial in looked.cured_by(proposed(looked, site))]


@pytest.mark.parametrize(
    ("program", "right", "wrong", "site", "cure"),
    [
        (SOUND, "d2 @ W2.T", "d2 @ W2.T * h", "d2 @ W2.T * h", ("drop", "")),
        (SOUND, "x.T @ d1", "(x.T @ (d1 + d2))", "d1 + d2", ("drop", "")),
        (SOUND, "W1 -= 0.5", "W1 += 0.5", "W1 += 0.5 * x.T @ d1", ("swap", "-=")),
        (SOUND, "(1 - h**2)", "(1 + h**2)", "1 + h**2", ("swap", "-")),
        (SOUND, "0.5 * h.T", "0.5 * -h.T", "0.5 * -h.T", ("negate", "-")),
        (SOUND, "(1 - h**2)", "(1 - h)", "1 - h", ("slope", "(1 - a ** 2)")),
        (SOUND, " * (1 - h**2)", "", "d2 @ W2.T", ("factor", "(1 - h ** 2)")),
        (SQUARE, "d1.sum(axis=0)", "d1.sum(axis=1)", "d1.sum(axis=1)", ("axis", "axis=0")),
        (SQUARE, "d1.sum(axis=0)", "d1.sum()", "d1.sum()", ("axis", "axis=0")),
        (DEEP, "d2 @ W2.T", "d2 @ W2", "d2 @ W2", ("transpose", ".T")),
        (DEEP, "d2 @ W2.T", "d2 @ W1.T", "d2 @ W1.T", ("operand", "W2.T")),
        (DEEP, "h.T @ d2", "x.T @ d2", "0.05 * x.T", ("operand", "h.T")),
        (DEEP, "0.05 * x.T @ d1", "(0.05 * d1.T @ x)", "0.05 * d1.T @ x", ("turn", ".T")),
        (SOUND, "(1 - h**2)", "(1 - h**2) ** 2", "(1 - h**2) ** 2", ("state", "")),
        (OUTER, "np.outer(dh, x)", "np.outer(dh, o)", "np.outer(dh, o)", ("operand", "x")),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else None,
)
def test_the_slip_of_a_line_is_among_the_edits_of_its_place(
    program: str, right: str, wrong: str, site: str, cure: tuple[str, str]
) -> None:
    assert right in program
    assert cure in cured(program.replace(right, wrong, 1), site)


def test_a_view_has_no_edits_of_its_own() -> None:
    written = "G = x.T @ d1\n    v = G[0]\n    G *= 1.0\n    W1[0] -= 0.5 * v\n    W1[1] -= 0.5 * G[1]"
    looked = searched(SOUND.replace("W1 -= 0.5 * x.T @ d1", written))
    view = next(node for node in looked.tape.nodes if node.kind == "view")
    assert list(looked.search.proposer.trials(view.site, [view.id])) == []


def test_no_name_stands_for_what_is_there_already() -> None:
    looked = searched(SOUND)
    for text in ("d2 @ W2.T", "0.5 * h.T @ d2", "a - y"):
        node, edits = looked.node(text), [t for t in proposed(looked, text) if t.means == "operand"]
        assert edits or text == "d2 @ W2.T"
        for each in edits:
            assert each.detail["new"] != each.detail["old"]
            assert each.detail["new"] < node.id


def test_many_names_are_not_all_tried() -> None:
    many = "".join(f"    v{k} = a + {k}.0\n" for k in range(40))
    looked = searched(SOUND.replace("    d2 =", many + "    d2 ="))
    first = [t for t in proposed(looked, "a - y") if t.means == "operand" and t.place == 1]
    assert len(first) == MOST_NAMES


def test_every_edit_says_what_it_does_where() -> None:
    looked = searched(SOUND)
    for site, trials in looked.search.vocabulary.items():
        assert trials, looked.evidence.traced.sites[site].text
        assert all(trial.site >= 0 and trial.means for trial in trials)


def test_names_that_cannot_be_read_there_are_not_proposed() -> None:
    evidence = known("G12", "faulty")
    search = evidence.searches[0]
    site = next(s for s in search.vocabulary if evidence.traced.sites[s].text == "dg @ B.T")
    names = {trial.text for trial in search.vocabulary[site] if trial.means == "operand"}
    assert names
    assert names.isdisjoint({"gA", "dh"})
