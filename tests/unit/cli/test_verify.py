"""``clearprop verify``: the report, the JSON object, and an exit code for every verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.running import run

RIGHT = "h = 2*0.3 + 0.1 = 0.7\n"
WRONG = RIGHT + "o = h*h = 0.94\n"
UNREAD = RIGHT + "a = 0.5*nobody = 0.15\nb = 0.5*nothing = 0.15\n"


@pytest.fixture
def working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "working.txt"


@pytest.mark.parametrize(
    ("text", "code", "last"),
    [
        (RIGHT, 0, "1 line checked: it follows."),
        (WRONG, 1, "Line 2 is the first wrong line."),
        (UNREAD, 3, "checked, 2 not read."),
    ],
)
def test_the_verdict_is_the_exit_code(text: str, code: int, last: str, working: Path) -> None:
    working.write_text(text, encoding="utf-8")
    ended = run("verify", "working.txt")
    assert (ended.code, ended.err) == (code, "")
    assert " ".join(ended.out.split()).endswith(last)


def test_one_json_object_with_the_keys_of_schema_1(working: Path) -> None:
    working.write_text(WRONG, encoding="utf-8")
    ended = run("verify", "working.txt", "--json")
    assert (ended.code, ended.err) == (1, "")
    said = json.loads(ended.out)
    assert list(said) == [
        "schema",
        "verdict",
        "first_wrong_line",
        "right_value",
        "lines_checked",
        "lines_unread",
        "message",
    ]
    assert (said["verdict"], said["first_wrong_line"], said["right_value"]) == ("wrong", 2, 0.49)


def test_it_speaks_chinese(working: Path) -> None:
    working.write_text(WRONG, encoding="utf-8")
    assert "第 2 行是第一处错误。" in run("verify", "working.txt", "--lang", "zh").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "is empty"),
        (b"%PDF-1.4", "it is a PDF"),
        (b"nothing to see", "there is no calculation to check"),
    ],
)
def test_nothing_to_read_is_an_error(content: bytes | None, said: str, working: Path) -> None:
    if content is not None:
        working.write_bytes(content)
    ended = run("verify", "working.txt")
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())
