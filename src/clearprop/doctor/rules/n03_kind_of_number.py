"""N03: the kind of number cannot hold what is put into it.

What it sees: an exception of a store into whole numbers; or, on the tape, a fraction cut off at a store or
a cast, or a short whole number that wraps round.
Why it harms: small changes of a weight are lost, or large inputs become small ones.
How to tell it from its look-alikes: a cast that is meant (labels, rounded answers) costs nothing: with
floats the program must learn clearly better.
Source: NumPy's rules of type promotion (NEP 50).
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.casts import cast_variants
from clearprop.doctor.evidence.crash import Crash, crash
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lossy import Loss, losses_of
from clearprop.doctor.evidence.outcomes import baseline, better
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.probes import prober
from clearprop.doctor.evidence.slicing import sliced
from clearprop.doctor.evidence.variant import Variant

CODES = ("N03",)
SECONDS = 5.0
STEP_BACK = 0.1
WRAPPED_BACK = 2.0
MOST = 3


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give candidates for a store that failed, or for what was lost in silence."""
    found = crash(evidence)
    if found is not None:
        if "Cannot cast" in found.failure.message:
            yield from _refused(evidence, found)
        return
    if evidence.traced.failure is None:
        yield from _silent(evidence)


def _refused(evidence: Evidence, found: Crash) -> Iterator[Candidate]:
    variants = _variants(evidence, found.page, found.statement.lineno)
    running = _running(evidence, variants)
    best = running[0] if running else None
    yield Candidate(
        "N03",
        found.span if best is None else best.span,
        "doctor.message.store_refused",
        {"problem": found.failure.message[:160]},
        edit=None if best is None else best.edit,
        proof="exact",
        rank=0.1,
        alternatives=tuple(each.edit for each in running[1:4]),
    )


def _running(evidence: Evidence, variants: list[Variant]) -> list[Variant]:
    """Give the variants that run, those with true updates first."""
    probes = prober(evidence)
    if probes is None:
        return variants
    by_edit = {each.edit: each for each in reversed(variants)}
    made = []
    for edit, probe in probes.running(dict.fromkeys(each.edit for each in variants), SECONDS):
        made.append((not probe.true, by_edit[edit].effort, by_edit[edit]))
        if probe.true:
            break
    return [variant for *_, variant in sorted(made, key=lambda each: each[:2])]


def _variants(evidence: Evidence, page: Page, line: int, step_back: float = STEP_BACK) -> list[Variant]:
    """Give the edits that make floats, in a statement and in those that it depends on, likely ones first."""
    statement = page.at(line)
    if statement is None:
        return []
    proposed: list[tuple[float, int, Variant]] = []
    for reached in sliced(pages(evidence), [(page, statement)]):
        for each in cast_variants(reached.page, reached.statement):
            proposed.append((each.effort + step_back * reached.distance, len(proposed), each))
    return [each for *_, each in sorted(proposed, key=lambda each: each[:2])]


def _silent(evidence: Evidence) -> Iterator[Candidate]:
    probes = prober(evidence)
    losses = losses_of(evidence)
    if probes is None or not losses:
        return
    before = baseline(probes)
    for loss in losses[:MOST]:
        site = evidence.traced.sites[loss.site]
        page = page_of(evidence, site.span)
        wrapped = loss.how == "wrapped"
        step_back = WRAPPED_BACK if wrapped else STEP_BACK
        variants = [] if page is None else _variants(evidence, page, site.span.line, step_back)
        by_edit = {each.edit: each for each in reversed(variants)}
        for edit, probe in probes.running(dict.fromkeys(each.edit for each in variants), SECONDS):
            if better(before, probe) or (wrapped and "wrapped" not in probe.lost):
                yield _candidate(loss, by_edit[edit])
                return


def _candidate(loss: Loss, variant: Variant) -> Candidate:
    return Candidate(
        "N03",
        variant.span,
        f"doctor.message.lost_{loss.how}",
        {"kind": loss.kind, "exact": f"{loss.exact:.4g}", "kept": f"{loss.kept:.4g}"},
        f"{loss.kept:.4g}",
        f"{loss.exact:.4g}",
        variant.edit,
        "exact" if loss.how in ("wrapped", "stored") else "rerun",
        0.1,
        improves=loss.how not in ("wrapped", "stored"),
    )
