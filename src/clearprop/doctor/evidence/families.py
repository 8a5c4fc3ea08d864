"""Edits that are made together: one slip, repeated on every line that was copied from the first.

Programs written out by hand have a line for every weight, and a slip in one of them stands in all.  No
single edit puts such a program right.  Sites that read alike but for names and numbers are siblings; the
same edit of each of them is one family.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.places import operand, text_of
from clearprop.trace.source.sites import Site, SiteTable

FEWEST, MOST = 2, 64
NUMBER = re.compile(r"\d+")
# Other values at a place, other parentheses: what a copied line repeats.  Factors and signs of whole layers
# are found where they enter.
REPEATED = frozenset(
    {"operand", "regroup", "drop", "swap", "negate", "factor", "slope", "turn", "axis", "product"}
)
Family = tuple[Trial, ...]
Key = tuple[object, ...]


def families(
    sites: SiteTable, chosen: Iterable[int], vocabulary: Mapping[int, Sequence[Trial]]
) -> Iterator[Family]:
    """Give every edit that at least two siblings have in common, as one edit of each of them.

    The first of a family, in the order of the text, stands for it; the others are marked as its siblings.
    """
    for siblings in _siblings(sites, chosen):
        shared: dict[Key, dict[int, Trial]] = defaultdict(dict)
        for site in siblings:
            for trial in vocabulary.get(site, ()):
                if trial.means in REPEATED and trial.where is None and not _is_update(sites[site]):
                    shared[_key(sites[site], trial)].setdefault(site, trial)
        for members in shared.values():
            if len(members) >= FEWEST:
                first, *others = (members[site] for site in siblings if site in members)
                yield first, *(replace(each, detail={**each.detail, "sibling": True}) for each in others)


def is_sibling(trial: Trial) -> bool:
    """Whether an edit only repeats that of another line."""
    return bool(trial.detail.get("sibling"))


def heads(trials: Iterable[Trial]) -> list[Trial]:
    """Give the edits of a cure, each family once."""
    return [trial for trial in trials if not is_sibling(trial)]


def _siblings(sites: SiteTable, chosen: Iterable[int]) -> Iterator[list[int]]:
    """Give the sites of one function that read alike, in the order of the text."""
    alike: dict[Key, list[int]] = defaultdict(list)
    for number in chosen:
        site = sites[number]
        alike[site.source.name, site.source.cell, site.function, _shape(site)].append(number)
    for found in alike.values():
        if FEWEST <= len(found) <= MOST:
            yield sorted(found, key=lambda number: sites[number].span)


def _is_update(site: Site) -> bool:
    """Whether a site changes something in place: what is wrong in all updates was made before them."""
    return isinstance(site.node, ast.AugAssign)


def _shape(site: Site) -> str:
    """Write an expression with its names and numbers left open."""
    text = ast.dump(site.node)
    text = re.sub(r"\b(id|attr|arg)='[^']*'", r"\1=_", text)
    return re.sub(r"\bvalue=-?[\d.e+-]+\b", "value=_", text)


def _key(site: Site, trial: Trial) -> Key:
    """Tell which edits of siblings are the same.

    Numbers in names count from those of what is replaced: ``goal[0]`` for ``start[0]`` is ``goal[1]`` for
    ``start[1]``.
    """
    part = operand(site.node, trial.place) if trial.place is not None else None
    old, new = NUMBER.findall("" if part is None else text_of(site, part)), NUMBER.findall(trial.text)
    apart: tuple[object, ...] = tuple(new)
    if len(old) == len(new):
        apart = tuple(int(b) - int(a) for a, b in zip(old, new, strict=True))
    detail = tuple((name, trial.detail[name]) for name in ("side", "depth") if name in trial.detail)
    return trial.means, trial.place, NUMBER.sub("#", trial.text), apart, detail
