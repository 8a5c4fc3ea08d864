"""Statements that hold other statements; what has no values of its own stays as it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from clearprop.trace.source.building import changed, hook, statement
from clearprop.trace.source.choices import assigned, returned
from clearprop.trace.source.choosing import Choosing
from clearprop.trace.source.expressions import names_in


class Statements(Choosing):
    """Rewrites statements of one scope; functions, classes and loops are for the heir to do."""

    def body(self, statements: Iterable[ast.stmt]) -> list[ast.stmt]:
        """Rewrite a list of statements; what one of them binds, the next ones can rely on."""
        before, made, left = self.sure, [], list(statements)
        while left:
            if isinstance(left[0], ast.If) and returned(left) is not None:
                made += self.returning(left)
                break
            old = left.pop(0)
            made += self.rewritten(old)
            self.sure = self.sure | bound_by(old)
        self.sure = before
        return made

    def rewritten(self, node: ast.stmt) -> list[ast.stmt]:
        outer, self.statement = self.statement, node
        method = getattr(self, f"do_{type(node).__name__}", None)
        made: list[ast.stmt] = method(node) if method is not None else [node]
        self.statement = outer
        return made

    def caught(self, place: ast.AST) -> list[ast.stmt]:
        """After an exception, tell the hooks where the program stands again."""
        if self.scope.kind == "generator":
            return []
        return [statement(hook("caught", place, self.scope.depth))]

    def do_Expr(self, node: ast.Expr) -> list[ast.stmt]:
        return [changed(node, value=self.visit(node.value))]

    def do_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        return self.assign(node)

    def do_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        return self.annotated(node)

    def do_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        return self.augmented(node)

    def do_Return(self, node: ast.Return) -> list[ast.stmt]:
        if node.value is None:
            return [node]
        value = self.kept(node.value)
        return [changed(node, value=hook("returned", node.value, self.site(node.value, "return"), value))]

    def do_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        message = None if node.msg is None else self.visit(node.msg)
        return [changed(node, test=self.visit(node.test), msg=message)]

    def do_Raise(self, node: ast.Raise) -> list[ast.stmt]:
        return [changed(node, exc=None if node.exc is None else self.visit(node.exc))]

    def do_If(self, node: ast.If) -> list[ast.stmt]:
        values = assigned(node, self.sure) if self.scope.kind != "class" else {}
        if values:
            return self.choosing(node, values, {})
        body, other = self.body(node.body), self.body(node.orelse)
        return [changed(node, test=self.visit(node.test), body=body, orelse=other)]

    def do_With(self, node: ast.With) -> list[ast.stmt]:
        items = [changed(each, context_expr=self.visit(each.context_expr)) for each in node.items]
        return [changed(node, items=items, body=self.body(node.body)), *self.caught(node)]

    def do_Try(self, node: ast.Try) -> list[ast.stmt]:
        return [self.tried(node)]

    def do_TryStar(self, node: Any) -> list[ast.stmt]:
        return [self.tried(node)]

    def tried(self, node: Any) -> Any:
        handlers = [
            changed(each, body=[*self.caught(each.body[0]), *self.body(each.body)]) for each in node.handlers
        ]
        final = [*self.caught(node.finalbody[0]), *self.body(node.finalbody)] if node.finalbody else []
        body, other = self.body(node.body), self.body(node.orelse)
        return changed(node, body=body, handlers=handlers, orelse=other, finalbody=final)

    def do_Match(self, node: ast.Match) -> list[ast.stmt]:
        cases = []
        for each in node.cases:
            guard = None if each.guard is None else self.visit(each.guard)
            cases.append(_case(each, guard, self.body(each.body)))
        return [changed(node, subject=self.visit(node.subject), cases=cases)]


def bound_by(node: ast.stmt) -> frozenset[str]:
    """Give the names that a statement has bound, whenever it has ended."""
    match node:
        case ast.Assign(targets=targets):
            return frozenset(word for each in targets for word in names_in(each))
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target, value=ast.expr()):
            return frozenset(names_in(target))
    return frozenset()


def _case(node: ast.match_case, guard: ast.expr | None, body: list[ast.stmt]) -> ast.match_case:
    """A case has no place of its own in the text."""
    return ast.match_case(node.pattern, guard, body)
