from __future__ import annotations

from pathlib import Path

import pytest

import clearprop.data
from clearprop.data.notes import Note, note
from clearprop.words.lookup import catalogue


def test_a_note_is_said_in_both_languages() -> None:
    remark = note("missing_numeric", column="age", count=1, rows=3, value=-1.23456789)
    assert str(remark) == (
        "column age: 1 of 3 values missing, replaced by the median of the training rows, −1.23457"
    )
    assert remark.text("zh") == "age 列：3 个值中缺失 1 个，用训练行的中位数 −1.23457 代替"


def test_phrases_and_lists_are_said_in_the_language_of_the_note() -> None:
    remark = note(
        "unseen_category", column="colour", count=1, rows=3, value="'red'", place=note("line", line=7)
    )
    assert str(remark) == (
        "column colour: 1 of 3 values never seen in training (the first is 'red', line 7); their inputs are 0"
    )
    assert "第 7 行" in remark.text("zh")
    assert str(note("decimal_commas", columns=("a",))) == "decimal commas are read as points in a"
    many = note("unknown_columns", names=tuple("abcdefghij"))
    assert str(many).endswith(": a, b, c, d, e, f, g, h and 2 more")
    assert many.text("zh").endswith("：a、b、c、d、e、f、g、h、另外 2 个")


@pytest.mark.parametrize(("value", "shown"), [(37.0, "37"), (-2, "-2"), (1e-300, "1e-300"), (-0.5, "−0.5")])
def test_numbers_have_six_digits(value: float, shown: str) -> None:
    remark = note("missing_numeric", column="a", count=1, rows=2, value=value)
    assert str(remark).endswith(f", {shown}")


def test_notes_compare_by_what_they_say() -> None:
    assert note("tabs") == Note("tabs")
    assert note("tabs") != note("semicolons")


def test_every_sentence_on_data_is_used() -> None:
    folder = Path(clearprop.data.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    known = {key.removeprefix("data.") for key in catalogue("en") if key.startswith("data.")}
    encodings = {f"encoding_{name}" for name in ("utf_8_sig", "gb18030", "utf_16", "utf_32")}
    assert {key for key in known if f'"{key}"' in code or f'"data.{key}"' in code} | encodings == known
