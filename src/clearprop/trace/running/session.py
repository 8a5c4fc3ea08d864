"""One program, run as ``__main__`` and watched; then what it did is analysed and written down."""

from __future__ import annotations

import builtins
import importlib
import os
import runpy
import sys
import threading
import time
import warnings
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from clearprop.trace.analysis import Analysis, analyse
from clearprop.trace.failure import Failure
from clearprop.trace.running.diagnosis import failure_of, trimmed
from clearprop.trace.running.flow import COUNTING, FLAG
from clearprop.trace.running.hooks import HOOKS, Hooks
from clearprop.trace.running.importing import Beside
from clearprop.trace.running.job import Job
from clearprop.trace.running.limits import Deadline, Stopped
from clearprop.trace.running.plots import Plots
from clearprop.trace.running.program import Program
from clearprop.trace.running.results import write_results
from clearprop.trace.running.warned import Warnings
from clearprop.trace.running.window import Budget, Window
from clearprop.trace.source.building import PREFIX
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.recorder import Limits, Recorder
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced

UNFINISHED = "what was recorded was not analysed to its end, for want of time or of memory"
# How deep a program gets from here; by hand it gets two calls less deep than the limit says.
DEPTH = """
def deeper(n=0):
    try:
        return deeper(n + 1)
    except RecursionError:
        return n
reached = deeper()
"""


class Session:
    """Everything that belongs to one watched run."""

    def __init__(self, job: Job, folder: Path) -> None:
        self.job, self.folder, self.process = job, folder, os.getpid()
        self.tape, self.sites = Tape(), SiteTable()
        recorder = Recorder(self.tape, Limits(nodes=job.nodes))
        self.hooks = Hooks(recorder, self.sites, Window(Budget(job.nodes)))
        self.program = Program(Path(job.program), self.hooks)
        self.warnings = Warnings(self.program.texts)
        self.deadline = Deadline(job.time_limit, self.give_up)
        self.module = ModuleType("__main__")
        self.failure: Failure | None = None
        self.finished = False
        self.started = 0.0

    def install(self) -> None:
        """Put everything in its place that the program meets."""
        for each in HOOKS:
            setattr(builtins, PREFIX + each, getattr(self.hooks, each))
        setattr(builtins, f"{PREFIX}slice", slice)
        setattr(builtins, FLAG, False)
        setattr(builtins, COUNTING, False)
        path = Path(self.job.program)
        sys.argv = [path.name]
        sys.path.insert(0, str(path.parent))
        sys.meta_path.insert(0, Plots(self.hooks.notes.append))
        sys.meta_path.insert(0, Beside(path.parent, self.hooks, self.program.texts))
        self.module.__dict__.update(
            __file__=str(path), __builtins__=builtins, __package__=None, __cached__=None, __annotations__={}
        )
        self.module.__loader__ = SourceFileLoader("__main__", str(path))
        sys.modules["__main__"] = self.module
        self.warnings.install()
        self._exit: Callable[[int], Any] = os._exit
        os._exit = self.exit_at_once  # type: ignore[assignment]  # it ends all the same
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.hooks.stop)

    def run(self) -> Any:
        """Run the program to its end, however it ends; gives the status to exit with."""
        status: Any = None
        self.started = time.monotonic()
        self.deadline.arm()
        try:
            status = self.executed()
            self.deadline.disarm()
        except Stopped:
            self.deadline.disarm()
        self.finish()
        return status

    def executed(self) -> Any:
        status: Any = None
        namespace: dict[str, Any] = {}
        exec(DEPTH, namespace)
        sys.setrecursionlimit(2 * sys.getrecursionlimit() - 2 - namespace["reached"])
        try:
            for code in self.program.units():
                self.hooks.switch(True)
                exec(code, self.module.__dict__)  # its owner asked for it
        except SystemExit as leaving:
            status = leaving.code
        except Stopped:
            pass
        except BaseException as problem:
            status = 1
            self.failed(problem)
        self.hooks.stop()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
        return status

    def failed(self, problem: BaseException) -> None:
        """Say what happened as Python does, and keep it as data."""
        self.hooks.forget(self.hooks.calls[0])
        self.hooks.stop()
        texts = self.program.texts
        self.failure = failure_of(problem, texts, self.hooks)
        place = (
            None
            if isinstance(problem, SyntaxError) and self.failure.function == ""
            else problem.__traceback__
        )
        shown = trimmed(place, texts)
        sys.excepthook(type(problem), problem.with_traceback(shown), shown)

    def exit_at_once(self, status: int) -> None:
        """The program calls ``os._exit``: read what it did, then let it."""
        if os.getpid() == self.process and threading.get_ident() == self.hooks.thread and not self.finished:
            self.deadline.disarm()
            self.hooks.notes.append(f"the program ended itself with os._exit({status})")
            self.finish(flush=False)
        self._exit(status)

    def give_up(self) -> None:
        """The program does not let itself be stopped: read what it did, and end the process."""
        self.hooks.notes.append("the program caught the stop and went on, so it was ended")
        self.finish()
        self._exit(1)

    def finish(self, flush: bool = True) -> None:
        """Analyse what was recorded, and write it down."""
        if self.finished or os.getpid() != self.process:
            return
        self.finished = True
        self.hooks.stop()
        seconds = time.monotonic() - self.started
        if flush:
            _flush()
        (self.folder / "ended").touch()
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            self.written(seconds)

    def written(self, seconds: float) -> None:
        cut, notes = self.deadline.passed, self.hooks.notes
        traced = Traced(
            Path(self.job.program),
            self.tape,
            self.sites,
            self.module.__dict__,
            self.failure,
            cut,
            seconds,
            warned=self.warnings.all(),
        )
        # Whoever ends the analysis, how the program itself ended is known.
        self.write(Analysis(notes=(UNFINISHED,)), {}, None)
        analysis = Analysis()
        try:
            analysis = analyse(traced)
        except Exception as problem:
            notes.append(f"what was recorded could not be analysed ({_told(problem)})")
        others = {}
        for each in self.job.analyses:
            try:
                others[each] = _function(each)(traced)
            except Exception as problem:
                notes.append(f"{each} failed ({_told(problem)})")
        self.write(analysis, others, seconds)

    def write(self, analysis: Analysis, others: dict[str, Any], seconds: float | None) -> None:
        """Write down what is known so far; without seconds, what is left where the analysis does not end."""
        warned, notes = self.warnings.all(), tuple(self.hooks.notes)
        cut = self.deadline.passed
        write_results(self.folder, analysis, self.failure, warned, cut, notes, others, seconds)


def _function(name: str) -> Callable[[Traced], Any]:
    """Find an analysis: ``package.module:function``, or ``/folder/file.py:function``."""
    module, _, function = name.rpartition(":")
    if not module.endswith(".py"):
        found: Callable[[Traced], Any] = getattr(importlib.import_module(module), function)
        return found
    return runpy.run_path(module)[function]  # type: ignore[no-any-return]  # whatever the caller has there


def _told(problem: Exception) -> str:
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f", {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
    return f"{type(problem).__name__}: {problem}{where}"[:300]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # the program may have closed or replaced it
            continue
