"""What click finds wrong is said in our voice, whatever version of click says it."""

from __future__ import annotations

import click
import pytest

from clearprop.cli.usage import Misuse, sentence
from tests.unit.cli.running import run

NO_DATA = "DATA is missing, the name of a CSV, Parquet or Arrow file, or - for what is piped in."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "train",
            f"{NO_DATA} See clearprop train --help.",
        ),
        (
            "predict",
            "MODEL is missing, the name of a file that clearprop train wrote. See clearprop predict --help.",
        ),
        (
            "evaluate m.safetensors",
            f"{NO_DATA} See clearprop evaluate --help.",
        ),
        (
            "train a.csv --targt y",
            "--targt: there is no such option. Did you mean --target? See clearprop train --help.",
        ),
        ("train a.csv -x", "-x: there is no such option. See clearprop train --help."),
        ("--versio", "--versio: there is no such option. Did you mean --version? See clearprop --help."),
        ("train a.csv --target", "--target needs a value. See clearprop train --help."),
        ("train a.csv --json=yes", "--json takes no value. See clearprop train --help."),
        (
            "predict a b c",
            "c: one argument too many. The command is: clearprop predict MODEL DATA [-o OUT.csv]",
        ),
        ("tour --lang", "--lang needs a value. See clearprop tour --help."),
        ("train a.csv --target --seed 1", "--target needs a value. See clearprop train --help."),
    ],
)
def test_the_sentence_and_nothing_else(typed: str, said: str) -> None:
    ended = run(*typed.split())
    assert (ended.code, ended.out) == (2, "")
    assert " ".join(ended.err.split()) == f"clearprop: {said}"


def test_in_chinese() -> None:
    ended = run("train", "--lang", "zh")
    assert ended == (
        2,
        "",
        "clearprop：缺少 DATA，即 CSV、Parquet 或 Arrow 文件名；从管道读取时写 -。参见\n"
        "clearprop train --help。\n",
    )
    ended = run("--lang=zh", "train", "a.csv", "--targt", "y")
    assert ended.err == "clearprop：--targt：没有这个选项。是不是 --target？参见 clearprop train --help。\n"


def test_what_nobody_foresaw_is_said_in_the_words_of_click() -> None:
    problem = click.UsageError("something new of click's.")
    assert sentence(problem, "en") == "something new of click's. See clearprop --help."


def test_a_misuse_is_a_sentence_for_those_who_print_it() -> None:
    problem = Misuse("cli.usage.no_command", value="x", commands=("a", "b"))
    assert problem.format_message() == "x: there is no such command. The commands are a, b."
    assert problem.sentence("zh") == "x：没有这个命令。命令有 a、b。"
