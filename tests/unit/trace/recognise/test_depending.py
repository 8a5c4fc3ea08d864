from __future__ import annotations

import pytest

from clearprop.trace.recognise.depending import dependence
from tests.unit.trace.snippets import ROWS, layers_of


@pytest.mark.parametrize(
    ("activation", "said"),
    [
        ("np.tanh(z)", "own"),
        ("np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)", "row"),
        ("np.exp(z) / np.exp(z).sum(axis=0, keepdims=True)", "column"),
        ("(z - z.mean()) / z.std()", "all"),
        ("(z > 0).astype(float)", "none"),
    ],
)
def test_what_each_answer_depends_on(activation, said) -> None:
    z = f"z = x @ W1 + b1 + 0.3\n    h = {activation}"
    found = layers_of(ROWS.replace("h = np.tanh(x @ W1 + b1)", z))
    nodes = found[0]
    assert dependence(found.ran.tape, nodes.roots, nodes.outputs, False) == said


def test_examples_in_columns() -> None:
    z = "z = x @ W1 + b1 + 0.3\n    h = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)"
    nodes = (found := layers_of(ROWS.replace("h = np.tanh(x @ W1 + b1)", z)))[0]
    assert dependence(found.ran.tape, nodes.roots, nodes.outputs, True) == "column"
