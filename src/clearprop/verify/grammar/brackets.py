"""Brackets: a group, a list, a matrix in rows, the arguments of a function."""

from __future__ import annotations

from clearprop.verify.grammar.cursor import Cursor, Unreadable
from clearprop.verify.grammar.tree import Comparison, Matrix, Node

COMPARISONS = frozenset("<>≤≥")


class Brackets(Cursor):
    """Reads what stands between brackets."""

    def bracket(self) -> Node:
        end = self.pairs.get(self.place)
        if end is None or end >= self.stop:
            raise Unreadable("a bracket that nothing closes")
        opening = self.tokens[self.place]
        if opening.text == "[" and self.spaced_list(end):
            return self.spaced_rows(end)
        rows, commas = self.rows(end)
        self.place = end + 1
        nested = all(isinstance(entry, Matrix) and entry.flat for row in rows for entry in row)
        if nested and opening.text in "[(" and rows:
            return Matrix(tuple(entry.rows[0] for row in rows for entry in row if isinstance(entry, Matrix)))
        if len(rows) == 1 and len(rows[0]) == 1 and not commas:
            only = rows[0][0]
            row = opening.text == "[" and self.in_list and not isinstance(only, Matrix)
            return Matrix(((only,),), flat=True) if row else only
        if len(rows) > 1:
            return Matrix(tuple(map(tuple, rows)))
        return Matrix((tuple(rows[0]),), flat=True)

    def rows(self, end: int) -> tuple[list[list[Node]], bool]:
        """Entries parted by commas, rows parted by semicolons or line ends, up to the closing bracket."""
        opening = self.tokens[self.place]
        self.place += 1
        outer, self.in_list = self.in_list, opening.text == "[" and self.at("open", "[")
        rows: list[list[Node]] = [[]]
        commas = False
        parted = True
        while self.place < end:
            token = self.tokens[self.place]
            if token.kind in ("comma", "semi", "nl", "row", "quad"):
                commas = commas or token.kind in ("comma", "semi")
                if token.kind in ("semi", "row", "nl") and rows[-1] and not self.in_list:
                    rows.append([])
                self.place += 1
                parted = True
                continue
            if not parted and not self.in_list:
                raise Unreadable("entries that nothing parts")
            rows[-1].append(self.entry())
            parted = False
        self.in_list = outer
        if not rows[-1]:
            rows.pop()
        if not rows or self.place != end:
            raise Unreadable("an empty bracket")
        return rows, commas

    def entry(self) -> Node:
        """One entry of a list; inside brackets a condition may stand too."""
        node = self.expression(0)
        token = self.peek()
        if token is not None and token.kind == "op" and token.text in COMPARISONS:
            self.place += 1
            return Comparison(token.text, node, self.expression(0))
        return node

    def spaced_list(self, end: int) -> bool:
        """``[0.5 -1]``: numbers and names with nothing but spaces between them."""
        count = 0
        for place in range(self.place + 1, end):
            token = self.tokens[place]
            if token.kind in ("num", "name"):
                if place > self.place + 1 and not token.space and not self.is_sign(place - 1):
                    return False
                count += 1
            elif token.kind == "op" and token.text in "+-":
                if not self.is_sign(place):
                    return False
            elif token.kind not in ("script", "nl", "semi"):
                return False
        return count > 1

    def is_sign(self, place: int) -> bool:
        """Whether a plus or minus belongs to the number after it and not between two."""
        token = self.tokens[place]
        before = self.tokens[place - 1]
        after = self.tokens[place + 1]
        tight = not after.space
        return token.kind == "op" and tight and (token.space or before.kind in ("open", "nl", "semi"))

    def spaced_rows(self, end: int) -> Node:
        rows: list[list[Node]] = [[]]
        self.place += 1
        while self.place < end:
            if self.tokens[self.place].kind in ("nl", "semi"):
                if rows[-1]:
                    rows.append([])
                self.place += 1
                continue
            rows[-1].append(self.prefix())
        self.place = end + 1
        rows = [row for row in rows if row]
        return Matrix(tuple(map(tuple, rows)), flat=len(rows) == 1)

    def arguments(self) -> tuple[Node, ...]:
        """What stands in the brackets after a function."""
        end = self.pairs.get(self.place)
        if end is None or end >= self.stop:
            raise Unreadable("a bracket that nothing closes")
        if self.tokens[self.place].text == "[":
            return (self.bracket(),)
        rows, _ = self.rows(end)
        self.place = end + 1
        return tuple(entry for row in rows for entry in row)
