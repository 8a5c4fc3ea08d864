"""Rewrites branches that only choose a number, so that the tape knows what decided, and the other side.

``z if z > 0 else 0.0`` becomes ``chosen(3, 3, z) if decided(3, z > 0) else chosen(3, 3, 0.0)``; statements
keep their form, and only the values in them are told.  Nothing is evaluated twice in the program's own frame.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from clearprop.trace.source.building import at, changed, hook, name, statement
from clearprop.trace.source.choices import assigned, decides, gives_number, read_by, returned
from clearprop.trace.source.stores import Stores

# The site of a choice, and the site under which its condition was told.
Told = tuple[int, int]


class Choosing(Stores):
    """Rewrites choices of one scope."""

    def rewritten(self, node: ast.stmt) -> list[ast.stmt]:
        raise NotImplementedError

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        if not (decides(node.test) and gives_number(node.body) and gives_number(node.orelse)):
            return super().visit_IfExp(node)
        site = self.site(node, "choice")
        test = hook("decided", node.test, site, self.visit(node.test))
        body = hook("chosen", node.body, site, site, self.kept(node.body))
        other = hook("chosen", node.orelse, site, site, self.kept(node.orelse))
        return changed(node, test=test, body=body, orelse=other)

    def returning(self, statements: Sequence[ast.stmt], told: tuple[Told, ...] = ()) -> list[ast.stmt]:
        """Rewrite statements of which ``returned`` says what they give, up to the end of the function."""
        first, outer = statements[0], self.statement
        self.statement = first
        if not isinstance(first, ast.If):
            self.telling[id(getattr(first, "value", first))] = told
            made = self.rewritten(first)
        else:
            site = self.site(returned(statements) or first, "choice")
            inner = ((site, site), *told)
            test = hook("decided", first.test, site, self.visit(first.test))
            body = self.returning(first.body, inner)
            rest = self.returning([*first.orelse, *statements[1:]], inner)
            made = [changed(first, test=test, body=body, orelse=rest if first.orelse else [])]
            made += [] if first.orelse else rest
        self.statement = outer
        return made

    def choosing(
        self, node: ast.If, values: Mapping[str, ast.IfExp], outer: Mapping[str, tuple[Told, ...]]
    ) -> list[ast.stmt]:
        """Rewrite an ``if`` of which ``assigned`` says what its targets receive."""
        sites = {word: self.site(value, "choice", (word,)) for word, value in values.items()}
        group = next(iter(sites.values()))
        told = {word: ((site, group), *outer.get(word, ())) for word, site in sites.items()}
        test = hook("decided", node.test, group, self.visit(node.test))
        body, other = self.side(node, node.body, told), self.side(node, node.orelse, told)
        return [changed(node, test=test, body=body, orelse=other)]

    def side(
        self, node: ast.If, statements: Sequence[ast.stmt], told: Mapping[str, tuple[Told, ...]]
    ) -> list[ast.stmt]:
        """Rewrite one branch; a target that it leaves alone keeps what it holds."""
        made: list[ast.stmt] = []
        stored: set[str] = set()
        for each in statements:
            if isinstance(each, ast.If):
                inner = assigned(each, self.sure | read_by(node.test))
                stored |= set(inner)
                made += self.choosing(each, inner, told)
                continue
            for target in getattr(each, "targets", None) or [getattr(each, "target", each)]:
                word = ast.unparse(target)
                stored.add(word)
                aug = isinstance(each, ast.AugAssign)
                self.telling[id(each if aug else getattr(each, "value", each))] = told.get(word, ())
            made += self.rewritten(each)
        for word, inner_told in told.items():
            if word not in stored:
                made += self.left_alone(node, word, inner_told)
        return made or [at(ast.Pass(), node)]

    def left_alone(self, node: ast.If, word: str, told: tuple[Told, ...]) -> list[ast.stmt]:
        if not word.isidentifier():
            return [statement(hook("same", node.test, site, group)) for site, group in told]
        target = at(ast.Name(word, ast.Store()), node.test)
        bind = hook(
            "bind", node.test, self.site(target, "bind", (word,)), self.told(told, name(word, target))
        )
        return [at(ast.Assign([target], bind), node.test)]
