"""Small things said in many places: lists of names, shares, counts, notes on the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from clearprop.cli.layout import MARGIN
from clearprop.data.notes import Note
from clearprop.data.quoting import named
from clearprop.formula.numbers import as_decimal, at_exponent
from clearprop.words import text

MOST_ALIKE = 3


def some(names: Sequence[str], lang: str, most: int = 6) -> str:
    """The first few names, and how many there are beside them.

    Examples
    --------
    >>> some(["a", "b", "c, d"], "en"), some(["a", "b", "c"], "en", most=1)
    ("a, b, 'c, d'", 'a and 2 more')
    """
    shown = text("cli.comma", lang).join(map(named, names[:most]))
    return shown if len(names) <= most else text("cli.train.more", lang, names=shown, n=len(names) - most)


def percent(share: float) -> str:
    """``96.25 %``, with a space as everywhere, and halves rounded up.

    Examples
    --------
    >>> percent(314 / 320)
    '98.13 %'
    """
    return f"{at_exponent(as_decimal(100 * share), -2)} %"


def note_lines(notes: Iterable[Note], lang: str) -> list[str]:
    """What had to be decided or done to the data, a line each; of many alike, how many more there are.

    Examples
    --------
    >>> from clearprop.data.notes import note
    >>> print(*note_lines([note("constant", column=name) for name in "abcde"], "en"), sep="\\n")
      · column a: the same value in every training row, so nothing can be learned from it
      · column b: the same value in every training row, so nothing can be learned from it
      · column c: the same value in every training row, so nothing can be learned from it
      · the same holds for 2 more: d, e
    """
    kept, seen = [], Counter[str]()
    alike: dict[str, list[str]] = {}
    for note in notes:
        seen[note.key] += 1
        if seen[note.key] <= MOST_ALIKE or "column" not in note.values:
            kept.append(note.text(lang))
        else:
            alike.setdefault(note.key, []).append(str(note.values["column"]))
    for names in alike.values():
        shown = text("cli.comma", lang).join(names[:12])
        key = "cli.notes.alike" if len(names) <= 12 else "cli.notes.alike_some"
        kept.append(text(key, lang, n=len(names), names=shown))
    return [f"{MARGIN}· {line}" for line in kept]
