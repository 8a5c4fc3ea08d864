"""Run a short program under the hooks in this very process, for tests that look at the tape."""

from __future__ import annotations

import builtins
from typing import Any

from clearprop.trace.running.flow import COUNTING, FLAG
from clearprop.trace.running.hooks import HOOKS, Hooks
from clearprop.trace.running.window import Budget, Window
from clearprop.trace.source.building import PREFIX
from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text
from clearprop.trace.tape.recorder import Recorder
from clearprop.trace.tape.tape import Tape


def watch(source: str, budget: Budget | None = None, raises: type[BaseException] | None = None) -> Watched:
    """Rewrite and run; the module's names are in ``names``."""
    hooks = Hooks(Recorder(Tape()), SiteTable(), Window(budget))
    tree = rewritten(Text("program.py", source), hooks.sites)
    hooks.files.add("program.py")
    names: dict[str, Any] = {"__name__": "__main__"}
    for each in HOOKS:
        setattr(builtins, PREFIX + each, getattr(hooks, each))
    setattr(builtins, f"{PREFIX}slice", slice)
    setattr(builtins, COUNTING, False)
    hooks.switch(True)
    problem = None
    try:
        exec(compile(tree, "program.py", "exec", dont_inherit=True), names)
    except BaseException as raised:
        if raises is None or not isinstance(raised, raises):
            raise
        problem = raised
    finally:
        hooks.stop()
        for each in (*(PREFIX + each for each in HOOKS), f"{PREFIX}slice", COUNTING, FLAG):
            delattr(builtins, each)
    assert hooks.notes == []
    return Watched(hooks, names, problem)


class Watched:
    def __init__(self, hooks: Hooks, names: dict[str, Any], problem: BaseException | None) -> None:
        self.hooks, self.names, self.problem = hooks, names, problem
        self.tape, self.sites = hooks.recorder.tape, hooks.sites

    def operations(self) -> list[str]:
        """The operators and functions on the tape, in order."""
        return [each.function.__name__ for each in self.tape.nodes if each.kind == "apply" and each.function]

    def named(self, name: str) -> list[Any]:
        """The values of the nodes that had this name."""
        return [each.held for each in self.tape.nodes if name in [binding.name for binding in each.names]]

    def turns(self, depth: int = 0) -> list[int]:
        """The rounds of the loops at this depth that are on the tape."""
        found = {each.context[depth].round for each in self.tape.nodes if len(each.context) > depth}
        return sorted(found)
