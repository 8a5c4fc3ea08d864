"""What was measured as tables, beside what was wanted; and as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from math import log10
from typing import NamedTuple

from benchmarks.speed.measuring import Row
from benchmarks.speed.scaling import Point


class Wanted(NamedTuple):
    """Ours compared with a contender on a case: at most so many times its time, or so many times faster."""

    case: str
    ours: str
    other: str
    at_most: float | None = None
    faster: float | None = None


WANTED = [
    *(Wanted(case, "compiled", "limit", at_most=2.2) for case in "AB"),
    *(Wanted(case, "compiled", "jax", faster=3) for case in "AB"),
    *(Wanted(case, "compiled", "tutorial NumPy", faster=100) for case in "AB"),
    *(Wanted(case, "compiled", "scikit-learn", faster=250) for case in "AB"),
    *(Wanted(case, "compiled", "torch", faster=800) for case in "AB"),
    Wanted("C", "compiled", "products alone", at_most=1.3),
    Wanted("C", "compiled", "jax", faster=1.7),
    Wanted("C", "compiled", "scikit-learn", faster=12),
    *(Wanted(case, "compiled", "products alone", at_most=1.10) for case in "DE"),
    *(Wanted(case, "compiled", "jax", faster=0.93) for case in "DE"),
    *(Wanted(case, "compiled", "scikit-learn", faster=1.3) for case in "DE"),
    Wanted("D", "compiled", "torch", faster=1.4),
    Wanted("E", "compiled", "torch", faster=1.2),
    *(Wanted(case, "careful", "tutorial NumPy", faster=2) for case in "AB"),
    *(Wanted(case, "careful", "products alone", at_most=1.2) for case in "DE"),
]


def _number(value: float) -> str:
    """Three digits, and never a power of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def wanted_table(rows: Iterable[Row]) -> str:
    """What was wanted, and what is."""
    found = {(row.case, row.name): row for row in rows}
    lines = [
        "| case | engine | compared with | wanted | measured | |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for wanted in WANTED:
        ours, other = (found.get((wanted.case, name)) for name in (wanted.ours, wanted.other))
        if ours is None or other is None:
            continue
        ratio = ours.ratio / other.ratio
        pairs = [a / b for a, b in zip(ours.ratios, other.ratios, strict=True)]
        if wanted.at_most is not None:
            want, got = f"at most {wanted.at_most:g} ×", f"{ratio:.2f} × [{min(pairs):.2f}-{max(pairs):.2f}]"
            met = ratio <= wanted.at_most
        else:
            assert wanted.faster is not None
            fast = sorted(1 / pair for pair in pairs)
            want, got = (
                f"≥ {wanted.faster:g} × faster",
                f"{_number(1 / ratio)} × [{_number(fast[0])}-{_number(fast[-1])}]",
            )
            met = 1 / ratio >= wanted.faster
        verdict = "met" if met else "**not met**"
        lines.append(f"| {wanted.case} | {wanted.ours} | {wanted.other} | {want} | {got} | {verdict} |")
    return "\n".join(lines)


def times_table(rows: Iterable[Row]) -> str:
    """Microseconds a step of everybody."""
    rows = list(rows)
    cases, names = sorted({row.case for row in rows}), list(dict.fromkeys(row.name for row in rows))
    found = {(row.case, row.name): _number(row.step_us) for row in rows}
    lines = [f"| µs a step | {' | '.join(cases)} |", f"| --- |{' --- |' * len(cases)}"]
    lines += [f"| {name} | {' | '.join(found.get((case, name), '') for case in cases)} |" for name in names]
    return "\n".join(lines)


def process_table(title: str, unit: str, found: dict[str, tuple[float, float]]) -> str:
    """Two numbers for each program."""
    lines = [f"| {title} | {unit} |", "| --- | --- |"]
    lines += [f"| {name} | {first:,.4g} ({second:,.4g}) |" for name, (first, second) in found.items()]
    return "\n".join(lines)


def scaling_table(points: Iterable[Point]) -> str:
    """Seconds and memory by size."""
    lines = ["| grows | to | ms an epoch | MiB besides the data |", "| --- | --- | --- | --- |"]
    lines += [f"| {p.grows} | {p.size} | {1e3 * p.seconds:.3g} | {p.mib:.2g} |" for p in points]
    return "\n".join(lines)


_COLOURS = {"compiled": "#0b6e99", "limit": "#555555", "products alone": "#555555", "careful": "#64a0b8"}
_BAR, _GAP, _LEFT, _WIDTH = 17, 34, 170, 900


def picture(rows: Iterable[Row]) -> str:
    """A bar for each contender on each case: how many times as long as ours a step takes."""
    rows = sorted(rows, key=lambda row: (row.case, row.ratio))
    ratios = [row.ratio for row in rows]
    low, high = log10(min(ratios)) - 0.3, log10(max(ratios)) + 0.3

    def at(ratio: float) -> float:
        return _LEFT + (log10(ratio) - low) / (high - low) * (_WIDTH - _LEFT - 60)

    bars, y, case = [], 0, ""
    for row in rows:
        if row.case != case:
            y, case = y + _GAP, row.case
            bars.append(f'<text x="12" y="{y + 13}" font-size="18" font-weight="bold">{case}</text>')
        colour, end = _COLOURS.get(row.name, "#b5542b"), at(row.ratio)
        bars += [
            f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">{row.name}</text>',
            f'<rect x="{_LEFT}" y="{y}" width="{end - _LEFT:.1f}" height="{_BAR - 4}" fill="{colour}"/>',
            f'<text x="{end + 6:.1f}" y="{y + 12}">{_number(row.ratio)} ×</text>',
        ]
        y += _BAR
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + 20}"'
            ' font-family="sans-serif" font-size="12">',
            "<title>Time of a training step, as a multiple of clearprop's compiled engine</title>",
            '<rect width="100%" height="100%" fill="white"/>',
            f'<path d="M{at(1):.1f} 10V{y + 10}" stroke="#bbb"/>',
            *bars,
            "</svg>",
            "",
        ]
    )
