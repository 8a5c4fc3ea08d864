"""Every LaTeX document compiles with xelatex: no error, nothing over the margin, a glyph for every letter."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.surfaces.explained import EXPLAINED
from tests.unit.explanation.documents import everything

XELATEX = shutil.which("xelatex")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(XELATEX is None, reason="xelatex is not installed: scripts/test-all needs it"),
]


def compiled(document: str, folder: Path) -> str:
    """Compile as people do, and hand back the log."""
    assert XELATEX is not None
    (folder / "step.tex").write_text(document, encoding="utf-8")
    command = [XELATEX, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "step.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    log = (folder / "step.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-3000:]
    assert (folder / "step.pdf").read_bytes().startswith(b"%PDF")
    return log


def complaints(log: str) -> list[str]:
    return re.findall(r"^(?:Overfull \\hbox|Missing character|LaTeX Warning|Undefined).*", log, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(EXPLAINED))
def test_xelatex_sets_the_document(name: str, tmp_path: Path) -> None:
    assert complaints(compiled(EXPLAINED[name]().latex(), tmp_path)) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_of_block_is_set(lang: str, tmp_path: Path) -> None:
    assert complaints(compiled(everything(lang).latex(), tmp_path)) == []


def test_chinese_is_set_without_ctex_too(tmp_path: Path) -> None:
    document = EXPLAINED["worked zh"]().latex().replace(r"\IfFileExists{ctex.sty}", r"\IfFileExists{no.sty}")
    missing = [line for line in complaints(compiled(document, tmp_path)) if line.startswith("Missing")]
    assert missing == []
