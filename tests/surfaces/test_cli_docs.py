"""``docs/cli.md`` names every field that ``--json`` prints, and every exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clearprop.cli import problems
from clearprop.cli.verify import EXIT_CODES
from tests.architecture.sources import ROOT
from tests.unit.cli.running import run, table_text

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`\"?([a-z_0-9 ]+)\"?`", PAGE[PAGE.index("## JSON") :]))


def names(value: Any) -> set[str]:
    """The names of all fields, also of those within fields."""
    if not isinstance(value, dict):
        return set()
    return set(value).union(*map(names, value.values()))


def test_every_field_is_described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.csv").write_text(table_text(), encoding="utf-8")
    found: set[str] = set()
    for target in ("y", "c"):
        quick = ["--hidden", "2", "--epochs", "1", "-o", "m.safetensors"]
        for words in (
            ["train", "data.csv", "--target", target, *quick],
            ["evaluate", "m.safetensors", "data.csv"],
            ["predict", "m.safetensors", "data.csv"],
        ):
            found |= names(json.loads(run(*words, "--json").out))
    assert sorted(found - NAMED) == []
    assert len(found) > 40


def test_every_exit_code_is_described() -> None:
    could_not_read = EXIT_CODES["could not read"]
    codes = (problems.FINE, problems.FAILED, problems.BAD_INPUT, could_not_read, problems.INTERRUPTED)
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)] == list(codes)
