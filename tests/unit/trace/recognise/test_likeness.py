from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.likeness import alike
from tests.trace.watching import watch


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_a_matrix_gives_way_to_a_matrix() -> None:
    seen = watch("import numpy as np\na = np.matrix('1 2')\nb = np.ones(2)\nc = 0.5\n")
    node = {name.name: n.id for n in seen.tape.nodes for name in n.names}
    found = alike(seen.tape, {node["a"]: np.ones((1, 2)), node["b"]: np.zeros(2), node["c"]: 2.0})
    assert [type(found[node[name]]) for name in "abc"] == [np.matrix, np.ndarray, float]
