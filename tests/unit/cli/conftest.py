"""What every test of the command line stands on: an empty folder, 80 columns, English, no colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.running import table_text

SAYS_THE_LANGUAGE = ("CLEARPROP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def plain_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in (*SAYS_THE_LANGUAGE, "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A table of 40 rows in ``data.csv``: two classes in ``y``, a number in ``c``."""
    path = tmp_path / "data.csv"
    path.write_text(table_text(), encoding="utf-8")
    return path
