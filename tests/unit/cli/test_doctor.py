"""``clearprop doctor``: the report in each of its forms, and an exit code for every verdict."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from clearprop.cli import doctor
from clearprop.doctor.report import Report
from clearprop.errors import FileError
from tests.unit.cli.running import run
from tests.unit.doctor.programs import FINDING, NETWORK

REPORTS = {
    "faulty.py": Report("faulty.py", (FINDING,), NETWORK, understood="network"),
    "sound.py": Report("sound.py", (), NETWORK, understood="updates"),
    "dark.py": Report("dark.py"),
    "broken.py": Report("broken.py", problem="SyntaxError: invalid syntax (broken.py:1)"),
}


@pytest.fixture(autouse=True)
def examined(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """Reports without the runs behind them: those are tested with real programs elsewhere."""
    asked: list[tuple[str, float]] = []

    def examine_program(program: str, *, time_limit: float) -> Report:
        asked.append((program, time_limit))
        if program not in REPORTS:
            raise FileError(f"{program}: there is no such file. Check the name and the folder.")
        return REPORTS[program]

    monkeypatch.setattr(doctor, "examine_program", examine_program)
    return asked


@pytest.mark.parametrize(
    ("programs", "code"),
    [
        (["sound.py"], 0),
        (["faulty.py"], 1),
        (["broken.py"], 2),
        (["none.py"], 2),
        (["dark.py"], 3),
        (["sound.py", "dark.py"], 3),
        (["sound.py", "dark.py", "faulty.py"], 1),
        (["faulty.py", "none.py", "sound.py"], 2),
    ],
)
def test_the_worst_verdict_is_the_exit_code(programs: list[str], code: int) -> None:
    assert run("doctor", *programs, "--json").code == code


def test_one_json_object_a_line_also_for_what_cannot_be_run() -> None:
    ended = run("doctor", "faulty.py", "none.py", "--json")
    first, second = map(json.loads, ended.out.splitlines())
    assert (first["verdict"], first["problem"]) == ("faulty", None)
    assert (second["verdict"], second["problem"]) == (
        "could not tell",
        "none.py: there is no such file. Check the name and the folder.",
    )
    assert ended.err == ""


def test_the_report_and_what_could_not_be_run() -> None:
    ended = run("doctor", "faulty.py", "broken.py")
    assert "G02  The derivative is taken at the wrong value" in ended.out
    assert ended.err.startswith("clearprop: SyntaxError: invalid syntax")
    assert "有错：1 处，已证实" in run("doctor", "faulty.py", "--lang", "zh").out


def test_a_table_of_many() -> None:
    rows = list(csv.DictReader(run("doctor", *REPORTS, "--csv").out.splitlines()))
    assert [row["verdict"] for row in rows] == ["faulty", "sound", "could not tell", "could not tell"]


def test_a_hint_gives_no_cure() -> None:
    said = run("doctor", "faulty.py", "--hint").out
    assert "Ask yourself" in said
    assert "(1 - h)" not in said


def test_the_page_of_a_fault_runs_nothing(examined: list[tuple[str, float]]) -> None:
    ended = run("doctor", "--explain", "g03")
    assert (ended.code, ended.err, examined) == (0, "", [])
    assert ended.out.startswith("G03  A factor of the chain rule")
    refused = run("doctor", "--explain", "G99")
    assert (refused.code, "G99 is no code" in refused.err) == (2, True)


def test_nothing_is_written_where_there_is_no_cure() -> None:
    ended = run("doctor", "dark.py", "--fix")
    assert (ended.code, "Nothing was written" in " ".join(ended.err.split())) == (3, True)
    assert run("doctor", "sound.py", "--fix").err == ""


def test_several_programs_are_summed_up_for_people_only() -> None:
    said = "4 programs: 1 faulty, 1 sound, 1 could not be told, 1 could not be run"
    programs = ["faulty.py", "sound.py", "dark.py", "none.py"]
    assert run("doctor", *programs).out.splitlines()[-1] == said
    assert run("doctor", *programs, "--hint").out.splitlines()[-1] == said
    assert said not in run("doctor", *programs, "--csv").out
    assert "programs:" not in run("doctor", "faulty.py").out


def test_the_time_limit_is_handed_on(examined: list[tuple[str, float]]) -> None:
    run("doctor", "sound.py", "--time-limit", "7.5")
    run("doctor", "sound.py")
    assert examined == [("sound.py", 7.5), ("sound.py", 60.0)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "PROGRAM is missing"),
        (["a.py", "--in-place"], "--in-place is used with --fix: clearprop doctor --fix --in-place a.py"),
        (["a.py", "--json", "--csv"], "--json and --csv: choose one of them"),
        (["a.py", "--hint", "--fix"], "--hint and --fix: choose one of them"),
        (["a.py", "--time-limit", "soon"], "--time-limit soon: a number of seconds above 0 is needed"),
        (["a.py", "--time-limit", "-1"], "--time-limit -1: a number of seconds above 0 is needed"),
        (["a.py", "--time-limit", "nan"], "--time-limit nan: a number of seconds above 0 is needed"),
    ],
)
def test_bad_use_is_said(words: list[str], sentence: str, examined: list[tuple[str, float]]) -> None:
    ended = run("doctor", *words)
    assert (ended.code, ended.out, examined) == (2, "", [])
    assert sentence in " ".join(ended.err.split())


def test_a_fixed_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "write_fix", lambda report, *, in_place: (tmp_path / f"{in_place}.py",))
    assert run("doctor", "faulty.py", "--fix").err.endswith("False.py\n")
    assert run("doctor", "faulty.py", "--fix", "--in-place").err.endswith("True.py\n")
