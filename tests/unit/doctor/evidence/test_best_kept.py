"""The best weights so far, kept as a copy or not."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.best_kept import best_kept
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text

PROGRAM = """\
{made}
for k in range(9):
    W -= 0.1
    if loss < best:
        best, W_best = loss, {kept}
print({read})
"""


@pytest.mark.parametrize(
    ("made", "copy"),
    [
        ("W = np.zeros(3)", "W.copy()"),
        ("W = [a, b]", "[each.copy() for each in W]"),
        ("W = {'a': a}", "{key: each.copy() for key, each in W.items()}"),
    ],
)
def test_a_second_name_becomes_a_copy(made: str, copy: str) -> None:
    text = PROGRAM.format(made=made, kept="W", read="W_best")
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    (found,) = best_kept(tree, {"W"})
    assert found.edit.applied(text, "net.py") == PROGRAM.format(made=made, kept=copy, read="W_best")


@pytest.mark.parametrize(
    ("kept", "read", "changed"), [("W.copy()", "W_best", {"W"}), ("W", "W", {"W"}), ("W", "W_best", {"b"})]
)
def test_copies_and_what_is_made_anew_are_left_alone(kept: str, read: str, changed: set[str]) -> None:
    tree = Tree.of(Text("net.py", PROGRAM.format(made="W = 1", kept=kept, read=read)))
    assert tree is not None
    assert list(best_kept(tree, changed)) == []
