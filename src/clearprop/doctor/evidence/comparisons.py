"""Comparisons of what was made from answers with labels: whole arrays, or one example after the other."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.numerics.arrays import Array
from clearprop.trace.tape.nodes import Node, Ref

EQUAL = (operator.eq, np.equal, operator.ne, np.not_equal)
FARTHEST = 8
FEWEST = 4


@dataclass(frozen=True)
class Compared:
    """A comparison: its node, what was compared with the labels, and the answers that this was made from.

    ``pick`` is the node of the answers, ``told_node`` that of what was compared.
    """

    node: Node
    told_node: int
    pick: int
    answers: Array
    told: Array
    labels: Array
    truth: Array


def compared(evidence: Evidence) -> Iterator[Compared]:
    """Give the comparisons of numbers made from answers with numbers made from data.

    Those of single numbers at one place are put together, one row for each example.
    """
    singles: dict[int, list[Compared]] = defaultdict(list)
    for each in _all(evidence):
        if each.truth.ndim == 0 and each.told.size == each.labels.size == 1:
            singles[each.node.site].append(each)
        else:
            yield each
    for found in singles.values():
        same = [each for each in found if each.answers.shape == found[0].answers.shape]
        if len(same) >= FEWEST:
            yield _together(same)


def _together(found: list[Compared]) -> Compared:
    last = found[-1]
    answers = np.array([each.answers.reshape(-1) for each in found])
    told, labels, truth = (
        np.array([np.asarray(getattr(each, part)).reshape(-1)[0] for each in found])
        for part in ("told", "labels", "truth")
    )
    plain = answers[:, 0] if answers.shape[1] == 1 else answers
    return Compared(last.node, last.told_node, last.pick, plain, told, labels, truth)


def _all(evidence: Evidence) -> Iterator[Compared]:
    tape = evidence.tape
    states = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    reached = tape.descendants(states)
    for node in tape.nodes:
        if node.function not in EQUAL or len(node.args) < 2:
            continue
        a, b = (each.node if isinstance(each, Ref) else None for each in node.args[:2])
        sides = [n in reached for n in (a, b)]
        if sides[0] == sides[1]:
            continue
        told, at = (a, 1) if sides[0] else (b, 0)
        other = node.args[at]
        labels = tape.value(other.node) if isinstance(other, Ref) else other
        pick = None if told is None else _answers(evidence, told, np.asarray(labels), reached)
        if pick is not None and told is not None and np.asarray(labels).dtype.kind in "fiub":
            values = (tape.value(pick), tape.value(told), labels, tape.value(node.id))
            yield Compared(node, told, pick, *map(np.asarray, values))


def _answers(evidence: Evidence, told: int, labels: Array, reached: set[int]) -> int | None:
    """Climb from decisions to the real numbers that they were made from: through argmax, a threshold,
    rounding.
    """
    tape = evidence.tape
    for _ in range(FARTHEST):
        value = np.asarray(tape.value(told))
        single = value.size == 1 and labels.size == 1
        if value.dtype.kind == "f" and (single or len(np.unique(value)) > 2):
            if single and float(value.reshape(-1)[0]).is_integer():
                before = [each for each in tape.parents(told) if each in reached]
                if len(before) == 1 and np.asarray(tape.value(before[0])).dtype.kind == "f":
                    told = before[0]
                    continue
            return _table(evidence, told, labels, reached)
        before = [each for each in tape.parents(told) if each in reached]
        if len(before) != 1:
            return None
        told = before[0]
    return None


def _table(evidence: Evidence, told: int, labels: Array, reached: set[int]) -> int:
    """Give the table of answers for all classes that one number an example was made from."""
    tape, node = evidence.tape, told
    if np.ndim(tape.value(told)) != 1 or labels.dtype.kind not in "iu" or len(np.unique(labels)) < 3:
        return told
    for _ in range(3):
        before = [each for each in tape.parents(node) if each in reached]
        if len(before) != 1:
            break
        node = before[0]
        shape = np.shape(tape.value(node))
        if len(shape) == 2 and shape[0] == labels.size and shape[1] > int(labels.max()):
            return node
    return told
