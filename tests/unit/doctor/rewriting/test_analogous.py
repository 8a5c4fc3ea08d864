"""Statements written like those beside them."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.rewriting.analogous import analogous
from clearprop.trace.source.text import Text


def told(text: str, line: int) -> list[str]:
    tree = Tree.of(Text("a.py", text))
    assert tree is not None
    statement = next(s for s in tree.module.body if s.lineno == line)
    return [edit.replacements[0].text for edit in analogous(tree, statement)]


@pytest.mark.parametrize(
    ("beside", "wrong", "right"),
    [
        ("vW = mu * vW - rate * gW", "vb = mu * vb - gb", "vb = mu * vb - rate * gb"),
        ("self.W1 -= rate * self.dW1", "self.b1 += rate * self.db1", "self.b1 -= rate * self.db1"),
        (
            "p['W1'] = p['W1'] - r * g['dW1']",
            "p['W2'] = p['W2'] - g['dW2']",
            "p['W2'] = p['W2'] - r * g['dW2']",
        ),
        (
            "w -= rate * gw / (np.sqrt(sw) + eps)",
            "b -= rate * gb; sb = 0",
            "b -= rate * gb / (np.sqrt(sb) + eps)",
        ),
    ],
)
def test_a_neighbour_tells_what_is_missing(beside: str, wrong: str, right: str) -> None:
    assert told(f"{beside}\n{wrong}\n", 2)[0] == right


def test_what_is_alike_already_is_left_alone() -> None:
    assert told("W -= rate * gW\nb -= rate * gb\n", 2) == []


def test_a_target_that_differs_in_several_words_has_no_neighbour() -> None:
    assert told("self.first.W -= rate * gW\nself.second.b -= gb\n", 2) == []
