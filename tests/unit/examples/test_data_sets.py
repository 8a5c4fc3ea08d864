"""The committed files are whole, are what they say, and equal the copies that they were made from."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.examples import DATA_SETS, data
from clearprop.examples.data_set import DataSet

SIZES = {
    "iris": (150, 4),
    "wine": (178, 13),
    "breast_cancer": (569, 30),
    "digits": (1797, 64),
    "diabetes": (442, 10),
}

ALL = [data(name) for name in DATA_SETS]


@pytest.mark.parametrize("found", ALL, ids=DATA_SETS)
def test_a_file_is_whole(found: DataSet) -> None:
    assert found.x.shape == SIZES[found.name]
    assert np.isfinite(found.x).all()
    assert len(found.y) == len(found.x)
    assert found.table.names[-1] == found.target
    if found.classes:
        assert set(found.table.column(found.target)) == set(found.classes)


@pytest.mark.parametrize("found", ALL, ids=DATA_SETS)
def test_the_readme_says_where_it_is_from_and_what_it_may_be_used_for(found: DataSet) -> None:
    readme = found.path.with_name("README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith(f"| `{found.name}.csv` | ")]
    n, n_in = SIZES[found.name]
    assert len(rows) == 1
    assert f"| {n} | {n_in} | `{found.target}`" in rows[0]
    assert found.licence.partition(";")[0].partition(" by ")[0] in rows[0]
    digital = found.source.rpartition("doi:")[2]
    assert digital == found.source or digital in readme
    assert found.source.partition(" (")[0] in readme


@pytest.mark.parametrize("found", ALL, ids=DATA_SETS)
def test_no_value_was_changed(found: DataSet) -> None:
    datasets = pytest.importorskip("sklearn.datasets")
    settings = {"scaled": False} if found.name == "diabetes" else {}
    original = getattr(datasets, f"load_{found.name}")(**settings)
    # scikit-learn up to 1.7 has some of diabetes as 4.803999999999999, later ones as 4.804.
    np.testing.assert_allclose(found.x, original.data, rtol=1e-15)
    expected = 1 - original.target if found.name == "breast_cancer" else original.target
    np.testing.assert_array_equal(found.y, expected)
