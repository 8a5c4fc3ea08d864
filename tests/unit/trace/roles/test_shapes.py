from __future__ import annotations

import pytest

from clearprop.trace.roles.shapes import shape_of, size_of
from tests.trace.watching import watch


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_arrays_matrices_and_numbers() -> None:
    seen = watch("import numpy as np\na = np.ones((2, 3))\nb = np.matrix('1 2')\nc = 2.5\n")
    node = {name.name: n.id for n in seen.tape.nodes for name in n.names}
    assert [shape_of(seen.tape, node[name]) for name in "abc"] == [(2, 3), (1, 2), ()]
    assert [size_of(seen.tape, node[name]) for name in "abc"] == [6, 2, 1]
