"""On a console that cannot show a character stands what can be read instead."""

from __future__ import annotations

import io
import json

import pytest

from clearprop.cli.characters import STAND_INS, make_encodable
from clearprop.words.lookup import catalogue


def printed(text: str, encoding: str) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    make_encodable(stream)
    stream.write(text)
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("loss ≈ −0.5 × 10⁻⁸", "loss ~ -0.5 x 10-8"),
        ("── 1  It learns ──", "-- 1  It learns --"),
        ("█▆▃▁", "#+,_"),
        ("a → b · 1\u2009000 ✓", "a -> b - 1 000 ok"),
        ("目标：a", "??:a"),
        ("plain", "plain"),
    ],
)
def test_what_ascii_shows(text: str, expected: str) -> None:
    assert printed(text, "ascii") == expected


def test_what_can_be_shown_is_left_alone() -> None:
    assert printed("损失 ≈ − ½", "utf-8") == "损失 ≈ − ½"
    assert printed("损失 − ½", "gbk") == "损失 - 1/2"


def test_every_character_that_english_words_use_has_a_stand_in() -> None:
    used = set(json.dumps(catalogue("en"), ensure_ascii=False))
    foreign = {character for character in used if not character.isascii()}
    assert sorted(foreign - set(STAND_INS)) == []


def test_stand_ins_are_ascii() -> None:
    assert [letter for letter, instead in STAND_INS.items() if not instead.isascii()] == []


def test_a_stream_that_is_no_file_is_left_alone() -> None:
    stream = io.StringIO()
    make_encodable(stream)
    stream.write("δ")
    assert stream.getvalue() == "δ"
