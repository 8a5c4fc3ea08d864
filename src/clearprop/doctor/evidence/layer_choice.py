"""Which word of a program chose the activation of its last layer: ``Layer(12, 1, "relu")``.

Where all layers go through the same line, that line is right for the others; the word that sent the last
layer there is what can be wrong.
"""

from __future__ import annotations

import ast
from collections import defaultdict

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

# What people call no activation, the commonest first.
NONE = ("linear", "identity", "none")


def choice_of_last(evidence: Evidence, step: StepFound) -> tuple[Span, tuple[Edit, ...]] | None:
    """Give the place where the last layer is given its activation by name, and edits that give it none.

    None where another line serves the last layer alone, or no word can be told to belong to it.
    """
    sites = [{evidence.tape.nodes[n].site for n in layer.a_nodes} for layer in step.layers]
    if len(sites) < 2 or not any(sites[-1] & each for each in sites[:-1]):
        return None
    name = step.layers[-1].activation.name
    for tree in trees_of(evidence):
        for words in _words(tree).values():
            word = words[-1]
            if len(words) == len(step.layers) and str(word.value).lower() == name:
                quote = tree.cut(word)[0]
                known = sorted(NONE, key=lambda each: -_said(tree, each))
                return tree.span(word), tuple(Edit.of(tree.span(word), f"{quote}{n}{quote}") for n in known)
    return None


def _words(tree: Tree) -> dict[str, list[ast.Constant]]:
    """Give the words that calls of one function, or one list, hand on, in the order of the text."""
    found: dict[str, list[ast.Constant]] = defaultdict(list)
    for call in tree.find(ast.Call):
        given = [*call.args, *(k.value for k in call.keywords)]
        words = [each for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if len(words) == 1:
            found[ast.dump(call.func)] += words
    listings: list[ast.List | ast.Tuple] = [*tree.find(ast.List), *tree.find(ast.Tuple)]
    for listed in listings:
        parts = [p for p in listed.elts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
        if len(parts) == len(listed.elts):
            found[f"list {id(listed)}"] = parts
    return {key: sorted(words, key=tree.span) for key, words in found.items() if words}


def _said(tree: Tree, word: str) -> bool:
    """Whether a program knows a word."""
    return any(isinstance(each.value, str) and each.value == word for each in tree.find(ast.Constant))
