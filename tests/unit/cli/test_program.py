"""The program: its commands, what it is called without one, and what it loads."""

from __future__ import annotations

import pytest

from clearprop.cli.program import COMMANDS, Program
from tests.unit.cli.running import run


def test_every_command_has_its_module_and_its_words() -> None:
    program = Program("en")
    for name in COMMANDS:
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name


def test_no_command_is_bad_use_and_shows_the_page() -> None:
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == run("--help").out
    assert run("--lang", "zh").err == run("--help", "--lang", "zh").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tran", "tran: there is no such command. Did you mean train?"),
        ("Predict", "Predict: there is no such command. Did you mean predict?"),
        ("xyz", f"xyz: there is no such command. The commands are {', '.join(COMMANDS)}."),
    ],
)
def test_an_unknown_command_is_refused_with_the_nearest(typed: str, said: str) -> None:
    ended = run(typed)
    assert (ended.code, ended.out) == (2, "")
    assert " ".join(ended.err.split()).startswith(f"clearprop: {said}")


@pytest.mark.parametrize(
    "words", [["--lang", "zh", "train"], ["train", "--lang", "zh"], ["train", "--lang=zh"]]
)
def test_the_language_may_stand_before_or_behind_the_command(words: list[str]) -> None:
    said = "clearprop：缺少 DATA，即 CSV、Parquet 或 Arrow 文件名；从管道读取时写 -。参见\n"
    assert run(*words).err == f"{said}clearprop train --help。\n"


def test_the_version() -> None:
    ended = run("--version")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("clearprop 0.")
