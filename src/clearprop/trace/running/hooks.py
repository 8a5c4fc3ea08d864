"""The hooks around names, attributes, entries and loop items: what now holds which value."""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from clearprop.trace.running.choosing import Choosing
from clearprop.trace.running.wholes import WHOLE
from clearprop.trace.tape.nodes import AttributeAt, NameAt

HOLDING = (float, np.float64, np.float32, list, tuple, dict)
DEEPEST, MOST_PARTS = 3, 64
EACH: tuple[type, ...] = (np.ndarray, zip, enumerate, reversed, type(reversed([])))


class Hooks(Choosing):
    """All hooks together."""

    def bind(self, site: int, value: Any) -> Any:
        """A name is about to hold this value."""
        if self.on:
            ref = self.bound_whole(site, value) if type(value) in WHOLE else None
            self.name(site, self.sites[site].names[0], value)
            if ref is not None:
                self.name_whole(site, self.sites[site].names[0], ref)
        return value

    def name(self, site: int, word: str, value: Any) -> None:
        try:
            generator = self.sites[site].generator
            if generator is None:
                self.recorder.named(word, value, site)
            else:
                self.recorder.stored(NameAt(-1 - generator, word), value, site)
        except Exception as problem:
            self.broken(problem)

    def bound(self, site: int, /, *values: Any) -> None:
        """Several names now hold these values."""
        if self.on:
            for word, value in zip(self.sites[site].names, values, strict=False):
                self.name(site, word, value)

    def returned(self, site: int, value: Any) -> Any:
        """A function gives this value back."""
        if self.on and type(value) in WHOLE:
            self.returned_whole(site, value)
        return value

    def item(self, site: int, element: Any) -> None:
        """A loop's target holds the next element."""
        if not self.on:
            return
        try:
            loop = self.loops[-1]
            self.recorder.items(site, loop.iterable, element, loop.turn)
            words = iter(self.sites[site].names)
            self.unpacked(site, words, element, self.sites[site].node.target)  # type: ignore[attr-defined]
            self.loop_wholes(site, loop.iterable, element, loop.turn)
        except Exception as problem:
            self.broken(problem)

    def unpacked(self, site: int, words: Iterator[str], element: Any, target: Any) -> None:
        parts = getattr(target, "elts", None)
        if parts is None:
            self.recorder.named(next(words), element, site)
            return
        for part, value in zip(parts, element, strict=True):
            self.unpacked(site, words, value, part)

    def again(self, site: int, /, *values: Any) -> None:
        """A round is watched after some that were not: see what the names hold, as before the round."""
        loop = self.loops[-1]
        if not self.on or not loop.missed:
            return
        loop.missed = False
        recorder, words = self.recorder, self.sites[site].names
        names = sys._getframe(1).f_globals
        held = [(word, names[word]) for word in words[len(values) :] if word in names]
        inside, recorder.context = recorder.context, recorder.context[:-1]
        frame, recorder.glancing = recorder.frame, True
        try:
            for word, value in zip(words, values, strict=False):
                self.seen_again(site, word, value, 0)
            recorder.frame = 0
            for word, value in held:
                self.seen_again(site, word, value, 0)
        except Exception as problem:
            self.broken(problem)
        finally:
            recorder.context, recorder.frame, recorder.glancing = inside, frame, False

    def seen_again(self, site: int, word: str, value: Any, depth: int) -> None:
        """See a value, and what stands in an object of one of the program's own classes."""
        held = getattr(value, "__dict__", None)
        if depth == 0 and (type(value) in HOLDING or isinstance(value, np.ndarray)):
            self.recorder.named(word, value, site)
        if type(value) in (list, tuple) and depth < DEEPEST and len(value) <= MOST_PARTS:
            for k, each in enumerate(value):
                if hasattr(each, "__dict__"):
                    self.seen_again(site, f"{word}[{k}]", each, depth + 1)
        elif type(held) is dict and depth < DEEPEST and len(held) <= MOST_PARTS and self.own(type(value)):
            for key, each in list(held.items()):
                location = AttributeAt(id(value), type(value).__name__, key)
                if type(each) in HOLDING or isinstance(each, np.ndarray):
                    self.recorder.stored(location, each, site, f"{word}.{key}")
                self.seen_again(site, f"{word}.{key}", each, depth + 1)

    def own(self, kind: type) -> bool:
        """Whether a class is the program's."""
        code = getattr(kind.__dict__.get("__init__"), "__code__", None)
        return kind.__module__ == "__main__" or (code is not None and code.co_filename in self.files)

    def each(self, site: int, iterable: Any) -> Any:
        """A comprehension runs over this."""
        if self.on and (type(iterable) in EACH or id(iterable) in self.recorder.with_wholes):
            return self.elements(site, iterable)
        return iterable

    def elements(self, site: int, iterable: Any) -> Iterator[Any]:
        for k, element in enumerate(iterable):
            if self.on:
                try:
                    self.recorder.items(site, iterable, element, k)
                    self.loop_wholes(site, iterable, element, k)
                except Exception as problem:
                    self.broken(problem)
            yield element

    def target(self, site: int, container: Any, key: Any) -> Callable[[], Any]:
        """Prepare the load of ``container[key] op= …`` or ``thing.key op= …``."""
        self.held.append((site, id(sys._getframe(1)), (container, key)))
        attribute = self.sites[site].operator == "setattr"
        return partial(getattr if attribute else operator.getitem, container, key)

    def put_back(self, site: int, value: Any) -> Callable[[], Any]:
        """Prepare the store of an augmented assignment."""
        container, key = self.taken(site, id(sys._getframe(1)))
        if self.sites[site].operator == "setattr":
            return self.put_attribute(site, value, container)
        return self.put(site, value, container, key)

    def taken(self, site: int, frame: int) -> Any:
        """Take back what this statement held in this frame; others may have held since."""
        held = self.held
        for k in range(len(held) - 1, -1, -1):
            if held[k][0] == site and held[k][1] == frame:
                return held.pop(k)[2]
        raise LookupError("nothing is held")  # pragma: no cover  # hold always comes first

    def hold(self, site: int, /, *values: Any) -> None:
        """Hold the values of ``a[i], b.x = …`` until their targets are written."""
        frame = id(sys._getframe(1))
        self.held.extend((site, frame, value) for value in reversed(values))

    def take(self, site: int) -> Any:
        return self.taken(site, id(sys._getframe(1)))

    def put(self, site: int, value: Any, container: Any, key: Any) -> Callable[[], Any]:
        """Prepare ``container[key] = value``."""
        if self.on:
            try:
                args = (container, key, value)
                ref = self.bound_whole(site, value) if type(value) in WHOLE else None
                places = self.places(site, args)
                if ref is not None:
                    places = [*places[:2], ref]
                seen = self.recorder.reads(operator.setitem, args, {}, places)
                self.pending.append((site, seen, (operator.setitem, args, {"whole": ref})))
            except Exception as problem:
                self.broken(problem)
        return partial(operator.setitem, container, key, value)

    def put_attribute(self, site: int, value: Any, thing: Any) -> Callable[[], Any]:
        """Prepare ``thing.attribute = value``."""
        attribute = self.sites[site].names[0]
        if self.on:
            self.pending.append((site, None, (setattr, (thing, attribute, value), {})))
        return partial(setattr, thing, attribute, value)

    def wrote(self, site: int, _: None) -> None:
        """An entry or an attribute was written."""
        pending = self.pending
        if not self.on or not pending or pending[-1][0] != site:
            return
        _, seen, (_, (container, key, value), more) = pending.pop()
        try:
            if seen is None:
                self.attribute(site, container, key, value)
            else:
                self.recorder.written(site, container, key, value, seen, self.sites[site].text)
                if more.get("whole") is not None and type(container) is list and type(key) is int:
                    self.recorder.put_whole_in(container, key % len(container), more["whole"])
        except Exception as problem:
            self.broken(problem)

    def look(self, site: int, thing: Any) -> None:
        """An attribute was written among others: see what it holds now."""
        if not self.on:
            return
        try:
            key = self.sites[site].names[0]
            value = getattr(thing, "__dict__", {}).get(key)
            if value is not None:
                self.attribute(site, thing, key, value)
        except Exception as problem:
            self.broken(problem)


_HOOKS = """
operate ready done literal bind bound returned item each again target put_back hold take put put_attribute
wrote look decided chosen same listed begin end begin_generator begin_lambda enter turn head leave caught
"""
HOOKS = tuple(_HOOKS.split())
