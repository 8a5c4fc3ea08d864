"""Averages of gradients that the update does not read: the optimizer was left out of the step."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.beside import beside
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.moments import Moment, Moved, moved_parameters
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.rewriting.places import operand, span_of
from clearprop.doctor.rewriting.rewrite import own_quotes
from clearprop.trace.tape.nodes import Node


def unread_average(evidence: Evidence, search: Search) -> Iterator[Candidate]:
    """Give the update that reads no average of its gradients, although one is carried on for it."""
    for moved in moved_parameters(search, evidence.understanding.first_steps):
        change = moved.parameter.state.changes[1]
        begin = evidence.understanding.first_steps[1].step.round.begin
        states = {change.start, *(n for n in moved.parameter.nodes if n < begin)}
        read = evidence.tape.ancestors([change.end], states)
        unread = [each for each in moved.moments if each.of is None and 0.0 < each.a < 1.0]
        if unread and not any(read & set(each.state.changes[1].nodes) for each in unread):
            node = evidence.tape.nodes[change.end]
            if node.site >= 0:
                yield _candidate(evidence, search, moved, unread[0], node)
                return


def _candidate(evidence: Evidence, search: Search, moved: Moved, moment: Moment, node: Node) -> Candidate:
    site = evidence.traced.sites[node.site]
    return Candidate(
        "U04",
        site.statement,
        "doctor.message.U04.unread",
        {"text": " ".join(site.text.split())[:60], "name": moved.parameter.name},
        edit=beside(evidence, site.statement) or _stepped(evidence, search, moment, node),
        proof="exact",
        rank=0.34,
    )


def _stepped(evidence: Evidence, search: Search, moment: Moment, node: Node) -> Edit | None:
    """Step by the average itself, where the rate is in it already: with a minus, or with a plus."""
    site = evidence.traced.sites[node.site]
    part = operand(site.node, 1)
    wanted = moment.state.changes[1].end
    at = next((n for n in search.proposer.readings.texts(node).items() if n[1] == wanted), None)
    if at is None:
        wanted = moment.state.changes[0].end
        texts = search.proposer.readings.texts(evidence.tape.nodes[moved_end(evidence, node)])
        at = next((n for n in texts.items() if n[1] == wanted), None)
    if part is None or at is None or moment.power != 1:
        return None
    return Edit.of(span_of(site, part), own_quotes(site.source.text, at[0]))


def moved_end(evidence: Evidence, node: Node) -> int:
    """Give the node of the same site in the first step."""
    return next(n.id for n in evidence.tape.nodes if n.site == node.site)
