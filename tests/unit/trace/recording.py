"""Runs a snippet of a program as it is run when it is read: rewritten, watched, and recorded on a tape."""

from __future__ import annotations

import builtins
import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from clearprop.trace.running.hooks import HOOKS, Hooks
from clearprop.trace.running.window import Budget, Window
from clearprop.trace.source.building import PREFIX
from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.recorder import Limits, Recorder
from clearprop.trace.tape.tape import Tape

FILE = "snippet.py"
NODES = 36_000


@dataclass(frozen=True)
class Recorded:
    """A tape with its sites, and what the snippet's names held in the end."""

    tape: Tape
    sites: SiteTable
    namespace: dict[str, Any]

    def named(self, name: str) -> list[int]:
        """The nodes that had this name, in order."""
        return [n.id for n in self.tape.nodes if any(each.name == name for each in n.names)]

    def line(self, number: int) -> list[Node]:
        """The nodes that this line made, in order."""
        nodes = self.tape.nodes
        return [n for n in nodes if n.site >= 0 and self.sites[n.site].line == number]


def recorded(snippet: str) -> Recorded:
    """Run a snippet, watched; what it prints is dropped, and its failure is its end."""
    tape, sites = Tape(), SiteTable()
    hooks = Hooks(Recorder(tape, Limits(nodes=NODES)), sites, Window(Budget(NODES)))
    code = compile(rewritten(Text(FILE, dedent(snippet)), sites), FILE, "exec", dont_inherit=True)
    hooks.files.add(FILE)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with _installed(hooks), contextlib.redirect_stdout(io.StringIO()):
        hooks.switch(True)
        try:
            exec(code, namespace)
        except Exception as problem:
            namespace["problem"] = problem
    assert hooks.notes == []
    return Recorded(tape, sites, namespace)


@contextlib.contextmanager
def _installed(hooks: Hooks) -> Iterator[None]:
    names = [PREFIX + each for each in HOOKS]
    for name, each in zip(names, HOOKS, strict=True):
        setattr(builtins, name, getattr(hooks, each))
    setattr(builtins, f"{PREFIX}slice", slice)
    try:
        yield
    finally:
        hooks.stop()
        for name in (*names, f"{PREFIX}slice", f"{PREFIX}on", f"{PREFIX}counting"):
            if hasattr(builtins, name):
                delattr(builtins, name)
