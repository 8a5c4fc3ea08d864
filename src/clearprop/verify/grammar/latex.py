"""What only LaTeX has: fractions, roots, marks over letters, matrices and cases."""

from __future__ import annotations

from dataclasses import replace

from clearprop.verify.grammar.brackets import COMPARISONS
from clearprop.verify.grammar.cursor import Unreadable
from clearprop.verify.grammar.naming import Naming, derivative_name
from clearprop.verify.grammar.tree import Binary, Call, Cases, Comparison, Matrix, Name, Node
from clearprop.verify.reading.commands import MARKS, MATRICES
from clearprop.verify.reading.tokens import Token

FRACTIONS = frozenset(["frac", "dfrac", "tfrac", "cfrac"])


class Latex(Naming):
    """Reads commands and environments."""

    def command(self) -> Node:
        """``\\frac``, ``\\sqrt``, ``\\hat`` and braces under or over something."""
        name = self.tokens[self.place].text
        if name not in FRACTIONS | MARKS | {"sqrt", "underbrace", "overbrace", "infty"}:
            raise Unreadable(name)
        self.place += 1
        if name in FRACTIONS:
            return self.fraction()
        if name in MARKS:
            return self.marked("" if name == "vec" else name)
        if name == "infty":
            return Name("∞", "∞")
        if name == "sqrt":
            if self.at("open", "["):
                raise Unreadable("another root than the square root")
            return Call("sqrt", (self.argument(),))
        inside = self.argument()
        while self.at("script"):
            self.place += 1
        return inside

    def argument(self) -> Node:
        """What stands in braces, or the one token that stands there without."""
        if not self.at("open", "{"):
            return self.prefix()
        end = self.closing()
        self.place += 1
        node = self.expression(0)
        if self.place != end:
            raise Unreadable("an argument")
        self.place = end + 1
        return node

    def fraction(self) -> Node:
        """A quotient; ``\\frac{\\partial E}{\\partial w}`` is one name."""
        above, below = self.argument(), self.argument()
        if self.is_differential(above) and self.is_differential(below):
            return derivative_name(_bare(above), _bare(below))
        return Binary("/", above, below)

    def is_differential(self, node: Node) -> bool:
        """``∂E``, ``dE``, or d beside a name, where d is no name of its own."""
        match node:
            case Name(text) if text.startswith("∂"):
                return True
            case Name(text, base):
                return base[:1] == "d" and text not in self.names.values
            case Binary("·", Name("d"), _):
                return "d" not in self.names.values
        return False

    def marked(self, mark: str) -> Node:
        """``\\hat{y}_1``, ``\\hat{y_1}`` and ``\\hat y``."""
        if self.at("name"):
            return self.scripted(self.tokens[self.place], mark)
        if not (self.at("open", "{") and self.at("name", ahead=1)):
            raise Unreadable("a mark over something else than a name")
        end = self.closing()
        token = self.tokens[self.place + 1]
        inner = "".join(part.text for part in self.tokens[self.place + 2 : end] if part.kind == "script")
        if any(part.kind != "script" for part in self.tokens[self.place + 2 : end]):
            raise Unreadable("a mark over something else than a name")
        node = self.with_scripts(token, inner, mark, end)
        return self.applied(node) if isinstance(node, Name) else node

    def with_scripts(self, token: Token, inner: str, mark: str, end: int) -> Node:
        """Scripts may stand inside the mark's braces or behind them: here the closing brace becomes one."""
        closing = self.tokens[end]
        self.tokens[end] = replace(closing, kind="script", text=inner)
        self.place = end - 1
        try:
            return self.scripted(token, mark)
        finally:
            self.tokens[end] = closing

    def environment(self) -> Node:
        """A matrix or cases between ``\\begin`` and ``\\end``."""
        kind = self.tokens[self.place].text
        self.place += 1
        if kind == "cases":
            return self.cases()
        if kind not in MATRICES:
            raise Unreadable(kind)
        rows: list[list[Node]] = [[]]
        while not self.at("end"):
            token = self.peek()
            if token is None:
                raise Unreadable("a matrix that nothing ends")
            if token.kind == "row":
                rows.append([])
            if token.kind in ("row", "amp", "quad", "nl", "comma"):
                self.place += 1
            else:
                rows[-1].append(self.expression(0))
        self.place += 1
        rows = [row for row in rows if row]
        if len({len(row) for row in rows}) != 1:
            raise Unreadable("a matrix with rows of different lengths")
        return Matrix(tuple(map(tuple, rows)))

    def cases(self) -> Node:
        """Each row a value and its condition; a row without one holds otherwise."""
        rows: list[tuple[Node, Node | None]] = []
        while not self.at("end"):
            if self.peek() is None:
                raise Unreadable("cases that nothing ends")
            value = self.expression(0)
            rows.append((value, self.condition()))
        self.place += 1
        if not rows:
            raise Unreadable("no cases")
        return Cases(tuple(rows))

    def condition(self) -> Node | None:
        """What stands behind a value up to the end of its row; words are passed over."""
        condition: Node | None = None
        while not self.at("end"):
            token = self.peek()
            if token is None:
                break
            readable = token.kind in ("name", "num", "cmd", "open", "op") and token.text not in (
                "if",
                "otherwise",
            )
            if readable and condition is None:
                left = self.expression(0)
                sign = self.peek()
                if sign is None or sign.text not in COMPARISONS:
                    raise Unreadable("a condition")
                self.place += 1
                condition = Comparison(sign.text, left, self.expression(0))
                continue
            self.place += 1
            if token.kind == "row":
                break
        return condition


def _bare(node: Node) -> Node:
    """``d`` beside a name as one name."""
    return Name("d" + node.right.key) if isinstance(node, Binary) else node
