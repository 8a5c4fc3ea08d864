"""What goes wrong is said in one sentence, to stderr, with an exit code: never a traceback.

==== =========================================================================
code meaning
==== =========================================================================
0    fine
1    training failed
2    bad use, or input that cannot be opened or understood
3    could not read enough: no network was recognised in a program
130  stopped by Ctrl-C
==== =========================================================================

A fault of the program itself is another matter: its traceback is shown, because that is what a report of it
needs.
"""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Sequence

import click

from clearprop.cli.characters import make_encodable
from clearprop.cli.console import complain, silence
from clearprop.cli.program import Program
from clearprop.cli.usage import Unread, sentence
from clearprop.cli.writing import Writing
from clearprop.errors import ClearpropError, SettingError
from clearprop.words import language, text

FINE, FAILED, BAD_INPUT, UNREAD, INTERRUPTED = 0, 1, 2, 3, 130


def run_and_report(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code."""
    make_encodable(sys.stdout, sys.stderr)
    code = _reported(list(arguments))
    try:
        sys.stdout.flush()
    except OSError as problem:
        # What is left in the buffer cannot go anywhere, and Python would try again on its way out.
        silence(sys.stdout)
        if not isinstance(problem, BrokenPipeError):
            return _unwritten(problem, Writing(), said=code == BAD_INPUT)
    return code


def _unwritten(problem: OSError, writing: Writing, *, said: bool = False) -> int:
    if not said:
        complain(writing.after(f"the output cannot be written: {problem.strerror}. Send it somewhere else."))
    return BAD_INPUT


def _reported(arguments: list[str]) -> int:
    writing, lang = Writing(), "en"
    try:
        lang = asked_language(arguments)
        return _run(arguments, lang, writing)
    except click.UsageError as problem:
        complain(sentence(problem, lang), lang)
        return BAD_INPUT
    except Unread as problem:
        complain(problem.sentence(lang), lang)
        return UNREAD
    except ClearpropError as problem:
        complain(writing.after(str(problem)))
        return BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        files = ", ".join(map(str, writing.done))
        complain(text(f"cli.ctrl_c.{writing.state}", lang, files=files), lang)
        return INTERRUPTED
    except MemoryError:
        complain(writing.after("there is not enough memory for this. Use fewer rows or smaller layers."))
        return BAD_INPUT
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT):
            return _fault()
        return _unwritten(problem, writing)
    except Exception:
        return _fault()


def _run(arguments: list[str], lang: str, writing: Writing) -> int:
    try:
        code = Program(lang).main(arguments, prog_name="clearprop", standalone_mode=False, obj=writing)
    except click.exceptions.Exit as finished:
        return finished.exit_code
    return code if isinstance(code, int) else FINE


def _fault() -> int:
    traceback.print_exc()
    complain(
        "this is a fault in clearprop and not in what you typed. Report it with the lines above"
        " and the output of clearprop --version."
    )
    return FAILED


def asked_language(arguments: Sequence[str]) -> str:
    """The language has to be known before the commands are built: their help is in it.

    Of several ``--lang`` the last counts; without one, the environment decides.
    """
    asked = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    try:
        return language(asked)
    except SettingError as problem:
        source = str(problem).partition(":")[0] if asked is None else f"--lang {asked}"
        raise SettingError(f"{source}: clearprop speaks en (English) and zh (Chinese).") from problem
