"""Starts the watched process, collects what it prints, and ends it when its time is up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from clearprop.trace.running.job import Job

MOST_BYTES = 32_000_000
PROGRAM_GRACE_SECONDS = 6.0
# Work is bounded by counts; this only ends what hangs, however busy the machine is.
ANALYSIS_SECONDS = 240.0
POLL_SECONDS = 0.02
PACKAGE = Path(__file__).resolve().parents[3]
START = (
    "import sys; started = frozenset(sys.modules); sys.path.insert(0, {root!r});"
    " from clearprop.trace.running.child import main; sys.path.remove({root!r}); main({folder!r}, started)"
)


@dataclass(frozen=True)
class Ended:
    """How the process ended; ``killed`` says why it had to be ended from outside."""

    status: int
    stdout: str
    stderr: str
    killed: str | None
    left_out: tuple[str, ...]


class Collected:
    """What a stream gives, up to a limit; what comes after is read and dropped, so that nobody is blocked."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.parts, self.size, self.dropped = stream, list[bytes](), 0, 0
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while part := os.read(self.stream.fileno(), 1 << 16):
                room = max(MOST_BYTES - self.size, 0)
                self.parts.append(part[:room])
                self.size += len(part[:room])
                self.dropped += len(part) - len(part[:room])

    def text(self) -> str:
        self.thread.join(timeout=2.0)
        if not self.thread.is_alive():
            self.stream.close()
        return b"".join(list(self.parts)).decode("utf-8", "replace").replace("\r\n", "\n")


def launch(job: Job, folder: Path) -> Ended:
    """Run a job in a process of its own, and wait for its end."""
    job.write(folder)
    start = START.format(root=str(PACKAGE), folder=str(folder))
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", start],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(job.program).parent,
        env=_environment(),
        start_new_session=True,
    )
    out, err = Collected(process.stdout), Collected(process.stderr)  # type: ignore[arg-type]  # both are pipes
    try:
        killed = _wait(process, job, folder)
    finally:
        _end(process)
    texts = out.text(), err.text()
    left_out = tuple(
        f"{name} was cut after {MOST_BYTES} bytes; {each.dropped} more were printed"
        for name, each in (("stdout", out), ("stderr", err))
        if each.dropped
    )
    return Ended(process.returncode, *texts, killed, left_out)


def _environment() -> dict[str, str]:
    """The caller's, but for an order of sets that is the same each time and output that is UTF-8."""
    given = {"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "MPLBACKEND": "Agg"}
    return {**given, **os.environ, "MPLBACKEND": "Agg"}


def _wait(process: subprocess.Popen[bytes], job: Job, folder: Path) -> str | None:
    started = time.monotonic()
    until, ended = started + job.time_limit + PROGRAM_GRACE_SECONDS, False
    while True:
        try:
            process.wait(timeout=POLL_SECONDS if time.monotonic() - started < 1.0 else 5 * POLL_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        else:
            return None
        if not ended and (folder / "ended").exists():
            ended, until = True, time.monotonic() + ANALYSIS_SECONDS
        if time.monotonic() > until:
            if ended:
                return f"the analysis took more than {ANALYSIS_SECONDS:.0f} seconds and was ended"
            return f"the program could not be stopped after {job.time_limit:g} seconds and was ended"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError, OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
