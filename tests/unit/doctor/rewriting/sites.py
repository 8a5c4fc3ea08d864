"""Places of a program's text as the trace knows them without a run, and trials without numbers."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trials import Means, Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.source.sites import Site, SiteTable
from clearprop.trace.source.text import Text
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced


def table(source: str, *pieces: str) -> SiteTable:
    """Give the outermost expression (or assignment in place) that reads so, for each piece."""
    text, sites = Text("net.py", source), SiteTable()
    tree = ast.parse(source)
    for piece in pieces:
        for statement in ast.walk(tree):
            if not isinstance(statement, ast.stmt):
                continue
            parts = [each for each in ast.walk(statement) if isinstance(each, ast.expr | ast.AugAssign)]
            found = next((each for each in parts if text.cut(text.span(each)) == piece), None)
            if found is not None:
                sites.add(text, found, statement, "apply", "")
                break
        else:
            raise ValueError(f"{piece!r} is no expression of the program")
    return sites


def site(source: str, piece: str) -> Site:
    """Give one place."""
    return table(source, piece)[0]


def trial(means: Means, place: int | None = None, text: str = "", **detail: Any) -> Trial:
    """An edit of the first place; nothing is computed with it."""
    return Trial(0, means, lambda node, value: None, place, text, detail)


def edited(source: str, piece: str, tried: Trial, *others: str) -> str | None:
    """Give the text of a program after an edit of one place (and of others that it names)."""
    sites = table(source, piece, *others)
    traced = Traced(Path("net.py"), Tape(), sites, {})
    return applied(source, edit_of(traced, tried))


def applied(source: str, edit: Edit | None) -> str | None:
    """Give the text of a program after an edit."""
    return None if edit is None else edit.applied(source, "net.py")
