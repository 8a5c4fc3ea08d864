"""Every way out says what became of the files, exactly once, and only where files were to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.cli.writing import Writing

MEANT = [Path("m.safetensors")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a.csv is empty. Give rows.", "a.csv is empty. Give rows. Nothing was written."),
        (
            "a.csv is empty. Give rows. Nothing was written.",
            "a.csv is empty. Give rows. Nothing was written.",
        ),
        ("The disk is full. The file that stood there is unchanged.",) * 2,
        ("Leave it out: --drop b", "Leave it out: --drop b\nNothing was written."),
    ],
)
def test_nothing_was_written(sentence: str, expected: str) -> None:
    assert Writing(meant=MEANT).after(sentence) == expected


def test_who_writes_nothing_does_not_speak_of_it() -> None:
    assert Writing().after("a.csv is empty. Nothing was written.") == "a.csv is empty."
    assert Writing().after("a.csv is empty.") == "a.csv is empty."


def test_what_was_written_is_named() -> None:
    writing = Writing(meant=[Path("a.svg"), Path("b.safetensors")], done=[Path("a.svg")])
    assert writing.after("b cannot be written: the disk is full. Nothing was written.") == (
        "b cannot be written: the disk is full. Written before that: a.svg"
    )
