"""The README does what it says: its Python session and its commands run, in the order in which they stand.

Python blocks are doctests and share one session. In a console block each line that starts with
``$ clearprop`` is run as the command it is, in a folder that has only the data; the lines under it
are what it prints, where ``…`` stands for what may differ.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.examples.sessions import parse, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI_RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/clearprop tour"
TEST = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    """``(command, what it prints)`` of every console block."""
    lines = "".join(blocks("console")).split("$ ")[1:]
    return [(command, said) for command, _, said in (line.partition("\n") for line in lines)]


def test_the_two_commands_that_set_up_stand_alone_on_a_line() -> None:
    assert [line for line in README.splitlines() if line.startswith("python3 ")] == [INSTALL, TEST]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert f'test_command="{TEST}"' in CI_RUN
    assert "scripts/check" in CI_RUN.splitlines()


def test_the_python_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = parse("".join(blocks("python")), "README.md")
    assert session.examples
    failures = run(session)
    assert not failures, failures


def test_the_commands_run(tmp_path: Path) -> None:
    assert commands()
    data = Path("src/clearprop/examples/data")
    shutil.copytree(ROOT / data, tmp_path / data)
    for command, expected in commands():
        program, *words = shlex.split(command)
        assert program == "clearprop"
        ended = subprocess.run(
            [sys.executable, "-m", "clearprop", *words],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said = ended.stdout + ended.stderr
        assert ended.returncode == 0, f"{command}\n{said}"
        pattern = ".*".join(map(re.escape, re.split(r"…", expected.strip())))
        assert re.search(pattern, said, re.DOTALL), f"{command}\n{said}"
