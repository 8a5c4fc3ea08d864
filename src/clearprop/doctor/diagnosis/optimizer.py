"""Updates whose gradients are right and whose optimizer is not."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.beside import with_edit
from clearprop.doctor.diagnosis.likeness import likeness
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.diagnosis.numbers import entry_name, number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.fits import fit
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.moments import moved_parameters
from clearprop.doctor.evidence.optimizer_trials import fresh_trials, optimizer_trials
from clearprop.doctor.evidence.recurrence import Recurrence
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.slopeward import rate_trials
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.recognise.rates import Rule
from clearprop.trace.source.sites import Site
from clearprop.trace.span import Span

SIGNS = ("swap", "negate")
# How many edits of one statement are tried.
MOST_SMALL = 30
RANKS = {"rate": -3, "fresh": 0, "operand": 1, "drop": 1, "scaled": 1, "state": 2, "swap": 3, "negate": 4}


def wrong_recurrence(evidence: Evidence, search: Search) -> Iterator[Candidate]:
    """Give what is wrong behind gradients that are right."""
    loss = next((each for each in evidence.understanding.losses if each.name == search.judged.loss), None)
    if loss is None:
        return
    found = Recurrence(evidence.understanding, loss)
    if not found.tellable:
        return
    by_site = _sites(evidence, search, found)
    meaning = Meaning(evidence.traced, evidence.understanding.roles, search)
    cured = list(found.cured(_proposed(evidence, search, found, by_site), by_site))
    if found.followed is None:
        # A rule that no parameter follows as it is must at least have a rate of the program's own.
        cured = [each for each in cured if _is_own(evidence, each[1])]
    ranked = sorted(enumerate(cured), key=lambda pair: (_rank(evidence, meaning, *pair[1]), pair[0]))
    trials = [trial for _, (trial, _) in ranked]
    if not trials:
        yield from _without_penalty(evidence, search.judged, found)
        return
    first = trials[0]
    edits = [edit for trial in trials if (edit := edit_of(evidence.traced, trial)) is not None]
    code = code_of(meaning, first)
    site = evidence.traced.sites[first.site]
    told = Candidate(
        code,
        site.span,
        f"doctor.message.{code}",
        {"text": " ".join(site.text.split())[:60], "names": ""},
        *_numbers(evidence, found),
        edit=edits[0] if edits else None,
        proof="exact",
        rank=0.35,
        alternatives=tuple(edits[1:4]),
    )
    yield with_edit(evidence, told)


def cure_of(evidence: Evidence, search: Search, place: Span) -> Edit | None:
    """Give the edit of the statement at a place after which all parameters follow one rule."""
    loss = next((each for each in evidence.understanding.losses if each.name == search.judged.loss), None)
    found = None if loss is None else Recurrence(evidence.understanding, loss)
    if found is None or not found.tellable:
        return None
    sites = evidence.traced.sites
    by_site = {
        site: nodes
        for site, nodes in _sites(evidence, search, found).items()
        if sites[site].statement.line <= place.line <= sites[site].statement.end_line
    }
    few = [t for t in _proposed(evidence, search, found, by_site) if _is_small(evidence, t)]
    few.sort(key=lambda trial: RANKS.get(trial.means, 5))
    for trial, rule in found.cured(few[:MOST_SMALL], by_site):
        edit = edit_of(evidence.traced, trial) if _is_own(evidence, rule) and not rule.rates else None
        if edit is not None:
            return edit
    return None


def _is_small(evidence: Evidence, trial: Trial) -> bool:
    """Whether an edit changes a sign, a power, or one number for another: what is written in an optimizer."""
    if trial.means not in ("operand", "scaled"):
        return True
    read = [node for key in ("old", "new") if (node := trial.detail.get(key)) is not None]
    return len(read) == 2 and all(np.size(evidence.tape.value(node)) == 1 for node in read)


def _rank(evidence: Evidence, meaning: Meaning, trial: Trial, rule: Rule) -> float:
    """Order cures: what makes a line like its siblings, a rule with the program's own rate, the commonest
    slip.
    """
    edit = edit_of(evidence.traced, trial)
    rank = RANKS.get(trial.means, 5) - 2 * likeness(evidence.traced, edit)
    own = _is_own(evidence, rule)
    # Minus before the rate is what people write: what turns it into a plus is the last guess.
    climbing = 2 * _is_plus(evidence, trial)
    # Where the gradients themselves point down, the error was turned round, and no later line.
    turned = 3 * (
        trial.means in ("swap", "negate") and points_down(meaning.search) and _is_met(meaning, trial)
    )
    damped = trial.means == "drop" and meaning.code(trial) in ("G03", "G05")
    return (
        rank
        + (0 if own else 2)
        + (0 if own or not rule.rates else 2)
        + (0 if rule.name.startswith("Adam") or "epsilon" not in rule.constants else 2)
        + 3 * damped
        + climbing
        - turned
        + 2 * (edit is None)
    )


def _is_plus(evidence: Evidence, trial: Trial) -> bool:
    """Whether an edit turns a minus into a plus: the operator, or what is taken off."""
    site = evidence.traced.sites[trial.site]
    taken = trial.means == "negate" and f"- {site.text}" in site.source.cut(site.statement)
    return taken or (trial.means == "swap" and trial.text.startswith("+"))


def _is_met(meaning: Meaning, trial: Trial) -> bool:
    return meaning.node_of(trial).id in meaning.met


def points_down(search: Search) -> bool:
    """Whether what a program computes as its gradients is their negative."""
    for moved in moved_parameters(search, search.understanding.first_steps):
        at = sum(p.size for p in search.understanding.roles.parameters[: moved.number])
        true = [g[at : at + moved.parameter.size] for g in search.judged.gradients[: len(moved.gradients)]]
        return fit(moved.gradients, true).rate > 0.0
    return False


def _is_own(evidence: Evidence, rule: Rule) -> bool:
    """Whether the program itself writes the rate of a rule, for a sum or for a mean of the examples."""
    n, n_out = evidence.understanding.first_steps[0].layers[-1].a.shape
    sizes = {unit * k * rule.rate for unit in (1, n, n_out, n * n_out) for k in (0.5, 1.0, 2.0)}
    return any(abs(size - each) <= 1e-6 * each for size in sizes for each in evidence.understanding.numbers)


def code_of(meaning: Meaning, trial: Trial) -> str:
    """Name the fault that an edit of an optimizer cures."""
    if trial.means in ("fresh", "swap", "negate"):
        found = meaning.code(trial)
        return "U04" if found == "G01" else found
    if trial.means in ("drop", "rate") and meaning.code(trial) in ("G10", "G11", "U02"):
        return meaning.code(trial)
    return "U04"


def _sites(evidence: Evidence, search: Search, found: Recurrence) -> dict[int, list[int]]:
    """Give what the first steps compute after the error, by site."""
    tape = evidence.tape
    chosen = set(search.judge.by_site[0])
    by_site: dict[int, list[int]] = {}
    for node in found.carried.needed:
        site = tape.nodes[node].site
        if site in chosen:
            by_site.setdefault(site, []).append(node)
    return by_site


def _proposed(
    evidence: Evidence, search: Search, found: Recurrence, by_site: dict[int, list[int]]
) -> Iterator[Trial]:
    """Propose edits where what is wrong is computed."""
    followed = found.followed
    wrong = sum(1 << k for k in followed.others) if followed is not None else -1
    yield from rate_trials(evidence.tape, evidence.understanding.roles, search.judged)
    yield from fresh_trials(evidence.tape, evidence.understanding.roles, by_site)
    sites = [s for s in sorted(by_site, reverse=True) if search.reach.of(search.judge.by_site[0][s]) & wrong]
    for site in sites:
        yield from (trial for trial in search.vocabulary[site] if trial.means in SIGNS)
    for site in sites:
        yield from optimizer_trials(evidence.tape, site, evidence.tape.nodes[by_site[site][-1]])
        yield from (trial for trial in search.vocabulary[site] if trial.means not in SIGNS)


def _numbers(evidence: Evidence, found: Recurrence) -> tuple[str | None, str | None]:
    """Give the change that is farthest from what the others' rule makes of its gradient."""
    followed = found.followed
    if followed is None:
        return None, None
    off = [np.abs(m - t) for m, t in zip(found.moved, followed.target, strict=True)]
    step = int(np.argmax([each.max() for each in off]))
    entry = int(np.argmax(off[step]))
    name = entry_name(evidence.tape, evidence.understanding.roles, entry)
    return (
        f"Δ{name} = {number(found.moved[step][entry])}",
        f"Δ{name} = {number(followed.target[step][entry])}",
    )


def _without_penalty(evidence: Evidence, judged: Judged, found: Recurrence) -> Iterator[Candidate]:
    """Give the weights that do not shrink, or grow, where those of other layers shrink."""
    roles, rules = evidence.understanding.roles, found.rules
    followed = found.followed
    if followed is None or not followed.rule.decay:
        return
    for k in followed.others:
        rule, parameter = rules[k], roles.parameters[k]
        weights = evidence.understanding.weights[found.entries(k)]
        if (
            rule is None
            or not weights.all()
            or rule.decay > 0.0
            or abs(rule.rate / followed.rule.rate - 1) > 1e-6
        ):
            continue
        sibling = next(p for j, p in enumerate(roles.parameters) if rules[j] is followed.rule)
        site = _gradient_site(evidence, judged, found, k)
        if site is None:
            continue
        yield Candidate(
            "G11",
            site.statement,
            "doctor.message.G11",
            {"text": " ".join(site.text.split())[:60], "names": parameter.name},
            *_numbers(evidence, found),
            edit=_penalised(site, parameter.name, sibling.name, evidence),
            proof="exact",
            rank=0.35,
        )


def _gradient_site(evidence: Evidence, judged: Judged, found: Recurrence, k: int) -> Site | None:
    """Find the statement that computes the gradient of a parameter."""
    tape, sites = evidence.tape, evidence.traced.sites
    true = found.gradients[0][found.entries(k)]
    for number_ in judged.steps[0].step.round.nodes:
        node = tape.nodes[number_]
        if node.site >= 0 and int(np.prod(getattr(node.held, "shape", ()), dtype=np.int64)) == true.size:
            value = np.asarray(tape.value(number_), dtype=np.float64).reshape(-1)
            across = abs(float(value @ true)) - float(np.linalg.norm(value) * np.linalg.norm(true))
            if value.any() and abs(across) <= 1e-9 * float(np.linalg.norm(value) * np.linalg.norm(true)):
                return sites[node.site]
    return None


def _penalised(site: Site, name: str, sibling: str, evidence: Evidence) -> Edit | None:
    """Write the term of the sibling's gradient behind this one, with this parameter's name."""
    for other in evidence.traced.sites:
        node = other.node
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and other.source is site.source:
            term = other.source.cut(other.source.span(node.right))
            if sibling in term.replace("*", " ").replace("(", " ").replace(")", " ").split():
                return Edit.of(site.span, f"{site.text} + {term.replace(sibling, name)}")
    return None
