"""What the program prints, to the letter: the sessions in ``tests/surfaces/cli``, at 80 columns and at 40."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.words.width import width
from tests.surfaces.cli.sessions import Command, pattern, prepare, read, written

FOLDER = Path(__file__).with_name("cli")
SESSIONS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SESSIONS, ids=[path.stem for path in SESSIONS])
def test_a_session_is_printed_to_the_letter(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "TERM", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for part in read(path.read_text(encoding="utf-8")):
        prepare(part.before, tmp_path)
        printed = "\n".join(part.command.run())
        if not pattern(part.command.printed).fullmatch(printed):
            assert printed == "\n".join(part.command.printed), part.command.typed


@pytest.mark.parametrize("path", SESSIONS, ids=[path.stem for path in SESSIONS])
def test_no_line_is_too_wide_and_none_ends_in_spaces(path: Path) -> None:
    for part in read(path.read_text(encoding="utf-8")):
        limit = int(part.command.surroundings["COLUMNS"])
        if "--json" in part.command.words or limit > 80:
            continue
        wide = [line for line in part.command.printed if width(line) > limit and "clearprop " not in line]
        assert wide == []
        assert [line for line in part.command.printed if line != line.rstrip()] == []


def test_both_languages_are_shown_the_same_sessions() -> None:
    english = {path.name.removesuffix(".en.txt") for path in FOLDER.glob("*.en.txt")}
    chinese = {path.name.removesuffix(".zh.txt") for path in FOLDER.glob("*.zh.txt")}
    assert english == chinese
    for name in english:
        typed = [commands(FOLDER / f"{name}.{lang}.txt") for lang in ("en", "zh")]
        assert typed[0] == [line.replace(" --lang zh", "") for line in typed[1]]


def commands(path: Path) -> list[str]:
    return [part.command.typed for part in read(path.read_text(encoding="utf-8"))]


def test_a_session_is_read_and_written_back() -> None:
    text = (
        "# a remark\n@ a.csv\n| x,y\n| 1,2\n$ clearprop nothing\nold\n[exit 2]\n\n$ clearprop nobody\nold\n"
    )
    again = written(text)
    assert again.splitlines()[:5] == text.splitlines()[:5]
    assert "nothing: there is no such command." in again
    assert "old" not in again
    assert [part.command.typed for part in read(again)] == ["clearprop nothing", "clearprop nobody"]
    assert written(again) == again


def test_a_difference_is_seen() -> None:
    assert pattern(["loss … s.", "(a)"]).fullmatch("loss 0.5 s.\n(a)")
    assert not pattern(["loss … s.", "(a)"]).fullmatch("loss 0.5 s.\n(b)")
    assert not pattern(["loss … s.", "(a)"]).fullmatch("loss 0.5\n s.\n(a)")
    assert Command("clearprop xyz").run()[-1] == "[exit 2]"
