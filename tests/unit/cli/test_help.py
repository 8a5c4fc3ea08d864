"""Help pages: whole, straight, in both languages, at every width."""

from __future__ import annotations

import pytest

from clearprop.cli.program import COMMANDS
from clearprop.examples import NETWORKS
from clearprop.words.width import width
from tests.unit.cli.running import run

PAGES = [[], *([name] for name in COMMANDS)]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("words", PAGES, ids=lambda words: "".join(words) or "clearprop")
def test_a_page_fits(words: list[str], columns: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ended = run(*words, "--help", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    typed = [line for line in lines if line.startswith("  clearprop ")]  # examples are never broken
    assert typed
    assert [line for line in lines if width(line) > int(columns) and line not in typed] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("words", PAGES, ids=lambda words: "".join(words) or "clearprop")
def test_both_languages_name_the_same_options(words: list[str]) -> None:
    def options(lang: str) -> list[str]:
        page = run(*words, "-h", "--lang", lang).out
        return [line.split("  ")[1] for line in page.splitlines() if line.startswith("  -")]

    assert options("en") == options("zh")
    assert options("en")[-2:] == ["--lang en|zh", "-h, --help"]


def test_the_program_lists_its_commands() -> None:
    page = run("--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in page
    assert "Exit codes: 0 fine; 1 training failed, a fault or a wrong line was found; 2 bad" in page


def test_every_option_of_train_is_explained_with_what_it_is_by_default() -> None:
    page = " ".join(run("train", "--help").out.split())
    for option in ("--epochs N", "--hidden UNITS:ACTIVATION", "--learning-rate X", "--validation SHARE"):
        assert option in page
    assert page.count("by default") == 12


@pytest.mark.parametrize("name", ["train", "evaluate", "predict"])
def test_examples_fail_only_because_their_files_are_not_there(name: str) -> None:
    page = run(name, "--help").out
    for line in page[page.index("\nExamples") :].splitlines()[2:]:
        ended = run(*line.split()[1:])
        assert ended.code == 2
        assert "there is no such file" in " ".join(ended.err.split()), line


@pytest.mark.parametrize("command", ["explain", "draw", "export"])
def test_the_examples_are_named_where_one_is_asked_for(command: str) -> None:
    page = " ".join(run(command, "--help", "--lang", "en").out.split())
    assert f"one of clearprop's examples ({', '.join(NETWORKS)})" in page
