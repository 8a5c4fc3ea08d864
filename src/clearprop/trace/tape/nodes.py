"""The parts of a tape: what was computed, where in the text, in which loop, and which name received it.

A node is one result and never changes its value: what the program changes in place becomes a further node.
Stores say which names, attributes, entries and buffers held which node, in the order in which it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["leaf", "literal", "draw", "apply", "view", "write", "changed", "item"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands for the value of a node inside an argument structure."""

    node: int


class Loop(NamedTuple):
    """One running loop; ``entry`` counts how often this loop was entered before."""

    site: int
    entry: int
    round: int


Context: TypeAlias = tuple[Loop, ...]


class Binding(NamedTuple):
    """A name as it is written (``W1``, ``self.w_in``, ``layers[0]['W']``) and where it was given."""

    name: str
    site: int


@dataclass(frozen=True, slots=True)
class NameAt:
    """A variable of one call of a function; frame 0 is the module."""

    frame: int
    name: str


@dataclass(frozen=True, slots=True)
class AttributeAt:
    """An attribute of an object."""

    object_id: int
    class_name: str
    attribute: str


@dataclass(frozen=True, slots=True)
class ItemAt:
    """An entry of a list, a tuple or a dictionary."""

    container_id: int
    key: Any


@dataclass(frozen=True, slots=True)
class OwnerAt:
    """The memory behind an array, whichever names and views look at it."""

    owner_id: int


Location: TypeAlias = NameAt | AttributeAt | ItemAt | OwnerAt


@dataclass(slots=True)
class Node:
    """One result.  ``function(*args, **kwargs)`` with every Ref replaced by its value gives it again.

    kind ``leaf``: it came from somewhere that was not watched; ``literal``: a number written in the text;
    ``draw``: from a random generator, never computed again; ``apply``: function of args; ``view``: entries of
    an owner, ``function`` a Region; ``write``: the argument ``into`` (position or keyword) of the call after
    the call changed it in place, or an owner after one of its views was written; ``changed``: an array whose
    bytes changed unseen; ``item``: an entry of a container or of an array that a loop runs over.
    An augmented assignment of an array (``operator.iadd`` ...) is an ``apply`` of that function.
    """

    id: int
    kind: Kind
    site: int
    function: Callable[..., Any] | None
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    context: Context
    frame: int
    held: Any
    into: int | str | None = None
    names: list[Binding] = field(default_factory=list)


class Store(NamedTuple):
    """A location received the value of a node when ``order`` nodes were on the tape."""

    location: Location
    node: int
    site: int
    context: Context
    order: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One call of a function of the program; ``parent`` is the serial of the calling one."""

    serial: int
    name: str
    def_site: int
    call_site: int
    parent: int


def part(container: Any, path: tuple[Any, ...]) -> Any:
    """Give the entry of nested lists, tuples and dictionaries that a path of keys leads to."""
    for key in path:
        container = container[key]
    return container
