"""Silence while something is computed again, and everything as before afterwards."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from clearprop.trace.replay.quiet import quiet


def test_nothing_is_said_and_all_is_put_back() -> None:
    before, filters = np.geterr(), list(warnings.filters)
    with quiet():
        assert np.log(np.zeros(1))[0] == -np.inf
        warnings.warn("unheard", stacklevel=1)
    assert np.geterr() == before
    assert warnings.filters == filters
    with pytest.warns(RuntimeWarning):
        np.log(np.zeros(1))
