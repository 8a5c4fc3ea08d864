"""Faults of the starting values (I01 to I03)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.mutants.base import Base, target_of
from tests.mutants.change import Change, Operator


def filled(place: dict[str, Any], value: str) -> str:
    """The starting values, all the same."""
    if "shape" not in place:
        return str(place["zero"] if value == "0" else place["constant"])
    return f"np.zeros({place['shape']})" if value == "0" else f"np.full({place['shape']}, {value})"


def symmetric(base: Base) -> Iterator[Change]:
    """All weights start equal, so the units of a layer stay equal."""
    places = [place for place in base.entries("start") if not place.get("zero_is_fine")]
    for value in ("0", "0.5", "1.0"):
        if places:
            yield base.one(*(base.in_line(place, filled(place, value)) for place in places))


def one_layer_symmetric(base: Base) -> Iterator[Change]:
    """One layer alone starts equal; the others may still break the symmetry."""
    places = [place for place in base.entries("start") if not place.get("zero_is_fine")]
    for place in places if len(places) > 1 else ():
        for value in ("0", "1.0"):
            yield base.one(base.in_line(place, filled(place, value)), codes=("I01", "A06", "I02"))


def scale(base: Base) -> Iterator[Change]:
    """Starting values fifty times too large, or a thousand times too small."""
    for place in base.entries("start"):
        if not place.get("zero_is_fine"):
            yield base.one(base.in_line(place, f"50 * {place['expr']}"))
            yield base.one(base.in_line(place, f"0.001 * {place['expr']}"), codes=("I02", "I01", "H02"))


def every_scale(base: Base) -> Iterator[Change]:
    places = [place for place in base.entries("start") if not place.get("zero_is_fine")]
    for factor, codes in (("50", ()), ("1e-5", ("I02", "I01", "H02", "N04"))):
        if len(places) > 1:
            yield base.one(*(base.in_line(p, f"{factor} * {p['expr']}") for p in places), codes=tuple(codes))


def positive(base: Base) -> Iterator[Change]:
    """Uniform in 0 to 10 where values round zero are meant."""
    for place in base.entries("start"):
        if not place.get("zero_is_fine") and "shape" in place:
            text = f"np.random.default_rng(0).uniform(0, 10, {place['shape']})"
            yield base.one(base.in_line(place, text))


def again(base: Base) -> Iterator[Change]:
    """The starting values are drawn anew in every epoch."""
    loop = base.lines("loop")[0]
    inside = getattr(loop, "body")[0]  # noqa: B009  a loop, whatever its kind
    for statement in [*base.lines("init"), *base.lines("init_biases")]:
        if base.block(statement) == base.block(loop):
            name = target_of(base, statement)
            codes = ("I03", "U03") if statement in base.lines("init_biases") else ("I03",)
            if name:
                text = base.source(statement)
                yield base.one(base.delete(statement), base.before(inside, text), codes=codes)


OPERATORS = (
    Operator("all weights equal", ("I01", "A06"), symmetric),
    Operator("weights of a layer equal", ("I01", "A06"), one_layer_symmetric),
    Operator("start of a layer badly scaled", ("I02", "A07", "N04", "H01", "N02"), scale),
    Operator("start badly scaled", ("I02", "A07", "N04", "H01", "N02"), every_scale),
    Operator("start all positive and large", ("I02", "A07", "N04", "H01", "N02", "N01"), positive),
    Operator("started anew in the loop", ("I03",), again),
)
