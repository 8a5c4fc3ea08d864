"""Measures of a model as lines of text: a column a set of rows, and the confusion matrix."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clearprop.cli.console import columns
from clearprop.cli.layout import LEFT, MARGIN, RIGHT, Cell, table
from clearprop.cli.phrases import percent
from clearprop.data.metrics import per_class
from clearprop.data.quoting import named
from clearprop.data.target import Target
from clearprop.formula.numbers import shown
from clearprop.training.quality import Quality
from clearprop.words import text
from clearprop.words.width import width

Named = tuple[str, Quality]
Counts = NDArray[np.intp]
MOST_CLASSES, MOST_PAIRS, WIDEST = 12, 10, 160
NOTHING = "–"


def quality_lines(sides: Sequence[Named], lang: str) -> list[str]:
    """One row a measure, one column a set of rows, and what the measure is at the end."""
    qualities = [quality for _, quality in sides]
    rows: list[tuple[str, ...]] = [("", *(name for name, _ in sides))]
    rows.append((text("cli.measure.rows", lang), *(str(quality.rows) for quality in qualities)))
    rows.append((text("cli.measure.loss", lang), *(number(quality.loss) for quality in qualities)))
    remarks = ["", "", text("cli.measure.per_example", lang)]
    if qualities[0].accuracy is not None:
        accuracies = [quality.accuracy or 0.0 for quality in qualities]
        rows.append((text("cli.measure.accuracy", lang), *map(percent, accuracies)))
        remarks.append(_counts_of(qualities, lang))
    else:
        for name in ("mean_absolute_error", "root_mean_squared_error", "r_squared"):
            values = [getattr(quality, name) for quality in qualities]
            rows.append((text(f"cli.measure.{name}", lang), *map(number, values)))
            remarks.append(
                text("cli.measure.unit" if name != "r_squared" else "cli.measure.r_squared_unit", lang)
            )
    return table(rows, (LEFT, *[RIGHT] * len(sides)), remarks=remarks)


def number(value: float) -> str:
    """A measure; what is not a number, such as R² of a single row, is a dash."""
    return NOTHING if math.isnan(value) else shown(value).text


def _counts_of(qualities: Sequence[Quality], lang: str) -> str:
    counts = []
    for quality in qualities:
        right = round((quality.accuracy or 0.0) * quality.rows)
        counts.append(text("cli.measure.of", lang, right=right, rows=quality.rows))
    return text("cli.comma", lang).join(counts)


def confusion_lines(confusion: Counts, target: Target, title: str, lang: str) -> list[str]:
    """Which classes were taken for which: a row a true class, a column a predicted one.

    Where the columns do not fit into a line, they are numbered instead of named; of many classes the pairs
    that were confused most are listed, with a count of the others.
    """
    if len(target.classes) > MOST_CLASSES:
        return _confused_pairs(confusion, target.classes, title, lang)
    classes = list(map(named, target.classes))
    names = [text("cli.confusion.true", lang, target=named(target.name), name=name) for name in classes]
    heads = [text("cli.confusion.predicted", lang, name=name) for name in classes]
    over = ""
    digits = len(str(confusion.max()))
    if not _fit([title, *names], heads, digits):
        heads = classes
        if not _fit([title, *names], heads, digits):
            heads = [f"({place})" for place in range(1, len(classes) + 1)]
            names = [f"({place}) {name}" for place, name in enumerate(names, start=1)]
        over = text("cli.confusion.columns", lang)
    rows = [_row(*row, place) for place, row in enumerate(zip(names, confusion.tolist(), strict=True))]
    return table([[title, *heads], *rows], (LEFT, *[RIGHT] * len(heads)), over=over, most=WIDEST)


def _fit(left: Sequence[str], heads: Sequence[str], digits: int) -> bool:
    cells = len(MARGIN) + max(map(width, left)) + sum(2 + max(digits, width(head)) for head in heads)
    return cells <= columns(WIDEST)


def _row(name: str, counts: Sequence[int], place: int) -> list[str | Cell]:
    """The counts of one true class; zeros beside the diagonal, where nothing went wrong, step back."""
    cells: list[str | Cell] = [name]
    for predicted, count in enumerate(counts):
        cells.append(str(count) if count or predicted == place else Cell("0", "dim"))
    return cells


def _confused_pairs(confusion: Counts, classes: Sequence[str], title: str, lang: str) -> list[str]:
    wrong = confusion.copy()
    np.fill_diagonal(wrong, 0)
    places = [int(place) for place in np.argsort(-wrong, axis=None, kind="stable") if wrong.flat[place]]
    if not places:
        return [MARGIN + text("cli.confusion.none", lang, title=title)]
    lines = [MARGIN + text("cli.confusion.most", lang, title=title)]
    for place in places[:MOST_PAIRS]:
        true, predicted = divmod(place, len(classes))
        pair = text(
            "cli.confusion.pair", lang, true=named(classes[true]), predicted=named(classes[predicted])
        )
        lines.append(f"{MARGIN}{wrong.flat[place]:6d}  {pair}")
    rest = places[MOST_PAIRS:]
    if rest:
        examples = sum(int(wrong.flat[place]) for place in rest)
        lines.append(f"{MARGIN}{examples:6d}  {text('cli.confusion.more', lang, n=len(rest))}")
    return lines


def class_lines(confusion: Counts, target: Target, lang: str) -> list[str]:
    """How many rows each class has, and its precision, recall and F1."""
    measured = per_class(confusion)
    heads = [text(f"cli.measure.{name}", lang) for name in ("class", "rows", "precision", "recall", "f1")]
    rows = [heads]
    for place, name in enumerate(target.classes):
        shares = (measured.precision[place], measured.recall[place], measured.f1[place])
        shown = [NOTHING if np.isnan(share) else percent(share) for share in shares]
        rows.append([named(name), str(measured.rows[place]), *shown])
    return table(rows, (LEFT, *[RIGHT] * 4))
