"""``examine``: what is wrong with somebody's program, or with a network or a run of our own."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from numpy.typing import ArrayLike

from clearprop.doctor import health
from clearprop.doctor.candidate import Candidate
from clearprop.doctor.confirm import confirm
from clearprop.doctor.ending import ending_notes, problem_of
from clearprop.doctor.evidence.own_judged import OWN
from clearprop.doctor.known import known_network
from clearprop.doctor.outcome import ANALYSES, Outcome
from clearprop.doctor.ranking import ranked
from clearprop.doctor.report import Report
from clearprop.doctor.reruns import SEED, Reruns
from clearprop.doctor.texts import Source
from clearprop.doctor.writing import finding_of
from clearprop.errors import SettingError
from clearprop.network.network import Network
from clearprop.record.run import Run
from clearprop.record.step import Step
from clearprop.trace.case import Case
from clearprop.trace.reading import read_program

# Runs that try a cure may take as long again as the program may.
PATIENCE = 2.0


def examine(
    subject: str | os.PathLike[str] | Case | Run | Step | Network,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    time_limit: float = 60.0,
) -> Report:
    """Find out what is wrong with a program, a run, a step or a network, why, and what cures it.

    A program is run, with all that it does; each cure is tried in a copy of its folder.

    Parameters
    ----------
    subject : a Python program or a notebook, by path or read by ``read_program``; or a Run, a Step, a Network
    x, y : the examples of a Run, a Step or a Network; without them it is judged by what it recorded
    time_limit : the seconds that a program may take

    Raises
    ------
    FileError
        "xor.py: there is no such file. Check the name and the folder."
    SettingError
        "examine was given a list; give the path of a program, a Case, a Run, a Step or a Network."

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "sum.py").write_text("print(1 + 2)")
    ...     report = examine(f"{folder}/sum.py")
    >>> report.verdict, report.findings
    ('could not tell', ())
    """
    if isinstance(subject, Run | Step | Network):
        return health.examine(subject, x, y)
    if x is not None or y is not None:
        raise SettingError("x and y belong to a Run, a Step or a Network; a program brings its own examples.")
    if isinstance(subject, Case):
        return examine_program(subject.program, time_limit=time_limit)
    if isinstance(subject, str | os.PathLike):
        return examine_program(subject, time_limit=time_limit)
    raise SettingError(
        f"examine was given a {type(subject).__name__}; give the path of a program, a Case, a Run, a Step or"
        " a Network."
    )


def examine_program(path: str | os.PathLike[str], *, time_limit: float = 60.0) -> Report:
    """Examine one program; see :func:`examine`."""
    started = time.monotonic()
    Source.read(Path(path))  # refuses what is no text before anything is run
    case = read_program(path, time_limit=time_limit, analyses=ANALYSES[:1], seed=SEED)
    found: dict[str, Any] = case.analyses.get(ANALYSES[0]) or {}
    baseline = Outcome.of(case)
    problem = problem_of(case, os.fspath(path))
    network = known_network(case, found.get("network"), found.get("understood", "nothing"))
    candidates = [Candidate.from_plain(each) for each in found.get("candidates", ())]
    reruns = Reruns(case.program, baseline, started + PATIENCE * time_limit, time_limit)
    confirmed = confirm(candidates, reruns, (network or {}).get("loss"))
    findings = ranked(
        finding_of(each, baseline, case.program, os.fspath(path), (network or {}).get("reduction"))
        for each in confirmed
    )
    accused = any(finding.accuses for finding in findings)
    return Report(
        os.fspath(path),
        findings,
        network,
        tuple(ending_notes(case, found, reruns, findings)),
        None if accused else problem,
        found.get("understood", "nothing"),
        settled(baseline, network),
        baseline.examples,
        baseline.steps,
    )


def settled(baseline: Outcome, network: dict[str, Any] | None) -> bool:
    """Whether the run leaves no question open: it ended, by itself, with a loss that is a number and fell."""
    loss = baseline.loss(OWN if OWN in baseline.losses else (network or {}).get("loss"), baseline)
    if baseline.failed is not None or baseline.cut or loss is None:
        return False
    start, end = baseline.losses[loss]
    return end == end and end <= start


__all__ = ["examine", "examine_program", "settled"]
