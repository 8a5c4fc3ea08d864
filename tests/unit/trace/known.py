"""Snippets that ran, as an analysis is given them."""

from __future__ import annotations

from pathlib import Path

from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Understanding, understand
from tests.trace.watching import watch
from tests.unit.trace.snippets import ROWS

# The error is carried back through a mean, with the other sign, and the slope is left out.
NO_SLOPE = ROWS.replace(" * (1 - h ** 2)", "")
TRANSPOSED = ROWS.replace("W1 -= 0.5 * x.T @ d1", "W1 -= 0.5 * (x.T @ d1)[::-1]")


def traced(snippet: str) -> Traced:
    ran = watch(snippet)
    return Traced(Path("snippet.py"), ran.tape, ran.sites, ran.names)


def known(snippet: str) -> Understanding:
    return understand(traced(snippet))
