"""A token is a small frozen record."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from clearprop.verify.reading.tokens import Token


def test_a_token_is_frozen_and_compares_by_content() -> None:
    token = Token("num", "0.5", 3)
    assert token == Token("num", "0.5", 3)
    assert not token.math
    with pytest.raises(FrozenInstanceError):
        token.text = "0.6"  # type: ignore[misc]
