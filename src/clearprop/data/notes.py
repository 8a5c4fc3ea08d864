"""What was found, assumed or done to somebody's data, kept as facts and not as sentences.

A note is the key of a sentence and the values that go into it, so that it can be said in either
language, or read by a program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from clearprop.data.quoting import named
from clearprop.words import text as words

Value = Union[str, int, float, tuple[str, ...], "Note"]

MOST_NAMES = 8


@dataclass(frozen=True)
class Note:
    """One remark on the data: which one (a key of the catalogues, under ``data.``) and its values.

    A tuple among the values is a list of names; a note among them is a phrase within the sentence.

    Examples
    --------
    >>> print(Note("constant", {"column": "age"}))
    column age: the same value in every training row, so nothing can be learned from it
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in the language ``"en"`` or ``"zh"``; ``None`` takes the one that is set.

        Examples
        --------
        >>> Note("decimal_commas", {"columns": ("length", "width")}).text("zh")
        'length、width 列：小数逗号按小数点读取'
        """
        return words(f"data.{self.key}", lang, **{key: _shown(v, lang) for key, v in self.values.items()})

    def __str__(self) -> str:
        return self.text("en")


def note(key: str, **values: Value) -> Note:
    """Make a note.

    Examples
    --------
    >>> note("constant", column="age").values["column"]
    'age'
    """
    return Note(key, values)


def _shown(value: Value, lang: str | None) -> str:
    if isinstance(value, Note):
        return value.text(lang)
    if isinstance(value, tuple):
        return _list(value, lang)
    if isinstance(value, float):  # six significant digits and a true minus, as everywhere where people read
        return f"{value:.6g}".replace("-", "−", 1) if value < 0 else f"{value:.6g}"
    return str(value)


def _list(names: tuple[str, ...], lang: str | None) -> str:
    shown = [named(name) for name in names[:MOST_NAMES]]
    if len(names) > MOST_NAMES:
        shown.append(words("data.more", lang, count=str(len(names) - MOST_NAMES)))
    if len(shown) == 1:
        return shown[0]
    return words("data.comma", lang).join(shown[:-1]) + words("data.and", lang) + shown[-1]
