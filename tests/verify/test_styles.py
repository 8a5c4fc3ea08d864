"""Right documents of many habits are never accused, and read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clearprop.verify import verify
from tests.verify.styles import document


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_a_right_document_is_accepted_and_read(seed: int) -> None:
    text, name = document(seed)
    found = verify(text, name=name)
    assert found.verdict == "right", found.message_in("en") + "\n" + text
    assert len(found.lines_unread) <= 0.1 * len(found.lines_checked), text
