"""Random calculations, right and with one slip: the right ones are accepted and read, the slip is found."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearprop.verify import verify
from tests.verify.authors import SLIPS, Author

ENOUGH = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

seeds = st.integers(0, 10**6)
digits = st.integers(4, 8)
kinds = st.sampled_from(["txt", "md", "tex"])
langs = st.sampled_from(["en", "zh"])


@ENOUGH
@given(seeds, digits, st.booleans(), kinds, langs, st.booleans())
def test_a_right_calculation_is_accepted(
    seed: int, places: int, carry: bool, kind: str, lang: str, symbols: bool
) -> None:
    text, lines = Author(random.Random(seed), places, carry, kind, lang, symbols=symbols).text()
    found = verify(text, name=f"a.{kind}")
    assert found.verdict == "right", found.message_in("en") + "\n" + text
    assert set(lines) <= set(found.lines_checked)


@ENOUGH
@given(seeds, digits, st.booleans(), kinds, langs, st.integers(0, 12), st.sampled_from(SLIPS))
def test_one_slip_is_found_at_its_line(
    seed: int, places: int, carry: bool, kind: str, lang: str, place: int, slip: str
) -> None:
    author = Author(random.Random(seed), places, carry, kind, lang, slip=(place, slip))
    text, lines = author.text()
    found = verify(text, name=f"a.{kind}")
    assert found.first_wrong_line == lines[place], found.message_in("en") + "\n" + text
    assert found.right_value == pytest.approx(author.right, abs=2 * 10.0**-places)
