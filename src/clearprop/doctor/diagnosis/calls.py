"""A helper or its call: what computes the truth for some of its callers is called wrongly by the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.doctor.evidence.oracle import call_of
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial

CLOSE = 1e-7


def blamed_call(search: Search, trial: Trial) -> int | None:
    """Give the site of the one call for which a helper computes no truth, while it does for another one."""
    if trial.means != "truth":
        return None
    if "call" in trial.detail:
        return int(trial.detail["call"])
    wrong, right = set[int](), set[int]()
    for node, changed in changed_nodes(search, trial):
        (wrong if changed else right).add(call_of(search.judge, node))
    blamed = wrong - right
    return min(blamed) if len(blamed) == len(wrong) == 1 and right and min(blamed) >= 0 else None


def changed_nodes(search: Search, trial: Trial) -> list[tuple[int, bool]]:
    """Give the nodes that an edit computes in the first judged step, and whether it changes each."""
    judge = search.judge
    nodes = trial.nodes(judge.by_site[0], judge.tape, judge.begins[0])
    value = judge.values([trial], 0)
    if value is None:
        return []
    return [(node, not alike(value(node), judge.tape.value(node))) for node in nodes]


def alike(new: Any, old: Any) -> bool:
    """Whether two values are the same to rounding; all zeros tell nothing, and are taken as the same."""
    if np.shape(new) != np.shape(old):
        return False
    size = float(np.abs(np.asarray(old, dtype=np.float64)).max(initial=0.0))
    if size == 0.0:
        return not np.any(new)
    return bool(np.allclose(new, old, rtol=CLOSE, atol=CLOSE * size))
