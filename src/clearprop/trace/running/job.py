"""What the watched process is asked to do, and the folder in which it answers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

JOB, RESULT = "job.json", "result.numbers"


@dataclass(frozen=True)
class Job:
    """One program to run.

    ``analyses`` are functions by dotted name (``"package.module:function"``) or by file
    (``"/folder/file.py:function"``), each called with what was traced; what they give must be plain data.
    ``seed`` is for generators that the program does not seed itself.
    """

    program: str
    time_limit: float = 60.0
    analyses: tuple[str, ...] = ()
    nodes: int = 36_000
    seed: int | None = None

    def write(self, folder: Path) -> None:
        (folder / JOB).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Job:
        plain = json.loads((folder / JOB).read_text(encoding="utf-8"))
        return cls(**{**plain, "analyses": tuple(plain["analyses"])})
