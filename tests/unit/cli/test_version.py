from __future__ import annotations

import platform
import re

import numpy as np
import pytest

from clearprop import __version__
from clearprop.cli.version import version_text
from clearprop.engines import compiled
from clearprop.engines.compiled import built


def test_it_names_all_that_a_question_about_a_number_needs() -> None:
    pattern = r"clearprop (\S+), engine (\w+)(?: \(compiled: [^)]*\))?, Python (\S+), NumPy (\S+)"
    found = re.fullmatch(pattern, version_text())
    assert found is not None
    assert (found[1], found[3], found[4]) == (__version__, platform.python_version(), np.__version__)


def test_it_says_why_nothing_compiled_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "it was not compiled at installation"
    for owner in (built, compiled):
        monkeypatch.setattr(owner, "problem", lambda: reason)
    assert f", engine careful (compiled: {reason}), Python " in version_text()
