"""However an activation is written, in whatever style of program, the network behind it is the same one."""

from __future__ import annotations

import builtins
from importlib.util import find_spec

import pytest

from clearprop.trace.recognise.recognise import recognise
from clearprop.trace.roles.find import find_roles
from clearprop.trace.running.flow import FLAG
from tests.trace import spellings
from tests.trace.watching import watch
from tests.unit.trace.snippets import Looked

SIGMOID = {"arrays": "a = 1 / (1 + np.exp(-Z))", "numbers": "a = 1 / (1 + math.exp(-Z))"}
TANH = {"arrays": "a = np.tanh(Z)", "numbers": "a = math.tanh(Z)"}
OUTPUTS = {"sigmoid", "identity", "relu", "tanh"}
# An odd function may carry the sign of its sums: the network with both signs turned is the same function.
MAY_TURN = {"tanh/minus_first_factor", "identity/minus_minus"}


def cases() -> list[object]:
    """Every spelling in the hidden and, where that makes sense, in the last layer of every style."""
    found = []
    for style in (*spellings.STYLES, "numbers"):
        known = spellings.NUMBERS if style == "numbers" else spellings.ARRAYS
        for activation, written in known.items():
            places = ("hidden", "output") if activation in OUTPUTS else ("hidden",)
            found += [_case(style, place, activation, name) for name in written for place in places]
    found += [
        _case(style, "output", "softmax", name) for style in spellings.STYLES for name in spellings.SOFTMAX
    ]
    return found


def _case(style: str, place: str, activation: str, name: str) -> object:
    marks = [] if (style, place) in (("rows", "hidden"), ("numbers", "hidden")) else [pytest.mark.slow]
    if name == "expit" and find_spec("scipy") is None:
        marks.append(pytest.mark.skip(reason="SciPy is not installed"))
    return pytest.param(
        style, place, activation, name, id=f"{style}-{place}-{activation}-{name}", marks=marks
    )


def program(style: str, place: str, activation: str, name: str) -> str:
    kind = "numbers" if style == "numbers" else "arrays"
    if activation == "softmax":
        return spellings.array_program(style, TANH[kind], spellings.SOFTMAX[name], classes=True)
    lines = (spellings.NUMBERS if kind == "numbers" else spellings.ARRAYS)[activation][name]
    hidden, output = (lines, SIGMOID[kind]) if place == "hidden" else (TANH[kind], lines)
    if kind == "numbers":
        return spellings.number_program(hidden, output)
    return spellings.array_program(style, hidden, output)


def understood(text: str) -> Looked:
    """Look at a program; functions of its own may be called once more when it has ended."""
    ran = watch(text)
    setattr(builtins, FLAG, False)
    try:
        roles = find_roles(ran.tape, ran.sites)
        return Looked(ran, roles, recognise(ran.tape, roles))
    finally:
        delattr(builtins, FLAG)


@pytest.mark.parametrize(("style", "place", "activation", "name"), cases())
def test_every_spelling_is_read(style: str, place: str, activation: str, name: str) -> None:
    found = understood(program(style, place, activation, name))
    assert found.recognised.steps, (found.roles.abstentions, found.recognised.reasons)
    assert len(found.recognised.steps) == len(found.roles.steps), found.recognised.reasons
    wanted = [activation, "sigmoid"] if place == "hidden" else ["tanh", activation]
    assert [each.split("(")[0] for each in found.activations] == [each.split("(")[0] for each in wanted]
    assert found.sizes == [2, 3, 3 if activation == "softmax" else 1]
    for layer in found.recognised.steps[0].layers:
        assert (layer.wiring.b_entries >= 0).all()
        assert (layer.wiring.W_sign > 0).all() or f"{activation}/{name}" in MAY_TURN
