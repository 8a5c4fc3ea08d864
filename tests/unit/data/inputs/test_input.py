from __future__ import annotations

import numpy as np

from clearprop.data.columns import Column
from clearprop.data.inputs._input import constant, filled
from clearprop.data.notes import note


def test_remarks() -> None:
    column = Column("petal, width", "numeric", np.ones(3))
    assert constant(column) == (note("constant", column="'petal, width'"),)
    missing = np.array([True, False, True])
    assert filled("missing_category", "a", missing) == (
        note("missing_category", column="a", count=2, rows=3),
    )
    assert filled("missing_numeric", "a", missing, 1.5) == (
        note("missing_numeric", column="a", count=2, rows=3, value=1.5),
    )
    assert filled("missing_numeric", "a", ~np.ones(3, np.bool_), 1.5) == ()
