"""From a path to a Case: run the program in a process of its own, and read back what was found."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from clearprop.errors import ClearpropError, SettingError
from clearprop.trace.case import Case
from clearprop.trace.running.job import Job
from clearprop.trace.running.launch import Ended, launch
from clearprop.trace.running.results import read_results
from clearprop.trace.source.text import read_source


def read_program(
    path: str | os.PathLike[str],
    *,
    time_limit: float = 60.0,
    analyses: tuple[str, ...] = (),
    seed: int | None = None,
) -> Case:
    """Run somebody's program under observation, as it would run by hand in its own folder, and read it.

    A program that fails, hangs or ends itself gives a Case all the same, which says what happened.

    Parameters
    ----------
    path : a Python program (.py) or a notebook (.ipynb); it is run, with all that it does
    time_limit : seconds after which it is stopped; what was recorded until then is read
    analyses : further functions, "package.module:function" or "/folder/file.py:function", called with what
        was traced; what they give is in ``analyses``
    seed : for random numbers that the program does not seed itself; None leaves them as they come

    Raises
    ------
    FileError
        "xor.py: there is no such file. Check the name and the folder."
    SettingError
        "time_limit is -1; give a number of seconds above 0."

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "sum.py").write_text("print(1 + 2)")
    ...     case = read_program(f"{folder}/sum.py")
    >>> case.stdout, case.exception
    ('3\\n', None)
    """
    if not isinstance(time_limit, int | float) or not time_limit > 0:
        raise SettingError(f"time_limit is {time_limit!r}; give a number of seconds above 0.")
    program = Path(path)
    read_source(program)
    program = program.absolute()
    with tempfile.TemporaryDirectory(prefix="clearprop-", ignore_cleanup_errors=True) as folder:
        ended = launch(Job(str(program), float(time_limit), analyses, seed=seed), Path(folder))
        try:
            found = read_results(Path(folder))
        except (ClearpropError, ValueError, KeyError, TypeError) as problem:
            return _unread(program, ended, time_limit, f"what was found could not be read back: {problem}")
    return _unread(program, ended, time_limit) if found is None else _case(program, ended, time_limit, found)


def _case(program: Path, ended: Ended, time_limit: float, found: dict[str, Any]) -> Case:
    limits = [f"the program was stopped after {time_limit:g} seconds"] if found["cut"] else []
    return Case(
        program,
        network=found["network"],
        settings=found["settings"],
        data=found["data"] or {},
        steps=found["steps"] or (),
        roles=found["roles"] or {},
        names=found["names"],
        spans=found["spans"],
        stdout=ended.stdout,
        stderr=ended.stderr,
        exception=found["failure"],
        warnings=found["warned"],
        limits=(*limits, *([ended.killed] if ended.killed else []), *ended.left_out),
        notes=(*found["notes"], *_advice(found)),
        status=ended.status,
        seconds=found["seconds"],
        analyses=found["others"] or {},
    )


def _advice(found: dict[str, Any]) -> tuple[str, ...]:
    failure = found["failure"]
    if failure is not None and failure.kind == "EOFError":
        return ("the program asks for input, and was given none: write the answer into the program",)
    return ()


def _unread(program: Path, ended: Ended, time_limit: float, note: str | None = None) -> Case:
    """The process left nothing to read: say how it ended."""
    how = ended.killed or (
        f"the process was ended by signal {-ended.status}"
        if ended.status < 0
        else f"the process ended with status {ended.status} before what it did could be read"
    )
    return Case(
        program,
        stdout=ended.stdout,
        stderr=ended.stderr,
        limits=(how, *ended.left_out),
        notes=(note or "nothing was recorded",),
        status=ended.status,
    )
