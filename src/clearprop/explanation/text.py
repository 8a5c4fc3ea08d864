"""An explanation in a terminal."""

from __future__ import annotations

from clearprop.explanation.document import Derivation


def text(document: Derivation, columns: int = 80) -> str:
    """Write the document in lines of at most so many columns."""
    return repr(document) if columns else ""
