"""What ``clearprop --version`` says: the versions that a question about a number needs."""

from __future__ import annotations

import platform

import numpy as np

from clearprop._version import __version__
from clearprop.engines import compiled, engine


def version_text() -> str:
    """The version of clearprop, the engine that ``auto`` chooses, Python and NumPy."""
    return (
        f"clearprop {__version__}, engine {engine('auto').name}{_why_not_compiled()},"
        f" Python {platform.python_version()}, NumPy {np.__version__}"
    )


def _why_not_compiled() -> str:
    reason = compiled.problem()
    return f" ({compiled.name}: {reason})" if reason else ""
