"""Edits tried at once, in a copy of the process that has just run the program: everything is loaded there already.

A program that crashed crashes again at once where an edit does not help, so dozens of edits can be tried in the time of
one fresh run.  What a probe finds only chooses among edits; the chosen one is run again in a process of its own.
Where the system cannot copy a process (Windows), nothing is tried.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lossy import losses_of
from clearprop.doctor.evidence.pairings import pairings
from clearprop.doctor.measured import measure
from clearprop.doctor.scratch import TooLarge, copied
from clearprop.doctor.texts import Source
from clearprop.errors import ClearpropError
from clearprop.trace.running.job import Job
from clearprop.trace.running.session import Session
from clearprop.trace.traced import Traced

ANSWER = "probe.json"
SECONDS = 1.5
AT_ONCE_SECONDS = 0.15
GRACE = 5.0
NODES = 12_000
POLL_SECONDS = 0.002
UNJUDGED: dict[str, Any] = {"true": False, "steps": 0, "losses": {}, "lost": []}


@dataclass(frozen=True)
class Probe:
    """How the program ran with an edit, or with none.

    ``failed`` is the kind of the exception and ``line`` where it came; ``true`` says that every update followed the
    gradient of a loss; ``losses`` are those at the start and at the end; ``printed`` is the end of what it printed; ``lost``
    says in which ways numbers lost something.
    """

    failed: str | None = None
    message: str = ""
    line: int = 0
    true: bool = False
    steps: int = 0
    losses: dict[str, tuple[float, float]] = field(default_factory=dict)
    printed: str = ""
    warned: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether no exception ended it."""
        return self.failed is None


class Prober:
    """Tries edits of one program, in copies of this process."""

    def __init__(self, evidence: Evidence, folder: Path) -> None:
        self.program, self.folder = evidence.traced.program, folder
        self.there = folder / self.program.parent.name
        self.made: dict[Edit, Probe | None] = {}
        self.tried = 0
        copied(self.program, self.there)

    def probe(self, edit: Edit) -> Probe | None:
        """Run the program with an edit for a moment; None where that could not be done."""
        if edit not in self.made:
            self.made[edit] = self._probed(edit)
        return self.made[edit]

    def running(self, edits: Iterable[Edit], seconds: float) -> Iterator[tuple[Edit, Probe]]:
        """Try edits in their order while there is time; gives those that run."""
        until = time.monotonic() + seconds
        for edit in edits:
            if time.monotonic() > until:
                return
            probe = self.probe(edit)
            if probe is not None and probe.runs:
                yield edit, probe

    def _probed(self, edit: Edit) -> Probe | None:
        self.tried += 1
        try:
            with self._written(edit):
                return self._run()
        except (ClearpropError, ValueError, OSError):
            return None

    @contextmanager
    def _written(self, edit: Edit) -> Iterator[None]:
        """Make the edit in the scratch folder, and take it back."""
        before: dict[Path, bytes] = {}
        try:
            for name in edit.files:
                target = self.there / Path(name).relative_to(self.program.parent)
                before[target] = target.read_bytes()
                target.write_bytes(Source.read(Path(name)).edited(edit.only(name)))
            yield
        finally:
            for path, data in before.items():
                path.write_bytes(data)

    def _run(self) -> Probe | None:
        answer = self.folder / ANSWER
        answer.unlink(missing_ok=True)
        sys.stdout.flush()
        sys.stderr.flush()
        process = os.fork()
        if process == 0:
            _inside(self.there / self.program.name, self.folder)
        _wait(process)
        if not answer.exists():
            return None
        plain = json.loads(answer.read_text(encoding="utf-8"))
        losses = {name: (float(start), float(end)) for name, (start, end) in plain["losses"].items()}
        return Probe(**{**plain, "losses": losses, "warned": tuple(plain["warned"]), "lost": tuple(plain["lost"])})


def _wait(process: int) -> None:
    """Wait for the copy, and end it when it takes too long."""
    until = time.monotonic() + SECONDS + GRACE
    ended = 0
    try:
        while not ended and time.monotonic() < until:
            ended, _ = os.waitpid(process, os.WNOHANG)
            if not ended:
                time.sleep(POLL_SECONDS)
    finally:
        if not ended:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _inside(program: Path, folder: Path) -> None:
    """What the copy does; it never returns."""
    try:
        with open(folder / "printed.txt", "wb") as printed, open(os.devnull, "rb+") as nothing:
            os.dup2(nothing.fileno(), 0)
            os.dup2(printed.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
            os.chdir(program.parent)
            np.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
            warnings.resetwarnings()
            warnings.simplefilter("default", RuntimeWarning)
            _forget(program.parent)
            if not _fails_at_once(program, folder):
                _forget(program.parent)
                _rewind(printed.fileno())
                session = _Probing(Job(str(program), SECONDS, (), NODES), folder)
                session.install()
                session.run()
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def _fails_at_once(program: Path, folder: Path) -> bool:
    """Run the program unwatched for a moment: most edits that do not help are told by that."""
    if program.suffix == ".ipynb":
        return False
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, AT_ONCE_SECONDS)
    names = {"__name__": "__main__", "__file__": str(program)}
    sys.path.insert(0, str(program.parent))
    try:
        code = compile(program.read_bytes(), str(program), "exec", dont_inherit=True)
        exec(code, names)  # its owner asked for it
    except (_Enough, SystemExit):
        pass
    except Exception as problem:
        found = {"failed": type(problem).__name__, "message": str(problem), "line": _line(problem, str(program))}
        (folder / ANSWER).write_text(json.dumps({**found, **UNJUDGED, "warned": []}), encoding="utf-8")
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        sys.path.remove(str(program.parent))
    return False


def _rewind(printed: int) -> None:
    """Drop what was printed so far: it will be printed again."""
    sys.stdout.flush()
    os.ftruncate(printed, 0)
    os.lseek(1, 0, os.SEEK_SET)


class _Enough(BaseException):
    """The moment has passed."""


def _ring(number: int, frame: object) -> None:
    raise _Enough


def _line(problem: BaseException, file: str) -> int:
    """Give the innermost line of the program that an exception came through."""
    lines = [each.lineno or 0 for each in traceback.extract_tb(problem.__traceback__) if each.filename == file]
    return lines[-1] if lines else 0


def _forget(folder: Path) -> None:
    """Let modules that stand beside the program be imported anew, from the scratch folder."""
    own = {path.stem for path in folder.iterdir() if path.suffix == ".py" or path.is_dir()}
    for name in [name for name in sys.modules if name.partition(".")[0] in own]:
        del sys.modules[name]


class _Probing(Session):
    """A watched run that is judged where it ran."""

    def written(self, seconds: float) -> None:
        traced = Traced(
            Path(self.job.program),
            self.tape,
            self.sites,
            self.module.__dict__,
            self.failure,
            self.deadline.passed,
            seconds,
        )
        failure = self.failure
        found: dict[str, Any] = {
            "failed": None if failure is None else failure.kind,
            "message": "" if failure is None else failure.message,
            "line": 0 if failure is None or failure.span is None else failure.span.line,
            "warned": [each.message for each in self.warnings.all()],
            "printed": (self.folder / "printed.txt").read_text(encoding="utf-8", errors="replace")[-2000:],
            **_judged(Evidence(traced)),
        }
        (self.folder / ANSWER).write_text(json.dumps(found), encoding="utf-8")


def _judged(evidence: Evidence) -> dict[str, Any]:
    """Say whether the updates are true, and how the loss went."""
    if evidence.traced.failure is not None:
        return UNJUDGED
    try:
        understanding = evidence.understanding
        true = bool(understanding.explained) or any(each.baseline().cured for each in evidence.searches)
        return {
            "true": true,
            "steps": len(understanding.roles.steps),
            "losses": measure(evidence)["losses"],
            "lost": [*(each.how for each in losses_of(evidence)), *("paired" for each in pairings(evidence))],
        }
    except Exception:
        return UNJUDGED


def prober(evidence: Evidence) -> Prober | None:
    """Give the prober of a program, the same one each time; None where processes or folders cannot be copied."""
    return evidence.once("prober", lambda: _made(evidence))


def _made(evidence: Evidence) -> Prober | None:
    if not hasattr(os, "fork"):
        return None
    folder = TemporaryDirectory(prefix="clearprop-probe-", ignore_cleanup_errors=True)
    evidence.traced.kept["probe folder"] = folder
    try:
        return Prober(evidence, Path(folder.name))
    except (TooLarge, ClearpropError, OSError):
        return None
