"""What a copy of the process does: it runs the edited program, and writes into a folder how it went."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lossy import losses_of
from clearprop.doctor.evidence.pairings import pairings
from clearprop.doctor.measured import measure
from clearprop.trace.running.job import Job
from clearprop.trace.running.session import Session
from clearprop.trace.traced import Traced

ANSWER = "probe.json"
AT_ONCE_SECONDS = 0.15
NODES = 12_000
MOST_PRINTED = 2000
UNJUDGED: dict[str, Any] = {"true": False, "steps": 0, "losses": {}, "lost": []}


def inside(program: Path, folder: Path, seconds: float) -> None:
    """Run a program in a copy of the process, write down how it went, and end the copy."""
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
                session = _Probing(Job(str(program), seconds, (), NODES), folder)
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
        found = {
            "failed": type(problem).__name__,
            "message": str(problem),
            "line": _line(problem, str(program)),
        }
        _answer(folder, {**found, **UNJUDGED, "warned": [], "broken": False})
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        sys.path.remove(str(program.parent))
    return False


def _answer(folder: Path, found: dict[str, Any]) -> None:
    """Write an answer, whole or not at all."""
    part = folder / f"{ANSWER}.part"
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(folder / ANSWER)


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
    lines = [
        each.lineno or 0 for each in traceback.extract_tb(problem.__traceback__) if each.filename == file
    ]
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
            "printed": (self.folder / "printed.txt").read_text(encoding="utf-8", errors="replace")[
                -MOST_PRINTED:
            ],
            "broken": any(_broken(value) for value in list(self.module.__dict__.values())),
            "cut": self.deadline.passed,
            **UNJUDGED,
        }
        # Judging may take too long; that it ran is known by then.
        _answer(self.folder, found)
        _answer(self.folder, found | _judged(Evidence(traced)))


def _broken(value: Any) -> bool:
    """Whether a number, an array or the last of a list is no number."""
    if type(value) in (list, tuple) and value:
        value = value[-1]
    if not isinstance(value, float | np.floating | np.ndarray):
        return False
    array = np.asarray(value)
    return array.dtype.kind == "f" and bool(np.isnan(array).any())


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
