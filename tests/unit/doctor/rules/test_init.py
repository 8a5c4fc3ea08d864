"""Rules are found by looking into their folder, and each names codes of the catalogue."""

from __future__ import annotations

import pytest

from clearprop.doctor.catalogue import codes
from clearprop.doctor.rules import names, rule, rules


def test_all_are_found_in_order() -> None:
    assert names() == tuple(sorted(names()))
    assert [each.name for each in rules()] == list(names())


@pytest.mark.parametrize("name", names())
def test_a_rule_names_codes_of_the_catalogue(name: str) -> None:
    found = rule(name)
    assert found.codes
    assert set(found.codes) <= set(codes())
    assert callable(found.find)
