"""The documents for readers do what they say: their sessions, their files and their commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.examples.documents import blocks, kept, promises, write_files
from tests.examples.sessions import parse, run

DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [
        ROOT / "docs" / "index.md",
        ROOT / "docs" / "addresses.md",
        *sorted((ROOT / "docs" / "start").glob("*.md")),
    ]
}
SESSIONS = [name for name, text in DOCUMENTS.items() if blocks(text, "python")]
COMMANDS = [name for name, text in DOCUMENTS.items() if promises(text)]
DATA = Path("src/clearprop/examples/data")
WRONG = "d_hidden = d_output @ W2.T * slope(z1)"


def put_submissions(text: str, folder: Path) -> None:
    """Two programs handed in, of which the page of a learner shows the wrong one."""
    (folder / "submissions").mkdir()
    wrong = text.replace(WRONG, "d_hidden = d_output @ W2.T")
    right = text.replace(WRONG, WRONG.replace("z1", "hidden"))
    for name, program in {"wrong.py": wrong, "right.py": right}.items():
        (folder / "submissions" / name).write_text(program, encoding="utf-8")


@pytest.mark.parametrize("name", SESSIONS)
def test_the_sessions_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failures = run(parse("".join(blocks(DOCUMENTS[name], "python")), name))
    assert not failures, failures


@pytest.mark.parametrize("name", COMMANDS)
def test_the_commands_run(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / DATA, tmp_path / DATA)
    put_submissions(blocks(DOCUMENTS["docs/start/learner.md"], "py")[0], tmp_path)
    write_files(DOCUMENTS[name], tmp_path)
    faults = [fault for promise in promises(DOCUMENTS[name]) if (fault := kept(promise, tmp_path))]
    assert not faults, "\n".join(faults)
