from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.trace.recognise.own_activation import OwnActivation, own_activation
from tests.trace.watching import watch
from tests.unit.trace.snippets import ROWS, looked


def programs_own(line: str) -> OwnActivation | None:
    seen = watch(f"import numpy as np\nz = np.linspace(-2.0, 2.0, 12).reshape(4, 3)\na = {line}\n")
    node = {binding.name: each.id for each in seen.tape.nodes for binding in each.names}
    probes = np.array([-2.25, -0.4, 0.02, 0.5, 1.75])
    full = [np.full((4, 3), probe) for probe in probes]
    names = {"np": np}
    answers = np.array([float(np.ravel(eval(line, names, {"z": each}))[0]) for each in full])
    return own_activation(seen.tape, (node["z"],), (node["a"],), probes, answers)


@pytest.mark.parametrize(
    ("line", "called", "f", "slope"),
    [
        ("np.sin(z)", "sin", math.sin, math.cos),
        ("np.exp(z)", "exp", math.exp, math.exp),
        ("z / (1 + np.abs(z))", "own", lambda t: t / (1 + abs(t)), lambda t: 1 / (1 + abs(t)) ** 2),
        (
            "np.where(z > 0, z, 0.5 * z ** 2)",
            "own",
            lambda t: t if t > 0 else t * t / 2,
            lambda t: t if t < 0 else 1,
        ),
    ],
)
def test_values_and_slopes_are_those_of_the_program(line: str, called: str, f, slope) -> None:
    own = programs_own(line)
    assert own is not None
    assert str(own) == called
    z = np.array([[-1.3, -0.0004, 0.7, 2.5, 0.0005]])
    assert np.allclose(own.value(z), [[f(t) for t in z[0]]], rtol=1e-14)
    assert np.allclose(own.derivative(z), [[slope(t) for t in z[0]]], rtol=0.0, atol=1e-8)


def test_what_depends_on_other_sums_is_none() -> None:
    assert programs_own("z - z.mean(axis=0) + z ** 3") is None


def test_a_kink_is_seen_where_it_is() -> None:
    own = programs_own("np.where(z > 0, z, 0.5 * z ** 2)")
    assert own is not None
    assert own.has_kink_at(np.array([[0.0, 1.0]]))
    assert not own.has_kink_at(np.array([[-0.5, 1.0]]))


def test_a_network_with_an_activation_of_its_own_is_read() -> None:
    source = ROWS.replace("np.tanh(x @ W1 + b1)", "np.sin(x @ W1 + b1 + 0.3)")
    found = looked(source.replace("(1 - h ** 2)", "np.cos(x @ W1 + b1 + 0.3)"))
    assert found.activations[1] == "sigmoid", found.recognised.reasons
    assert found.activations[0] in ("sin", "own")
    assert len(found.recognised.steps) == len(found.roles.steps)
