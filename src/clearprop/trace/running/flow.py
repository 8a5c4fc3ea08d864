"""Where the program stands: in which call, in which loops, and whether it is being watched there.

The flag that chooses between the two bodies is a name among Python's own, so that reading it costs next to
nothing.  Every place that an exception, a ``return`` or a ``break`` can lead to puts frames and loops right.
"""

from __future__ import annotations

import builtins
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np

from clearprop.trace.failure import Operand
from clearprop.trace.running.operands import operands_of
from clearprop.trace.running.window import NEVER, Running, Window
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Loop
from clearprop.trace.tape.recorder import Recorder

FLAG, COUNTING = "clearprop_on", "clearprop_counting"
STRETCHED = (range, list, tuple, np.ndarray)
END = object()
DEEPEST_CALL = 120
MOST_FAILED = 64
SIZED = (list, tuple, range, dict, set, str, np.ndarray)


@dataclass(slots=True)
class Call:
    """One call of a function that is being watched; ``loops`` and ``pending`` are what stood before it."""

    loops: int
    pending: int
    parent: int
    on: bool


class Flow:
    """Frames, loops and the flag."""

    def __init__(self, recorder: Recorder, sites: SiteTable, window: Window) -> None:
        self.recorder, self.sites, self.window = recorder, sites, window
        self.nodes = recorder.tape.nodes
        self.calls: list[Call] = [Call(0, 0, 0, True)]
        self.loops: list[Running] = []
        self.pending: list[Any] = []
        self.lengths: dict[int, tuple[Any, int]] = {}
        self.failed: dict[int, tuple[Operand, ...]] = {}
        self.entries: dict[int, int] = {}
        self.thread = threading.get_ident()
        self.on = self.counting = False
        self.stopped = False
        self.ceiling = window.opening()

    def switch(self, on: bool) -> None:
        """Set the flag that the program's bodies read."""
        on = on and not self.stopped
        self.on = on
        setattr(builtins, FLAG, on)

    def count(self, counting: bool) -> None:
        """Say whether the rounds of the innermost loop are counted one by one."""
        if counting is not self.counting:
            self.counting = counting
            setattr(builtins, COUNTING, counting)

    def resume(self) -> None:
        """Watch again, as far as the running call is watched and the budget reaches."""
        loops = self.loops
        self.ceiling = loops[-1].ceiling if loops else self.window.opening()
        self.count(loops[-1].counted if loops else False)
        self.switch(self.calls[-1].on and len(self.nodes) < self.ceiling)

    def stop(self) -> None:
        """Watch nothing any more."""
        self.stopped = True
        self.switch(False)

    def begin(self, site: int, *values: Any) -> bool:
        """A function is entered; False where it runs as written after all."""
        if threading.get_ident() != self.thread or self.spent():
            return False
        if len(self.calls) > DEEPEST_CALL:
            # Near Python's own limit of depth a hook would take the place of a call of the program.
            self.switch(False)
            return False
        parent = self.recorder.entered(self.sites[site].function or self.named(site), site, self.calling())
        self.calls.append(Call(len(self.loops), len(self.pending), parent, True))
        for name, value in zip(self.sites[site].names, values, strict=True):
            self.recorder.named(name, value, site)
        return True

    def forget(self, call: Call) -> None:
        """Operations of this call that never ended have failed; the innermost one is remembered."""
        if len(self.pending) > call.pending:
            site, _, (function, args, kwargs) = self.pending[-1]
            if len(self.failed) < MOST_FAILED:
                self.failed[site] = operands_of(self.sites[site], function, args, kwargs)
            del self.pending[call.pending :]

    def named(self, site: int) -> str:
        return getattr(self.sites[site].node, "name", "")

    def calling(self) -> int:
        return self.pending[-1][0] if self.pending else -1

    def end(self, site: int) -> None:
        """A function is left, by return or by an exception."""
        call = self.calls.pop()
        del self.loops[call.loops :]
        self.forget(call)
        self.recorder.left(call.parent)
        self.recorder.context = self.context()
        self.resume()

    def begin_generator(self, site: int, *values: Any) -> bool:
        """A generator starts; it keeps no call of its own, because it runs in between others."""
        return threading.get_ident() == self.thread

    def begin_lambda(self, site: int, *values: Any) -> bool:
        """A lambda is entered; what it does belongs to the call around it."""
        if threading.get_ident() != self.thread or self.spent():
            return False
        for name, value in zip(self.sites[site].names, values, strict=True):
            self.recorder.named(name, value, site)
        return True

    def begin_module(self) -> None:
        """A module beside the program is imported, watched as far as the importing line is."""
        self.calls.append(Call(len(self.loops), len(self.pending), self.recorder.frame, self.on))

    def spent(self) -> bool:
        """Whether the budget of this part is used up; then watching pauses."""
        if len(self.nodes) < self.ceiling:
            return False
        self.switch(False)
        return True

    def context(self) -> tuple[Loop, ...]:
        return tuple([Loop(each.site, each.entry, each.turn) for each in self.loops])

    def enter(self, site: int, depth: int, iterable: Any = None) -> Any:
        """A loop is entered; gives back what it runs over."""
        del self.loops[self.calls[-1].loops + depth :]
        outermost = not self.loops
        entry = self.entries.get(site, 0)
        self.entries[site] = entry + 1
        loop = Running(site, iterable, self.length(iterable), entry, outermost, self.ceiling)
        if not self.calls[-1].on or self.stopped:
            loop.wake = NEVER
        self.loops.append(loop)
        loop.counted = type(iterable) not in STRETCHED or loop.length is None
        self.count(loop.counted)
        if loop.counted:
            return iterable
        loop.iterator = iter(iterable)
        return chain.from_iterable(self.stretches(loop))

    def stretches(self, loop: Running) -> Iterator[Any]:
        """Cut a loop into rounds that are watched and stretches that are not: those run without any hook."""
        while (element := next(loop.iterator, END)) is not END:
            while self.loops and self.loops[-1] is not loop:
                self.loops.pop()
            loop.turn += 1
            if loop.turn >= loop.wake:
                self.watched_turn(loop)
                yield (element,)
                continue
            self.switch(False)
            loop.missed = True
            following = loop.wake - loop.turn - 1
            yield chain((element,), islice(loop.iterator, following))
            loop.turn += following

    def length(self, iterable: Any, keep: bool = False) -> int | None:
        """Give the number of rounds, where it can be known without asking the program's own objects."""
        if type(iterable) in SIZED:
            return len(iterable) if getattr(iterable, "ndim", 1) else None
        known = self.lengths.get(id(iterable)) if keep else self.lengths.pop(id(iterable), None)
        return known[1] if known is not None and known[0] is iterable else None

    def turn(self, site: int, depth: int) -> bool:
        """The head of a round: whether it is watched."""
        loops = self.loops
        loop = loops[-1]
        if loop.site != site or len(loops) != self.calls[-1].loops + depth + 1:
            del loops[self.calls[-1].loops + depth + 1 :]
            loop = loops[-1]
        loop.turn += 1
        if loop.turn < loop.wake:
            loop.missed = True
            if self.on:
                self.switch(False)
            return False
        return self.watched_turn(loop)

    def watched_turn(self, loop: Running) -> bool:
        used = len(self.nodes)
        if loop.wake == NEVER:
            self.switch(False)
            return False
        if loop.outermost:
            self.window.looped = True
            self.recorder.lighten()
        self.ceiling = self.window.woken(loop, used)
        if loop.outermost:
            loop.ceiling = self.ceiling
        self.switch(used < self.ceiling)
        self.recorder.context = self.context()
        return self.on

    def head(self, site: int, depth: int) -> bool:
        """The test of a ``while``: whether the round that it may let in will be watched."""
        loops = self.loops
        del loops[self.calls[-1].loops + depth + 1 :]
        loop = loops[-1]
        watched = loop.turn + 1 >= loop.wake and loop.wake != NEVER
        if watched and not self.on:
            self.resume()
        elif not watched and self.on:
            self.switch(False)
        return self.on

    def leave(self, depth: int) -> None:
        """A loop has ended."""
        base = self.calls[-1].loops + depth
        for loop in self.loops[base:]:
            tape = self.recorder.tape
            tape.loops[loop.site] = max(tape.loops.get(loop.site, 0), loop.turns())
        self.caught(depth)

    def caught(self, depth: int) -> None:
        """The program goes on in this function, inside so many of its loops."""
        call = self.calls[-1]
        del self.loops[call.loops + depth :]
        self.forget(call)
        self.recorder.context = self.context()
        self.resume()
