"""A forward pass that a program writes a second time, for the answers after training, and writes otherwise.

Statements that give the same name are held against each other.  Inputs may have other names; what is read of
the network, and what is made of it, must be the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

Slip = Literal["weights", "activation", "bias"]
LOOPS = (ast.For, ast.While)


@dataclass(frozen=True)
class Restated:
    """One slip: where the second pass differs, how, what it reads and what training reads there."""

    span: Span
    slip: Slip
    text: str
    meant: str
    edit: Edit


@dataclass
class Matching:
    """Holds two expressions against each other; ``names`` are the inputs' names, training's to the others."""

    tree: Tree
    parameters: set[str]
    names: dict[str, str] = field(default_factory=dict)

    def differences(self, one: ast.AST, other: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
        """Give the smallest parts in which the second differs from the first."""
        if isinstance(one, ast.expr) and isinstance(other, ast.expr) and self._same_input(one, other):
            return []
        if type(one) is not type(other) or type(getattr(one, "op", None)) is not type(
            getattr(other, "op", None)
        ):
            return [(one, other)]
        if isinstance(one, ast.Name | ast.Attribute | ast.Subscript | ast.Constant):
            return [] if self.tree.cut(one) == self.tree.cut(other) else [(one, other)]
        pairs = [list(ast.iter_child_nodes(each)) for each in (one, other)]
        if len(pairs[0]) != len(pairs[1]):
            return [(one, other)]
        return [each for a, b in zip(*pairs, strict=True) for each in self.differences(a, b)]

    def _same_input(self, one: ast.expr, other: ast.expr) -> bool:
        """Whether both are inputs, or intermediate results: the same wherever they stand."""
        if not all(isinstance(each, ast.Name | ast.Subscript) for each in (one, other)):
            return False
        texts = self.tree.cut(one), self.tree.cut(other)
        if any(self.reads(each) for each in (one, other)):
            return texts[0] == texts[1]
        return self.names.setdefault(texts[0], texts[1]) == texts[1]

    def reads(self, node: ast.AST) -> bool:
        """Whether an expression reads a parameter, or a function of the program."""
        found = [
            each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute | ast.Subscript)
        ]
        return any(self.tree.cut(each) in self.parameters for each in found)


def restated(evidence: Evidence) -> Restated | None:
    """Find a statement after training that gives what one of training gives, by other weights or without an
    activation or a bias.
    """
    steps = evidence.understanding.roles.steps
    loop = next((each.site for each in steps[0].round.context), None) if steps else None
    found = None if loop is None else trees_of(evidence).node(evidence.traced.sites[loop])
    if found is None or not isinstance(found[1], LOOPS):
        return None
    tree, training = found
    trained = _statements(evidence, tree)
    values = [n for p in evidence.understanding.roles.parameters for n in p.nodes]
    parameters = {binding.name for n in values for binding in evidence.tape.nodes[n].names}
    parameters |= {each.name for each in tree.find(ast.FunctionDef)}
    for block in _blocks(tree, training):
        pairs = [(trained[name], each) for each in block if (name := _name(each)) in trained]
        slips = list(_slips(Matching(tree, parameters), pairs)) if len(pairs) == len(trained) > 1 else []
        if len(slips) == 1:
            return slips[0]
    return None


def _statements(evidence: Evidence, tree: Tree) -> dict[str, ast.Assign]:
    """Give the statements of the forward pass in training, by the name that they give."""
    tape, sites, step = evidence.tape, evidence.traced.sites, evidence.understanding.roles.steps[0]
    found: dict[str, ast.Assign] = {}
    for node in sorted(tape.ancestors(step.predictions)):
        if node < step.round.begin:
            continue
        for binding in tape.nodes[node].names:
            at = tree.at(sites[binding.site].statement) if binding.site >= 0 else None
            if isinstance(at, ast.Assign) and _name(at) == binding.name and tree.around(at, LOOPS):
                found[binding.name] = at
    return found


def _name(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return None


def _blocks(tree: Tree, training: ast.AST) -> Iterator[list[ast.stmt]]:
    """Give the lists of statements that stand outside of training."""
    inside = set(ast.walk(training))
    for each in (tree.module, *tree.find((ast.For, ast.While, ast.FunctionDef))):
        body = getattr(each, "body", None)
        if each not in inside and isinstance(body, list):
            yield body


def _slips(matching: Matching, pairs: list[tuple[ast.Assign, ast.stmt]]) -> Iterator[Restated]:
    tree = matching.tree
    for one, other in pairs:
        assert isinstance(other, ast.Assign)
        for meant, written in matching.differences(one.value, other.value):
            slip = _slip(matching, meant, written)
            text = tree.cut(meant)
            if slip is None or any(a != b for a, b in matching.names.items()):
                return
            yield Restated(tree.span(other), slip, tree.cut(written), text, Edit.of(tree.span(written), text))


def _slip(matching: Matching, meant: ast.AST, written: ast.AST) -> Slip | None:
    """Name a difference; None where it may well be meant."""
    match meant, written:
        case (ast.Name() | ast.Subscript() | ast.Attribute(), ast.Name() | ast.Subscript() | ast.Attribute()):
            return "weights" if matching.reads(meant) and matching.reads(written) else None
        case ast.Call(args=[inner]), _ if not matching.differences(inner, written):
            return "activation"
        case ast.BinOp(op=ast.Add() | ast.Sub(), left=left, right=right), _:
            bare = matching.reads(right) and not matching.differences(left, written)
            return "bias" if bare and isinstance(right, ast.Name | ast.Subscript | ast.Attribute) else None
    return None
