"""Where a result gets a second name without being changed: ``delta = error``, the place where a factor was
forgotten.
"""

from __future__ import annotations

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.passed_on import plain_value
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.span import Span


def forgotten_at(evidence: Evidence, search: Search, trial: Trial) -> tuple[Span, Span] | None:
    """Give the statement that names a result anew, and its right side; None where there is none.

    Only a factor that is missing can have been forgotten there.
    """
    misses_factor = trial.means == "factor" or trial.detail.get("kind") == "delta"
    nodes = search.judge.by_site[0].get(trial.site, [])
    if not misses_factor or not nodes:
        return None
    sites = evidence.traced.sites
    own = sites[trial.site].statement
    for binding in evidence.tape.nodes[nodes[-1]].names:
        if binding.site < 0 or sites[binding.site].kind not in ("bind", "put"):
            continue
        statement = sites[binding.site].statement
        if statement == own:
            continue
        plain = plain_value(sites[binding.site])
        value = None if plain is None else sites[binding.site].source.span(plain)
        if value is not None and _is_read(evidence, search, nodes[-1], binding.name):
            return statement, value
    return None


def _is_read(evidence: Evidence, search: Search, node: int, name: str) -> bool:
    """Whether all that is computed from a result reads it by a name."""
    tape, sites = evidence.tape, evidence.traced.sites
    needed = set(search.judge.edited[0].needed)
    readers = [tape.nodes[child] for child in tape.children(node) if child in needed]
    texts = [
        sites[reader.site].source.cut(sites[reader.site].statement) for reader in readers if reader.site >= 0
    ]
    return bool(texts) and all(name in text for text in texts)


def moved_there(evidence: Evidence, search: Search, trial: Trial) -> Edit | None:
    """Write a missing factor into the statement that names the result anew."""
    found = forgotten_at(evidence, search, trial)
    if found is None or trial.means != "factor":
        return None
    site = evidence.traced.sites[trial.site]
    return Edit.of(found[1], f"{site.source.cut(found[1])} * {trial.text}")
