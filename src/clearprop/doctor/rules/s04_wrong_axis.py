"""S04: a sum, a mean, a largest value or a softmax along the wrong axis.

What it sees: the same reduction along another axis makes the loss clearly smaller, and every update true.
Why it harms: the answer to one example depends on the other examples, or classes are mixed up.
How to tell it from its look-alikes: a largest value over everything in a stable softmax changes no answer;
a program whose updates are true, and whose loss another axis does not better, is left alone.
Source: the softmax sums to 1 over the classes of each example; Bridle (1990), Neurocomputing, 227-236.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import groupby

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.normalised import normalised
from clearprop.doctor.evidence.outcomes import baseline, better
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.probes import prober
from clearprop.doctor.evidence.reductions import (
    axis_variants,
    of_module,
    reductions,
    settings,
    written,
)
from clearprop.doctor.evidence.variant import Variant, callee, replaced
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Ref

CODES = ("S04",)
MOST_RUNS = 14.0
SOFTMAX = ("sum", "max", "amax")
DATA = ("mean", "std", "var", "min", "max")
LIKELY = 1.25


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate: the reduction that another axis cures."""
    probes = prober(evidence)
    if evidence.traced.failure is not None or probes is None:
        return
    over_all = _over_everything(evidence)
    if over_all is not None:
        yield over_all
        return
    before = baseline(probes)
    proposed = {each.edit: each for each in _variants(evidence, before.true)}
    for edit, probe in probes.running(proposed, MOST_RUNS):
        if better(before, probe):
            exact = probe.true and not before.true
            yield _candidate(proposed[edit], exact)
            return


def _over_everything(evidence: Evidence) -> Candidate | None:
    """Shares of classes that add up to 1 over all examples together."""
    for site in normalised(evidence):
        place = evidence.traced.sites[site]
        page = page_of(evidence, place.span)
        statement = None if page is None else page.at(place.span.line)
        if page is None or statement is None:
            continue
        for call in reductions(statement):
            if callee(call) == "sum" and settings(call) == (None, False):
                variant = replaced(page, call, written(page, call, 1, True), 1.0, "axis")
                return _candidate(variant, True)
    return None


def _variants(evidence: Evidence, true: bool) -> Iterator[Variant]:
    """Propose other axes: for the reductions of one softmax together, then one by one, then for the data."""
    for page in pages(evidence):
        calls = [(statement, call) for statement in page.statements for call in reductions(statement)]
        exponential = [each for each in calls if _near_exponential(page, each[1])]
        if not true:
            yield from _together(page, [call for _, call in exponential if callee(call) in SOFTMAX])
            for statement in dict.fromkeys(statement for statement, _ in exponential):
                yield from (each for each in axis_variants(page, statement) if each.effort < LIKELY)
        for statement, call in calls:
            if isinstance(page.parents[statement], ast.Module) and isinstance(statement, ast.Assign):
                yield from _over_examples(evidence, page, call)


def _over_examples(evidence: Evidence, page: Page, call: ast.Call) -> Iterator[Variant]:
    """Data are scaled over the examples, of which there are more than columns."""
    axis, keepdims = settings(call)
    span = page.span(call)
    sites = [k for k, site in enumerate(evidence.traced.sites) if site.span == span]
    for node in evidence.tape.nodes:
        if node.site in sites and callee(call) in DATA and node.args and isinstance(node.args[0], Ref):
            shape = np.shape(evidence.tape.value(node.args[0].node))
            if len(shape) == 2 and shape[0] != shape[1] and axis != int(np.argmax(shape)):
                text = written(page, call, int(np.argmax(shape)), keepdims or shape[1] > shape[0])
                yield replaced(page, call, text, 1.0, "axis")
            return


def _near_exponential(page: Page, call: ast.Call) -> bool:
    """Whether an exponential stands in the same function, or in the same loop of the module."""
    scope = page.scope(call)
    inside = scope if not isinstance(scope, ast.Module) else page.parents[page.statement(call)]
    return any(callee(node) in ("exp", "softmax") for node in ast.walk(inside))


def _together(page: Page, calls: list[ast.Call]) -> Iterator[Variant]:
    """Turn all reductions of one function that have the same axis."""
    for _, group in groupby(calls, key=page.scope):
        chosen = list(group)
        for axis in (1, 0, -1):
            edit: Edit | None = None
            span: Span | None = None
            for call in chosen:
                now, _ = settings(call)
                if now == axis or (now is None and of_module(call) and not call.args):
                    continue
                one = replaced(page, call, written(page, call, axis, True), 1.0, "axis")
                edit = one.edit if edit is None else edit + one.edit
                span = one.span if span is None or callee(call) == "sum" else span
            if edit is not None and span is not None:
                yield Variant(edit, 1.0, "axis", span, f"axis={axis}")


def _candidate(variant: Variant, exact: bool) -> Candidate:
    return Candidate(
        "S04",
        variant.span,
        "doctor.message.axis",
        {"text": " ".join(variant.text.split())[:60]},
        edit=variant.edit,
        proof="exact" if exact else "rerun",
        rank=0.2,
        improves=not exact,
        explains=("N01", "N02"),
    )
