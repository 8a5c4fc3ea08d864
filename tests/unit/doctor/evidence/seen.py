"""Programs that go wrong on purpose, run without the warnings that they give."""

from __future__ import annotations

import warnings

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from tests.unit.doctor.programs import evidence


def seen(text: str) -> Evidence:
    """What is known of a program that may overflow."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return evidence(text)
