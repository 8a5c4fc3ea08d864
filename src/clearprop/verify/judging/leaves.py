"""Make an expression computable: sums written out, functions put in, leaves looked up."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field, replace

import numpy as np

from clearprop.verify.grammar.names import LEARNING_RATE, Names, spell
from clearprop.verify.grammar.tree import (
    Binary,
    Call,
    Cases,
    Comparison,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Total,
    Transposed,
    Unknown,
    walk,
)
from clearprop.verify.judging.book import Binding, Book, Quantity
from clearprop.verify.values.arrays import Value
from clearprop.verify.values.evaluate import Missing, leaf_key

MOST_TERMS = 60
_INDICES = "ijklmnrtcps"
_INDEXED = re.compile(r"[A-Za-z]?[ijklmnrtcps\d]{1,2}(?:[+-]\d)?")


@dataclass
class Leaves:
    """The leaves of one expression by key."""

    values: dict[str, Value] = field(default_factory=dict)
    slacks: dict[str, Value] = field(default_factory=dict)
    follows: set[int] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    bindings: dict[str, Binding] = field(default_factory=dict)

    def take(self, key: str, quantity: Quantity) -> None:
        """Note one leaf."""
        self.values[key] = quantity.value
        self.slacks[key] = quantity.slack
        if quantity.follows is not None:
            self.follows.add(quantity.follows)
        if quantity.doubtful:
            self.doubtful.add(key)


@dataclass(frozen=True)
class Context:
    """What literals are compared with: the unit of the result, and the numbers typed in earlier parts.

    ``target`` is what the statement gives a value: in ``w = w - g`` the w on the right is the one before.
    ``plain`` asks for the plainest reading only.
    """

    result_unit: float = 0.0
    earlier: frozenset[str] = frozenset()
    first: bool = True
    target: str = ""
    plain: bool = False


def gather(node: Node, book: Book, context: Context, instead: dict[str, Binding] | None = None) -> Leaves:
    """Look up every leaf of a tree.

    Raises
    ------
    Missing
        for a name that nothing gives a value
    """
    leaves = Leaves()
    book = book.seen_as(instead or {})
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Number):
            fresh = not context.first and current.text not in context.earlier
            leaves.take(leaf_key(current), book.literal(current, context.result_unit, fresh=fresh))
            continue
        binding = book.last(current.key)
        if (
            binding is not None
            and not _is_entry_here(current, binding, book)
            and _holds(current, binding, book)
        ):
            leaves.take(current.key, Quantity(binding.value, binding.slack, binding.follows))
            leaves.bindings[current.key] = binding
            if binding.learned:
                leaves.doubtful.add(current.key)
        elif isinstance(current, Name):
            _name(current, book, leaves)
        elif isinstance(current, Unknown):
            raise Missing(current.text)
        else:
            waiting.extend(current.parts)
    return leaves


def _name(name: Name, book: Book, leaves: Leaves) -> None:
    """A name without a value of its own: an entry, a list of entries, the learning rate, or a constant."""
    quantity: Quantity | None = None
    if name.text.endswith("]"):
        at_zero = copy.copy(book)
        at_zero.conventions = replace(book.conventions, from_zero=True)
        quantity = at_zero.entry(name.base, name.script)
    elif name.script and name.script.replace(",", "").isdigit():
        quantity = book.entry(spell(name.base, "", name.raised), name.script)
    elif not name.script:
        quantity = book.assembled(name.base, name.raised)
    if quantity is None and name.text in LEARNING_RATE | {"α"}:
        rate = next((found for key in sorted(LEARNING_RATE) if (found := book.last(key)) is not None), None)
        if rate is not None:
            quantity = Quantity(rate.value, rate.slack, rate.follows, rate.key)
    if quantity is None and (layered := book.of_layer(*of_layer(name))) is not None:
        quantity = Quantity(layered.value, layered.slack, layered.follows, layered.key, True)
    if quantity is not None:
        leaves.take(name.text, quantity)
    elif name.text not in ("e", "π"):
        raise Missing(name.text)


def _holds(node: Node, binding: Binding, book: Book) -> bool:
    """Whether the value of ``σ(z)`` is still that of the z which is spoken of now."""
    if isinstance(node, Name):
        return True
    inside = [book.last(part.key) for part in walk(node) if isinstance(part, Name)]
    newer = any(known is not None and known.line > binding.line for known in inside)
    return not newer and not book.is_foreign(binding)


def _is_entry_here(node: Node, binding: Binding, book: Book) -> bool:
    """Whether ``z_30`` has a value in another section only, and is an entry of this section's z."""
    if not isinstance(node, Name) or not book.is_foreign(binding) or not node.script.isdigit():
        return False
    whole = book.last(spell(node.base, "", node.raised))
    return whole is not None and isinstance(whole.value, np.ndarray) and not book.is_foreign(whole)


def of_layer(name: Name) -> tuple[str, str]:
    """The name and the layer that ``a_1`` and ``a^{(1)}`` may speak of."""
    if name.raised.isdigit():
        return spell(name.base, name.script), name.raised
    return (name.base, name.script) if name.script.isdigit() and not name.raised else ("", "")


def keys_of(name: Name) -> list[str]:
    """Where a name's value may be found: under its own key, and that of the matrix that it is an entry of."""
    whole = name.base if name.text.endswith("]") else spell(name.base, "", name.raised)
    return list(dict.fromkeys([name.key, whole]))


def written_out(node: Node, names: Names, book: Book, depth: int = 0) -> Node:
    """The tree with sums over an index written out and the document's own functions put in."""
    if depth > 8:
        raise Missing("a function of itself")
    match node:
        case Total(sign, index, lower, upper, body) if index:
            return _terms(sign, index, lower, upper, written_out(body, names, book, depth), book)
        case Call(function, arguments, 0) if function in names.functions:
            parameters, body = names.functions[function]
            if len(parameters) == len(arguments):
                inside = [written_out(argument, names, book, depth) for argument in arguments]
                return substitute(
                    written_out(body, names, book, depth + 1), dict(zip(parameters, inside, strict=True))
                )
        case Call(function, (argument,), 1) if function in names.functions:
            return _slope(function, written_out(argument, names, book, depth), names, book, depth)
    if not node.parts or not any(isinstance(part, Total | Call) for part in walk(node)):
        return node
    return rebuilt(node, lambda part: written_out(part, names, book, depth))


def _slope(function: str, argument: Node, names: Names, book: Book, depth: int) -> Node:
    """``f'(z)`` of a function of the document, by differences of fourth order."""
    step = 1e-3

    def at(steps: int) -> Node:
        moved = Binary("+", argument, Number("", steps * step, 1.0))
        return written_out(Call(function, (moved,)), names, book, depth + 1)

    near, far = Binary("-", at(1), at(-1)), Binary("-", at(2), at(-2))
    total = Binary("-", Binary("*", Number("8", 8.0, 1.0), near), far)
    return Binary("/", total, Number("", 12 * step, 1.0))


def rebuilt(node: Node, change) -> Node:  # type: ignore[no-untyped-def]
    """The node with each part changed."""
    match node:
        case Negative(operand):
            return Negative(change(operand))
        case Binary(sign, left, right):
            return Binary(sign, change(left), change(right))
        case Call(function, arguments, primes):
            return Call(function, tuple(map(change, arguments)), primes)
        case Transposed(operand):
            return Transposed(change(operand))
        case Matrix(rows, flat):
            return Matrix(tuple(tuple(map(change, row)) for row in rows), flat)
        case Total(sign, index, lower, upper, body):
            return Total(sign, index, lower, upper, change(body))
        case Cases(rows):
            return Cases(
                tuple((change(value), change(when) if when is not None else None) for value, when in rows)
            )
        case Comparison(sign, left, right):
            return Comparison(sign, change(left), change(right))
    return node


def substitute(node: Node, instead: dict[str, Node]) -> Node:
    """The tree with some names replaced by expressions."""
    if isinstance(node, Name) and node.text in instead:
        return instead[node.text]
    return rebuilt(node, lambda part: substitute(part, instead))


def at_index(node: Node, index: str, number: int) -> Node:
    """The tree with an index letter replaced by a number, in subscripts, superscripts and alone."""
    if isinstance(node, Name):
        if node.text == index:
            return Number(str(number), float(number), 1.0)
        script = _replaced(node.script, index, number)
        raised = _replaced(node.raised, index, number)
        if (script, raised) == (node.script, node.raised):
            return node
        return Name(spell(node.base, script, raised), node.base, script, raised)
    return rebuilt(node, lambda part: at_index(part, index, number))


def _replaced(script: str, index: str, number: int) -> str:
    """``k+1`` with k = 1 is ``2``; ``jk`` with j = 3 is ``3k``; the n of ``new`` is no index."""
    if index not in script or _INDEXED.fullmatch(script) is None or script in ("in", "it"):
        return script
    for step in (1, -1, 2):
        script = script.replace(f"{index}{step:+d}", str(number + step))
    return script.replace(index, str(number))


def _terms(sign: str, index: str, lower: str, upper: str, body: Node, book: Book) -> Node:
    """A sum over an index as a sum of terms: between its bounds, or over all that have values."""
    if index not in _INDICES or not any(
        index in part.script + part.raised or part.text == index
        for part in walk(body)
        if isinstance(part, Name)
    ):
        return Total(sign, index if len(index) > 2 else "", "", "", body)
    if lower.isdigit() and upper.isdigit():
        numbers = list(range(int(lower), int(upper) + 1))[:MOST_TERMS]
        terms = [at_index(body, index, number) for number in numbers]
    else:
        terms = _all_terms(body, index, book, int(lower) if lower.isdigit() else None)
    if not terms:
        raise Missing(f"{sign}_{index}")
    total = terms[0]
    for term in terms[1:]:
        total = Binary("+" if sign == "Σ" else "*", total, term)
    return total


def _all_terms(body: Node, index: str, book: Book, lower: int | None) -> list[Node]:
    starts = (0, 1) if book.conventions.from_zero else (1, 0)
    for start in starts if lower is None else (lower,):
        terms: list[Node] = []
        for number in range(start, start + MOST_TERMS):
            term = at_index(body, index, number)
            try:
                gather(term, book, Context())
            except Missing:
                break
            terms.append(term)
        if len(terms) > 1:
            return terms
    return []
