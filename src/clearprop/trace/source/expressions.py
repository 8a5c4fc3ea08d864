"""Expressions: every operation is prepared by one hook, done where it stands, and reported by another.

``a + b`` becomes ``done(7, operate(7, a, b)())``: the first hook returns a C-level callable, which is called
in the program's own frame.  So warnings, tracebacks and whoever looks at the calling frame meet the program,
never a hook, and everything is evaluated once, in the order in which it is written.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, replace

from clearprop.trace.source.building import at, call, changed, constant, hook, index_of, name, rebuilt
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.MatMult: "matmul",
    ast.LShift: "lshift",
    ast.RShift: "rshift",
    ast.BitOr: "or_",
    ast.BitXor: "xor",
    ast.BitAnd: "and_",
    ast.USub: "neg",
    ast.UAdd: "pos",
    ast.Invert: "invert",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
    ast.Eq: "eq",
    ast.NotEq: "ne",
}
# They look at the frame that calls them, or give what no tape needs.
_LEFT_ALONE = """
super locals globals vars dir eval exec compile input breakpoint isinstance issubclass hasattr callable type
id help open exit quit __import__ __build_class__
"""
LEFT_ALONE = frozenset(_LEFT_ALONE.split())
# What may give a whole number that was computed from others.
GIVING = (ast.Call, ast.IfExp, ast.Compare, ast.Subscript)
ARRAY_ATTRIBUTES = frozenset(("T", "mT", "real", "imag", "flat"))
JOINED_PLACES = sys.version_info >= (3, 12)


@dataclass(frozen=True)
class Scope:
    """Where the rewriting stands: the function, the class for private names, the loops around it.

    ``shared`` are the names of the module that its functions use.
    """

    text: Text
    sites: SiteTable
    function: str = ""
    class_name: str = ""
    kind: str = "module"
    depth: int = 0
    nested: int = 0
    generator: int | None = None
    shared: tuple[str, ...] = ()

    def inner(self, function: str) -> str:
        return f"{self.function}.{function}" if self.function else function

    def deeper(self) -> Scope:
        return replace(self, depth=self.depth + 1)

    def private(self, attribute: str) -> str:
        """Write an attribute as Python does inside a class: ``__w`` is ``_Net__w``."""
        stem = self.class_name.lstrip("_")
        hidden = attribute.startswith("__") and not attribute.endswith("__") and "." not in attribute
        return f"_{stem}{attribute}" if hidden and stem else attribute


class Expressions:
    """Rewrites expressions of one scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.statement: ast.AST = ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
        self.joined: ast.AST | None = None
        self.sure: frozenset[str] = frozenset()
        self.telling: dict[int, tuple[tuple[int, int], ...]] = {}

    def site(
        self,
        node: ast.AST,
        kind: str,
        names: tuple[str, ...] = (),
        operands: tuple[ast.expr, ...] = (),
        operator: str = "",
    ) -> int:
        scope = self.scope
        words = tuple(each.id if isinstance(each, ast.Name) else None for each in operands)
        place = self.joined or node
        return scope.sites.add(
            scope.text,
            place,
            self.statement,
            kind,
            scope.function,
            names,
            words,
            operator,
            scope.generator,
        )

    def visit(self, node: ast.AST) -> ast.expr:
        """Rewrite one expression."""
        method = getattr(self, f"visit_{type(node).__name__}", None)
        if method is None:
            return rebuilt(node, self.visit)  # type: ignore[return-value]  # a child of an expression
        rewritten: ast.expr = method(node)
        return rewritten

    def kept(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression whose value is stored or passed: a float written there gets an identity."""
        if written_number(node):
            made: ast.expr = hook("literal", node, self.site(node, "literal"), node)
        else:
            made = self.visit(node)
        return self.told(self.telling.get(id(node), ()), made)

    def told(self, choices: tuple[tuple[int, int], ...], value: ast.expr) -> ast.expr:
        """Tell of a value that it is what choices give: the innermost first."""
        for site, group in choices:
            value = hook("chosen", value, site, group, value)
        return value

    def operation(self, node: ast.expr, operator: str, *operands: ast.expr, index: bool = False) -> ast.expr:
        """Write ``done(site, operate(site, operands...)())``."""
        site = self.site(node, "apply", operands=operands, operator=operator)
        values = [self.kept(each) for each in operands]
        if index:
            values[1] = index_of(values[1])
        ready = call(hook("operate", node, site, *values), (), node)
        return hook("done", node, site, ready)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant):
            return node
        return self.operation(node, OPERATORS[type(node.op)], node.left, node.right)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if isinstance(node.op, ast.Not) or isinstance(node.operand, ast.Constant):
            return rebuilt(node, self.visit)
        return self.operation(node, OPERATORS[type(node.op)], node.operand)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        operator = OPERATORS.get(type(node.ops[0]))
        words = any(
            isinstance(each, ast.Constant) and isinstance(each.value, str) for each in node.comparators
        )
        if operator is None or len(node.ops) > 1 or words:
            return rebuilt(node, self.visit)
        return self.operation(node, operator, node.left, node.comparators[0])

    def visit_Call(self, node: ast.Call) -> ast.expr:
        arguments = [self.kept(each) for each in node.args]
        keywords = [changed(each, value=self.kept(each.value)) for each in node.keywords]
        if isinstance(node.func, ast.Name) and node.func.id in LEFT_ALONE:
            return changed(node, args=arguments, keywords=keywords)
        site = self.site(node, "apply", operands=tuple(node.args))
        place = called_at(node)
        given = [constant(site, place), self.visit(node.func), *arguments]
        ready = at(ast.Call(name("clearprop_ready", place), given, keywords), place)
        return hook("done", place, site, call(ready, (), place))

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load):
            return rebuilt(node, self.visit)
        return self.operation(node, "getitem", node.value, node.slice, index=True)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or node.attr not in ARRAY_ATTRIBUTES:
            return changed(node, value=self.visit(node.value))
        return self.operation(node, "getattr", node.value, constant(node.attr, node))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        site = self.site(node.target, "bind", (node.target.id,))
        return changed(node, value=hook("bind", node.value, site, self.kept(node.value)))

    def visit_List(self, node: ast.List) -> ast.expr:
        made = changed(node, elts=[self.kept(each) for each in node.elts])
        if not any(isinstance(each, (*GIVING, ast.Name)) for each in node.elts):
            return made
        return hook("listed", node, self.site(node, "list"), made)

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        return changed(node, elts=[self.kept(each) for each in node.elts])

    def visit_Dict(self, node: ast.Dict) -> ast.expr:
        keys = [None if each is None else self.visit(each) for each in node.keys]
        return changed(node, keys=keys, values=[self.kept(each) for each in node.values])

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        body, other = self.kept(node.body), self.kept(node.orelse)
        return changed(node, test=self.visit(node.test), body=body, orelse=other)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        before, self.joined = self.joined, self.joined or (None if JOINED_PLACES else node)
        rewritten = rebuilt(node, self.visit)
        self.joined = before
        return rewritten

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        site = self.site(node.iter, "item", names_in(node.target))
        every = hook("each", node.iter, site, self.visit(node.iter))
        return changed(node, iter=every, ifs=[self.visit(each) for each in node.ifs])

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        made = self.comprehended(node)
        if made is node or not isinstance(node.elt, GIVING):
            return made
        return hook("listed", node, self.site(node, "list"), made)

    def visit_GeneratorExp(self, node: ast.expr) -> ast.expr:
        return self.comprehended(node)

    visit_SetComp = visit_DictComp = visit_GeneratorExp

    def comprehended(self, node: ast.expr) -> ast.expr:
        """Rewrite a comprehension; one that awaits stays as it is written."""
        if any(isinstance(each, ast.comprehension) and each.is_async for each in ast.walk(node)):
            return node
        return rebuilt(node, self.visit)


def written_number(node: ast.AST) -> bool:
    """Tell whether an expression is a number written out: ``0.5``, ``-0.5``, ``1 / 10``."""
    match node:
        case ast.Constant(value=value):
            return type(value) is float
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return written_number(operand)
        case ast.BinOp(left=ast.Constant(value=left), right=ast.Constant(value=right)):
            return type(left) in (int, float) and type(right) in (int, float)
    return False


def called_at(node: ast.Call) -> ast.AST:
    """Give the place of a call; Python counts a chain over several lines by the line of the method's name."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.lineno == function.end_lineno:
        return node
    end, column = function.end_lineno or node.lineno, function.end_col_offset or 0
    place = ast.Pass(lineno=end, col_offset=max(0, column - len(function.attr)))
    place.end_lineno, place.end_col_offset = node.end_lineno, node.end_col_offset
    return place


def names_in(target: ast.AST) -> tuple[str, ...]:
    """Give the names that a target binds, in order."""
    return tuple(each.id for each in _ordered(target) if isinstance(each, ast.Name))


def _ordered(target: ast.AST) -> list[ast.AST]:
    match target:
        case ast.Tuple(elements) | ast.List(elements):
            return [each for element in elements for each in _ordered(element)]
        case ast.Starred(value):
            return _ordered(value)
    return [target]
