"""The README does what it says: its Python session and its commands run, and so do those of CI."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.examples.documents import FENCE, blocks, kept, promises
from tests.examples.sessions import parse, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI_RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/clearprop tour"
LINK = re.compile(r"\]\(([^)]+)\)")
TEST = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"


def test_the_two_commands_that_set_up_stand_alone_on_a_line() -> None:
    assert [line for line in README.splitlines() if line.startswith("python3 ")] == [INSTALL, TEST]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert f'test_command="{TEST}"' in CI_RUN
    assert "scripts/check" in CI_RUN.splitlines()


def test_the_python_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = parse("".join(blocks(README, "python")), "README.md")
    assert session.examples
    failures = run(session)
    assert not failures, failures


def test_the_commands_run(tmp_path: Path) -> None:
    assert promises(README)
    data = Path("src/clearprop/examples/data")
    shutil.copytree(ROOT / data, tmp_path / data)
    faults = [fault for promise in promises(README) if (fault := kept(promise, tmp_path))]
    assert not faults, "\n".join(faults)


def test_the_chinese_readme_has_the_same_parts() -> None:
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert FENCE.findall(chinese) == FENCE.findall(README)
    assert outline(chinese) == outline(README)
    assert LINK.findall(chinese.replace("(README.md)", "(README.zh.md)")) == LINK.findall(README)


def outline(text: str) -> list[tuple[str, int]]:
    """The level of each heading, and how many paragraphs and points stand under it."""
    prose = FENCE.sub("", text)
    parts = re.split(r"^(#+) .*$", prose, flags=re.MULTILINE)[1:]
    return [
        (level, len(re.findall(r"\n\s*\n(?=\S)|\n- ", under)))
        for level, under in zip(parts[::2], parts[1::2], strict=True)
    ]
