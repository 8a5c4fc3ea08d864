"""A first walk through a document, to learn which names it gives values to.

Only then can its products be read: ``XW`` is X times W if X and W are names here, and ``f(0.3)`` is a
call if the document says what f is.
"""

from __future__ import annotations

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.names import FUNCTIONS, Names
from clearprop.verify.grammar.parser import Unreadable
from clearprop.verify.grammar.statements import Part, Statement
from clearprop.verify.grammar.tree import Call, Matrix, Name, Node, Number, is_literal, names_in, walk
from clearprop.verify.reading.tokens import Token


def survey(tokens: list[Token], pairs: dict[int, int]) -> Names:
    """The names, functions and calls that stand to the left of relation signs."""
    names = Names()
    finder = Finder(tokens, dict(pairs), names)
    calls: list[tuple[Call, int]] = []
    for place, token in enumerate(tokens):
        if token.kind != "rel" or finder.inside[place]:
            continue
        left, start = finder.left_side(place)
        while isinstance(left, Name):
            names.values.add(left.text)
            left, start = _before(finder, start)
        if isinstance(left, Call):
            if left.function not in FUNCTIONS.values() or left.function in ("leaky_relu", "elu"):
                calls.append((left, place))
        elif isinstance(left, Matrix):
            names.values |= names_in(left)
    _labels(finder, names)
    for call, place in calls:
        _call(call, place, finder, names)
    return names


def _before(finder: Finder, start: int) -> tuple[Node | None, int]:
    """The name before a comma: ``x1, x2 = …`` names both."""
    place = start - 1
    if place < 1 or finder.tokens[place].kind != "comma":
        return None, start
    begin = finder.boundary(place)
    for first in range(begin, place):
        node = finder.whole(first, place)
        if isinstance(node, Name) and finder.may_begin(first) and (node.script or len(node.base) == 1):
            return node, first
    return None, start


def _labels(finder: Finder, names: Names) -> None:
    """``x1: 0.05`` and table cells give values too."""
    for target, _ in given(finder):
        if isinstance(target, Name):
            names.values.add(target.text)


def _call(call: Call, place: int, finder: Finder, names: Names) -> None:
    """``f(x) = …`` defines a function, ``L(w_1) = 0.18`` a quantity."""
    part, _ = finder.part(place + 1)
    parameters = [argument.text for argument in call.arguments if isinstance(argument, Name)]
    literal = part.node is not None and is_literal(part.node)
    plain = len(parameters) == len(call.arguments) and all(len(p) <= 3 for p in parameters)
    result = _ends_in_number(finder, place)
    if (
        part.node is not None
        and plain
        and not literal
        and not result
        and names_in(part.node) & set(parameters)
    ):
        names.function_names.add(call.function)
        return
    flat = "(" + ",".join(argument.key for argument in call.arguments) + ")"
    names.calls.add(call.function + flat)


def _ends_in_number(finder: Finder, place: int) -> bool:
    end = place
    for _ in range(8):
        part, end = finder.part(end + 1)
        following = finder.following_sign(end)
        if following is None:
            return part.node is not None and is_literal(part.node)
        end = following
    return False


def given(finder: Finder) -> list[tuple[Node, Statement]]:
    """What is given a value without a relation sign: ``x1: 0.05``, a table's rows, ``learning rate 0.5``."""
    found: list[tuple[Node, Statement]] = []
    tokens = finder.tokens
    for place, token in enumerate(tokens):
        statement: Statement | None = None
        if token.kind == "colon" and not token.math:
            statement = _after_colon(finder, place)
        elif token.kind == "cell":
            statement = _table_row(finder, place)
        elif token.kind == "num":
            statement = _learning_rate(finder, place)
        if statement is not None and statement.target is not None:
            found.append((statement.target, statement))
    return found


def _after_colon(finder: Finder, place: int) -> Statement | None:
    try:
        node, end = finder.parser.parse(place + 1)
    except Unreadable:
        return None
    following = finder.tokens[end] if end < len(finder.tokens) else None
    if not is_literal(node) or (
        following is not None and following.kind in ("name", "rel", "op", "word", "num", "colon")
    ):
        return None
    target = finder.labelled(place + 1)
    return _statement(target, [node], finder.tokens[place].line)


def _statement(target: Node | None, nodes: list[Node], line: int) -> Statement | None:

    if target is None:
        return None
    parts = [Part(node, line, last_line=line) for node in nodes]
    return Statement(target, parts, line, line, given=True)


def _table_row(finder: Finder, place: int) -> Statement | None:
    """A row whose first cell is a name and that has one number: ``| w1 | 0.15 | from x1 |``."""
    tokens = finder.tokens
    if place and tokens[place - 1].kind != "nl":
        return None
    cells: list[tuple[int, int]] = []
    start = place + 1
    for end in range(place + 1, min(len(tokens), place + 400)):
        if tokens[end].kind in ("cell", "nl"):
            if end > start:
                cells.append((start, end))
            start = end + 1
            if tokens[end].kind == "nl":
                break
    if any(tokens[i].kind in ("rel", "soft") for s, e in cells for i in range(s, e)):
        return None
    nodes = [_cell(finder, s, e) for s, e in cells]
    if len(nodes) < 2 or not isinstance(nodes[0], Name):
        return None
    name = nodes[0]
    if not (name.script or len(name.base) == 1 or name.base in "αβγδη"):
        return None
    numbers = [node for node in nodes[1:] if node is not None and is_literal(node)]
    sums = [
        node
        for node in nodes[1:]
        if node is not None and not is_literal(node) and any(isinstance(n, Number) for n in walk(node))
    ]
    if len(numbers) != 1:
        return None
    return _statement(name, [*sums[:1], numbers[0]], tokens[place].line)


def _cell(finder: Finder, start: int, end: int) -> Node | None:
    while start < end and finder.tokens[start].kind == "edge":
        start += 1
    while start < end and finder.tokens[end - 1].kind == "edge":
        end -= 1
    return finder.whole(start, end) if start < end else None


def _learning_rate(finder: Finder, place: int) -> Statement | None:
    """``learning rate 0.5``, ``learning rate of 0.5``, ``学习率为 0.5``."""
    tokens = finder.tokens
    words = "".join(
        token.text.lower()
        for token in tokens[max(0, place - 4) : place]
        if token.kind in ("name", "word", "script")
    )
    if any(token.kind in ("nl", "num", "cell") for token in tokens[max(0, place - 2) : place]):
        return None
    english = words.endswith(("learningrate", "learningrateof", "learningrateis", "stepsize", "stepsizeof"))
    chinese = words.endswith(("学习率", "学习率为", "学习率是", "学习率取", "步长", "步长为"))
    if not (english or chinese):
        return None
    try:
        node, end = finder.parser.parse(place)
    except Unreadable:
        return None
    return (
        _statement(Name("lr", "lr"), [node], tokens[place].line) if is_literal(node) and end > place else None
    )
