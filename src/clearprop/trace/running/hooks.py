"""What the rewritten program calls: each hook hands on exactly what the program would have had.

An operation is prepared (``ready``, ``operate``), done by a C-level callable in the program's own frame, and
reported (``done``).  Nothing here may raise: what goes wrong in the recording ends it, with a note.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import FunctionType, MethodType
from typing import Any

import numpy as np

from clearprop.trace.running.flow import Flow
from clearprop.trace.tape.nodes import AttributeAt, NameAt

ITERATORS = (zip, enumerate, reversed)
EACH = (np.ndarray, zip, enumerate, reversed)
WHOLE = (int, bool)
MOST_LENGTHS = 10_000


def operation(name: str) -> Callable[..., Any]:
    """Give the function behind the name of a site's operator."""
    return getattr if name == "getattr" else getattr(operator, name)


class Hooks(Flow):
    """The hooks that see values."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.functions: dict[int, Callable[..., Any]] = {}
        self.files: set[str] = set()
        self.held: list[tuple[int, int, Any]] = []
        self.notes: list[str] = []

    def broken(self, problem: BaseException) -> None:
        """The recording met something that it does not understand: stop it, and say so."""
        place = problem.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = "" if place is None else f" at {place.tb_frame.f_code.co_name}:{place.tb_lineno}"
        self.notes.append(f"recording stopped: {type(problem).__name__}{where}: {problem}"[:300])
        self.stop()

    def operate(self, site: int, /, *operands: Any) -> Callable[..., Any]:
        """Prepare an operator, a subscript or an attribute."""
        function = self.functions.get(site)
        if function is None:
            function = self.functions[site] = operation(self.sites[site].operator)
        if self.on:
            self.prepare(site, function, operands, {})
        return partial(function, *operands)

    def ready(self, site: int, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Prepare a call; what cannot be called is given back, to fail in the program's own frame."""
        if self.on:
            self.prepare(site, function, args, kwargs)
        if not callable(function):
            return function
        if getattr(function, "__name__", "") == "resize" and _resizes_in_place(function):
            kwargs = {**kwargs, "refcheck": False}
        return partial(function, *args, **kwargs)

    def prepare(self, site: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        try:
            if self.spent():
                return
            if self.entered(function):
                self.pending.append((site, None, (args, kwargs)))
                return
            seen = self.recorder.reads(function, args, kwargs, self.places(site, args))
            self.pending.append((site, seen, (args, kwargs)))
            if isinstance(function, np.vectorize):
                self.switch(False)
        except Exception as problem:
            self.broken(problem)

    def places(self, site: int, args: tuple[Any, ...]) -> Any:
        """Say where whole numbers were loaded from: they have no identity of their own."""
        operands = self.sites[site].operands
        for value in args:
            if type(value) in WHOLE:
                break
        else:
            return ()
        frame = self.recorder.frame
        named = [
            NameAt(frame, word) if word is not None and type(value) in WHOLE else None
            for word, value in zip(operands, args, strict=False)
        ]
        return [*named, *([None] * (len(args) - len(named)))]

    def entered(self, function: Any) -> bool:
        """Whether a function is the program's own: then what happens inside is seen there."""
        kind = type(function)
        if kind is MethodType:
            function = function.__func__
        elif isinstance(function, type):
            function = function.__dict__.get("__init__")
            if function is None:
                return False
        code = getattr(function, "__code__", None) if isinstance(function, FunctionType) else None
        return code is not None and code.co_filename in self.files

    def done(self, site: int, result: Any) -> Any:
        """See the result of what was prepared."""
        pending = self.pending
        if not pending:
            return result
        if pending[-1][0] != site and not self.unwound(site):
            return result
        _, seen, given = pending.pop()
        if seen is None:
            return result
        try:
            if not self.on:
                self.resume()
            if self.on:
                if type(result) in ITERATORS:
                    self.measured(given[0], result)
                return self.recorder.applied(site, seen, result)
        except Exception as problem:
            self.broken(problem)
        return result

    def unwound(self, site: int) -> bool:
        """Drop what never ended above the operation of this site, if that is still waiting."""
        for k in range(len(self.pending) - 2, self.calls[-1].pending - 1, -1):
            if self.pending[k][0] == site:
                del self.pending[k + 1 :]
                return True
        return False

    def measured(self, args: tuple[Any, ...], result: Any) -> None:
        """Remember how long a loop over several sequences will be."""
        known = [self.length(each, keep=True) for each in args if not isinstance(each, int)]
        if known and None not in known:
            if len(self.lengths) > MOST_LENGTHS:
                self.lengths.clear()
            self.lengths[id(result)] = (result, min(each for each in known if each is not None))

    def literal(self, site: int, value: Any) -> Any:
        return self.recorder.literal(site, value) if self.on else value

    def bind(self, site: int, value: Any) -> Any:
        """A name is about to hold this value."""
        if self.on:
            self.name(site, self.sites[site].names[0], value)
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
        except Exception as problem:
            self.broken(problem)

    def unpacked(self, site: int, words: Iterator[str], element: Any, target: Any) -> None:
        parts = getattr(target, "elts", None)
        if parts is None:
            self.recorder.named(next(words), element, site)
            return
        for part, value in zip(parts, element, strict=True):
            self.unpacked(site, words, value, part)

    def each(self, site: int, iterable: Any) -> Any:
        """A comprehension runs over this."""
        if self.on and type(iterable) in EACH:
            return self.elements(site, iterable)
        return iterable

    def elements(self, site: int, iterable: Any) -> Iterator[Any]:
        for k, element in enumerate(iterable):
            if self.on:
                try:
                    self.recorder.items(site, iterable, element, k)
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
                seen = self.recorder.reads(operator.setitem, args, {}, self.places(site, args[:2]))
                self.pending.append((site, seen, (args, {})))
            except Exception as problem:
                self.broken(problem)
        return partial(operator.setitem, container, key, value)

    def put_attribute(self, site: int, value: Any, thing: Any) -> Callable[[], Any]:
        """Prepare ``thing.attribute = value``."""
        attribute = self.sites[site].names[0]
        if self.on:
            self.pending.append((site, None, ((thing, attribute, value), {})))
        return partial(setattr, thing, attribute, value)

    def wrote(self, site: int, _: None) -> None:
        """An entry or an attribute was written."""
        pending = self.pending
        if not self.on or not pending or pending[-1][0] != site:
            return
        _, seen, ((container, key, value), _) = pending.pop()
        try:
            if seen is None:
                self.attribute(site, container, key, value)
            else:
                self.recorder.written(site, container, key, value, seen, self.sites[site].text)
        except Exception as problem:
            self.broken(problem)

    def attribute(self, site: int, thing: Any, key: str, value: Any) -> None:
        location = AttributeAt(id(thing), type(thing).__name__, key)
        self.recorder.stored(location, value, site, self.sites[site].text)

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


def _resizes_in_place(function: Any) -> bool:
    """An array refuses to be resized while others look at it, and the recording does."""
    return isinstance(getattr(function, "__self__", None), np.ndarray)


_HOOKS = """
operate ready done literal bind bound returned item each target put_back hold take put put_attribute wrote
look begin end begin_generator begin_lambda enter turn head leave caught
"""
HOOKS = tuple(_HOOKS.split())
