"""Every way out: one sentence on stderr and its exit code; a fault of our own shows its traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clearprop.cli import evaluate, predict
from clearprop.cli.problems import asked_language
from clearprop.errors import (
    AddressError,
    ClearpropError,
    DataError,
    FileError,
    MissingExtraError,
    SettingError,
    ShapeError,
)
from tests.unit.cli.running import run


def failing(problem: BaseException, monkeypatch: pytest.MonkeyPatch, *words: str) -> Any:
    """Run a command whose first piece of work raises."""

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(evaluate, "read_model", fail)
    monkeypatch.setattr(predict, "read_model", fail)
    return run(*(words or ("evaluate", "m.safetensors", "a.csv")))


@pytest.mark.parametrize(
    "kind", [AddressError, ClearpropError, DataError, FileError, MissingExtraError, SettingError, ShapeError]
)
def test_every_error_on_purpose_is_one_sentence(
    kind: type[ClearpropError], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = failing(kind("a.csv is empty. Give rows."), monkeypatch)
    assert ended == (2, "", "clearprop: a.csv is empty. Give rows.\n")


def test_errors_stay_english_and_what_explains_them_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = failing(DataError("a.csv is empty."), monkeypatch, "evaluate", "m", "a.csv", "--lang", "zh")
    assert ended.err == "clearprop: a.csv is empty.\n"


@pytest.mark.parametrize("words", [["evaluate", "m", "a.csv"], ["predict", "m", "a.csv", "-o", "x.csv"]])
def test_ctrl_c(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ended = failing(KeyboardInterrupt(), monkeypatch, *words)
    left = " Nothing was written." if "-o" in words else ""
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", f"clearprop: stopped by Ctrl-C.{left}")
    ended = failing(KeyboardInterrupt(), monkeypatch, *words, "--lang", "zh")
    left = "没有写入任何文件。" if "-o" in words else ""
    assert (ended.code, ended.err.strip()) == (130, f"clearprop：已被 Ctrl-C 中断。{left}")


def test_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = failing(MemoryError(), monkeypatch)
    assert ended.code == 2
    assert ended.err.startswith("clearprop: there is not enough memory for this.")


def test_a_fault_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    for problem in (ZeroDivisionError("division by zero"), OSError(9, "Bad file descriptor")):
        ended = failing(problem, monkeypatch)
        assert ended.code == 1
        assert ended.err.startswith("Traceback (most recent call last):")
        assert f"{type(problem).__name__}: {problem}" in ended.err
        assert "clearprop: this is a fault in clearprop and not in what you typed." in ended.err


def test_the_last_language_that_was_asked_for_counts() -> None:
    assert asked_language([]) == "en"
    assert asked_language(["train", "--lang", "zh"]) == "zh"
    assert asked_language(["--lang", "en", "train", "--lang=zh_CN.UTF-8"]) == "zh"
    assert asked_language(["train", "--", "--lang", "zh"]) == "en"
    assert asked_language(["train", "--lang"]) == "en"


def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("xyz").err.startswith("clearprop：xyz：没有这个命令。")
    assert run("xyz", "--lang", "en").err.startswith("clearprop: xyz: there is no such command.")


def test_a_language_that_is_not_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("tour", "--lang", "fr") == (
        2,
        "",
        "clearprop: --lang fr: clearprop speaks en (English) and zh (Chinese).\n",
    )
    monkeypatch.setenv("CLEARPROP_LANG", "fr")
    assert " ".join(run("tour").err.split()) == (
        "clearprop: CLEARPROP_LANG is 'fr': clearprop speaks en (English) and zh (Chinese)."
    )


def test_a_console_without_the_letters_gets_stand_ins(tmp_path: Path) -> None:
    ended = run("xyz", "--lang", "zh", encoding="ascii")
    assert ended.err.startswith("clearprop:xyz:??????.")
