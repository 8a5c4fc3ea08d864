"""Find the statements of a document.

Prose is read for equations and nothing else: a statement begins where something before a relation sign is an
expression, and goes on as long as relation signs follow, over line ends too.
"""

from __future__ import annotations

from clearprop.verify.grammar.left_sides import LeftSides, is_target, names_something_else
from clearprop.verify.grammar.parser import Unreadable
from clearprop.verify.grammar.statements import Part, Statement
from clearprop.verify.grammar.tree import Matrix, Node, is_literal
from clearprop.verify.reading.commands import listed

_PART_ENDS = frozenset(["nl", "row", "quad", "semi", "stop", "comma", "cell", "edge", "rel", "soft"])
_BREAKS = frozenset(["nl", "row", "edge", "quad"])
_ABOUT = frozenset(
    listed("approximately about roughly approx circa exactly 约 大约 近似 约为 约等于 等于 即")
)
MOST_PARTS = 40


class Finder(LeftSides):
    """Walks over the relation signs of a document."""

    def run(self) -> list[Statement]:
        """All statements in the order of the text."""
        found: list[Statement] = []
        self.place = 0
        for place, token in enumerate(self.tokens):
            if token.kind == "rel" and place >= self.place and not self.inside[place]:
                statement = self.statement(place)
                if statement is not None:
                    found.append(statement)
        return found

    def statement(self, sign: int) -> Statement | None:
        left, start = self.left_side(sign)
        words = self.words_before(start)
        parts: list[Part] = []
        place = sign
        while len(parts) < MOST_PARTS:
            soft = self.tokens[place].kind == "soft"
            part, end = self.part(place + 1, soft=soft)
            if soft and (part.node is None or not is_literal(part.node)):
                end = place
                break
            parts.append(part)
            following = self.following_sign(end)
            if following is None:
                break
            place = following
        end = max(end, sign + 1)
        statement = self.made(left, start, words, parts, sign, end) if parts else None
        self.place = max(self.place, end)
        return statement

    def made(
        self, left: Node | None, start: int, words: list[str], parts: list[Part], sign: int, end: int
    ) -> Statement | None:
        """The statement that these parts make; ``end`` is the place behind the last."""
        first = self.tokens[start if left is not None else sign].line
        target, phrase = left, False
        if left is None or not is_target(left):
            target = self.labelled(start)
            if left is not None:
                parts = [Part(left, first, last_line=self.tokens[sign].line), *parts]
        elif names_something_else(words):
            target, phrase = None, True
        if left is None and len(parts) == 1 and target is None and parts[0].node is None:
            return None
        text, last = self.tokens[sign].text, max(part.last_line for part in parts)
        statement = Statement(
            target, parts, first, last, phrase, words=tuple(words[-4:]), assigns=text == "←"
        )
        statement.step = text[0] if text in ("+=", "-=") else ""
        self.lists(statement, start, end)
        return statement

    def part(self, place: int, *, soft: bool = False) -> tuple[Part, int]:
        """The part that begins here, read in both ways if they differ, and where it ends."""
        while place < len(self.tokens) and (
            self.tokens[place].kind in ("edge", "cell") or self.tokens[place].text.lower() in _ABOUT
        ):
            place += 1
        line = self.tokens[min(place, len(self.tokens) - 1)].line
        try:
            node, end = self.parser.parse(place)
        except Unreadable:
            return self.unread(place, line, soft)
        if end < len(self.tokens) and self.broken_off(end):
            return self.unread(place, line, soft)
        other: Node | None = None
        if any(self.tokens[i].text == "/" for i in range(place, end)):
            try:
                tight, tight_end = self.tight.parse(place)
                other = tight if tight_end == end and tight != node else None
            except Unreadable:
                other = None
        return Part(node, line, other, soft, self.last_line(place, end)), end

    def last_line(self, place: int, end: int) -> int:
        """The line of the last number or name of a part: not that of the command that ends a matrix."""
        lines = [token.line for token in self.tokens[place:end] if token.kind in ("num", "name", "script")]
        return max(lines, default=self.tokens[end - 1].line)

    def broken_off(self, end: int) -> bool:
        """Whether the expression goes on in a way that cannot be read."""
        token = self.tokens[end]
        if token.kind in ("junk", "cmd", "dots", "begin"):
            return token.text not in ('"', "#")
        if token.kind == "num":
            return not token.space
        return token.kind == "op" and token.text not in "|<>≤≥‖"

    def unread(self, place: int, line: int, soft: bool) -> tuple[Part, int]:
        end = place
        while end < len(self.tokens) and self.tokens[end].kind not in _PART_ENDS:
            closing = self.pairs.get(end, -1)
            if self.tokens[end].kind == "begin":
                while end < len(self.tokens) and self.tokens[end].kind != "end":
                    end += 1
            end = closing if closing > end else end
            end += 1
        return Part(None, line, soft=soft, last_line=line), end

    def following_sign(self, end: int) -> int | None:
        """The relation sign that goes on with the statement, on this line or at the start of a later one."""
        place, breaks = end, 0
        while place < len(self.tokens) and place < end + 12:
            token = self.tokens[place]
            if token.kind in ("rel", "soft"):
                return place if not self.inside[place] and (token.kind == "rel" or breaks == 0) else None
            if token.kind in ("nl", "row"):
                breaks += token.text == "\n"
            elif token.kind not in _BREAKS and not (
                token.kind in ("comma", "stop")
                and place + 1 < len(self.tokens)
                and self.tokens[place + 1].kind in ("nl", "row", "edge")
            ):
                return None
            if breaks > 2:
                return None
            place += 1
        return None

    def lists(self, statement: Statement, start: int, end: int) -> None:
        """``x1, x2 = 0.05, 0.10`` and ``x = 0.05, 0.10``."""
        first = statement.parts[0].node
        if len(statement.parts) != 1 or first is None or not is_literal(first):
            return
        more, end = self.more_values(end)
        values = [first, *more]
        names = self.names_before(statement.target, start)
        line, last = statement.first_line, statement.last_line
        if len(names) > 1 and len(values) != len(names):
            statement.target, statement.phrase = None, True
        elif len(names) > 1:
            statement.extra = list(zip(names[:-1], values[:-1], strict=True))
            statement.parts = [Part(values[-1], line, last_line=last)]
            self.place = end
        elif more and statement.target is not None:
            statement.parts = [Part(Matrix((tuple(values),), flat=True), line, last_line=last)]
            self.place = end

    def more_values(self, place: int) -> tuple[list[Node], int]:
        """The numbers that follow after commas and belong to nothing else."""
        values: list[Node] = []
        while place + 1 < len(self.tokens) and self.tokens[place].kind == "comma":
            try:
                node, end = self.parser.parse(place + 1)
            except Unreadable:
                break
            following = self.tokens[end].kind if end < len(self.tokens) else "nl"
            if not is_literal(node) or following in ("name", "rel", "op", "word", "cmd"):
                break
            values.append(node)
            place = end
        return values, place
