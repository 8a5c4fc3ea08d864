"""Updates that all go up a gradient that is right: the sign is wrong where the parameters are moved.

With an error of target minus answer, a plus moves down the loss, and the other way round.  Where the error
already is answer minus target, the derivative of the loss, everything up to the gradient is as it should
be, and turning the error round would only hide what is wrong behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judge import CAUGHT
from clearprop.doctor.evidence.recurrence import Recurrence
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial, swapped
from clearprop.doctor.rewriting.rewrite import edit_of

MOST_SITES = 12


def climbing(evidence: Evidence) -> Iterator[Candidate]:
    """Give the updates, where the sign of an error that is right was taken for what is wrong."""
    told = [each for each in diagnosed(evidence) if each.code == "G04" and each.span is not None]
    if len(told) != 1 or not _at_error(evidence, told[0]):
        return
    for search in evidence.searches:
        trials = _turned(search) if _is_derivative(search) else []
        edits = [edit_of(evidence.traced, trial) for trial in trials]
        if trials and None not in edits and _descends(evidence, search, trials):
            sites = [evidence.traced.sites[trial.site] for trial in trials]
            whole = Edit(tuple(r for each in edits if each is not None for r in each.replacements))
            first = min(sites, key=lambda site: site.span)
            yield Candidate(
                "U02",
                first.span,
                "doctor.message.U02",
                {"text": " ".join(first.text.split())[:60], "names": ""},
                told[0].observed,
                told[0].expected,
                edit=whole,
                proof="exact",
                rank=0.29,
                explains=("G04", "H01", "H02"),
                alternatives=() if told[0].edit is None else (told[0].edit,),
            )
            return


def _at_error(evidence: Evidence, told: Candidate) -> bool:
    """Whether an edit turns round what takes targets from answers, or a multiple of that."""
    tape, sites = evidence.tape, evidence.traced.sites
    met = {each.node for step in evidence.understanding.first_steps for each in step.step.meetings}
    places = [sites[tape.nodes[node].site].statement for node in met if tape.nodes[node].site >= 0]
    return any(
        told.span is not None and each.file == told.span.file and each.line <= told.span.line <= each.end_line
        for each in places
    )


def _is_derivative(search: Search) -> bool:
    """Whether the program's errors are answers minus targets, in the first step that has some."""
    tape = search.traced.tape
    for step in search.judged.steps:
        if step.y is None:
            return False
        wanted = np.asarray(step.layers[-1].a - step.y)
        met = [np.asarray(tape.value(each.node), dtype=np.float64) for each in step.step.meetings]
        if sum(each.size for each in met) != wanted.size:
            return False
        found = np.concatenate([each.reshape(-1) for each in met])
        return any(np.allclose(found, way.reshape(-1)) for way in (wanted, wanted.T))
    return False


def _turned(search: Search) -> list[Trial]:
    """Propose the other sign wherever a parameter is moved."""
    roles, tape = search.understanding.roles, search.traced.tape
    number = search.judged.steps[0].step.number
    found: dict[int, Trial] = {}
    for parameter in roles.parameters:
        change = parameter.state.changes.get(number) if parameter.trained else None
        for node in () if change is None else (tape.nodes[each] for each in change.nodes):
            trial = next(swapped(node.site, node), None) if node.site >= 0 else None
            if trial is not None:
                found[node.site] = trial
    return list(found.values()) if len(found) <= MOST_SITES else []


def _descends(evidence: Evidence, search: Search, trials: list[Trial]) -> bool:
    """Whether with these edits all parameters follow one rule, down the gradient."""
    if not search.stateful:
        found = search.judge.judge(trials)
        return found is not None and found.cured and found.rate > 0.0
    loss = next((each for each in evidence.understanding.losses if each.name == search.judged.loss), None)
    recurrence = None if loss is None else Recurrence(evidence.understanding, loss)
    if recurrence is None or not recurrence.tellable:
        return False
    by_site: dict[int, list[int]] = {}
    for node in recurrence.carried.needed:
        by_site.setdefault(evidence.tape.nodes[node].site, []).append(node)
    changed = {node: trial.change for trial in trials for node in by_site.get(trial.site, ())}
    try:
        rule = recurrence.rule(recurrence.carried.run(changed))
    except CAUGHT:
        return False
    return rule is not None and rule.rate > 0.0
