"""One slip on every line that was copied from the first."""

from __future__ import annotations

from clearprop.doctor.evidence.families import families, heads, is_sibling
from tests.unit.doctor.evidence.searched import Searched, searched

SOUND = """\
import math

def squash(z):
    return 1 / (1 + math.exp(-z))

x, y = [0.3, -0.8], [0.1, 0.9]
w = [0.2, -0.4, 0.7, 0.5, -0.3, 0.6, 0.4, -0.1]
for step in range(4):
    h1 = squash(w[0] * x[0] + w[1] * x[1])
    h2 = squash(w[2] * x[0] + w[3] * x[1])
    a1 = squash(w[4] * h1 + w[5] * h2)
    a2 = squash(w[6] * h1 + w[7] * h2)
    d1 = (a1 - y[0]) * a1 * (1 - a1)
    d2 = (a2 - y[1]) * a2 * (1 - a2)
    g1 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1) * x[0]
    g2 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1) * x[1]
    g3 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2) * x[0]
    g4 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2) * x[1]
    gradient = [g1, g2, g3, g4, d1 * h1, d1 * h2, d2 * h1, d2 * h2]
    for k in range(8):
        w[k] = w[k] - 0.5 * gradient[k]
print("loss", (a1 - y[0]) ** 2 + (a2 - y[1]) ** 2)
"""
NO_PARENTHESES = SOUND.replace("(d1 * w[4] + d2 * w[6])", "d1 * w[4] + d2 * w[6]").replace(
    "(d1 * w[5] + d2 * w[7])", "d1 * w[5] + d2 * w[7]"
)
# The hidden layer gets an error of its own, taken from the inputs.
INPUTS_AS_TARGETS = (
    NO_PARENTHESES.replace("d1 * w", "e1 * w")
    .replace("d2 * w", "e2 * w")
    .replace(
        "    g1 =",
        "    e1 = (a1 - x[0]) * a1 * (1 - a1)\n    e2 = (a2 - x[1]) * a2 * (1 - a2)\n    g1 =",
    )
)


def found(looked: Searched) -> list[list[tuple[int, str]]]:
    sites = looked.evidence.traced.sites
    made = families(sites, sorted(looked.judge.by_site[0]), looked.search.vocabulary)
    return [[(sites[trial.site].line, trial.text) for trial in family] for family in made]


def test_the_same_edit_of_all_copies_is_one_family() -> None:
    assert [(13, "x[0]"), (14, "x[1]")] in found(searched(SOUND)), "numbers count from those that stand there"


def test_only_the_first_of_a_family_stands_for_it() -> None:
    looked = searched(SOUND)
    made = families(looked.evidence.traced.sites, sorted(looked.judge.by_site[0]), looked.search.vocabulary)
    for family in made:
        assert heads(family) == [family[0]]
        assert [is_sibling(trial) for trial in family] == [False] + [True] * (len(family) - 1)


def test_what_is_lost_on_every_line_is_one_fault() -> None:
    looked = searched(NO_PARENTHESES)
    whole = [cure for cure in looked.search.cures() if len(cure.trials) == 4]
    lines = [[looked.evidence.traced.sites[trial.site].line for trial in cure.trials] for cure in whole]
    assert [15, 16, 17, 18] in lines
    assert all(len(heads(cure.trials)) == 1 for cure in whole)


def test_two_faults_that_hide_each_other_are_found_together() -> None:
    looked = searched(INPUTS_AS_TARGETS)
    lines = [
        [looked.evidence.traced.sites[trial.site].line for trial in heads(cure.trials)]
        for cure in looked.search.cures()
    ]
    assert [15, 17] in [sorted(each) for each in lines]
