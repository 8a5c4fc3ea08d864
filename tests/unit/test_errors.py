"""One tree of errors: all of it is caught by one name, and each by the name that Python people try first."""

from __future__ import annotations

import inspect
import re

import pytest

import clearprop
from clearprop import errors

TREE = {name: cls for name, cls in vars(errors).items() if inspect.isclass(cls)}
DRAWN = re.findall(r"── (\w+) .*?(?:\(also an? (\w+)\))?$", errors.__doc__ or "", re.MULTILINE)


def test_the_tree_is_the_one_that_is_drawn() -> None:
    assert {name for name, _ in DRAWN} == set(TREE) - {"ClearpropError"}


@pytest.mark.parametrize(("name", "also"), DRAWN)
def test_an_error_is_caught_by_both_its_names(name: str, also: str) -> None:
    assert issubclass(TREE[name], errors.ClearpropError)
    builtin = {
        "": Exception,
        "ValueError": ValueError,
        "LookupError": LookupError,
        "ImportError": ImportError,
    }
    with pytest.raises(builtin[also], match="what was received"):
        raise TREE[name]("what was received")


def test_nothing_else_is_caught_by_the_common_name() -> None:
    assert not issubclass(ValueError, errors.ClearpropError)
    assert all(cls.__module__ == "clearprop.errors" for cls in TREE.values())


@pytest.mark.parametrize("name", TREE)
def test_every_error_is_public(name: str) -> None:
    assert getattr(clearprop, name) is TREE[name]
