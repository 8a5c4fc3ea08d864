from __future__ import annotations

import pytest

from clearprop.trace.replay.slices import replay
from tests.trace.watching import watch


def product_with_minus_three(source: str) -> float:
    """Run with ``z = 1.5``; compute ``p`` again with a z of -3."""
    seen = watch(f"z, two = 1.5, 2.0\n{source}\n")
    node = {binding.name: each.id for each in seen.tape.nodes for binding in each.names}
    return float(replay(seen.tape, [node["p"]], {node["z"]: -3.0})[node["p"]])


MASK = "def mask(v):\n    return 1 if v > 0 else 0\n"


@pytest.mark.parametrize(
    "source",
    [
        "p = two * (z > 0)",
        "p = (1 if z > 0 else 0) * two",
        "d = 1 if z > 0 else 0\np = two * d",
        "d = z > 0\np = d * two",
        "d = int(z > 0)\np = d * two",
        "p = float(z > 0) * two",
        "d = 0\nif z > 0:\n    d = 1\np = two * d",
        MASK + "p = mask(z) * two",
        MASK + "d = mask(z)\np = d * two",
        MASK + "def outer(v):\n    d = mask(v)\n    return d\np = outer(z) * two",
        "def times(v, d):\n    return v * d\np = times(two, 1 if z > 0 else 0)",
        "def times(v, d):\n    return v * d\nm = z > 0\np = times(two, m)",
        "d = [1 if v > 0 else 0 for v in (z, two)]\np = two * d[0]",
        "d = [1 if v > 0 else 0 for v in (z, two)]\np = two * d[-2]",
        MASK + "d = [mask(v) for v in (z, two)]\np = two * d[0]",
        "d = []\nd.append(1 if z > 0 else 0)\np = two * d[0]",
        "m = 1 if z > 0 else 0\nd = []\nd.append(m)\np = two * d[0]",
        "m = 1 if z > 0 else 0\nd = [0]\nd[0] = m\np = two * d[0]",
        "m = 1 if z > 0 else 0\nn = m\np = two * n",
        "d = [max(0, z), 1]\np = two * d[0]",
        "m = max(0, z)\nd = [m, 1]\np = two * d[0]",
        "d = [5]\nd[0] = 1 if z > 0 else 0\np = two * d[0]",
        "d = [[1 if v > 0 else 0 for v in (z, two)] for _ in range(2)]\np = two * d[1][0]",
        "d = [1 if v > 0 else 0 for v in (z, 0.0)]\np = sum(a * b for a, b in zip([two, two], d)) * 1.0",
        "d = [1 if v > 0 else 0 for v in (z, 0.0)]\nfor k, a in enumerate(d):\n    p = a * two\n    break",
        "d = [1 if v > 0 else 0 for v in (z, 0.0)]\nfor a in d:\n    p = a * two\n    break",
        "d = [1 if v > 0 else 0 for v in (z, 0.0)]\np = [a * two for a in d][0] * 1.0",
        "import numpy as np\nd = np.array([1 if v > 0 else 0 for v in (z, 0.0)])\np = d[0] * two",
        "import numpy as np\nd = np.zeros(2)\nd[1] = 1 if z > 0 else 0\np = d[1] * two",
        "import numpy as np\np = two * (np.float64(z) > 0)",
    ],
)
def test_a_whole_number_that_was_computed_has_a_history(source: str) -> None:
    assert product_with_minus_three(source) == 0.0


@pytest.mark.parametrize(
    "source",
    [
        "d = 1 if z > 0 else 0\nd = 1\np = two * d",
        "d = [1 if v > 0 else 0 for v in (z, two)]\nd[0] = 1\np = two * d[0]",
        "def one(v):\n    return 1\nd = z > 0\np = two * one(z)",
        "d = [1 if v > 0 else 0 for v in (z, two)]\np = two * [1, 1][0]",
    ],
)
def test_an_equal_number_from_elsewhere_has_none(source: str) -> None:
    seen = watch(f"z, two = 1.5, 2.0\n{source}\n")
    node = {binding.name: each.id for each in seen.tape.nodes for binding in each.names}
    assert node["z"] not in seen.tape.ancestors([node["p"]])
