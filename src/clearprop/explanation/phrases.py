"""Words with formulas in them: a sentence of the catalogue whose placeholders hold numbers and addresses."""

from __future__ import annotations

import re

from clearprop.explanation.document import Code, Inline, Text
from clearprop.formula.tree import Expression
from clearprop.record.address import Address
from clearprop.words import text

_MARK = "\x00"


def phrase(key: str, lang: str | None = None, **values: Inline | Text | int) -> Text:
    """The words for a key as a run of inlines: what is a formula stays one.

    Examples
    --------
    >>> from clearprop.formula.tree import Symbol
    >>> phrase("explain.deeper", "en", command=Code("--depth 4"))
    ('deeper: ', Code(text='--depth 4'))
    """
    kept: dict[str, Text] = {}
    said: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Expression | Address | Code):
            kept[name], said[name] = (value,), f"{_MARK}{name}{_MARK}"
        elif isinstance(value, tuple):
            kept[name], said[name] = value, f"{_MARK}{name}{_MARK}"
        else:
            said[name] = value
    parts = re.split(f"{_MARK}(.*?){_MARK}", text(key, lang, **said))
    run: list[Inline] = []
    for place, part in enumerate(parts):
        run += kept[part] if place % 2 else (part,) if part else ()
    return tuple(run)


def joined(texts: list[Text], between: str) -> Text:
    """Several runs as one, with a text between each two.

    Examples
    --------
    >>> joined([("a",), ("b",)], ", ")
    ('a', ', ', 'b')
    """
    run: list[Inline] = []
    for place, each in enumerate(texts):
        run += (between, *each) if place else each
    return tuple(run)
