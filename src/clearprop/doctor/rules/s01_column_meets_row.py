"""S01: a column meets a row of the same length, and every prediction is compared with every target.

What it sees: (n, 1) and (n,) meet in a difference, a comparison or a product with a logarithm, and the
result is (n, n).
Why it harms: the updates pull every prediction to the mean of all targets.
How to tell it from its look-alikes: tables of all pairs are made on purpose with an axis that is written
out; the reshaped target must make the updates true or the loss clearly smaller.
Source: NumPy's rules of broadcasting.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.origins import origin
from clearprop.doctor.evidence.outcomes import baseline, better
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.pairings import Pairing, pairings
from clearprop.doctor.evidence.probes import Probe, Prober, prober
from clearprop.doctor.evidence.reshapes import COLUMN, FLATTENED, undone
from clearprop.doctor.evidence.slicing import base_of, sliced, writes, written_as
from clearprop.doctor.evidence.variant import Variant, appended
from clearprop.doctor.rewriting.places import operand
from clearprop.trace.tape.nodes import Ref

CODES = ("S01", "E01")
MOST_RUNS = 12.0
STEP_BACK = 0.12
MOST = 2


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give a candidate for the first pairing that a reshape cures."""
    found, probes = pairings(evidence), prober(evidence)
    if probes is None:
        return
    for pairing in sorted(found, key=lambda each: each.compared)[:MOST]:
        if not _written_out(evidence, pairing):
            cured = _cured(evidence, probes, pairing)
            if cured:
                yield _candidate(evidence, pairing, cured)
                return


def _written_out(evidence: Evidence, pairing: Pairing) -> bool:
    """Whether the second axis is written beside the operator: then the table of all pairs is meant."""
    site = evidence.traced.sites[pairing.site]
    return any(
        (
            isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.Tuple)
            and any(isinstance(each, ast.Constant) and each.value is None for each in node.slice.elts)
        )
        or (isinstance(node, ast.Attribute) and node.attr == "newaxis")
        for node in ast.walk(site.node)
    )


def _cured(evidence: Evidence, probes: Prober, pairing: Pairing) -> list[Variant]:
    site = evidence.traced.sites[pairing.site]
    page = page_of(evidence, site.span)
    statement = None if page is None else page.at(site.span.line)
    if page is None or statement is None:
        return []
    by_edit = {each.edit: each for each in _variants(evidence, page, statement, pairing)}
    before, made = baseline(probes), []
    for edit, probe in probes.running(by_edit, MOST_RUNS):
        if "paired" not in probe.lost and _good(before, probe, pairing):
            made.append(by_edit[edit])
            if probe.true or pairing.compared:
                break
    return made


def _variants(evidence: Evidence, page: Page, statement: ast.stmt, pairing: Pairing) -> list[Variant]:
    """Give the reshapes worth trying: undone in the statement, then where the flat one is made, then
    beside it.
    """
    proposed = [(0.1 * each.effort, each) for each in undone(page, statement)]
    flat = operand(evidence.traced.sites[pairing.site].node, pairing.flat)
    key = None if flat is None else written_as(base_of(flat))
    column = operand(evidence.traced.sites[pairing.site].node, 1 - pairing.flat)
    other = None if column is None else written_as(base_of(column))
    for reached in sliced(pages(evidence), [(page, statement)]):
        written = writes(reached.statement)
        if reached.distance == 0 or not {key, other} & written - {None}:
            continue
        back = STEP_BACK * reached.distance
        proposed += [(0.4 + back, each) for each in undone(reached.page, reached.statement)]
        if isinstance(reached.statement, ast.Assign) and not isinstance(reached.statement.value, ast.Tuple):
            # Where the weights are single numbers, all that is computed is flat: then the column is made so.
            effort, tail = (0.6, COLUMN) if key in written else (1.0, FLATTENED)
            made = appended(reached.page, reached.statement.value, tail, effort, "reshape")
            proposed.append((effort + back, made))
    proposed += [(0.7 + 0.01 * k, each) for k, each in enumerate(_at_origin(evidence, pairing))]
    if flat is not None:
        proposed.append((2.0, appended(page, flat, COLUMN, 2.0, "reshape")))
    if column is not None:
        proposed.append((2.1, appended(page, column, FLATTENED, 2.1, "reshape")))
    return [each for _, each in sorted(proposed, key=lambda pair: pair[0])]


def _at_origin(evidence: Evidence, pairing: Pairing) -> Iterator[Variant]:
    """Give a second axis to the flat one where it is named on its way, before all loops."""
    tape, seen = evidence.tape, set[object]()
    met = next((n for n in tape.nodes if n.site == pairing.site), None)
    given = None if met is None or len(met.args) < 2 else met.args[pairing.flat]
    way = origin(tape, given.node) if isinstance(given, Ref) else None
    for node in () if way is None else (*way.links, *way.passed):
        for binding in reversed(tape.nodes[node].names) if np.ndim(tape.value(node)) == 1 else ():
            site = evidence.traced.sites[binding.site] if binding.site >= 0 else None
            page = None if site is None else page_of(evidence, site.span)
            statement = None if page is None or site is None else page.at(site.span.line)
            if page is None or not isinstance(statement, ast.Assign) or statement in seen:
                continue
            seen.add(statement)
            if not isinstance(statement.value, ast.Tuple):
                yield appended(page, statement.value, COLUMN, 1.0, "reshape")


def _good(before: Probe, after: Probe, pairing: Pairing) -> bool:
    if not before.runs:
        return after.true or after.steps > 0
    if pairing.compared:
        return after.printed != before.printed and after.losses == before.losses
    return better(before, after) or (after.true and not before.true)


def _candidate(evidence: Evidence, pairing: Pairing, cured: list[Variant]) -> Candidate:
    site = evidence.traced.sites[pairing.site]
    n = pairing.shapes[pairing.flat][0]
    return Candidate(
        "E01" if pairing.compared else "S01",
        cured[0].span,
        "doctor.message.compared_pairs" if pairing.compared else "doctor.message.all_pairs",
        {
            "text": " ".join(site.text.split())[:60],
            "one": str(pairing.shapes[0]),
            "other": str(pairing.shapes[1]),
            "n": n,
        },
        f"({n}, {n})",
        f"({n}, 1)",
        cured[0].edit,
        "exact",
        0.15,
        ("S06",),
        alternatives=tuple(each.edit for each in cured[1:3]),
    )
