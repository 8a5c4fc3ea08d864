"""The page on other libraries does what it says; its session needs PyTorch, onnxruntime and scikit-learn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.examples.sessions import parse, run

PAGE = (ROOT / "docs" / "bridges.md").read_text(encoding="utf-8")


@pytest.mark.torch
def test_the_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
    session = parse(text.replace("…", "..."), "bridges.md")
    assert len(session.examples) > 20
    failures = run(session)
    assert not failures, failures
