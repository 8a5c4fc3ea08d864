"""The reverse pass: from the cotangents of some nodes to those of everything that they depend on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.adjoint import indexing
from clearprop.trace.adjoint.call import Call, NoRule
from clearprop.trace.adjoint.containers import Paths, is_container
from clearprop.trace.adjoint.opaque import is_real, measured
from clearprop.trace.adjoint.scaled import unscaled
from clearprop.trace.adjoint.table import rule_of
from clearprop.trace.replay.quiet import quiet
from clearprop.trace.tape.memory import Array, Region
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.structures import filled, paths, references
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class Adjoints:
    """Derivatives of the seeded sum by every node that it depends on.

    ``opaque`` are the nodes whose own derivative was measured by differences; ``missing`` those that nothing
    could be said of, so that what lies before them may lack a part.
    """

    tape: Tape
    cotangents: Mapping[int, Any]
    bounds: Mapping[int, Any]
    opaque: frozenset[int]
    missing: frozenset[int]

    def of(self, node: int) -> Array:
        """Give the derivative by a node, in its shape; zeros where nothing depends on it."""
        return self._array(self.cotangents.get(node), node)

    def bound(self, node: int) -> Array:
        """Give the sum of the absolute terms of ``of(node)``: rounding can be a few eps times this."""
        return self._array(self.bounds.get(node), node)

    def _array(self, found: Any, node: int) -> Array:
        if found is not None and not isinstance(found, list):
            return np.asarray(found)
        value = self.tape.value(node)
        return np.zeros(() if is_container(value) else np.shape(value))


def backward(
    tape: Tape,
    seeds: Mapping[int, Any],
    stop: Collection[int] = (),
    wanted: Iterable[int] | None = None,
    bounds: bool = True,
    values: dict[int, Any] | None = None,
) -> Adjoints:
    """Compute the derivatives of sum(seed * node) over all seeded nodes.

    Parameters
    ----------
    seeds  : for each node its weight, shaped as the node, or one number
    stop   : nodes behind which nothing is computed; they have a derivative themselves
    wanted : the nodes whose derivatives are asked for: nothing is computed that they do not need; None
             stands for all
    bounds : whether bounds for the rounding are asked for too, which takes as long again
    values : values of nodes that another pass looked up, added to: some have to be computed again

    Returns
    -------
    the derivatives by every (wanted) node before the seeds, with bounds for their rounding
    """
    stop = stop if isinstance(stop, range) else frozenset(stop)
    run = _Backward(tape, stop, bounds, {} if values is None else values)
    with quiet():
        return run.from_seeds(seeds, None if wanted is None else frozenset(wanted))


class _Backward:
    def __init__(self, tape: Tape, stop: Collection[int], bounds: bool, values: dict[int, Any]) -> None:
        self.tape = tape
        self.stop = stop
        self.with_bounds = bounds
        self.needed: frozenset[int] | None = None
        self.values = values
        self.cotangents: dict[int, Any] = {}
        self.bounds: dict[int, Any] = {}
        self.opaque: set[int] = set()
        self.missing: set[int] = set()

    def from_seeds(self, seeds: Mapping[int, Any], wanted: frozenset[int] | None) -> Adjoints:
        order = sorted(self.tape.ancestors(seeds, self.stop))
        self.needed = None if wanted is None else self._needed(order, wanted)
        for node, seed in seeds.items():
            if self._is_needed(node):
                whole = np.broadcast_to(np.asarray(seed, dtype=float), np.shape(self.value(node)))
                self._add(self.cotangents, node, whole)
                if self.with_bounds:
                    self._add(self.bounds, node, np.abs(whole))
        for node in reversed(order):
            if node in self.cotangents and node not in self.stop:
                self._pull(self.tape.nodes[node])
                if wanted is not None and node not in wanted:
                    self.cotangents.pop(node), self.bounds.pop(node, None)
        return Adjoints(
            self.tape, self.cotangents, self.bounds, frozenset(self.opaque), frozenset(self.missing)
        )

    def _needed(self, order: list[int], wanted: frozenset[int]) -> frozenset[int]:
        """Give the nodes through which a derivative must go to reach a wanted one."""
        needed: set[int] = set()
        for node in order:
            behind = node not in self.stop and not needed.isdisjoint(self.tape.parents(node))
            if behind or node in wanted:
                needed.add(node)
        return frozenset(needed)

    def _is_needed(self, node: int) -> bool:
        return self.needed is None or node in self.needed

    def value(self, node: int) -> Any:
        if node not in self.values:
            dtype = getattr(self.tape.nodes[node].held, "dtype", None)
            # What is multiplied with a cotangent becomes float64 anyway, again each time.
            look = self.tape.real if dtype == np.float32 else self.tape.value
            self.values[node] = look(node)
        return self.values[node]

    def _pull(self, node: Node) -> None:
        """Carry the cotangent of a node to its parents."""
        parents = self.tape.parents(node.id)
        if node.function is None or node.kind == "draw" or not any(map(self._is_needed, parents)):
            return
        ways = ((False, self.cotangents), (True, self.bounds))[: 1 + self.with_bounds]
        try:
            pulled = [(into, self._by_rule(node, into[node.id], absolute)) for absolute, into in ways]
        except Lost:
            self.missing.add(node.id)
            return
        except (NoRule, TypeError, ValueError, IndexError, KeyError, AttributeError):
            self._by_differences(node)
            return
        for into, parts in pulled:
            for ref, cotangent in parts:
                self._add(into, ref.node, cotangent)

    def _by_rule(self, node: Node, g: Any, absolute: bool) -> list[tuple[Ref, Any]]:
        """Give the cotangents of the references of a call, by the rule of its function."""
        call, factor = self._call(node, absolute)
        if factor != 1.0:
            g = g * call.size(factor)
        if isinstance(node.function, Region):
            carry = indexing.gathered if node.kind == "view" else indexing.scattered
            pulled: Any = carry(node.function, call, g)
        else:
            rule = rule_of(node.function, call.args)
            if rule is None:
                raise NoRule("no rule for this function")
            self._only_positions(node)
            pulled = rule(call, g)
        parts: list[tuple[Ref, Any]] = []
        for structure, cotangent in zip(self._arguments(node), pulled, strict=False):
            self._distribute(structure, cotangent, parts)
        out = self._written_over(node)
        if out is not None:
            parts.append((out, g * ~np.asarray(call.kwargs.get("where", True))))
        return parts

    def _call(self, node: Node, absolute: bool) -> tuple[Call, float]:
        """Give a call, and what its cotangent is to be multiplied with."""
        kwargs = {key: value for key, value in node.kwargs.items() if key != "out"}
        given, asked, factor = self._arguments(node), None, 1.0
        if self.needed is not None:
            asked = tuple([any(map(self._is_needed, references(each))) for each in given])
            given, factor = unscaled(self.tape, node.function, given, asked)
        args, kwargs = filled(given, self.value), filled(kwargs, self.value)
        return Call(node.function, args, kwargs, self.value(node.id), absolute, asked), factor

    def _arguments(self, node: Node) -> tuple[Any, ...]:
        """Give the arguments without the array that a ufunc was told to write to."""
        if isinstance(node.function, np.ufunc):
            return node.args[: node.function.nin]
        return node.args

    def _written_over(self, node: Node) -> Ref | None:
        """Give the array that ``out`` wrote over: it matters where ``where`` left entries out."""
        if node.into == "out":
            out = node.kwargs["out"]
        elif isinstance(node.function, np.ufunc) and isinstance(node.into, int):
            out = node.args[node.into]
        else:
            return None
        return out if type(out) is Ref else None

    def _only_positions(self, node: Node) -> None:
        """Refuse numbers with a history that were handed over by name; rules carry nothing to those."""
        for key, structure in node.kwargs.items():
            if key not in ("out", "where"):
                for _, parent in paths(structure):
                    if is_real(self.value(parent)):
                        raise NoRule(f"an argument by name: {key}")

    def _by_differences(self, node: Node) -> None:
        g = self.cotangents[node.id]
        try:
            pulled = measured(self.tape, node, g, self.bounds.get(node.id, g))
        except Exception:
            # The function belongs to the program and may fail in any way when it is called again.
            self.missing.add(node.id)
            return
        self.opaque.add(node.id)
        for parent, (cotangent, bound) in pulled.items():
            self._add(self.cotangents, parent, cotangent)
            if self.with_bounds:
                self._add(self.bounds, parent, bound)

    def _distribute(self, structure: Any, cotangent: Any, parts: list[tuple[Ref, Any]]) -> None:
        """Pair the references of a structure with their share of a cotangent."""
        kind = type(structure)
        if cotangent is None:
            return
        if kind is Ref:
            parts.append((structure, cotangent))
        elif isinstance(cotangent, Paths):
            for path, share in cotangent:
                self._along(structure, path, share, parts)
        elif kind is tuple or kind is list:
            for element, share in zip(structure, cotangent, strict=False):
                self._distribute(element, share, parts)
        elif kind is dict:
            for key, element in structure.items():
                self._distribute(element, cotangent.get(key), parts)

    def _along(self, structure: Any, path: tuple[Any, ...], share: Any, parts: list[tuple[Ref, Any]]) -> None:
        """Follow a path into a structure until a reference takes what is left of it."""
        if type(structure) is Ref:
            if not path:
                parts.append((structure, share))
            else:
                parts.append((structure, Paths([(path, share)])))
        elif path and type(structure) in (tuple, list, dict):
            self._along(structure[path[0]], path[1:], share, parts)

    def _add(self, into: dict[int, Any], node: int, cotangent: Any) -> None:
        """Add to the cotangent of a node."""
        if not self._is_needed(node):
            return
        value = self.value(node)
        if is_container(value):
            into.setdefault(node, Paths()).extend(_as_paths(cotangent, ()))
            return
        if not is_real(value) or cotangent is None:
            if np.iscomplexobj(value):
                self.missing.add(node)
            return
        if isinstance(cotangent, Paths):
            whole = np.zeros(np.shape(value))
            for path, share in cotangent:
                np.add.at(whole, path, share)
            cotangent = whole
        shaped = np.asarray(cotangent, dtype=float)
        if shaped.shape != np.shape(value):
            shaped = np.broadcast_to(shaped, np.shape(value))
        into[node] = into[node] + shaped if node in into else shaped


def _as_paths(cotangent: Any, before: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], Any]]:
    if isinstance(cotangent, Paths):
        return [((*before, *path), share) for path, share in cotangent]
    if isinstance(cotangent, (list, tuple)):
        return [found for k, share in enumerate(cotangent) for found in _as_paths(share, (*before, k))]
    return [(before, cotangent)]
