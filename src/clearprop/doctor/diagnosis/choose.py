"""Which of several equal cures is named: the slip that people make most often, and the smallest change of
the text.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.diagnosis.calls import changed_nodes
from clearprop.doctor.diagnosis.likeness import likeness
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.families import heads
from clearprop.doctor.evidence.search import Cure, Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.traced import Traced

RANKS = {
    **dict.fromkeys(
        ("operand", "layer", "transpose", "turn", "axis", "older", "fresh", "rate", "state", "product"), 0
    ),
    **dict.fromkeys(("drop", "factor", "scaled", "regroup"), 1),
    "slope": 2,
    "swap": 3,
    "negate": 3.25,
    "truth": 5,
}
UNWRITTEN = 1
NO_TEXT = 1000.0
HELPER = 4
UNTOLD = 4.0
REPEATED = 0.05
ONLY_SHOWN = 1.5


@dataclass(frozen=True)
class Choice:
    """A cure with its text, as far as it can be written; lower keys come first."""

    cure: Cure
    edit: Edit | None
    code: str
    key: tuple[float, ...]


def choices(traced: Traced, search: Search, meaning: Meaning, cures: list[Cure]) -> list[Choice]:
    """Order cures, the likeliest first; edits that leave the text as it is are left out."""
    found: dict[object, Choice] = {}
    for number, cure in enumerate(cures):
        edit = written(traced, cure)
        if edit is not None and _same_text(traced, edit):
            continue
        choice = Choice(
            cure,
            edit,
            meaning.code(heads(cure.trials)[-1]),
            _key(traced, search, meaning, cure, edit, number),
        )
        identity = number if edit is None else tuple((r.span, r.text) for r in edit.replacements)
        if identity not in found or choice.key < found[identity].key:
            found[identity] = choice
    return sorted(found.values(), key=lambda choice: choice.key)


def written(traced: Traced, cure: Cure) -> Edit | None:
    """Write a cure as one edit of the text; None where a part of it cannot be written."""
    edit = Edit(())
    for trial in cure.trials:
        part = edit_of(traced, trial)
        if part is None:
            return None
        edit += part
    return edit


def _key(
    traced: Traced, search: Search, meaning: Meaning, cure: Cure, edit: Edit | None, number: int
) -> tuple[float, ...]:
    faults = heads(cure.trials)
    rank = sum(_rank(search, meaning, trial) for trial in faults)
    rank += REPEATED * (len(cure.trials) - len(faults))
    # Of several factors that may go, the one nearest to the error is too many.
    if faults[-1].means == "factor":
        # A factor is forgotten at the end of what is computed before it, not at its beginning.
        size = -float(meaning.node_of(faults[-1]).id)
    elif faults[-1].means == "drop":
        size = float(traced.sites[faults[-1].site].line)
    else:
        size = _size(traced, edit) if faults[-1].means != "truth" else _order(search, faults[0])
    rank += (UNWRITTEN if edit is None else 0) - likeness(traced, edit)
    # With one answer to a step, any error gives the same direction: only the rate tells it.
    if meaning.code(faults[-1]) == "U04" or not search.judge.own_rates:
        rank += _oddity(search, cure.rate)
    # A truth put in without a text shows where updates go wrong, and not why.
    told = len(faults) + (ONLY_SHOWN if edit is None else 0)
    return (told, rank, size, number)


def _oddity(search: Search, rate: float) -> float:
    """Tell how odd a common rate is: that of a mean, of a sum, or one that the program does not write."""
    n = len(search.judged.steps[0].x)
    numbers = search.understanding.numbers
    for odd, unit in ((0.0, n), (0.25, 1)):
        if any(abs(rate * unit * k - each) <= 1e-6 * each for k in (1, 0.5) for each in numbers):
            return odd
    # Where every step has one answer, whatever has the right sign gives some rate.
    return UNTOLD if search.judged.steps[0].layers[-1].a.size == 1 else 2.0


def _rank(search: Search, meaning: Meaning, trial: Trial) -> float:
    rank = float(RANKS[trial.means])
    node = meaning.node_of(trial)
    if trial.means == "operand" and meaning.code(trial) == "G04":
        rank = RANKS["negate"]
    if trial.detail.get("overwritten"):
        rank = -1.0
    if "kept" in trial.detail:
        # A slope that stands by itself is put right by itself.
        rank += 0.5
    if trial.means in ("swap", "negate") and node.id in meaning.met:
        rank -= 0.5
    if trial.detail.get("depth", 1) > 1 and _is_number(meaning, node):
        # What divides by the number of examples goes only if nothing else helps.
        rank += 1
    if trial.means == "negate" and node.id not in meaning.after:
        rank += 1
    elif trial.means == "negate" and not _is_turned_round(meaning, node):
        rank += 0.5
    if trial.means == "truth":
        # Lines of a loop are right for some layers and wrong for others; only calls tell helper from use.
        return rank
    return rank + (HELPER if is_right_elsewhere(search, trial) else 0)


def _is_number(meaning: Meaning, node: Node) -> bool:
    """Whether the last factor of a product is a single number."""
    given = node.args[-1] if node.args else None
    value: Any = meaning.tape.value(given.node) if isinstance(given, Ref) else given
    return bool(np.size(value) == 1)


def _is_turned_round(meaning: Meaning, node: Node) -> bool:
    """Whether a sign is a slip that one makes: a difference the other way round, a minus."""
    written_as = meaning.traced.sites[node.site].node if node.site >= 0 else None
    is_difference = isinstance(written_as, ast.BinOp) and isinstance(written_as.op, ast.Sub)
    return is_difference or (isinstance(written_as, ast.UnaryOp) and isinstance(written_as.op, ast.USub))


def _order(search: Search, trial: Trial) -> float:
    """Give when a line first computes something else than the truth: causes come first."""
    changed = [node for node, is_changed in changed_nodes(search, trial) if is_changed]
    return NO_TEXT + float(min(changed, default=0)) / max(len(search.judge.tape.nodes), 1)


def is_right_elsewhere(search: Search, trial: Trial) -> bool:
    """Whether an edit leaves some of what a line computes as it was: then the line serves others well as
    it is.
    """
    judge = search.judge
    needed = set(judge.edited[0].needed)
    nodes = [n for n in trial.nodes(judge.by_site[0], judge.tape, judge.begins[0]) if n in needed]
    if len(nodes) < 2 or trial.means == "older" or "passed" in trial.detail:
        return False
    value = judge.values([trial], 0)
    if value is None:
        return False
    alike = [_alike(value(node), judge.tape.value(node)) for node in nodes]
    return any(alike)


def _alike(new: Any, old: Any) -> bool:
    return bool(np.shape(new) == np.shape(old) and np.any(old) and np.allclose(new, old, rtol=1e-9, atol=0))


def _size(traced: Traced, edit: Edit | None) -> float:
    """Count how many characters an edit takes away and puts in."""
    if edit is None:
        return NO_TEXT
    total = 0.0
    for each in edit.replacements:
        old, new = _old_text(traced, edit, each), each.text
        common = 0
        while common < min(len(old), len(new)) and old[common] == new[common]:
            common += 1
        tail = 0
        while tail < min(len(old), len(new)) - common and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        total += len(old) + len(new) - 2 * (common + tail)
    return total


def _same_text(traced: Traced, edit: Edit) -> bool:
    return all(
        "".join(_old_text(traced, edit, each).split()) == "".join(each.text.split())
        for each in edit.replacements
    )


def _old_text(traced: Traced, edit: Edit, replacement: object) -> str:
    span = replacement.span  # type: ignore[attr-defined]  # a Replacement
    source = next(
        (s.source for s in traced.sites if s.span.file == span.file and s.span.cell == span.cell), None
    )
    if source is None:
        return ""
    try:
        return source.cut(span)
    except (IndexError, ValueError):
        return ""
