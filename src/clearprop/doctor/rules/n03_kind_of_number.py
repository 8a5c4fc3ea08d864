"""N03: the kind of number cannot hold what is put into it.

What it sees: an exception of a store into whole numbers; or, on the tape, a fraction cut off at a store or
a cast, or a short whole number that wraps round; answers of the trained network that all become one number.
Why it harms: small changes of a weight are lost, or large inputs become small ones.
How to tell it from its look-alikes: a cast that is meant (labels, rounded answers) costs nothing: with
floats the program must learn clearly better.
Source: NumPy's rules of type promotion (NEP 50).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.casts import cast_variants
from clearprop.doctor.evidence.crash import Crash, crash
from clearprop.doctor.evidence.cut_answers import Cut, cut_answers
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lossy import Loss, losses_of
from clearprop.doctor.evidence.outcomes import baseline, better
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.probes import prober
from clearprop.doctor.evidence.slicing import base_of, sliced, targets, written_as
from clearprop.doctor.evidence.variant import Variant
from clearprop.trace.span import Span

CODES = ("N03",)
MOST_RUNS = 10.0
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
        yield from _silent(evidence) if losses_of(evidence) else ()
        yield from _answers(evidence)


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
    for edit, probe in probes.running(dict.fromkeys(each.edit for each in variants), MOST_RUNS):
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
        for edit, probe in probes.running(dict.fromkeys(each.edit for each in variants), MOST_RUNS):
            if better(before, probe) or (wrapped and "wrapped" not in probe.lost):
                yield _candidate(loss, by_edit[edit])
                return


def _answers(evidence: Evidence) -> Iterator[Candidate]:
    """Give the place that makes the array of the answers, or turns them into whole numbers."""
    for cut in cut_answers(evidence):
        site = evidence.traced.sites[cut.site]
        page = page_of(evidence, site.span)
        variants = [] if page is None else _variants(evidence, page, site.span.line)
        # Answers are kept as they are; what they are compared with later is the program's own affair.
        making = variants if cut.how == "cast" else _making(page, site.span, variants)
        exact, kept = cut.farthest
        yield Candidate(
            "N03",
            making[0].span if making else site.span,
            f"doctor.message.{'lost' if cut.how == 'stored' else 'cast'}_answer",
            {"kind": cut.kind, "exact": f"{exact:.4g}", "kept": f"{kept:.4g}"},
            f"{kept:.4g}",
            f"{exact:.4g}",
            _kept_whole(cut, page, making, site.span),
            "exact",
            0.7,
        )
        return


def _making(page: Page | None, at: Span, variants: list[Variant]) -> list[Variant]:
    """Keep the variants of the statement that made the array which is stored into."""
    stored = None if page is None else page.at(at.line)
    if page is None or stored is None:
        return []
    names = {written_as(base_of(each)) for each in targets(stored)}
    return [
        each
        for each in variants
        for made in [page.at(each.span.line)]
        if isinstance(made, ast.Assign)
        and made is not stored
        and names & {written_as(target) for target in targets(made)}
    ]


def _kept_whole(cut: Cut, page: Page | None, making: list[Variant], at: Span) -> Edit | None:
    """Make the array of floats; where answers are cast to classes, put the missing threshold in."""
    if cut.how == "stored":
        return making[0].edit if making else None
    for node in ast.walk(page.tree) if page is not None else ():
        if isinstance(node, ast.Call) and page is not None and page.span(node) == at:
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            if owner is not None and min(float(each.min()) for each in cut.exact) >= 0.0:
                whole = f"{page.cut(node)[: page.cut(node).rindex('.')]}"
                alone = whole.startswith("(") and whole.endswith(")")
                text = f"{page.cut(owner)} > 0.5"
                return Edit.of(page.span(owner), text if alone else f"({text})")
    return None


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
