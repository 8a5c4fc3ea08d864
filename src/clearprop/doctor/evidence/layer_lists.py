"""Networks that are written as a list of layer objects: where an activation belongs that is not in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

FEWEST = 2


def put_between(evidence: Evidence, step: StepFound, layer: int) -> tuple[Span, list[Edit]] | None:
    """Write the program's own activations behind a layer of the list, those first that nothing uses."""
    node = evidence.tape.nodes[step.layers[layer].z_nodes[0]]
    site = evidence.traced.sites[node.site] if node.site >= 0 else None
    tree = None if site is None else trees_of(evidence).of(site)
    if site is None or tree is None or "." not in site.function:
        return None
    kind = site.function.split(".")[0]
    for listed in (each for each in ast.walk(tree.module) if isinstance(each, ast.List | ast.Tuple)):
        dense = [k for k, each in enumerate(listed.elts) if _makes(each, kind)]
        if len(dense) != len(step.layers) or dense[layer + 1] != dense[layer] + 1:
            continue
        span = tree.span(listed.elts[dense[layer]])
        behind = Span(span.file, span.end_line, span.end_column, span.end_line, span.end_column, span.cell)
        edits = [Edit.of(behind, f", {name}()") for name in _others(tree, kind)]
        statement = tree.statement(listed)
        return (tree.span(statement or listed), edits) if edits else None
    return None


def _makes(element: ast.expr, kind: str) -> bool:
    return isinstance(element, ast.Call) and isinstance(element.func, ast.Name) and element.func.id == kind


def _others(tree: Tree, kind: str) -> list[str]:
    """Give the classes that go forward and back as a layer does, and are made of nothing."""
    classes = {each.name: each for each in tree.find(ast.ClassDef)}
    wanted = set(_methods(classes[kind])) if kind in classes else set()
    least = min(FEWEST, len(wanted))
    found = [
        name
        for name, each in classes.items()
        if name != kind and _needs_nothing(each) and len(wanted & set(_methods(each))) >= least
    ]
    made = {each.func.id for each in tree.find(ast.Call) if isinstance(each.func, ast.Name)}
    return sorted(found, key=lambda name: name in made)


def _methods(each: ast.ClassDef) -> Iterator[str]:
    for part in each.body:
        if isinstance(part, ast.FunctionDef) and part.name not in ("__init__", "__repr__", "__str__"):
            yield part.name


def _needs_nothing(each: ast.ClassDef) -> bool:
    """Whether an object of a class is made without arguments."""
    made = next((p for p in each.body if isinstance(p, ast.FunctionDef) and p.name == "__init__"), None)
    return made is None or len(made.args.args) - len(made.args.defaults) <= 1
