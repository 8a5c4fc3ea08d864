from __future__ import annotations

from pathlib import Path

from clearprop.trace.running.job import Job


def test_a_job_is_read_back(tmp_path: Path) -> None:
    job = Job("/a/δ.py", 1.5, ("package.module:function",), nodes=100)
    job.write(tmp_path)
    assert Job.read(tmp_path) == job
