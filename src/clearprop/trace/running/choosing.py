"""The hooks around branches that only choose a number: what decided, and what the other side would be."""

from __future__ import annotations

import ast
import operator
import sys
from types import FrameType
from typing import Any, NamedTuple

import numpy as np

from clearprop.trace.running.operations import Operations
from clearprop.trace.running.reckoning import Reckoned, Reckoner, Unreckoned
from clearprop.trace.running.wholes import WHOLE
from clearprop.trace.tape.choices import MISSING
from clearprop.trace.tape.nodes import AttributeAt, Ref
from clearprop.trace.tape.resolve import NUMBERS


class Decision(NamedTuple):
    """What a condition said, in which frame, and its node."""

    frame: int
    truth: bool
    condition: Ref


class Choosing(Operations):
    """Tells the tape of numbers that were chosen."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.decisions: dict[int, Decision] = {}

    def decided(self, site: int, truth: Any) -> Any:
        """A condition said yes or no; gives it on."""
        self.decisions.pop(site, None)
        if self.on and type(truth) in (bool, np.bool_):
            try:
                frame = sys._getframe(1)
                condition = self.condition(site, bool(truth), frame)
                if condition is not None and self.recorder.is_measured(condition):
                    self.decisions[site] = Decision(id(frame), bool(truth), condition)
            except Exception as problem:
                self.broken(problem)
        return truth

    def condition(self, site: int, truth: bool, frame: FrameType) -> Ref | None:
        """Give the node of a condition: the comparison that was just done, or one put together anew."""
        test: ast.expr = self.sites[site].node.test  # type: ignore[attr-defined]  # the site of a choice
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last.site >= 0 and self.sites[last.site].node is test:
            return Ref(last.id)
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            return None
        try:
            found = self.reckoner(site, frame).of(test)
        except Unreckoned:
            return None
        return found.read if type(found.read) is Ref and bool(found.value) is truth else None

    def reckoner(self, site: int, frame: FrameType) -> Reckoner:
        return Reckoner(self.recorder, self.sites, site, frame)

    def chosen(self, site: int, group: int, value: Any) -> Any:
        """One side of a choice gave this value; gives it on, as an object of its own where it can be one."""
        if not self.on or not (type(value) in NUMBERS or type(value) in WHOLE):
            return value
        decision, frame = self.decisions.get(group), sys._getframe(1)
        if decision is None or decision.frame != id(frame) or isinstance(value, complex):
            if type(value) in WHOLE:
                self.gave_whole(self.sites[site].node, value, None)
            return value
        try:
            return self.choice(site, decision, value, frame)
        except Exception as problem:
            self.broken(problem)
        return value

    def choice(self, site: int, decision: Decision, value: Any, frame: FrameType) -> Any:
        meaning: ast.IfExp = self.sites[site].node  # type: ignore[assignment]  # the site of a choice
        try:
            other = self.reckoner(site, frame).of(meaning.orelse if decision.truth else meaning.body).read
        except Unreckoned:
            other = MISSING
        sides = self.recorder.read(value, self.just_given(value) if type(value) in WHOLE else None), other
        one, two = sides if decision.truth else sides[::-1]
        given = self.recorder.chose(site, decision.condition, one, two, value)
        if type(given) is not Ref:
            return given
        self.gave_whole(meaning, value, given)
        self.gave_whole(meaning.body if decision.truth else meaning.orelse, value, given)
        return value

    def same(self, site: int, group: int) -> None:
        """An entry keeps what it holds, because a condition said so."""
        decision = self.decisions.get(group)
        frame = sys._getframe(1)
        if not self.on or decision is None or decision.frame != id(frame):
            return
        meaning: ast.IfExp = self.sites[site].node  # type: ignore[assignment]  # the site of a choice
        place = meaning.body if decision.truth else meaning.orelse
        try:
            reckoner = self.reckoner(site, frame)
            if isinstance(place, ast.Attribute):
                self.kept_attribute(site, decision, reckoner.of(place.value).value, place.attr, frame)
            if not isinstance(place, ast.Subscript):
                return
            self.kept(site, decision, reckoner.of(place.value), reckoner.of(place.slice), frame)
        except Unreckoned:
            return
        except Exception as problem:
            self.broken(problem)

    def kept_attribute(self, site: int, decision: Decision, thing: Any, word: str, frame: FrameType) -> None:
        """Record that an attribute was written with what it held; the object gets an equal number."""
        held = getattr(thing, "__dict__", None)
        if type(held) is dict and type(held.get(word)) in NUMBERS:
            held[word] = self.choice(site, decision, held[word], frame)
            self.attribute(site, thing, word, held[word])

    def attribute(self, site: int, thing: Any, key: str, value: Any) -> None:
        """An attribute now holds this value."""
        location = AttributeAt(id(thing), type(thing).__name__, key)
        self.recorder.stored(location, value, site, self.sites[site].text)

    def kept(
        self, site: int, decision: Decision, container: Reckoned, key: Reckoned, frame: FrameType
    ) -> None:
        """Record that an entry was written with what it held; a list gets an equal number."""
        held, index = container.value, key.value
        if type(held) not in (list, np.ndarray):
            return
        value = held[index]
        if type(value) not in NUMBERS:
            return
        recorder = self.recorder
        if type(held) is np.ndarray:
            seen = recorder.reads(operator.getitem, (held, index))
            value = recorder.applied(site, seen, value)
        given = self.choice(site, decision, value, frame)
        seen = recorder.reads(operator.setitem, (held, index, given))
        if type(held) is list:
            held[index] = given
        recorder.written(site, held, index, given, seen, self.sites[site].text)
