"""What a reader of a program calls its parameters: ``net.layers[0].W``, not the ``p`` of an update's loop.

A loop over parameters gives all of them one name, and a function its own.  The module's variables still hold
them when the program has ended, so the way from there to the place that held a value is a name for it alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from clearprop.trace.roles.naming import VARIABLE_INDEX
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.tape.nodes import AttributeAt, ItemAt, Location, NameAt
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced

DEEPEST, MOST_PARTS = 5, 64
PLAIN = (str, bytes, int, float, complex, np.ndarray, np.generic, type, ModuleType, FunctionType)


def renamed(traced: Traced, roles: Roles) -> Roles:
    """Give roles whose parameters have names that tell them apart, as far as there are such."""
    names = Counter(parameter.name for parameter in roles.parameters)
    wanted = [p for p in roles.parameters if names[p.name] > 1 or _is_local(p.name, traced.namespace)]
    if not wanted:
        return roles
    passing = {word for site in traced.sites if site.kind in ("item", "loop") for word in site.names}
    lasting = {name: thing for name, thing in traced.namespace.items() if name not in passing}
    paths = {id(thing): path for path, thing in _things(lasting)}
    spelled = {p.first: _spelled(traced, p, paths) for p in roles.parameters}
    shared = Counter(name for each in spelled.values() for name in each)
    parameters = []
    for each in roles.parameters:
        alone = [name for name in spelled[each.first] if shared[name] == 1]
        is_wanted = any(each is other for other in wanted)
        parameters.append(replace(each, name=alone[0]) if alone and is_wanted else each)
    return replace(roles, parameters=tuple(parameters))


def _is_local(name: str, namespace: Mapping[str, Any]) -> bool:
    """Whether a name means nothing outside of the function that gave it; ``self.W`` is read in its class."""
    root = name.partition("[")[0].partition(".")[0]
    return root not in namespace and root not in ("self", "cls") and "." not in name


def _spelled(traced: Traced, parameter: Parameter, paths: Mapping[int, str]) -> list[str]:
    """Give the names of a parameter alone, those from the module's variables first."""
    tape = traced.tape
    reached: Counter[str] = Counter()
    for location in _held(tape, parameter):
        path = _path(location, paths, traced.namespace)
        if path is not None:
            reached[path] += 1
    given = Counter(b.name for node in sorted(parameter.nodes) for b in set(tape.nodes[node].names))
    fixed = [name for name, _ in given.most_common() if VARIABLE_INDEX.search(name) is None]
    return list(dict.fromkeys([*(path for path, _ in reached.most_common()), *fixed]))


def _held(tape: Tape, parameter: Parameter) -> Iterator[Location]:
    """Give every place that held a value of a parameter."""
    for store in tape.stores:
        if store.node in parameter.nodes:
            yield store.location


def _path(location: Location, paths: Mapping[int, str], namespace: Mapping[str, Any]) -> str | None:
    """Spell a place as it is reached from the module's variables; None where it is not."""
    if isinstance(location, NameAt):
        return location.name if location.frame == 0 and location.name in namespace else None
    if isinstance(location, AttributeAt) and location.object_id in paths:
        return f"{paths[location.object_id]}.{location.attribute}"
    if isinstance(location, ItemAt) and location.container_id in paths and _is_fixed(location.key):
        return f"{paths[location.container_id]}[{location.key!r}]"
    return None


def _is_fixed(key: Any) -> bool:
    """Whether a key is written alike by everybody; -1 is another way to say the last one."""
    return isinstance(key, str) or (isinstance(key, int) and key >= 0)


def _things(namespace: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give what holds numbers, with the shortest way to it: lists, dictionaries, objects."""
    open_ = [(name, thing) for name, thing in namespace.items() if not name.startswith("__")]
    seen: set[int] = set()
    for _ in range(DEEPEST):
        deeper = []
        for path, thing in open_:
            if isinstance(thing, PLAIN) or id(thing) in seen:
                continue
            seen.add(id(thing))
            yield path, thing
            deeper += list(_parts(path, thing))
        open_ = deeper


def _parts(path: str, thing: Any) -> Iterator[tuple[str, Any]]:
    if type(thing) in (list, tuple) and len(thing) <= MOST_PARTS:
        yield from ((f"{path}[{k}]", each) for k, each in enumerate(thing))
    elif type(thing) is dict and len(thing) <= MOST_PARTS:
        yield from ((f"{path}[{key!r}]", each) for key, each in thing.items())
    elif type(getattr(thing, "__dict__", None)) is dict and len(thing.__dict__) <= MOST_PARTS:
        yield from ((f"{path}.{key}", each) for key, each in thing.__dict__.items())
