"""The recorder: what the hooks in the watched program call.

Every operation is told twice, before it runs and after: an operation in place must be seen with the operands
that it had.  The recorder never changes what it is given; it hands results on as they are, except that a
number which is the same object as an operand (``max(a, b)``) becomes a new object of the same bits, so that
two results never share an identity.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from types import GeneratorType, ModuleType
from typing import Any

import numpy as np

from clearprop.trace.tape.changing import Changing, Pending
from clearprop.trace.tape.choices import Choices
from clearprop.trace.tape.functions import CONTAINERS, SELECTING, Traits, traits_of, unbound
from clearprop.trace.tape.loop_items import LoopItems
from clearprop.trace.tape.nodes import ItemAt, Kind
from clearprop.trace.tape.resolve import NUMBERS
from clearprop.trace.tape.snapshots import COPIED_BYTES
from clearprop.trace.tape.storing import Storing
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape

ITERATORS = (zip, enumerate, reversed, map, filter)
COMPARISONS = frozenset({operator.gt, operator.ge, operator.lt, operator.le, operator.eq, operator.ne})
WHOLE = SELECTING | {int}
ARITHMETIC = frozenset({operator.add, operator.sub, operator.mul, operator.neg, operator.pos, abs})
SILENCE = Pending(None)
COUNTED = (float, complex, np.ndarray, np.number)
MOST_PARTS = 100_000
DEEPEST_PART = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be recorded: nodes in all, and bytes of the values that are kept."""

    nodes: int = 60_000
    kept_bytes: int = 100_000_000


class Recorder(Changing, Choices, LoopItems, Storing):
    """Writes a tape.  ``context`` is set by the loop hooks; frames are entered and left by the call hooks."""

    def __init__(self, tape: Tape, limits: Limits | None = None) -> None:
        limits = limits or Limits()
        super().__init__(tape, limits.nodes, limits.kept_bytes)
        self._traits: dict[Any, Traits] = {}

    def reads(
        self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None, places: Any = ()
    ) -> Pending:
        """See the operands of an operation before it runs.

        Parameters
        ----------
        function : what is called: ``operator.add``, ``np.exp``, the bound method ``a.dot``, ``getattr``
        places   : where each positional argument was loaded from, or None; may be shorter than args
        """
        try:
            traits = self._traits.get(function)
        except TypeError:
            traits = None
        if traits is None:
            function, args = unbound(function, args)
            traits = self._known(function)
        if traits.silent or len(self.tape.nodes) >= self.limit_nodes:
            return SILENCE
        if traits.picks and _without_numbers(function, args):
            return SILENCE
        listening = self.listen(args) if self._heard else None
        read = self.reads_all(args) if not places else self._placed_all(args, places)
        kept = {key: self.read(a) for key, a in kwargs.items()} if kwargs else None
        pending = Pending(function, read, kept, traits, (), listening)
        more = type(function) is np.ufunc and len(args) > function.nin
        if more or traits.changes != "nothing" or (kwargs and "out" in kwargs):
            self.watch_changes(pending, args, kwargs or {})
        return pending

    def applied(self, site: int, pending: Pending, result: Any) -> Any:
        """See an operation after it ran; gives the result to hand on to the program."""
        if pending.function is None or len(self.tape.nodes) >= self.limit_nodes:
            return result
        if pending.listening is not None:
            pending.args = (self.heard(pending.listening), *pending.args[1:])
        if pending.watched and self.changed(site, pending, result):
            return result
        kind = type(result)
        if kind in NUMBERS or isinstance(result, np.ndarray):
            if id(result) in self._refs:
                if kind not in NUMBERS or pending.function not in SELECTING:
                    return result
                result = result * 1.0 if kind is float else result.copy()
            self._result(site, pending, result)
        elif isinstance(result, (np.integer, *ITERATORS)):
            if id(result) not in self._refs:
                self._result(site, pending, result)
        elif kind is list or kind is dict or isinstance(result, tuple):
            self._container(site, pending, result)
        elif kind is int and self._has_history(pending):
            self.node("apply", site, pending.function, pending.args, {}, result)
        elif (kind is bool or kind is np.bool_) and pending.function in COMPARISONS:
            # A truth value has no identity; its node only tells which way a branch went.
            self.node("apply", site, pending.function, pending.args, {}, result)
        return result

    def _has_history(self, pending: Pending) -> bool:
        """Whether an operation makes a whole number of what has a history, and not of counters alone."""
        if pending.function in WHOLE:
            return any(True for _ in references(pending.args))
        nodes = self.tape.nodes
        return pending.function in ARITHMETIC and any(
            nodes[each].kind == "apply" for each in references(pending.args)
        )

    def written(
        self, site: int, container: Any, index: Any, value: Any, pending: Pending, name: str = ""
    ) -> None:
        """``container[index] = value`` ran, after ``reads(operator.setitem, (container, index, value))``."""
        if isinstance(container, np.ndarray):
            self.applied(site, pending, None)
        elif type(container) in (list, dict):
            self.pin(container)
            self._store(ItemAt(id(container), index), value, site, name or f"[{index!r}]", 0)

    def _known(self, function: Any) -> Traits:
        """Look a function up; a bound method is not kept, because it keeps its object alive."""
        try:
            traits = self._traits.get(function)
        except TypeError:
            return traits_of(function)
        if traits is None:
            traits = traits_of(function)
            owner = getattr(function, "__self__", None)
            if owner is None or isinstance(owner, ModuleType):
                self._traits[function] = traits
        return traits

    def _placed_all(self, args: tuple[Any, ...], places: Any) -> tuple[Any, ...]:
        """Read arguments with their places; an array that a method was bound to stands before them."""
        before = len(args) - len(places) if len(args) > len(places) and isinstance(args[0], np.ndarray) else 0
        among = range(before, before + len(places))
        return tuple([self.read(a, places[k - before] if k in among else None) for k, a in enumerate(args)])

    def _result(self, site: int, pending: Pending, result: Any) -> None:
        """Append the node of a new result."""
        kind: Kind = "draw" if pending.traits.draws else "apply"
        again = kind == "apply" and self._repeatable(pending, result)
        held = self.keeper.keep(result, again) if isinstance(result, np.ndarray) else result
        if pending.args and type(pending.args[0]) is GeneratorType:
            # It has been used up, so nothing can be computed from it again.
            ref = self.node("leaf", site, None, (), {}, held)
        else:
            ref = self.node(kind, site, pending.function, pending.args, pending.kwargs or {}, held)
        key = id(result)
        if key in self._parts or key in self._fresh:
            self._parts.pop(key, None)
            self._fresh.pop(key, None)
        self.stands_for(result, ref)

    def _repeatable(self, pending: Pending, result: Any) -> bool:
        """Whether a result may be let go: very large ones that were made before a loop are data.

        A function that nothing is known of may read a file, or give something else the next time.
        """
        if getattr(result, "nbytes", 0) <= COPIED_BYTES:
            return True
        is_known = pending.traits.changes == "nothing" and any(True for _ in references(pending.args))
        return is_known and self.context != ()

    def _container(self, site: int, pending: Pending, result: Any) -> None:
        """Append the node of a container that a call gave; its entries become nodes when they are used."""
        entries = list(self._entries(result, ()))
        if entries and len(entries) <= MOST_PARTS:
            kind: Kind = "draw" if pending.traits.draws else "apply"
            held = self._copied(pending, result, 0)
            ref = self.node(kind, site, pending.function, pending.args, pending.kwargs or {}, held)
            for value, path in entries:
                self._parts[id(value)] = (value, ref.node, path)

    def _copied(self, pending: Pending, value: Any, depth: int) -> Any:
        """Keep the numbers of a container, and the containers in it, as they are now."""
        if isinstance(value, np.ndarray):
            return self.keeper.keep(value, self._repeatable(pending, value))
        if depth > DEEPEST_PART or not isinstance(value, (tuple, list, dict)):
            return value
        if isinstance(value, dict):
            return {key: self._copied(pending, element, depth + 1) for key, element in value.items()}
        copied = [self._copied(pending, element, depth + 1) for element in value]
        return tuple(copied) if isinstance(value, tuple) else copied

    def _entries(self, container: Any, before: tuple[Any, ...]) -> Any:
        """Give the numbers and arrays in a container that have no history yet, with their paths."""
        for key, value in container.items() if type(container) is dict else enumerate(container):
            kind = type(value)
            if kind is tuple or kind is list:
                if len(before) < DEEPEST_PART:
                    yield from self._entries(value, (*before, key))
            elif id(value) not in self._refs and isinstance(value, COUNTED):
                yield value, (*before, key)


def _without_numbers(function: Any, args: tuple[Any, ...]) -> bool:
    """Whether an entry or an attribute is taken from something that is neither array nor number."""
    if function is getattr:
        return not isinstance(args[0], (np.ndarray, np.generic))
    return isinstance(args[0], CONTAINERS)
