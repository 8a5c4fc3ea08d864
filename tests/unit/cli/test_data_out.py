"""Data on stdout are whole or refused."""

from __future__ import annotations

import io
import json
import math
from contextlib import redirect_stdout
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.cli.data_out import plain, say_csv, say_json
from clearprop.cli.usage import Misuse

NUMBERS = st.floats() | st.integers() | st.booleans() | st.none() | st.text(max_size=3)
NESTED: st.SearchStrategy[Any] = st.recursive(
    NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


def printed(encoding: str, say: Any, *arguments: Any) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    with redirect_stdout(stream):
        say(*arguments)
    stream.seek(0)
    return stream.read()


@given(NESTED)
def test_json_is_json_whatever_the_numbers(value: Any) -> None:
    text = json.dumps(plain(value), allow_nan=False)
    read = json.loads(text)
    assert read == plain(value)
    if isinstance(value, float) and not math.isfinite(value):
        assert read is None


def test_one_object_on_one_line() -> None:
    text = printed("utf-8", say_json, "train", {"target": "花", "loss": float("inf")})
    assert text == '{"schema": 1, "command": "train", "target": "花", "loss": null}\n'


def test_json_needs_no_more_than_ascii() -> None:
    text = printed("ascii", say_json, "train", {"target": "花"})
    assert text.isascii()
    assert json.loads(text)["target"] == "花"


def test_csv_is_not_altered() -> None:
    assert printed("utf-8", say_csv, 'a\n"x\x1b[2J, 花"\n') == 'a\n"x\x1b[2J, 花"\n'


def test_csv_is_refused_where_a_letter_would_be_lost() -> None:
    with pytest.raises(Misuse) as caught:
        printed("ascii", say_csv, "a\n花\n")
    assert caught.value.sentence("en") == (
        "stdout is written as ascii, which has no 花. Write a file instead (-o answers.csv), "
        "or set PYTHONIOENCODING=utf-8."
    )
