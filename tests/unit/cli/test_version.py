from __future__ import annotations

import platform
import re

import numpy as np

from clearprop import __version__
from clearprop.cli.version import version_text


def test_it_names_all_that_a_question_about_a_number_needs() -> None:
    pattern = r"clearprop (\S+), engine (\w+), Python (\S+), NumPy (\S+)"
    found = re.fullmatch(pattern, version_text())
    assert found is not None
    assert (found[1], found[3], found[4]) == (__version__, platform.python_version(), np.__version__)
