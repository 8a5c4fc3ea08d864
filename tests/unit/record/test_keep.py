"""Which steps a policy keeps, and how it is written."""

from __future__ import annotations

from typing import Any

import pytest

from clearprop.errors import SettingError
from clearprop.record.keep import Keep


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("none", Keep()),
        ("last", Keep(last=1)),
        ("every 1", Keep(every=1)),
        ("every 10", Keep(every=10)),
        ("first and last 1", Keep(first=1, last=1)),
        ("first and last 25", Keep(first=25, last=25)),
    ],
)
def test_a_policy_is_read_and_written_back(text: str, policy: Keep) -> None:
    assert Keep.parse(text) == policy
    assert str(policy) == text


def test_space_makes_no_difference_and_a_policy_is_its_own() -> None:
    assert Keep.parse("  first  and last   5 ") == Keep(first=5, last=5)
    assert Keep.parse("every  3") == Keep(every=3)
    policy = Keep(every=3)
    assert Keep.parse(policy) is policy


@pytest.mark.parametrize(
    "policy", ["all", "", "every", "every 0", "every -1", "every 1.5", "first 5", "first and last 0", None, 5]
)
def test_another_policy_is_refused(policy: Any) -> None:
    with pytest.raises(SettingError) as caught:
        Keep.parse(policy)
    assert str(caught.value) == (f'keep is {policy!r}; use "none", "last", "every 10" or "first and last 5".')
