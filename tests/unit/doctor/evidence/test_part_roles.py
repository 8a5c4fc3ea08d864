"""What the nodes of a step are."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.part_roles import PartRole, PartRoles
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched
from tests.unit.trace.snippets import COLUMNS, NUMBERS


def roles(looked: Searched, step: int = 0) -> PartRoles:
    return PartRoles(looked.tape, looked.roles, looked.judged.steps[step])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W2.T", (PartRole("W", 1), True)),
        ("h.T", (PartRole("a", 0), True)),
        ("x @ W1 + b1", (PartRole("z", 0), False)),
        ("np.tanh(x @ W1 + b1)", (PartRole("a", 0), False)),
        ("h @ W2 + b2", (PartRole("z", 1), False)),
        ("1 / (1 + np.exp(-(h @ W2 + b2)))", (PartRole("a", 1), False)),
        ("d2 @ W2.T", None),
        ("1 - h**2", None),
    ],
)
def test_a_result_has_the_role_that_it_plays(text: str, expected: tuple | None) -> None:
    looked = searched(SOUND)
    for step in range(2):
        assert roles(looked, step).role(looked.node(text, step).id) == expected


def test_weights_are_those_before_the_step() -> None:
    looked = searched(SOUND)
    for step in range(3):
        known = roles(looked, step)
        before = looked.judged.steps[step].before
        for kind, layer, name in (("W", 0, "W1"), ("b", 0, "b1"), ("W", 1, "W2"), ("b", 1, "b2")):
            held = looked.tape.value(known.nodes[PartRole(kind, layer)])
            assert held.reshape(-1).tolist() == before[looked.entries(name)].tolist()


def test_columns_have_the_same_roles() -> None:
    looked = searched(COLUMNS)
    known = roles(looked)
    assert known.role(looked.node("np.maximum(0, np.dot(W1, X) + b1)").id) == (PartRole("a", 0), False)
    assert known.role(looked.node("A.T").id) == (PartRole("a", 0), True)


def test_single_numbers_have_the_roles_of_their_layer() -> None:
    looked = searched(NUMBERS)
    known = roles(looked)
    assert {role.kind for role in known.of.values()} >= {"W", "b", "z", "a"}
    w5 = next(p for p in looked.roles.parameters if p.name == "w5")
    assert known.role(w5.state.changes[0].start) == (PartRole("W", 1), False)
    # A number alone is not all of the layer's weights.
    assert PartRole("W", 1) not in known.nodes
