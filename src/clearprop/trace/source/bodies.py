"""Two bodies for every function and every loop: one that is watched, and one as it was written.

A name that costs two billionths of a second to read says which one runs.  So a training of thousands of
steps runs at its own speed, but for the few steps that are looked at.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from clearprop.trace.source.building import at, changed, flag, hook, name, own_yield, rebuilt, statement
from clearprop.trace.source.expressions import Scope, names_in
from clearprop.trace.source.statements import Statements

Function = ast.FunctionDef | ast.AsyncFunctionDef
MOST_NESTED = 4
MOST_NAMES = 40


class Watched(Statements):
    """Rewrites everything of one scope."""

    def do_FunctionDef(self, node: ast.FunctionDef) -> list[ast.stmt]:
        arguments = self.defaults(node.args)
        return [changed(switchable(node, self.scope), args=arguments)]

    def do_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> list[ast.stmt]:
        return [switchable(node, self.scope)]

    def defaults(self, arguments: ast.arguments) -> ast.arguments:
        """Give the numbers among the defaults their identity, at the time of the definition."""
        given = [self.kept(each) for each in arguments.defaults]
        named = [None if each is None else self.kept(each) for each in arguments.kw_defaults]
        return changed(arguments, defaults=given, kw_defaults=named)

    def do_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        scope = replace(self.scope, function=self.scope.inner(node.name), class_name=node.name, kind="class")
        return [changed(node, body=Watched(scope).body(node.body))]

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        return switchable_lambda(changed(node, args=self.defaults(node.args)), self.scope)

    def do_For(self, node: ast.For) -> list[ast.stmt]:
        generator = self.scope.kind == "generator"
        depth, site = self.scope.depth, self.site(node, "loop", names_in(node.target))
        inner = self.deeper()
        shape = displayed(node.target)
        seen = [] if shape is None else [statement(hook("item", node.target, site, shape))]
        watched = [*self.again(node), *(seen if not generator else []), *inner.body(node.body)]
        body = self.switch(node, site, watched, Plain(self.scope).body(node.body))
        every = self.visit(node.iter)
        if generator:
            return [changed(node, iter=every, body=body, orelse=self.body(node.orelse))]
        every = hook("enter", node.iter, site, depth, every)
        return self.left(changed(node, iter=every, body=body), node.orelse)

    def do_While(self, node: ast.While) -> list[ast.stmt]:
        generator = self.scope.kind == "generator"
        site = self.site(node, "loop")
        inner = self.deeper()
        watched = [*self.again(node), *inner.body(node.body)]
        body = self.switch(node, site, watched, Plain(self.scope).body(node.body))
        if generator:
            either = at(
                ast.IfExp(flag(node), inner.visit(node.test), Plain(self.scope).visit(node.test)), node.test
            )
            return [changed(node, test=either, body=body, orelse=self.body(node.orelse))]
        test: ast.expr = node.test
        if not isinstance(test, ast.Constant):
            head = hook("head", node.test, site, self.scope.depth)
            test = at(ast.IfExp(head, inner.visit(node.test), Plain(self.scope).visit(node.test)), node.test)
        enter = statement(hook("enter", node.test, site, self.scope.depth))
        return [enter, *self.left(changed(node, test=test, body=body), node.orelse)]

    def deeper(self) -> Watched:
        inner = type(self)(self.scope.deeper())
        inner.sure = self.sure
        return inner

    def again(self, node: ast.For | ast.While) -> list[ast.stmt]:
        """Where rounds were not watched, say what the names of this scope hold now.

        A module's names are looked up when it comes to that; in a function only those that are bound for
        certain can be handed over, and a name that is deleted somewhere never is.
        """
        if self.scope.kind not in ("module", "function"):
            return []
        used = [each for part in node.body for each in ast.walk(part) if isinstance(each, ast.Name)]
        gone = {each.id for each in used if isinstance(each.ctx, ast.Del)}
        known = list(dict.fromkeys(each.id for each in used if each.id not in gone))[:MOST_NAMES]
        sure = [] if self.scope.kind == "module" else [each for each in known if each in self.sure]
        looked_up = [*(known if self.scope.kind == "module" else []), *self.scope.shared]
        site = self.site(node, "again", tuple(dict.fromkeys([*sure, *looked_up])))
        return [statement(hook("again", node, site, *[name(word, node) for word in sure]))]

    def switch(
        self, node: ast.For | ast.While, site: int, watched: list[ast.stmt], plain: list[ast.stmt]
    ) -> list[ast.stmt]:
        """``if on: watched else: as written``; where rounds are counted one by one, a hook is asked."""
        test: ast.expr = flag(node)
        if self.scope.kind != "generator":
            turn = hook("turn", node, site, self.scope.depth)
            if isinstance(node, ast.While):
                test = turn
            else:
                test = at(ast.IfExp(flag(node, "counting"), turn, test), node)
        return [at(ast.If(test, watched, plain), node)]

    def left(self, loop: ast.For | ast.While, otherwise: list[ast.stmt]) -> list[ast.stmt]:
        """Report the end of a loop, before its ``else`` and after a ``break``."""
        leave = statement(hook("leave", loop, self.scope.depth))
        orelse = [leave, *self.body(otherwise)] if otherwise else []
        return [changed(loop, orelse=orelse), leave]


class Plain:
    """Leaves everything as it was written, but for functions: these can be watched when they are called."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        return [self.visit(each) for each in statements]

    def visit(self, node: Any) -> Any:
        if self.scope.nested >= MOST_NESTED or not has_functions(node):
            return node
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return switchable(node, self.scope)
            case ast.ClassDef():
                name_, inner = node.name, self.scope.inner(node.name)
                scope = replace(self.scope, function=inner, class_name=name_, kind="class", depth=0)
                return changed(node, body=Plain(scope).body(node.body))
            case ast.Lambda():
                return switchable_lambda(node, self.scope)
        return rebuilt(node, self.visit)


def has_functions(node: ast.AST) -> bool:
    """Tell whether a tree defines a function."""
    return any(isinstance(each, Function | ast.Lambda) for each in ast.walk(node))


def displayed(target: ast.expr) -> ast.expr | None:
    """Give a loop's target as an expression that shows it again; None where it is not all names."""
    match target:
        case ast.Name(id=word):
            return name(word, target)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            parts = [displayed(each) for each in elements]
            known = [each for each in parts if each is not None]
            return at(ast.Tuple(known, ast.Load()), target) if len(known) == len(parts) else None
    return None


def parameters(arguments: ast.arguments) -> list[str]:
    """Give the names of all parameters."""
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    stars = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [each.arg for each in [*every, *stars]]


def switchable(node: Function, scope: Scope) -> Function:
    """Write both bodies of a function; a coroutine keeps its own."""
    inner = replace(scope, function=scope.inner(node.name), kind="function", depth=0, nested=scope.nested + 1)
    docstring = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
    body, declared = hoisted(node.body[len(docstring) :])
    if isinstance(node, ast.AsyncFunctionDef) or not body or inner.nested > MOST_NESTED:
        return changed(node, body=[*docstring, *declared, *(Plain(inner).body(body) or [])] or node.body)
    words = parameters(node.args)
    generator = own_yield(body)
    writer = Watched(inner)
    writer.statement = node
    site = writer.site(node, "function", tuple(words))
    if generator:
        writer = Watched(replace(inner, kind="generator", generator=site))
        writer.statement = node
    loads = [name(word, node) for word in words]
    names = [each for part in body for each in ast.walk(part) if isinstance(each, ast.Name)]
    writer.sure = frozenset(words) - {each.id for each in names if isinstance(each.ctx, ast.Del)}
    watched: list[ast.stmt] = writer.body(body)
    first = node.body[0]
    if not generator:
        end = statement(hook("end", first, site))
        watched = [at(ast.Try(watched, [], [], [end]), first)]
    begin = hook("begin_generator" if generator else "begin", first, site, *loads)
    test = at(ast.BoolOp(ast.And(), [flag(first), begin]), first)
    both = at(ast.If(test, watched, Plain(inner).body(body)), first)
    return changed(node, body=[*docstring, *declared, both])


def switchable_lambda(node: ast.Lambda, scope: Scope) -> ast.expr:
    """Write both bodies of a lambda."""
    inner = replace(
        scope, function=scope.inner("<lambda>"), kind="function", depth=0, nested=scope.nested + 1
    )
    if inner.nested > MOST_NESTED or own_yield([node.body]):
        return node
    words = parameters(node.args)
    site = Watched(replace(inner)).site(node, "function", tuple(words))
    begin = hook("begin_lambda", node.body, site, *[name(word, node.body) for word in words])
    test = at(ast.BoolOp(ast.And(), [flag(node.body), begin]), node.body)
    watched = Watched(inner).kept(node.body)
    plain = Plain(inner).visit(node.body)
    return changed(node, body=at(ast.IfExp(test, watched, plain), node.body))


def hoisted(body: list[ast.stmt]) -> tuple[list[ast.stmt], list[ast.stmt]]:
    """Take ``global`` and ``nonlocal`` out of a body: they must be said once, before both."""
    declared: list[ast.stmt] = []

    def without(statements: list[ast.stmt]) -> list[ast.stmt]:
        left: list[ast.stmt] = []
        for each in statements:
            if isinstance(each, ast.Global | ast.Nonlocal):
                declared.append(each)
                left.append(at(ast.Pass(), each))
            elif isinstance(each, Function | ast.ClassDef) or not contains_declaration(each):
                left.append(each)
            else:
                lists: dict[str, Any] = {
                    key: without(value) for key, value in ast.iter_fields(each) if statements_in(value)
                }
                for part in ("handlers", "cases"):
                    if getattr(each, part, None):
                        lists[part] = [changed_part(h, without(h.body)) for h in getattr(each, part)]
                left.append(changed(each, **lists))
        return left

    return without(body), declared


def contains_declaration(node: ast.AST) -> bool:
    """Tell whether a tree says ``global`` or ``nonlocal``."""
    return any(isinstance(each, ast.Global | ast.Nonlocal) for each in ast.walk(node))


def statements_in(value: object) -> bool:
    """Tell whether a field of a node is a list of statements."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], ast.stmt)


def changed_part(part: Any, body: list[ast.stmt]) -> Any:
    """Give an ``except`` or a ``case`` another body."""
    if isinstance(part, ast.match_case):
        return ast.match_case(part.pattern, part.guard, body)
    return changed(part, body=body)
