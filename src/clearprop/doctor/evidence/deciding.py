"""Decisions made of answers: which are right, and how a decision is written that goes over the classes."""

from __future__ import annotations

import ast

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array

Truths = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def right_of(answers: Array, labels: Array) -> Truths | None:
    """Say of each example whether it is answered correctly; None where the sizes do not fit.

    Examples
    --------
    >>> right_of(np.array([0.2, 0.9]), np.array([0, 1]))
    array([ True,  True])
    """
    if labels.size == answers.size > 1 and len(np.unique(labels)) == 2:
        middle = (float(labels.min()) + float(labels.max())) / 2
        return np.asarray((answers.reshape(-1) > middle) == (labels.reshape(-1) > middle))
    if answers.ndim != 2 or answers.shape[1] < 2:
        return None
    for table in (answers, answers.T):
        if len(table) == labels.size:
            return np.asarray(table.argmax(axis=1) == labels.reshape(-1))
    return None


def along_classes(tree: Tree, call: ast.Call) -> Edit | None:
    """Let an ``argmax`` go along the classes: ``axis=1`` for another axis, or for none."""
    for keyword in call.keywords:
        if keyword.arg == "axis":
            return Edit.of(tree.span(keyword.value), "1")
    of_module = isinstance(call.func, ast.Attribute) and tree.cut(call.func.value) in ("np", "numpy")
    given = call.args[1:] if of_module else call.args
    if given:
        return Edit.of(tree.span(given[0]), "1")
    text = tree.cut(call)
    return Edit.of(tree.span(call), f"{text[:-1]}{'' if text.endswith('()') else ', '}axis=1)")


def largest(tree: Tree, call: ast.Call) -> Edit | None:
    """Write ``argmax`` for ``argmin``."""
    if not isinstance(call.func, ast.Attribute):
        return None
    owner = tree.cut(call.func.value)
    return Edit.of(tree.span(call.func), f"{owner}.argmax")
