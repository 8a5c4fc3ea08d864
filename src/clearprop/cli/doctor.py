"""``clearprop doctor``: which line of a program is wrong, why, what cures it, and the proof."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import columns, complain, is_terminal, remark, say, say_data, styled
from clearprop.cli.next_steps import from_here
from clearprop.cli.usage import Misuse
from clearprop.doctor.catalogue import page
from clearprop.doctor.examine import examine_program
from clearprop.doctor.files import write_fix
from clearprop.doctor.hint import hint_lines
from clearprop.doctor.json_form import as_json
from clearprop.doctor.report import Report
from clearprop.doctor.table import csv_head, csv_line
from clearprop.doctor.terminal import Line, report_lines
from clearprop.doctor.told import told
from clearprop.errors import ClearpropError
from clearprop.words import text

# From the worst to the best: could not be run, faulty, could not tell, sound.
WORST_FIRST = (2, 1, 3, 0)
FORMS = ("--json", "--csv", "--hint", "--fix")


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""
    flags = {"--json": "json", "--csv": "csv", "--hint": "hint", "--fix": "fix", "--in-place": "in_place"}
    options = [
        Option(
            name,
            "as_json" if name == "--json" else "as_csv" if name == "--csv" else words,
            words=text(f"cli.help.{words}", lang),
            group="output",
            is_flag=True,
        )
        for name, words in flags.items()
    ]
    return Command(
        "doctor",
        doctor,
        lang=lang,
        usage="doctor PROGRAM…",
        examples=[
            "clearprop doctor my_program.py",
            "clearprop doctor my_program.py --fix",
            "clearprop doctor submissions/*.py --csv",
            "clearprop doctor --explain G03",
        ],
        params=[
            click.Argument(["programs"], metavar="PROGRAM", nargs=-1),
            *options,
            Option(
                "--explain", "code", words=text("cli.help.explain_code", lang), group="output", metavar="CODE"
            ),
            Option("--time-limit", words=text("cli.help.time_limit", lang), metavar="SECONDS", default="60"),
        ],
    )


def doctor(
    programs: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    hint: bool,
    fix: bool,
    in_place: bool,
    code: str | None,
    time_limit: str,
    lang: str,
) -> int:
    """Examine every program, print what was found, and give the worst exit code."""
    if code is not None:
        for line in page(code, lang, columns()):
            say(line)
        return 0
    form = _form(as_json, as_csv, hint, fix)
    if in_place and not fix:
        raise Misuse("cli.usage.in_place", program=programs[0] if programs else "PROGRAM")
    if not programs:
        raise Misuse("cli.usage.doctor_nothing")
    seconds = _seconds(time_limit)
    if form == "--csv":
        say_data(csv_head() + "\n")
    codes = []
    for place, program in enumerate(programs):
        report = _examined(program, seconds, lang)
        _print(report, form, lang, place, fixing=fix)
        if fix:
            _fix(report, in_place, lang)
        codes.append(report.exit_code)
    if len(codes) > 1 and form in ("", "--hint"):
        say("")
        say(summary(codes, lang))
    return min(codes, key=WORST_FIRST.index)


def summary(codes: list[int], lang: str | None = None) -> str:
    """Count the verdicts on several programs.

    Examples
    --------
    >>> summary([1, 0, 1, 3], "en")
    '4 programs: 2 faulty, 1 sound, 1 could not be told'
    """
    parts = [
        text(f"doctor.report.summary_of.{code}", lang, n=codes.count(code))
        for code in (1, 0, 3, 2)
        if code in codes
    ]
    return text("doctor.report.summary", lang, all=len(codes), parts=text("cli.comma", lang).join(parts))


def _form(as_json: bool, as_csv: bool, hint: bool, fix: bool) -> str:
    chosen = [name for name, flag in zip(FORMS, (as_json, as_csv, hint, fix), strict=True) if flag]
    if len(chosen) > 1 and not (
        set(chosen) <= {"--fix", "--json", "--csv"} and "--fix" in chosen and len(chosen) == 2
    ):
        raise Misuse("cli.usage.one_form", first=chosen[0], second=chosen[1])
    return next((name for name in chosen if name != "--fix"), "")


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError:
        seconds = 0.0
    if not 0.0 < seconds < float("inf"):
        raise Misuse("cli.usage.seconds", option="--time-limit", value=typed)
    return seconds


def _examined(program: str, seconds: float, lang: str) -> Report:
    try:
        with _watched(program, lang):
            return examine_program(program, time_limit=seconds)
    except ClearpropError as problem:
        return Report(program, problem=str(problem))


def _print(report: Report, form: str, lang: str, place: int, *, fixing: bool = False) -> None:
    if form == "--json":
        unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        say_data(as_json(report, lang, ensure_ascii=not unicode) + "\n")
    elif form == "--csv":
        say_data(csv_line(report, lang) + "\n")
    elif report.problem is not None:
        said = told(report.problem, lang)
        complain(said, "en" if said == report.problem else lang)
    elif form == "--hint":
        for line in [*([""] if place else []), *hint_lines(report, lang, columns())]:
            say(line)
    else:
        lines = report_lines(report, lang, columns(), fixing=fixing)
        for line in [*([Line.of("")] if place else []), *lines]:
            say(styled(line, line.style) if line.style else line)


def _fix(report: Report, in_place: bool, lang: str) -> None:
    written = write_fix(report, in_place=in_place)
    for path in written:
        remark(text("cli.doctor.wrote", lang, path=from_here(path)))
    if not written and report.verdict != "sound" and report.problem is None:
        remark(text("cli.doctor.nothing_to_fix", lang, program=report.program))


@contextmanager
def _watched(program: str, lang: str) -> Iterator[None]:
    """Say on a terminal what is being done; gone when it is done."""
    if not is_terminal(sys.stderr):
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text("cli.doctor.examining", lang, program=program), spinner="line"):
        yield
