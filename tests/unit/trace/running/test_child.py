from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clearprop.trace.running.job import Job
from clearprop.trace.running.results import read_results


def test_the_process_answers_in_the_folder_of_its_job(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("print(1.5 * 2)\n")
    Job(str(tmp_path / "a.py")).write(tmp_path)
    start = f"from clearprop.trace.running.child import main; main({str(tmp_path)!r}, frozenset())"
    done = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True)
    assert done.stdout == "3.0\n"
    found = read_results(tmp_path)
    assert found is not None
    assert found["failure"] is None
