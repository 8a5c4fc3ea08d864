from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clearprop.data.plain import Reader
from clearprop.errors import FileError

GOOD = {"text": "a", "choice": "b", "number": 2, "flag": True, "array": [1], "texts": ["a", "b"]}


def test_fields_are_read_as_what_they_are() -> None:
    fields = Reader(GOOD, "model", list(GOOD))
    assert fields.text("text") == "a"
    assert fields.choice("choice", ["a", "b"]) == "b"
    assert fields.number("number") == 2.0
    assert type(fields.number("number")) is float
    assert fields.flag("flag") is True
    assert fields.array("array") == [1]
    assert fields.texts("texts") == ("a", "b")


def said(read: Callable[[], object]) -> str:
    with pytest.raises(FileError) as caught:
        read()
    return str(caught.value)


def test_fields_that_are_missing_or_unknown() -> None:
    assert said(lambda: Reader([1], "model")) == "model is [1], but it must be an object with named fields."
    assert said(lambda: Reader({"a": 1}, "model", ["a", "b", "c"])) == "model: missing is b and c."
    assert said(lambda: Reader({"a": 1, "x": 2}, "model", ["a"])) == "model: not known is x."


@pytest.mark.parametrize(
    ("kind", "value", "shown", "expected"),
    [
        ("text", "", "''", "a text that is not empty"),
        ("text", 3, "3", "a text that is not empty"),
        ("text", None, "None", "a text that is not empty"),
        ("number", True, "True", "a finite number"),
        ("number", "2", "'2'", "a finite number"),
        ("number", float("nan"), "nan", "a finite number"),
        ("number", float("-inf"), "-inf", "a finite number"),
        ("number", 10**400, "1" + "0" * 58 + "…", "a finite number"),
        ("flag", 1, "1", "true or false"),
        ("array", "ab", "'ab'", "a list"),
        ("texts", ["a", "a"], "['a', 'a']", "a list of texts, all different and none empty"),
        ("texts", ["a", 1], "['a', 1]", "a list of texts, all different and none empty"),
        ("texts", [""], "['']", "a list of texts, all different and none empty"),
    ],
)
def test_fields_that_are_something_else(kind: str, value: Any, shown: str, expected: str) -> None:
    fields = Reader({"a": value}, "model")
    assert said(lambda: getattr(fields, kind)("a")) == f"model: a is {shown}, but it must be {expected}."


def test_bounds_and_choices() -> None:
    assert said(lambda: Reader({"sd": 0}, "model").number("sd", least=0.5)) == (
        "model: sd is 0, but it must be at least 0.5."
    )
    assert said(lambda: Reader({"task": "x"}, "model").choice("task", ["a", "b"])) == (
        "model: task is 'x', but it must be one of a and b."
    )
    assert said(lambda: Reader({"task": []}, "model").choice("task", ["a", "b"])).startswith(
        "model: task is []"
    )
