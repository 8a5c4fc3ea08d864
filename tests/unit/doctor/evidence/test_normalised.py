"""Sums over everything."""

from __future__ import annotations

from clearprop.doctor.evidence.normalised import normalised
from tests.unit.doctor.programs import SOUND, evidence

TEXT = "import numpy as np\nz = np.arange(6.0).reshape(2, 3)\ne = np.exp(z)\np = e / {sum}\n"


def test_shares_that_add_up_to_one_over_all_examples_are_seen() -> None:
    known = evidence(TEXT.format(sum="e.sum()"))
    (site,) = normalised(known)
    assert known.traced.sites[site].text == "e.sum()"


def test_so_is_their_logarithm() -> None:
    text = "import numpy as np\nz = np.arange(6.0).reshape(2, 3)\nlogp = z - np.log(np.exp(z).sum())\n"
    assert len(normalised(evidence(text))) == 1


def test_a_softmax_of_rows_is_none() -> None:
    assert normalised(evidence(TEXT.format(sum="e.sum(axis=1, keepdims=True)"))) == []
    assert normalised(evidence(SOUND)) == []
