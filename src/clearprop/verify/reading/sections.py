"""Where a heading gives names a meaning of their own: the W below "Layer 2" is not the W below "Layer 1".

Whoever works a network out writes ``z``, ``W`` and ``δ`` anew for every layer, or for every sample.  A
heading that names one opens a scope; a heading of the same or a higher level closes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Scope = tuple[tuple[str, str], ...]

_COUNTED = {
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
    **dict(zip(("one", "two", "three", "four", "five"), "12345", strict=True)),
    **dict(zip(("first", "second", "third", "fourth", "fifth"), "12345", strict=True)),
    **dict(zip(("1st", "2nd", "3rd", "4th", "5th"), "12345", strict=True)),
}
_NUMBER = r"(?P<{}>\d{{1,4}}|one|two|three|four|five|[一二三四五六七八九])"
_ORDINAL = r"(?P<{}>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)"
_SAMPLE = r"(?:training )?(?:sample|example|pattern|instance|data ?point|record|observation)"
_SHAPES = [
    ("sample", rf"{_SAMPLE} *#?{_NUMBER.format('a')}\b|{_ORDINAL.format('b')} {_SAMPLE}\b"),
    (
        "sample",
        rf"第 *{_NUMBER.format('a')} *(?:个|组|条)? *(?:训练)?(?:样本|样例|数据)"
        rf"|(?:样本|样例) *{_NUMBER.format('b')}",
    ),
    ("layer", rf"layer *#?{_NUMBER.format('a')}\b|{_ORDINAL.format('b')} (?:hidden )?layer\b"),
    (
        "layer",
        rf"第 *{_NUMBER.format('a')} *(?:个)?(?:隐藏|隐含|隐)?层"
        rf"|(?:隐藏层|隐含层|隐层) *{_NUMBER.format('b')}",
    ),
    ("layer", r"(?P<a>hidden|output) layer\b|(?P<b>隐藏|隐含|隐|输出)层"),
]
_LABELS = [(kind, re.compile(shape, re.IGNORECASE)) for kind, shape in _SHAPES]
_HEADING = re.compile(r"^\s*(#{1,6})\s+(.+)$")
_COMMAND = re.compile(r"^\s*\\((?:sub)*(?:chapter|section|paragraph))\*?\s*\{(.*)$")
_BOLD = re.compile(
    r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*|__|\\textbf\{|\\underline\{|\\noindent\\textbf\{)([^*_}]{1,80})"
)
_RULED = re.compile(r"^\s*(?:[─━═=—~#*-]{2,})\s*(\w.*)$")
_NUMBERED = re.compile(
    r"^[\s#>*+•-]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)、]?\s+|\(?[a-h][.)]\s+|\([\d一二三四五]\)\s*)?"
)
_REST = re.compile(r"\s*(?:\([^()]{0,40}\)|（[^（）]{0,40}）)?\s*(?:[:：.,，;—–-].*)?$")
_LEVELS = {"chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6}
_BOLD_LEVEL, _PLAIN_LEVEL, _LONGEST_TITLE = 7, 8, 90


@dataclass(frozen=True)
class Section:
    """How many headings stand before a line, and the scopes that are open there."""

    number: int = 0
    scope: Scope = ()


NOWHERE = Section()


def sections(text: str) -> list[Section]:
    """The section of every line; the first entry is for line 1.

    Examples
    --------
    >>> [section.scope for section in sections("# Layer 1\\nz = 1\\n# Loss\\nL = 2")]
    [(('layer', '1'),), (('layer', '1'),), (), ()]
    """
    found: list[Section] = []
    open_scopes: dict[str, tuple[int, str]] = {}
    number = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = _heading(line)
        if heading is not None:
            level, title = heading
            kind, label = label_of(title) or ("", "")
            rank = 2 * level + (kind == "layer")
            open_scopes = {k: (r, v) for k, (r, v) in open_scopes.items() if r < rank and k != kind}
            if kind:
                open_scopes[kind] = (rank, label)
            number += 1
        found.append(Section(number, tuple(sorted((k, v) for k, (_, v) in open_scopes.items()))))
    return found


def label_of(title: str) -> tuple[str, str] | None:
    """The layer or sample that a title names.

    Examples
    --------
    >>> label_of("2.1 Second hidden layer"), label_of("样本 3"), label_of("Loss")
    (('layer', '2'), ('sample', '3'), None)
    """
    for kind, pattern in _LABELS:
        if match := pattern.search(title):
            return kind, _normal(match)
    return None


def conflicting(one: Scope, other: Scope) -> bool:
    """Whether two scopes are parts of a document that speak of different layers or samples.

    Examples
    --------
    >>> conflicting((("layer", "1"),), (("layer", "2"),)), conflicting((("layer", "1"),), ())
    (True, False)
    """
    others = dict(other)
    return any(others.get(kind, label) != label for kind, label in one)


def _normal(match: re.Match[str]) -> str:
    said = next((group for group in match.groups() if group), "").lower()
    return _COUNTED.get(said, "隐藏" if said in ("隐", "隐含") else said)


def _heading(line: str) -> tuple[int, str] | None:
    """Level and title, if a line is a heading or begins with a label such as ``Sample 1:``."""
    if match := _HEADING.match(line):
        return len(match[1]), match[2][:_LONGEST_TITLE]
    if match := _COMMAND.match(line):
        return _LEVELS.get(match[1], 6), match[2][:_LONGEST_TITLE]
    if match := _BOLD.match(line):
        return _BOLD_LEVEL, match[1]
    ruled = _RULED.match(line)
    if ruled and len(line) < 200 and not re.search(r"\d\s*$", line) and re.match(r"\s*\W{2}", line):
        return 1, ruled[1][:_LONGEST_TITLE]
    title = line[_NUMBERED.match(line).end() :]  # type: ignore[union-attr]
    for _, pattern in _LABELS:
        match = pattern.match(title)
        if match and _REST.match(title, match.end()):
            return _PLAIN_LEVEL, title[: match.end()]
    return None
