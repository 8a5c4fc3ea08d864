"""Cut a document into tokens: the commands of LaTeX, wherever they stand."""

from __future__ import annotations

import re

from clearprop.verify.reading import commands as latex
from clearprop.verify.reading import signs
from clearprop.verify.reading.prose_lexer import ProseLexer
from clearprop.verify.reading.tokens import CELL, Token

_DOTS = frozenset(latex.listed("dots ldots cdots dotsc dotsb vdots ddots"))
_FRACTIONS = frozenset(latex.listed("frac dfrac tfrac cfrac"))
_TABLES = frozenset(latex.listed("tabular tabularx longtable"))
_WITH_COLUMNS = frozenset(latex.listed("array alignat alignedat")) | _TABLES
_DIGIT = re.compile(r"\s*(\d)", re.ASCII)


def tokens(text: str) -> list[Token]:
    """Cut a prepared document into tokens.

    Examples
    --------
    >>> [token.text for token in tokens("h1 = σ(0.5)")][:-1]
    ['h', '1', '=', 'σ', '(', '0.5', ')']
    """
    return Lexer(text).run()


class Lexer(ProseLexer):
    """Reads commands too."""

    def command(self) -> None:
        """A command of LaTeX: letters, or one sign."""
        match = signs.COMMAND.match(self.text, self.place)
        if match is None:
            self.place += 1
        elif match[1] is None:
            self.short(match, match[2])
        elif match[1] in ("begin", "end"):
            self.environment(match[1], match.end())
        else:
            self.long(match, match[1])

    def short(self, match: re.Match[str], sign: str) -> None:
        """``\\[``, ``\\,``, ``\\\\`` and the like."""
        if sign in "([":
            self.open_formula(match, {"(": "\\)", "[": "\\]"}[sign])
        elif sign in ")]":
            if self.closers and self.closers[-1] == match[0]:
                self.edge(match[0], opens=False)
            else:
                self.place = match.end()
        elif sign == "\\" and self.tables and not self.math:
            self.add("cell", CELL)
            self.place = match.end()
            self.row_of_table()
        elif sign == "\\":
            self.take(match, "row")
            if space := signs.ROW_SPACE.match(self.text, self.place):
                self.place = space.end()
        elif sign in latex.SPACES:
            self.place = match.end()
            self.space = True
        elif sign in "{}":
            self.take(match, "open" if sign == "{" else "close", "(" if sign == "{" else ")")
        elif sign in "|%":
            self.take(match, "op", {"|": "‖", "%": "%"}[sign])
        elif sign == "_":
            self.place = match.end()
            self.script()
        elif sign == "\n":
            self.place += 1
        else:
            self.take(match, "junk", sign)

    def open_formula(self, match: re.Match[str], closer: str) -> None:
        """``\\[`` and ``\\(``, if they are closed."""
        limit = match.end() + signs.LONGEST_FORMULA
        if self.text.find(closer, match.end(), limit) > 0:
            self.edge(closer, opens=True)
        else:
            self.place = match.end()

    def long(self, match: re.Match[str], name: str) -> None:
        """``\\frac``, ``\\alpha``, ``\\text{…}`` and the like."""
        if name in latex.GREEK:
            self.greek_command(latex.GREEK[name], match.end())
        elif name in latex.OPERATORS:
            self.take(match, "op", latex.OPERATORS[name])
        elif name in latex.RELATIONS:
            sign = latex.RELATIONS[name]
            self.take(match, "soft" if sign == "→" else "rel", sign)
        elif name in latex.FUNCTIONS:
            self.take(match, "name", name)
        elif name in latex.OPENING or name in latex.CLOSING:
            opens = name in latex.OPENING
            self.take(match, "open" if opens else "close", (latex.OPENING | latex.CLOSING)[name])
        elif name in _DOTS:
            self.take(match, "dots", "…")
        elif name in latex.WORDS:
            self.words(match.end())
        elif name in latex.DROPPED_WITH_ARGUMENT:
            self.pass_to(_after_arguments(self.text, match.end()))
        elif name in latex.STACKED:
            self.stacked(match.end(), 2 if name in ("overunderset", "underoverset") else 1)
        elif name in latex.FENCES | latex.TRANSPARENT | latex.SPACES:
            self.fence(match, name)
        elif name in latex.SEPARATORS:
            self.take(match, "quad", name)
        else:
            self.take(match, "cmd", name)
            if name in _FRACTIONS:
                self.bare_fraction()

    def stacked(self, start: int, remarks: int) -> None:
        """``\\underset{(2, 2)}{A}`` is A, and ``\\overset{!}{=}`` an equals sign."""
        for _ in range(remarks):
            while self.text[start : start + 1] == " ":
                start += 1
            if self.text[start : start + 1] != "{":
                break
            start = signs.braces(self.text, start)[1]
        while self.text[start : start + 1] == " ":
            start += 1
        inside, end = signs.braces(self.text, start) if self.text[start : start + 1] == "{" else ("", start)
        sign = inside.strip().removeprefix("\\")
        self.pass_to(start)
        if inside and (sign in latex.RELATIONS or sign in ("=", "≈", ":=", "→", "←")):
            plain = latex.RELATIONS.get(sign, "←" if sign == ":=" else sign)
            self.add("soft" if plain == "→" else "rel", plain)
            self.pass_to(end)

    def fence(self, match: re.Match[str], name: str) -> None:
        """What changes the look only; ``\\left.`` takes its point along."""
        self.place = match.end()
        self.space = self.space or name not in latex.FENCES
        if name in ("left", "right", "middle") and self.text[self.place : self.place + 1] == ".":
            self.place += 1

    def greek_command(self, letter: str, end: int) -> None:
        """``\\Delta w`` is one name, ``\\Sigma`` a sum; every other letter stands for itself."""
        if letter in "ΣΠ":
            self.add("op", letter)
            self.place = end
        else:
            self.greek(letter, end - self.place)

    def bare_fraction(self) -> None:
        """``\\frac12``: each argument without braces is one digit."""
        for _ in range(2):
            digit = _DIGIT.match(self.text, self.place)
            if digit is None:
                return
            self.add("num", digit[1])
            self.pass_to(digit.end())

    def words(self, start: int) -> None:
        """``\\text{net}`` is a name, ``\\text{ so }`` is prose."""
        while self.text[start : start + 1] == " ":
            start += 1
        if self.text[start : start + 1] != "{":
            self.place = start
            return
        inside, end = signs.braces(self.text, start)
        clean = inside.replace("\\_", "_").replace("{", "").replace("}", "")
        if "\\" in clean or "$" in clean:
            self.place = start
            return
        bare = clean.strip()
        name = signs.IDENTIFIER.fullmatch(latex.SPOKEN_FUNCTIONS.get(bare.lower(), bare))
        if name and bare.lower() not in signs.JOINING_WORDS and (clean == bare or len(bare) > 3):
            self.identifier(name)
        else:
            self.add("word", bare)
        self.pass_to(end)

    def identifier(self, match: re.Match[str]) -> None:
        """A name written upright, with its underscores and digits as subscripts."""
        self.add("name", match[1])
        if match[2] or match[3]:
            self.add("script", signs.flat(match[2] + match[3]))
        for _ in match[4]:
            self.add("op", "'")

    def environment(self, name: str, start: int) -> None:
        """Matrices stay as begin and end; other mathematics is a region; the rest is prose."""
        match = signs.ENVIRONMENT.match(self.text, start)
        if match is None:
            self.place = start
            return
        kind, end = match[1], match.end()
        if kind in _WITH_COLUMNS and name == "begin" and self.text[end : end + 1] == "{":
            end = signs.braces(self.text, end)[1]
        if kind in _TABLES:
            self.tables += 1 if name == "begin" else -1 if self.tables else 0
            self.place = end
            if name == "begin":
                self.row_of_table()
        elif kind in latex.MATRICES or kind == "cases":
            self.add(name, kind)
        elif kind in latex.MATHEMATICS:
            self.mathematics(name, kind)
        else:
            self.add("nl", name)
        self.pass_to(end)

    def row_of_table(self) -> None:
        """A table's row begins; its bars are cells, as in Markdown."""
        self.add("nl", "\n")
        self.add("cell", CELL)

    def mathematics(self, name: str, kind: str) -> None:
        """Enter or leave an environment such as align."""
        if name == "begin":
            self.add("nl" if self.math else "edge", kind)
            self.closers.append(kind)
            return
        self.add("edge" if len(self.closers) == 1 else "nl", kind)
        if kind in self.closers:
            while self.closers.pop() != kind:
                pass
        if not self.math:
            self.add("nl", "display")


def _after_arguments(text: str, place: int) -> int:
    """The place behind the braces and brackets that stand here."""
    while text[place : place + 1] in ("{", "["):
        if text[place] == "[":
            end = text.find("]", place, place + 200)
            place = end + 1 if end > 0 else place + 1
        else:
            place = signs.braces(text, place)[1]
    return place
