"""``clearprop verify``: is somebody's written calculation right, and which line is the first wrong one?"""

from __future__ import annotations

import sys

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import columns, say, say_data
from clearprop.verify import verify as check
from clearprop.verify.opening import read_working
from clearprop.verify.report import report
from clearprop.words import text

EXIT_CODES = {"right": 0, "wrong": 1, "could not read": 3}


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""
    return Command(
        "verify",
        verify,
        lang=lang,
        usage="verify WORKING [--json]",
        examples=["clearprop verify homework.txt", "clearprop verify chapter-3.tex --json"],
        params=[
            click.Argument(["working"], metavar="WORKING"),
            Option("--json", "as_json", words=text("cli.help.json", lang), group="output", is_flag=True),
        ],
    )


def verify(working: str, as_json: bool, lang: str) -> int:
    """Read the file, check it, print the report or one JSON object; the exit code is the verdict."""
    checked = check(read_working(working), name=working)
    if as_json:
        unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        say_data(checked.to_json(lang, ensure_ascii=not unicode) + "\n")
    else:
        for line in report(checked, lang, columns()):
            say(line)
    return EXIT_CODES[checked.verdict]
