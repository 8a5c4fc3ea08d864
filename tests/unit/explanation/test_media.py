"""A document in every medium, loaded when it is asked for, and as notebooks show it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.unit.explanation.documents import everything

DOCUMENT = everything()


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        (DOCUMENT.text(), "One training step, every number"),
        (str(DOCUMENT), "One training step, every number"),
        (DOCUMENT.markdown(), "# One training step, every number\n"),
        (DOCUMENT.latex(), "% Made by clearprop."),
        (DOCUMENT.html(), "<!doctype html>\n<html lang="),
        (DOCUMENT._repr_markdown_(), "# One training step"),
        (DOCUMENT._repr_latex_(), "{\\LARGE"),
        (DOCUMENT._repr_html_(), "<style>"),
    ],
)
def test_every_medium_begins_with_the_title(written: str, begins: str) -> None:
    assert written.startswith(begins)


def test_the_tree_loads_no_medium() -> None:
    code = (
        "import sys, clearprop.explanation.document\n"
        "print([name for name in sys.modules if name.split('.')[-1] in ('jinja2', 'html', 'latex', 'text')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['html']")  # that of the standard library
