"""Branches that only choose a number: ``z if z > 0 else 0.0``, and the same thing said with statements.

``if z > 0: return z`` with ``return 0.0`` below it, or ``a = z`` in one branch and ``a = 0.1 * z`` in the
other, compute one function of z in pieces.  What a condition decides is then known to the tape, the side that
was not taken included, as it is with ``np.where``.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

from clearprop.trace.source.building import at

COMPARING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
PLAIN = (ast.Name, ast.Constant, ast.UnaryOp, ast.BinOp, ast.Subscript, ast.Attribute, ast.Call, ast.IfExp)
INSIDE = (
    *(*PLAIN, ast.Compare, ast.BoolOp, ast.Tuple, ast.expr_context, ast.operator, ast.unaryop),
    *(ast.cmpop, ast.boolop, ast.Slice),
)


def decides(test: ast.expr) -> bool:
    """Tell whether a condition asks how large numbers are.

    Examples
    --------
    >>> [decides(ast.parse(each, mode="eval").body) for each in ("z > 0", "not -1 < z <= 1", "name == 'x'")]
    [True, True, False]
    """
    match test:
        case ast.Compare(ops=operators, left=left, comparators=others):
            return all(isinstance(each, COMPARING) for each in operators) and _all_plain([left, *others])
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return decides(inner)
        case ast.BoolOp(values=values):
            return all(decides(each) for each in values)
    return False


def gives_number(value: ast.expr) -> bool:
    """Tell whether an expression may be a number that could be computed again, without harm."""
    if isinstance(value, ast.Constant):
        return type(value.value) in (int, float)
    return isinstance(value, PLAIN) and _all_plain([value])


def _all_plain(expressions: Sequence[ast.expr]) -> bool:
    parts = [part for each in expressions for part in ast.walk(each)]
    return all(isinstance(part, INSIDE) and not _is_text(part) for part in parts)


def _is_text(part: ast.AST) -> bool:
    return isinstance(part, ast.Constant) and not isinstance(part.value, int | float)


def returned(statements: Sequence[ast.stmt]) -> ast.expr | None:
    """Give what statements return, as one expression; None where they do more than that.

    Examples
    --------
    >>> text = "if z > 0: return z\\nreturn 0.1 * z"
    >>> ast.unparse(returned(ast.parse(text).body))
    'z if z > 0 else 0.1 * z'
    """
    match statements:
        case [ast.Return(value=ast.expr() as value)] if gives_number(value):
            return value
        case [ast.If(test=test, body=body, orelse=orelse) as first, *rest] if decides(test):
            one = returned(body)
            other = returned([*orelse, *rest])
            if one is not None and other is not None:
                return at(ast.IfExp(test, one, other), first)
    return None


def assigned(node: ast.If, sure: Collection[str]) -> dict[str, ast.IfExp]:
    """Give what each target of an ``if`` receives, as one expression each, by its text.

    Parameters
    ----------
    sure : the names that are bound for certain before it

    Examples
    --------
    >>> node = ast.parse("if z > 0:\\n  a, d = z, 1.0\\nelse:\\n  a = 0.0").body[0]
    >>> assigned(node, ())
    {}
    >>> node = ast.parse("if z < 0:\\n  z *= 0.1").body[0]
    >>> {word: ast.unparse(value) for word, value in assigned(node, ()).items()}
    {'z': 'z * 0.1 if z < 0 else z'}
    """
    if not decides(node.test):
        return {}
    known = frozenset((*sure, *read_by(node.test)))
    one, other = _stored(node.body, known), _stored(node.orelse, known)
    if one is None or other is None or not one:
        return {}
    made: dict[str, ast.IfExp] = {}
    for word in dict.fromkeys((*one, *other)):
        target = (one.get(word) or other[word])[0]
        sides = [side[word][1] if word in side else _loaded(target) for side in (one, other)]
        both = word in one and word in other
        if not both and isinstance(target, ast.Name) and target.id not in known:
            return {}
        made[word] = at(ast.IfExp(node.test, *sides), node)
    return {} if _entangled(made, one, other) else made


Stored = dict[str, tuple[ast.expr, ast.expr]]


def _stored(statements: Sequence[ast.stmt], known: Collection[str]) -> Stored | None:
    """Give the targets of one branch with what they receive; None where it does anything else."""
    if len(statements) == 1 and isinstance(statements[0], ast.If):
        inner = assigned(statements[0], known)
        targets = {ast.unparse(t): t for each in ast.walk(statements[0]) for t in _targets(each)}
        return {word: (targets[word], value) for word, value in inner.items()} or None
    found: Stored = {}
    for each in statements:
        match each:
            case ast.Pass():
                continue
            case ast.Assign(targets=[target], value=value) if gives_number(value):
                pass
            case ast.AugAssign(target=target, op=op, value=right) if gives_number(right):
                value = at(ast.BinOp(_loaded(target), op, right), each)
            case _:
                return None
        word = ast.unparse(target)
        if not _is_place(target) or word in found:
            return None
        found[word] = target, value
    return found


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign) else []


def _is_place(target: ast.expr) -> bool:
    return isinstance(target, ast.Name | ast.Subscript | ast.Attribute) and _all_plain([target])


def _loaded(target: ast.expr) -> ast.expr:
    """Give a target as it is read."""
    match target:
        case ast.Name(id=word):
            return at(ast.Name(word, ast.Load()), target)
        case ast.Subscript(value=value, slice=index):
            return at(ast.Subscript(value, index, ast.Load()), target)
        case ast.Attribute(value=value, attr=word):
            return at(ast.Attribute(value, word, ast.Load()), target)
    return target


def read_by(test: ast.expr) -> frozenset[str]:
    """Give the names that a condition has read for certain when it is known: they are bound."""
    while isinstance(test, ast.UnaryOp):
        test = test.operand
    if isinstance(test, ast.Compare):
        return frozenset(_names(test.left) | _names(test.comparators[0]))
    return frozenset()


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _entangled(made: dict[str, ast.IfExp], one: Stored, other: Stored) -> bool:
    """Whether a branch reads what it has just stored: the other side could not be computed alone."""
    for side in (one, other):
        stored: set[str] = set()
        for word, (target, value) in side.items():
            if stored & _names(value):
                return True
            stored |= _names(target) if isinstance(target, ast.Name) else set()
            stored |= {word}
    words = {word for word in made if not word.isidentifier()}
    texts = [ast.unparse(value) for side in (one, other) for _, value in side.values()]
    return len(made) > 1 and any(word in text for word in words for text in texts)
