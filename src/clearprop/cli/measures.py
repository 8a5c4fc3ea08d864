"""Measures of a model as lines of text: a column a set of rows, and the confusion matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clearprop.data.metrics import per_class
from clearprop.data.target import Target
from clearprop.formula.numbers import format_number
from clearprop.training.quality import Quality
from clearprop.words import text
from clearprop.words.width import Side, aligned_rows, width

Named = tuple[str, Quality]
MOST_CLASSES = 12


def quality_lines(sides: Sequence[Named], lang: str | None) -> list[str]:
    """One row a measure, one column a set of rows, and what the measure is at the end."""
    rows: list[tuple[str, ...]] = [("", *(name for name, _ in sides))]
    qualities = [quality for _, quality in sides]
    rows.append((text("cli.measure.rows", lang), *(str(quality.rows) for quality in qualities)))
    rows.append(
        (
            text("cli.measure.loss", lang),
            *(format_number(quality.loss) for quality in qualities),
            text("cli.measure.per_example", lang),
        )
    )
    if qualities[0].accuracy is not None:
        rows.append(_accuracy_row(qualities, lang))
    else:
        rows.extend(_error_rows(qualities, lang))
    gaps: tuple[Side, ...] = ("left", *("right",) * len(sides), "left")
    return [f"  {line}" for line in aligned_rows(rows, gaps, gap=4)]


def _accuracy_row(qualities: Sequence[Quality], lang: str | None) -> tuple[str, ...]:
    shares, counts = [], []
    for quality in qualities:
        assert quality.accuracy is not None
        shares.append(f"{100 * quality.accuracy:.2f} %")
        right = round(quality.accuracy * quality.rows)
        counts.append(text("cli.measure.of", lang, right=right, rows=quality.rows))
    return (text("cli.measure.accuracy", lang), *shares, text("cli.comma", lang).join(counts))


def _error_rows(qualities: Sequence[Quality], lang: str | None) -> list[tuple[str, ...]]:
    rows = []
    for name in ("mean_absolute_error", "root_mean_squared_error", "r_squared"):
        values = [getattr(quality, name) for quality in qualities]
        unit = text("cli.measure.unit" if name != "r_squared" else "cli.measure.r_squared_unit", lang)
        rows.append((text(f"cli.measure.{name}", lang), *map(format_number, values), unit))
    return rows


def confusion_lines(confusion: NDArray[np.intp], target: Target, title: str, lang: str | None) -> list[str]:
    """Which classes were taken for which: a row a true class, a column a predicted one.

    Where the columns do not fit into a line, they are numbered instead of named; many classes are cut to the
    pairs that were confused most, with a count of the others.
    """
    classes = target.classes
    if len(classes) > MOST_CLASSES:
        return _confused_pairs(confusion, classes, title, lang)
    names = [text("cli.confusion.true", lang, target=target.name, name=name) for name in classes]
    heads = [text("cli.confusion.predicted", lang, name=name) for name in classes]
    if sum(map(width, heads)) + 2 * len(heads) + max(map(width, names)) > 76:
        heads = list(classes)
    if sum(map(width, heads)) + 2 * len(heads) + max(map(width, names)) > 76:
        heads = [f"({place})" for place in range(1, len(classes) + 1)]
        names = [f"({place}) {name}" for place, name in enumerate(names, start=1)]
    rows = [(title, *heads), *((name, *map(str, row)) for name, row in zip(names, confusion, strict=True))]
    sides: tuple[Side, ...] = ("left", *("right",) * len(heads))
    return [f"  {line}" for line in aligned_rows(rows, sides, gap=2)]


def _confused_pairs(
    confusion: NDArray[np.intp], classes: Sequence[str], title: str, lang: str | None
) -> list[str]:
    wrong = confusion.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(wrong, axis=None)[::-1][:10]
    pairs = [(*divmod(int(place), len(classes)), int(wrong.flat[place])) for place in order]
    lines = [f"  {title}: {text('cli.confusion.most', lang)}"]
    for true, predicted, count in pairs:
        if count:
            pair = text("cli.confusion.pair", lang, true=classes[true], predicted=classes[predicted])
            lines.append(f"    {count:5d}  {pair}")
    return lines if len(lines) > 1 else [f"  {title}: {text('cli.confusion.none', lang)}"]


def class_lines(confusion: NDArray[np.intp], target: Target, lang: str | None) -> list[str]:
    """Precision, recall and F1 of each class, and how many rows it has."""
    measured = per_class(confusion)
    heads = [text(f"cli.measure.{name}", lang) for name in ("class", "precision", "recall", "f1", "rows")]
    rows = [tuple(heads)]
    for place, name in enumerate(target.classes):
        shares = (measured.precision[place], measured.recall[place], measured.f1[place])
        shown = ["–" if np.isnan(share) else f"{100 * share:.2f} %" for share in shares]
        rows.append((name, *shown, str(measured.rows[place])))
    return [f"  {line}" for line in aligned_rows(rows, ("left", *("right",) * 4), gap=4)]
