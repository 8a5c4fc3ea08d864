"""The two names come when they are asked for, and scikit-learn only with them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import clearprop.estimators
from clearprop.errors import MissingExtraError

ABSENT = """
import sys
sys.modules["sklearn"] = None
import clearprop.estimators
try:
    clearprop.estimators.MLPClassifier
except ImportError as error:
    print(type(error).__name__, error)
"""


def test_the_names() -> None:
    assert dir(clearprop.estimators) == ["MLPClassifier", "MLPRegressor"]
    assert clearprop.estimators.MLPClassifier.__name__ == "MLPClassifier"
    with pytest.raises(AttributeError, match="no attribute 'MLP'"):
        _ = clearprop.estimators.MLP  # type: ignore[attr-defined]


def test_importing_the_folder_loads_no_scikit_learn() -> None:
    code = "import sys, clearprop.estimators; print('sklearn' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "False\n"


def test_without_scikit_learn_the_command_that_installs_it_is_told() -> None:
    told = subprocess.run([sys.executable, "-c", ABSENT], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == (
        "MissingExtraError MLPClassifier needs scikit-learn 1.6 or later, which is not installed."
        " Run: pip install 'clearprop[sklearn]'\n"
    )
    assert issubclass(MissingExtraError, ImportError)
