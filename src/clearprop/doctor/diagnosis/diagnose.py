"""The fault behind wrong updates: the cure that is likeliest, under the loss that needs the least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.adaptive import wrong_moments
from clearprop.doctor.diagnosis.aliases import forgotten_at, moved_there
from clearprop.doctor.diagnosis.beside import with_edit
from clearprop.doctor.diagnosis.calls import blamed_call
from clearprop.doctor.diagnosis.choose import Choice, choices
from clearprop.doctor.diagnosis.extras import adds_on_purpose, has_support
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.diagnosis.numbers import shown
from clearprop.doctor.diagnosis.optimizer import cure_of, wrong_recurrence
from clearprop.doctor.diagnosis.shrinking import wrong_penalty
from clearprop.doctor.diagnosis.truth import agrees_twice
from clearprop.doctor.diagnosis.uncleared import uncleared
from clearprop.doctor.diagnosis.unread_average import unread_average
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.families import heads
from clearprop.doctor.evidence.reported import reported
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.span import Span

MOST_ALTERNATIVES = 4
LONGEST = 60
GOOD = 3
LARGEST_RATE = 1e6
AS_IT_IS = 2.0
# What the count of the edits is for one line that is only shown, and has no text.
ONE_LINE = 2.5
# The share of the parameters that must be right for a loss to be believed before others are looked at.
MUCH = 0.4


@dataclass(frozen=True)
class Diagnosis:
    """The cures of one search, the likeliest first."""

    search: Search
    meaning: Meaning
    choices: list[Choice]


def diagnosed(evidence: Evidence) -> list[Candidate]:
    """Give what is wrong with the updates of a program; worked out once for all rules."""
    return evidence.once("diagnosed", lambda: list(_candidates(evidence)))


def of_code(evidence: Evidence, code: str) -> Iterator[Candidate]:
    """Give the candidates of one fault."""
    return (each for each in diagnosed(evidence) if each.code == code)


def _candidates(evidence: Evidence) -> Iterator[Candidate]:
    if any(True for _ in uncleared(evidence)):
        # A sum of all past gradients is told by itself; the edits of one line cannot undo it.
        return
    other = _reported_otherwise(evidence)
    if other is not None:
        yield from _told_by(evidence, other)
        return
    adaptive = [(found, s) for s in _carrying(evidence) for found in wrong_moments(evidence, s)][:1]
    if adaptive or is_sound(evidence):
        for each, search in adaptive:
            edit = each.edit or (None if each.span is None else cure_of(evidence, search, each.span))
            yield with_edit(evidence, replace(each, edit=edit))
        return
    right = next((search for search in evidence.searches if search.baseline().cured), None)
    if right is not None:
        if right.stateful:
            unread = list(unread_average(evidence, right))
            yield from unread or wrong_recurrence(evidence, right)
        else:
            yield from wrong_penalty(evidence, right)
        return
    if any(adds_on_purpose(evidence, search) for search in evidence.searches):
        return
    found = diagnosis(evidence)
    if found is not None:
        yield from _told_by(evidence, found)


def _carrying(evidence: Evidence) -> list[Search]:
    """Give the searches under which all gradients are right, and something is made of them."""
    return [search for search in evidence.searches if search.stateful and search.baseline().cured]


def _told_by(evidence: Evidence, found: Diagnosis) -> Iterator[Candidate]:
    """Give the best cure of a search, each of its edits as a fault."""
    judged, traced = found.search.judged, evidence.traced
    if not agrees_twice(traced.tape, evidence.understanding.roles, judged):
        return
    best = found.choices[0]
    written = best.edit
    if len(best.cure.trials) == 1:
        written = moved_there(evidence, found.search, best.cure.trials[0]) or best.edit
    others = [each.edit for each in found.choices[1:] if each.edit is not None]
    # With no parameter right as it is, a cure may only put our loss in the place of the program's own.
    # A cross-entropy that the program reports is its own; so is an array that it overwrites.
    told_itself = reported(traced.tape, judged) or bool(best.cure.trials[0].detail.get("overwritten"))
    doubtful = not told_itself and not has_support(found.search)
    numbers: tuple[str | None, str | None] = (None, None)
    if not found.search.stateful:
        # What an optimizer makes of a gradient is no step along it.
        numbers = shown(traced.tape, evidence.understanding.roles, judged, best.cure.rate) or numbers
    for k, trial in enumerate(heads(best.cure.trials)):
        candidate = Candidate(
            found.meaning.code(trial),
            place(evidence, trial, found.search),
            f"doctor.message.{found.meaning.code(trial)}",
            {"text": told(evidence, trial), "names": ", ".join(_names(found, trial))},
            numbers[0],
            numbers[1],
            edit=written,
            proof="rerun" if doubtful or is_other_loss(found, trial) else "exact",
            rank=0.3 + 0.01 * k,
            improves=doubtful or is_other_loss(found, trial),
            alternatives=tuple(others[:MOST_ALTERNATIVES]),
        )
        yield with_edit(evidence, candidate) if len(best.cure.trials) == 1 else candidate


def diagnosis(evidence: Evidence) -> Diagnosis | None:
    """Find the cures under the loss that needs the least; None where nothing is wrong, or nothing cures."""
    best: Diagnosis | None = None
    if any(search.baseline().cured for search in evidence.searches):
        return None
    for search in sorted(evidence.searches, key=_support, reverse=True):
        told = best is not None and best.choices[0].key[0] <= ONE_LINE
        if told and best is not None and _support(search) < _support(best.search) >= MUCH:
            break
        meaning = Meaning(evidence.traced, evidence.understanding.roles, search)
        found = choices(evidence.traced, search, meaning, search.cures())
        if found and (best is None or _preferred(search, found) < _preferred(best.search, best.choices)):
            best = Diagnosis(search, meaning, found)
        if best is not None and best.choices[0].key[:2] <= (1, GOOD):
            break
    return best


def _support(search: Search) -> float:
    """Give the share of the parameters that are right under a loss as they are."""
    parameters = search.understanding.roles.parameters
    trained = sum(parameter.trained for parameter in parameters)
    return 1.0 - search.wrong((), search.baseline()).bit_count() / max(trained, 1)


def _preferred(search: Search, found: list[Choice]) -> tuple[float, ...]:
    """Order the losses: by their best cure, and by how much of a program is right under them as it is."""
    told, rank, *rest = found[0].key
    return (told, rank - AS_IT_IS * _support(search), *rest)


def _reported_otherwise(evidence: Evidence) -> Diagnosis | None:
    """Find what parts the updates from the gradient of the cross-entropy that the program itself reports."""
    followed = {each.supposed.name for each in evidence.right}
    for search in evidence.searches:
        if search.judged.loss in followed or search.baseline().cured or adds_on_purpose(evidence, search):
            continue
        if not reported(evidence.tape, search.judged):
            continue
        meaning = Meaning(evidence.traced, evidence.understanding.roles, search)
        found = choices(evidence.traced, search, meaning, search.cures())
        if found and len(heads(found[0].cure.trials)) == 1:
            return Diagnosis(search, meaning, found)
    return None


def is_sound(evidence: Evidence) -> bool:
    """Whether some loss and some rule give all updates as they are."""
    return any(each.rule.rate < LARGEST_RATE for each in evidence.right)


def is_other_loss(found: Diagnosis, trial: Trial) -> bool:
    """Whether a cure only says that another loss than ours is behind the error of the last layer."""
    top = trial.means == "truth" and trial.detail["layer"] == len(found.search.judged.steps[0].layers) - 1
    return (top and trial.detail["kind"] == "delta") or trial.means == "state"


def place(evidence: Evidence, trial: Trial, search: Search | None = None) -> Span:
    """Give the place that an edit changes: the first line of its text, or the site.

    A helper that serves other calls well is not at fault; the call that it does not serve is.
    """
    call = None if search is None else blamed_call(search, trial)
    if call is not None:
        return evidence.traced.sites[call].span
    renamed = None if search is None else forgotten_at(evidence, search, trial)
    if renamed is not None:
        return renamed[0]
    edit: Edit | None = edit_of(evidence.traced, trial)
    if edit is None or not edit.replacements or trial.means == "older":
        return evidence.traced.sites[trial.site].span
    return min(each.span for each in edit.replacements)


def told(evidence: Evidence, trial: Trial) -> str:
    """Give the text of a place, on one line."""
    text = " ".join(evidence.traced.sites[trial.site].text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _names(found: Diagnosis, trial: Trial) -> list[str]:
    """Name the parameters that a place leads to."""
    node = found.meaning.node_of(trial)
    mask = found.search.reach.of([node.id])
    roles = found.search.understanding.roles
    return [p.name for k, p in enumerate(roles.parameters) if mask >> k & 1][:4]
