"""Early stopping that is written the wrong way round, read from the text."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.patience import reversed_patience
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text

LOOP = """\
best, wait = {best}, 0
for epoch in range(100):
    if {test}:
        best, last = loss, epoch
        best = loss
        {success}
    else:
        {failure}
    if wait >= 10:
        break
"""


@pytest.mark.parametrize(
    ("best", "test", "success", "failure", "line"),
    [
        ("1e9", "loss < best", "wait = wait + 1", "wait = 0", 6),
        ("-math.inf", "accuracy < best", "wait = 0", "wait += 1", None),
        ("float('-inf')", "loss < best", "wait = 0", "wait += 1", 3),
        ("0.0", "loss > best", "wait = 0", "wait += 1", None),
        ("np.inf", "loss < best", "wait = 0", "wait += 1", None),
    ],
)
def test_what_is_reversed_is_told_by_its_line(
    best: str, test: str, success: str, failure: str, line: int | None
) -> None:
    tree = Tree.of(Text("net.py", LOOP.format(best=best, test=test, success=success, failure=failure)))
    assert tree is not None
    loop = next(tree.find(ast.For))
    found = reversed_patience(tree, loop)
    assert (found and found.span.line) == line
