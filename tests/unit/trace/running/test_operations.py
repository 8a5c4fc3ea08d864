from __future__ import annotations

import numpy as np
import pytest

from tests.trace.watching import watch


def test_a_function_of_the_program_is_no_node_of_its_own() -> None:
    assert watch("def f(a):\n    return a * 2\nx = f(1.5)\n").operations() == ["mul"]


def test_a_vectorized_function_is_one_node() -> None:
    source = "import numpy as np\nf = np.vectorize(lambda t: t * 2 + 1)\nx = f(np.ones(5))\ny = x + 1\n"
    seen = watch(source)
    assert seen.names["y"].tolist() == [4.0] * 5
    functions = [each.function for each in seen.tape.nodes if each.kind == "apply"]
    assert sum(isinstance(each, np.vectorize) for each in functions) == 1
    assert len(functions) == 3


def test_an_operation_that_failed_is_remembered_with_its_operands() -> None:
    source = "import numpy as np\ndef f(a, b):\n    return a @ b\nf(np.ones((2, 3)), np.ones((2, 3)))\n"
    seen = watch(source, raises=ValueError)
    failed = {seen.sites[site].text: operands for site, operands in seen.hooks.failed.items()}
    assert [(each.name, each.shape) for each in failed["a @ b"]] == [("a", (2, 3)), ("b", (2, 3))]


def test_arrays_may_be_resized_in_place() -> None:
    seen = watch("import numpy as np\na = np.ones(3)\na = a * 2\na.resize(5)\n")
    assert seen.names["a"].tolist() == [2, 2, 2, 0, 0]


@pytest.mark.parametrize("pairs", ["zip(a, b)", "enumerate(zip(a, b))", "reversed(list(zip(a, b)))"])
def test_loops_over_several_lists_are_as_long_as_they_are(pairs: str) -> None:
    source = f"a, b = [0.5] * 40, [1.5] * 40\ntotal = 0.0\nfor p in {pairs}:\n    total = total + 1\n"
    assert watch(source).turns() == list(range(40))


def test_what_a_sum_takes_from_a_generator_keeps_its_history() -> None:
    source = "w, x = [0.5, 1.5], [2.5, 3.5]\nz = sum(a * b for a, b in zip(w, x))\ny = z * 2.0\n"
    seen = watch(source)
    assert seen.names["z"] == 0.5 * 2.5 + 1.5 * 3.5
    total = next(node for node in seen.tape.nodes if node.function is sum)
    assert len(seen.tape.parents(total.id)) == 2
