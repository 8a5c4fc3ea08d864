"""Cut a document into tokens: prose, numbers, names, and the edges where mathematics begins and ends."""

from __future__ import annotations

import re

from clearprop.verify.reading import commands as latex
from clearprop.verify.reading import signs
from clearprop.verify.reading.margins import GAP
from clearprop.verify.reading.tokens import Token


class ProseLexer:
    """Walks over one document; ``tokens`` is filled by :meth:`run`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.line = 1
        self.line_start = 0
        self.space = True
        self.closers: list[str] = []
        self.tables = 0
        self.tokens: list[Token] = []

    @property
    def math(self) -> bool:
        """Whether this place is inside mathematics."""
        return bool(self.closers)

    def run(self) -> list[Token]:
        """Read to the end."""
        while self.place < len(self.text):
            self.step()
        self.add("nl", "\n")
        return self.tokens

    def add(self, kind: str, text: str) -> None:
        """Append a token that stands here."""
        column = self.place - self.line_start
        self.tokens.append(Token(kind, text, self.line, self.space, self.math, column))
        self.space = False

    def step(self) -> None:
        """Read one token, or skip what is none."""
        sign = self.text[self.place]
        if sign == "\n":
            self.end_line()
        elif sign == " ":
            self.spaces()
        elif sign == "$":
            self.dollar()
        elif sign == "\\":
            self.command()
        elif sign == "_":
            self.place += 1
            self.script()
        else:
            self.plain(sign)

    def spaces(self) -> None:
        """Space; a wide one between two pieces of prose parts them."""
        match = signs.SPACES.match(self.text, self.place)
        wide = signs.GAP.match(self.text, self.place) or (
            signs.GAP_OF_SIGNS.match(self.text, self.place) and self.line_goes_on()
        )
        last = self.tokens[-1].kind if self.tokens else "nl"
        if wide and not self.math and not self.tables and last in ("num", "name", "script", "close", "word"):
            self.add("quad", GAP)
        self.place = match.end() if match else self.place + 1
        self.space = True

    def line_goes_on(self) -> bool:
        """Whether this line begins with a relation sign."""
        begin = len(self.tokens)
        while begin and self.tokens[begin - 1].kind != "nl":
            begin -= 1
        return begin < len(self.tokens) and self.tokens[begin].kind == "rel"

    def end_line(self) -> None:
        """In prose a line end ends a statement; in mathematics it is a space."""
        if not self.math and not self.tables:
            self.add("nl", "\n")
        self.place += 1
        self.line += 1
        self.line_start = self.place
        self.space = True

    def plain(self, sign: str) -> None:
        """A number, a name, a word or a sign."""
        if match := signs.NUMBER.match(self.text, self.place):
            self.take(match, "num", match[0].replace("{,}", "").replace("\\,", ""))
        elif match := signs.MODULE.match(self.text, self.place):
            self.place = match.end()
        elif match := signs.LETTERS.match(self.text, self.place):
            self.take(match, "name")
            self.digits()
        elif "Α" <= sign <= "ω" and sign not in "ΣΠ":
            self.greek(sign)
        elif match := signs.CHINESE.match(self.text, self.place):
            self.take(match, "word")
        else:
            kind, text, length = signs.sign_at(self.text, self.place)
            in_table = kind == "amp" and self.tables and not self.math
            self.add("cell" if in_table else kind, text)
            self.place += length

    def take(self, match: re.Match[str], kind: str, text: str | None = None) -> None:
        """Append what a pattern matched."""
        self.add(kind, match[0] if text is None else text)
        self.place = match.end()

    def digits(self) -> None:
        """Digits right behind a name are an implied subscript: ``h1`` is ``h_1``."""
        if match := signs.DIGITS.match(self.text, self.place):
            self.take(match, "script")

    def greek(self, letter: str, length: int = 1) -> None:
        """A Greek letter; ``Δw`` is one name; in prose letters right behind it are a subscript: ``δo``."""
        after = self.place + length
        if letter == "Δ" and (match := signs.DELTA.match(self.text, after)):
            self.add("name", "Δ" + match[1])
            self.place = match.end()
            self.digits()
            return
        self.add("name", letter)
        self.place = after
        follows = signs.PROSE_SCRIPT.match(self.text, self.place)
        if follows and not self.math and length == 1 and follows[0].isascii():
            self.take(follows, "script", signs.flat(follows[0]))
        else:
            self.digits()

    def script(self) -> None:
        """The subscript after an underscore, flattened to letters, digits and signs."""
        while self.math and self.text[self.place : self.place + 1] == " ":
            self.place += 1
        following = self.text[self.place : self.place + 1]
        if following == "{":
            self.group_as_script(self.place)
        elif following == "\\" and (found := signs.COMMAND.match(self.text, self.place)):
            styled = found[1] in latex.WORDS | latex.TRANSPARENT | latex.MARKS
            if styled and self.text[found.end() : found.end() + 1] == "{":
                self.group_as_script(found.end())
            else:
                self.take(found, "script", latex.GREEK.get(found[1] or "", ""))
        elif match := (signs.MATH_SCRIPT if self.math else signs.PROSE_SCRIPT).match(self.text, self.place):
            self.take(match, "script", signs.flat(match[0]))

    def group_as_script(self, start: int) -> None:
        """A subscript in braces."""
        inside, end = signs.braces(self.text, start)
        self.add("script", signs.flat(inside))
        self.pass_to(end)

    def pass_to(self, end: int) -> None:
        """Go on behind a piece, its line ends counted."""
        passed = self.text[self.place : end]
        self.line += passed.count("\n")
        self.line_start = self.place + passed.rfind("\n") + 1 if "\n" in passed else self.line_start
        self.place = end

    def dollar(self) -> None:
        """``$`` and ``$$`` open and close mathematics; one that nothing closes is a character."""
        closer = "$$" if self.text.startswith("$$", self.place) else "$"
        if self.closers and self.closers[-1] == closer:
            self.edge(closer, opens=False)
        elif self.closers:
            self.place += len(closer)  # a stray one inside \[ … \]
        elif self.closes(closer):
            self.edge(closer, opens=True)
        else:
            self.add("junk", closer)
            self.place += len(closer)

    def closes(self, closer: str) -> bool:
        """Whether a formula opened here is closed, an inline one within its paragraph."""
        start = self.place + len(closer)
        limit = min(len(self.text), start + signs.LONGEST_FORMULA)
        if closer == "$":
            blank = signs.BLANK.search(self.text, start, limit)
            limit = blank.start() if blank else limit
        return self.text.find(closer, start, limit) > start

    def edge(self, closer: str, *, opens: bool) -> None:
        """Pass an edge of mathematics; what follows a display starts a line of its own."""
        self.add("edge", closer)
        self.place += len(closer)
        if opens:
            self.closers.append(closer)
            return
        self.closers.pop()
        if closer not in ("$", "\\)"):
            self.add("nl", "display")

    def command(self) -> None:
        """A command of LaTeX; see the lexer."""
        raise NotImplementedError
