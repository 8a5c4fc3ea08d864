"""What goes wrong is said in one sentence, to stderr, with an exit code: never a traceback.

==== =========================================================================
code meaning
==== =========================================================================
0    fine
1    training failed
2    bad use, or input that cannot be opened or understood
130  stopped by Ctrl-C
==== =========================================================================
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from clearprop.cli.console import complain, make_encodable
from clearprop.cli.program import program
from clearprop.errors import ClearpropError
from clearprop.words import language

FINE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def run_and_report(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code."""
    make_encodable(sys.stdout, sys.stderr)
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has had enough (``clearprop … | head``): no complaint, and none at shutdown either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return code


def _run(arguments: list[str]) -> int:
    try:
        lang = language(_asked_language(arguments))
        code = program(lang).main(arguments, prog_name="clearprop", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.ctx.get_help() if problem.ctx else "", err=True)
        return BAD_INPUT
    except click.UsageError as problem:
        command = problem.ctx.command_path if problem.ctx else "clearprop"
        complain(f"{problem.format_message()} See {command} --help.")
        return BAD_INPUT
    except click.ClickException as problem:
        complain(problem.format_message())
        return BAD_INPUT
    except ClearpropError as problem:
        complain(str(problem))
        return BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        complain("stopped. Nothing was written.")
        return INTERRUPTED
    except MemoryError:
        complain(
            "there is not enough memory for this. Use fewer rows or smaller layers. Nothing was written."
        )
        return BAD_INPUT


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language has to be known before the commands are built: their help is in it."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
