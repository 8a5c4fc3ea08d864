"""The page on scikit-learn does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.examples.documents import blocks
from tests.examples.sessions import parse, run

PAGE = (ROOT / "docs" / "estimators.md").read_text(encoding="utf-8")


def test_the_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = parse("".join(blocks(PAGE, "python")).replace("…", "..."), "estimators.md")
    assert len(session.examples) > 10
    failures = run(session)
    assert not failures, failures
