"""Statements that store: names, attributes, entries, and augmented assignments.

A name is bound by a hook around the value.  An attribute or an entry is written by a C-level callable that
runs in the program's own frame, as operations do, and is reported afterwards.
"""

from __future__ import annotations

import ast

from clearprop.trace.source.building import (
    at,
    call,
    changed,
    constant,
    contains,
    hook,
    index_of,
    name,
    statement,
)
from clearprop.trace.source.expressions import OPERATORS, Expressions, names_in

SUSPENDING = (ast.Yield, ast.YieldFrom, ast.Await)


class Stores(Expressions):
    """Rewrites assignments of one scope."""

    def assign(self, node: ast.Assign) -> list[ast.stmt]:
        """``target = value``, with one target or several."""
        if len(node.targets) == 1:
            return self.store(node, node.targets[0], node.value)
        return [changed(node, value=self.kept(node.value)), *self.bound(node.targets)]

    def store(self, node: ast.stmt, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        match target:
            case ast.Name(id=word):
                written = isinstance(value, ast.Constant) and id(value) not in self.telling
                site = self.site(target, "bind", (word,), (value,), operator="=" if written else "")
                given = hook("bind", node, site, self.kept(value))
                return [at(ast.Assign([target], given), node)]
            case ast.Subscript() | ast.Attribute() if not contains(node, *SUSPENDING):
                return [self.put(node, target, self.kept(value))]
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                pairs = self.pairs(node, targets, value)
                if pairs:
                    return pairs
        return [at(ast.Assign([target], self.kept(value)), node), *self.bound([target])]

    def put(self, node: ast.stmt, target: ast.Subscript | ast.Attribute, value: ast.expr) -> ast.stmt:
        """Write ``container[index] = value`` or ``thing.attribute = value``."""
        if isinstance(target, ast.Subscript):
            operands = (target.value, target.slice, value)
            site = self.site(target, "put", operands=operands, operator="setitem")
            index = index_of(self.visit(target.slice))
            ready = hook("put", node, site, value, self.visit(target.value), index)
        else:
            site = self.site(target, "put", (self.scope.private(target.attr),), operator="setattr")
            ready = hook("put_attribute", node, site, value, self.visit(target.value))
        return statement(hook("wrote", node, site, call(ready, (), node)))

    def pairs(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr) -> list[ast.stmt]:
        """``a[i], b.x = c, d``: hold all values, then write one target after the other."""
        plain = all(isinstance(each, ast.Name | ast.Subscript | ast.Attribute) for each in targets)
        names_only = all(isinstance(each, ast.Name) for each in targets)
        if names_only or not plain or contains(node, *SUSPENDING) or not isinstance(value, ast.Tuple):
            return []
        if len(value.elts) != len(targets) or any(isinstance(each, ast.Starred) for each in value.elts):
            return []
        site = self.site(node, "hold")
        written: list[ast.stmt] = [
            statement(hook("hold", node, site, *[self.kept(each) for each in value.elts]))
        ]
        for target in targets:
            taken = hook("take", node, site)
            if isinstance(target, ast.Subscript | ast.Attribute):
                written.append(self.put(node, target, taken))
            else:
                bind = hook("bind", node, self.site(target, "bind", names_in(target)), taken)
                written.append(at(ast.Assign([target], bind), node))
        return written

    def bound(self, targets: list[ast.expr]) -> list[ast.stmt]:
        """Report the names that a statement has bound, and look again at containers it wrote into."""
        reports: list[ast.stmt] = []
        for target in targets:
            words = names_in(target)
            if words:
                site = self.site(target, "bind", words)
                loads = [name(word, target) for word in words]
                reports.append(statement(hook("bound", target, site, *loads)))
            for each in ast.walk(target):
                if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
                    site = self.site(each, "put", (self.scope.private(each.attr),))
                    reports.append(statement(hook("look", each, site, name(each.value.id, each))))
        return reports

    def annotated(self, node: ast.AnnAssign) -> list[ast.stmt]:
        if node.value is None:
            return [node]
        if isinstance(node.target, ast.Name):
            site = self.site(node.target, "bind", (node.target.id,))
            return [changed(node, value=hook("bind", node.value, site, self.kept(node.value)))]
        return [changed(node, value=self.kept(node.value)), *self.bound([node.target])]

    def augmented(self, node: ast.AugAssign) -> list[ast.stmt]:
        """``target op= value``: load, compute, store, in Python's order."""
        if contains(node, *SUSPENDING):
            return [node]
        operator = OPERATORS[type(node.op)].rstrip("_")
        target = node.target
        site = self.site(node, "apply", operands=(target, node.value), operator=f"i{operator}")
        if isinstance(target, ast.Name):
            result = self.combined(node, site, name(target.id, target))
            bind = hook("bind", node, self.site(target, "bind", (target.id,)), result)
            return [at(ast.Assign([target], bind), node)]
        if isinstance(target, ast.Subscript):
            put = self.site(target, "put", operands=(target.value, target.slice), operator="setitem")
            index = index_of(self.visit(target.slice))
            ready = hook("target", target, put, self.visit(target.value), index)
        else:
            put = self.site(target, "put", (self.scope.private(target.attr),), operator="setattr")
            word = constant(self.scope.private(target.attr), target)
            ready = hook("target", target, put, self.visit(target.value), word)
        result = self.combined(node, site, call(ready, (), target))
        back = call(hook("put_back", node, put, result), (), node)
        return [statement(hook("wrote", node, put, back))]

    def combined(self, node: ast.AugAssign, site: int, old: ast.expr) -> ast.expr:
        ready = hook("operate", node, site, old, self.kept(node.value))
        return self.told(self.telling.get(id(node), ()), hook("done", node, site, call(ready, (), node)))
