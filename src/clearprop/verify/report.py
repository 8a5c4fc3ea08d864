"""A verification as lines for a terminal: every calculation with its mark, reasons under the wrong ones."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.verify.verification import CheckedLine, Verification
from clearprop.words import text
from clearprop.words.width import width

MARKS = {"right": "✓", "wrong": "✗", "follows": "↳", "unread": "?"}
_NUMBER_CELLS = 5
_INDENT = " " * (_NUMBER_CELLS + 5)


def report(verification: Verification, lang: str | None = None, cells: int = 80) -> Iterator[str]:
    """The report, line by line, at most ``cells`` wide where a line can be broken.

    Examples
    --------
    >>> from clearprop.verify import verify
    >>> checked = verify("h = 2*0.3 + 0.1 = 0.7\\no = h*h = 0.94\\n", name="a.txt")
    >>> print(*report(checked, "en"), sep="\\n")
    a.txt   2 lines: 2 calculations read, 0 of plain text, 0 not read
    <BLANKLINE>
        1  ✓  h = 2*0.3 + 0.1 = 0.7
        2  ✗  o = h*h = 0.94
              0.7 × 0.7 = 0.49, not 0.94.
              Two digits are swapped.
    <BLANKLINE>
    Line 2 is the first wrong line.
    """
    yield from folded(f"{verification.name}   {head(verification, lang)}", cells, "")
    yield ""
    for line in verification.lines:
        yield from calculation(line, lang, cells)
    yield ""
    yield from folded(verification.ending(lang), cells, "")


def head(verification: Verification, lang: str | None) -> str:
    """How many lines were read, and how."""
    unread = len(verification.lines_unread)
    read = len(verification.lines) - sum(line.verdict == "unread" for line in verification.lines)
    used = {n for line in verification.lines for n in range(line.first_line, line.line + 1)}
    return text(
        "verify.head",
        lang,
        lines=text("verify.head.lines", lang, n=verification.count),
        read=text("verify.head.calculations", lang, n=read),
        given=max(0, verification.count - len(used)),
        unread=unread,
    )


def calculation(line: CheckedLine, lang: str | None, cells: int) -> Iterator[str]:
    """One calculation and what is to be said about it."""
    start = f"{line.line:>{_NUMBER_CELLS}}  {MARKS[line.verdict]}  "
    pieces = folded(line.source, cells - len(_INDENT), "    ")
    for place, piece in enumerate(pieces):
        yield (start if place == 0 else _INDENT) + piece
    for reason in line.reasons:
        for piece in folded(reason.text(lang), cells - len(_INDENT), "  "):
            yield _INDENT + piece


def folded(sentence: str, cells: int, indent: str) -> list[str]:
    """A text in lines of at most ``cells`` cells, broken at spaces and between Chinese characters.

    Examples
    --------
    >>> folded("one two three", 8, "  "), folded("第一行第二行", 6, "")
    (['one two', '  three'], ['第一行', '第二行'])
    """
    lines: list[str] = []
    current = ""
    for piece in _pieces(sentence):
        if current.strip() and width(current) + width(piece.rstrip()) > cells:
            lines.append(current.rstrip())
            current = indent
            piece = piece.lstrip()
        current += piece
    return [*lines, current.rstrip()]


def _pieces(sentence: str) -> Iterator[str]:
    """Words with the space after them; each wide character is a piece of its own."""
    word = ""
    for sign in sentence:
        if width(sign) == 2:
            if word:
                yield word
            yield sign
            word = ""
        elif sign == " ":
            yield word + sign
            word = ""
        else:
            word += sign
    if word:
        yield word
