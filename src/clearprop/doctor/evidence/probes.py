"""Edits tried at once, in copies of the process that has just run the program.

A program that crashed crashes again at once where an edit does not help, so dozens of edits can be tried in
the time of one fresh run.  What a probe finds only chooses among edits; the chosen one is run again in a
process of its own.  Where the system cannot copy a process (Windows), nothing is tried.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import sys
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.probing import ANSWER, inside
from clearprop.doctor.scratch import TooLarge, copied
from clearprop.doctor.texts import Source
from clearprop.errors import ClearpropError

SECONDS = 1.5
LONGER, LONGEST = 2.0, 6.0
GRACE = 3.5
POLL_SECONDS = 0.002
# A run that crashes takes this part of a small one; so many operations take as long as a small run.
CRASHED, OPERATIONS, DEAREST = 0.2, 200_000.0, 4.0


@dataclass(frozen=True)
class Probe:
    """How the program ran with an edit, or with none.

    ``failed`` is the kind of the exception and ``line`` where it came; ``true`` says that every update
    followed the gradient of a loss; ``losses`` are those at the start and at the end; ``printed`` is the end
    of what it printed; ``lost`` says in which ways numbers lost something, ``broken`` that a variable of the
    module is no number at the end, and ``cut`` that the moment had passed before the program ended.
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
    broken: bool = False
    cut: bool = False

    @property
    def runs(self) -> bool:
        """Whether no exception ended it."""
        return self.failed is None


class Prober:
    """Tries edits of one program, in copies of this process."""

    def __init__(self, evidence: Evidence, folder: Path) -> None:
        self.program, self.folder, self.evidence = evidence.traced.program, folder, evidence
        self.there = folder / self.program.parent.name
        self.seconds = min(max(SECONDS, LONGER * evidence.traced.seconds), LONGEST)
        self.work = _work(evidence)
        self.made: dict[Edit, Probe | None] = {}
        self.tried = 0
        copied(self.program, self.there)

    def probe(self, edit: Edit) -> Probe | None:
        """Run the program with an edit for a moment; None where that could not be done."""
        if edit not in self.made:
            self.made[edit] = self._probed(edit)
        return self.made[edit]

    def running(self, edits: Iterable[Edit], most: float) -> Iterator[tuple[Edit, Probe]]:
        """Try edits in their order; gives those that run.

        Parameters
        ----------
        most : how many runs of a small program may be spent; one of a long program counts for more, one
            that crashes for less.  A count is the same on every machine, however busy it is
        """
        spent = 0.0
        for edit in edits:
            if spent >= most:
                return
            probe = self.probe(edit)
            runs = probe is not None and probe.runs
            spent += self.work if runs else CRASHED
            if probe is not None and runs:
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
            inside(self.there / self.program.name, self.folder, self.seconds)
        _wait(process, self.seconds)
        if not answer.exists():
            return None
        plain = json.loads(answer.read_text(encoding="utf-8"))
        losses = {name: (float(start), float(end)) for name, (start, end) in plain["losses"].items()}
        return Probe(
            **{**plain, "losses": losses, "warned": tuple(plain["warned"]), "lost": tuple(plain["lost"])}
        )


def _work(evidence: Evidence) -> float:
    """How many runs of a small program one run of this one counts for, by the operations of its training."""
    roles = evidence.understanding.roles
    if not roles.steps:
        return 1.0
    first = roles.steps[0].round
    rounds = math.prod(max(evidence.tape.loops.get(loop.site, 1), 1) for loop in first.context)
    return min(1.0 + rounds * len(first.nodes) / OPERATIONS, DEAREST)


def _wait(process: int, seconds: float) -> None:
    """Wait for the copy, and end it when it takes too long."""
    until = time.monotonic() + seconds + GRACE
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


def prober(evidence: Evidence) -> Prober | None:
    """Give the prober of a program, the same one each time; None where nothing can be copied."""
    return evidence.once("prober", lambda: _made(evidence))


def _made(evidence: Evidence) -> Prober | None:
    if not hasattr(os, "fork"):
        return None
    folder = mkdtemp(prefix="clearprop-probe-")
    try:
        made = Prober(evidence, Path(folder))
    except (TooLarge, ClearpropError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    # The folder lives as long as what uses it; nobody closes that.
    weakref.finalize(made, shutil.rmtree, folder, ignore_errors=True)
    return made
