from __future__ import annotations

from pathlib import Path

from clearprop.trace.running.job import Job
from clearprop.trace.running.launch import launch


def test_streams_and_status_are_collected(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import sys\nprint('δ')\nprint('e', file=sys.stderr)\nsys.exit(3)\n")
    ended = launch(Job(str(tmp_path / "a.py")), tmp_path)
    assert (ended.status, ended.stdout, ended.stderr) == (3, "δ\n", "e\n")
    assert (ended.killed, ended.left_out) == (None, ())


def test_what_the_program_started_ends_with_it(tmp_path: Path) -> None:
    text = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    (tmp_path / "a.py").write_text(text)
    assert launch(Job(str(tmp_path / "a.py")), tmp_path).status == 0
