"""The process in which somebody's program runs: reads the job, runs, answers in the folder of the job."""

from __future__ import annotations

import sys
from pathlib import Path

from clearprop.trace.running.importing import uncover
from clearprop.trace.running.job import Job
from clearprop.trace.running.seeding import seed_from_outside
from clearprop.trace.running.session import Session


def main(folder: str, started: frozenset[str]) -> None:
    """Run a job; ``started`` are the modules that Python itself had loaded before ours."""
    place = Path(folder)
    session = Session(Job.read(place), place)
    uncover(Path(session.job.program).parent, started)
    session.install()
    if session.job.seed is not None:
        seed_from_outside(session.job.seed)
    status = session.run()
    if status is not None:
        sys.exit(status)
