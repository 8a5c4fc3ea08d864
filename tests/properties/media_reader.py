"""Read an explanation back from Markdown, from LaTeX and from a page, sharing nothing with what wrote it.

Each medium becomes chains: sides in the terminal's alphabet with the relations between them.  What the sides
say is recomputed by the terminal's reader; matrices are multiplied here, in fractions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from tests.properties.markup import Element, parse
from tests.properties.terminal_reader import NUMBER, Line, NotNumbers, unit_of, value_of

Rows = list[list[str]]


@dataclass(frozen=True)
class Chain:
    """What stands between relations, and the relations; matrices are ``M0``, ``M1``, … in the sides."""

    text: str
    sides: list[str]
    signs: list[str]
    matrices: list[Rows]

    def line(self) -> Line | None:
        """The line that this chain works out, if its last two sides are numbers."""
        if len(self.sides) < 2 or self.matrices or not re.fullmatch(NUMBER, self.sides[-1]):
            return None
        try:
            numbers = value_of(self.sides[-2])
        except NotNumbers:
            return None
        shown = self.sides[-1]
        return Line(self.text, self.sides[0], numbers, self.signs[-1], value_of(shown).number, unit_of(shown))

    def fault(self) -> str | None:
        """What is wrong with an equation of whole matrices; None too if entries of them are not shown."""
        found = re.fullmatch(r"M\d+", self.sides[-1].strip())
        if (
            not found
            or len(self.sides) < 3
            or any(cell == "" for m in self.matrices for row in m for cell in row)
        ):
            return None
        try:
            value = _matrix_sum(self.sides[-2], self.matrices)
        except NotNumbers:
            return None
        result = self.matrices[int(found[0][1:])]
        gaps = [
            (abs(number - value_of(printed).number), unit_of(printed))
            for numbers, row in zip(value, result, strict=True)
            for number, printed in zip(numbers, row, strict=True)
        ]
        is_exact = all(gap == 0 for gap, _ in gaps)
        if (self.signs[-1] == "=") != is_exact:
            return f"{self.signs[-1]} is the wrong sign: {self.text}"
        return None if all(gap <= unit / 2 for gap, unit in gaps) else f"the product is another: {self.text}"


def _matrix_sum(side: str, matrices: list[Rows]) -> list[list[Fraction]]:
    total: list[list[Fraction]] | None = None
    for term in side.split("+"):
        names = re.findall(r"M\d+", term)
        if re.sub(r"M\d+|⊙|\s|×", "", term) or not names:
            raise NotNumbers(term)
        factors = [[[value_of(cell).number for cell in row] for row in matrices[int(n[1:])]] for n in names]
        value = factors[0]
        for factor in factors[1:]:
            value = _entrywise(value, factor) if "⊙" in term else _product(value, factor)
        total = value if total is None else _added(total, value)
    assert total is not None
    return total


def _product(left: list[list[Fraction]], right: list[list[Fraction]]) -> list[list[Fraction]]:
    columns = list(zip(*right, strict=True))
    return [[sum(map(Fraction.__mul__, row, column), Fraction(0)) for column in columns] for row in left]


def _entrywise(left: list[list[Fraction]], right: list[list[Fraction]]) -> list[list[Fraction]]:
    return [[a * b for a, b in zip(*rows, strict=True)] for rows in zip(left, right, strict=True)]


def _added(left: list[list[Fraction]], right: list[list[Fraction]]) -> list[list[Fraction]]:
    """A single row is added to every row, a single column to every column."""
    rows = right * len(left) if len(right) == 1 else right
    wide = [row * len(left[0]) if len(row) == 1 else row for row in rows]
    return [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(left, wide, strict=True)]


def _chain(text: str, matrices: list[Rows]) -> Chain:
    text = re.sub(r"(?<=[\d.])\s*×\s*10\^\((−?)(\d+)\)", _as_exponent, text)
    parts = re.split(r"([=≈≠])", text)
    sides = [re.sub(r"\s+", " ", side).strip() for side in parts[::2]]
    return Chain(text, sides, parts[1::2], matrices)


def _as_exponent(found: re.Match[str]) -> str:
    return f"e{'-' if found[1] else '+'}{int(found[2]):02d}"


# --- LaTeX and Markdown


def markdown_chains(document: str) -> Iterator[Chain]:
    """The formulas that stand between ``$$``."""
    for found in re.findall(r"^\$\$\n(.*?)\n\$\$$", document, re.MULTILINE | re.DOTALL):
        yield from _from_tex(found)


def latex_chains(document: str) -> Iterator[Chain]:
    """The displayed formulas of a LaTeX document."""
    for found in re.findall(r"\\begin\{align\*\}\n(.*?)\n\\end\{align\*\}", document, re.DOTALL):
        yield from _from_tex(re.sub(r" \\tag\*\{\\address\{[^}]*(?:\\_[^}]*)*\}\}", "", found))


def _from_tex(formula: str) -> Iterator[Chain]:
    matrices: list[Rows] = []

    def matrix(found: re.Match[str]) -> str:
        rows = [row.split("&") for row in re.split(r"\\\\\n", found[1].strip())]
        matrices.append([[from_tex(_without_phantoms(cell)) for cell in row] for row in rows])
        return f" M{len(matrices) - 1} "

    text = re.sub(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", matrix, formula, flags=re.DOTALL)
    text = re.sub(r"\\(?:begin|end)\{aligned\}|&|\\\\\n|\\quad", " ", text)
    yield _chain(from_tex(text), matrices)


def _without_phantoms(cell: str) -> str:
    cell = re.sub(r"\\phantom\{[^}]*\}", "", cell)
    return re.sub(r"\\[vdc]dots", "", cell)


def from_tex(text: str) -> str:
    """A formula in LaTeX in the terminal's alphabet."""
    text = re.sub(r"(?<=\d)(?:\\,|\\thinspace )(?=\d{3})", "", text)
    text = re.sub(r"\\,|\\thinspace(?![a-z])", "×", text)
    text = re.sub(r"\\(?:text|operatorname)\{([^{}]*)\}", lambda f: _word(f[1]), text)
    text = re.sub(r"\\bigl|\\bigr|\\lvert|\\rvert", lambda f: "|" if "vert" in f[0] else "", text)
    for command, mark in _COMMANDS.items():
        text = re.sub(rf"\\{command}(?![a-zA-Z])", mark, text)
    text = text.replace("-", "−").replace("'", "′")
    return _groups(text).strip()


_COMMANDS = {
    "times": "×",
    "approx": "≈",
    "neq": "≠",
    "odot": "⊙",
    "sigma": "σ",
    "infty": "inf",
    "surd": "√",
    "partial": "d",
    "ln": "ln",
    "max": "max",
    "min": "min",
    "tanh": "tanh",
    "log": "log",
    "exp": "exp",
}


def _word(name: str) -> str:
    return name.replace(r"\_", "_").replace(" ", "_")


def _groups(text: str) -> str:
    """Fractions, roots, exponents and what stands below something, by their braces."""
    result, place = "", 0
    while place < len(text):
        rest = text[place:]
        if rest.startswith(r"\frac"):
            above, place = _braced(text, place + 5)
            below, place = _braced(text, place)
            result += f"(({_groups(above)})/({_groups(below)}))"
        elif rest.startswith(r"\underset"):
            _, place = _braced(text, place + 9)
            over, place = _braced(text, place)
            result += _groups(over)
        elif rest.startswith(r"\sqrt"):
            inner, place = _braced(text, place + 5)
            result += f"√({_groups(inner)})"
        elif rest.startswith(("^{", "_{")):
            inner, place = _braced(text, place + 1)
            result += f"^({_groups(inner)})" if rest[0] == "^" else f"_{re.sub('[^A-Za-z0-9]', '_', inner)}"
        elif rest.startswith("{"):
            inner, place = _braced(text, place)
            result += _groups(inner)
        else:
            result, place = result + text[place], place + 1
    return result


def _braced(text: str, place: int) -> tuple[str, int]:
    assert text[place] == "{", f"a brace is missing in {text[place:]!r}"
    depth = 0
    for end in range(place, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[place + 1 : end], end + 1
    raise AssertionError(f"a brace is not closed in {text!r}")


# --- a page


def page_chains(page: str) -> Iterator[Chain]:
    """The calculations, matrices and paths of a page, in their order."""
    for element in parse(page).all("div", "p"):
        if "eq" in element.classes:
            matrices: list[Rows] = []
            formulas = next(element.of_class("f"))
            yield _chain("".join(_from_mathml(each, matrices) for each in formulas.all("math")), matrices)
        elif "chain" in element.classes:
            numbers = (each.text() for each in element.all("i", "b"))
            yield _chain(" ".join(re.sub(r" × 10(.*)", _superscript, number) for number in numbers), [])


def _superscript(found: re.Match[str]) -> str:
    power = found[1].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789"))
    return f"×10^({power.rstrip(')')}){')' * power.count(')')}"


def _from_mathml(element: Element, matrices: list[Rows]) -> str:
    read: Callable[[Element], str] = lambda each: _from_mathml(each, matrices)  # noqa: E731
    match element.tag:
        case "mphantom":
            return ""
        case "mtable":
            rows = [[_cell(cell) for cell in row.children] for row in element.children]
            matrices.append(rows)
            return f" M{len(matrices) - 1} "
        case "munder":
            return read(element.children[0])
        case "mn" | "mi" | "mo" | "mtext":
            return re.sub(r"[\[\]]", "", element.text()).replace("\u2062", "×").replace("∞", "inf")
    parts = [read(child) for child in element.children]
    match element.tag:
        case "mfrac":
            return f"(({parts[0]})/({parts[1]}))"
        case "msqrt":
            return f"√({''.join(parts)})"
        case "msup":
            return parts[0] + parts[1] if set(parts[1]) <= {"′"} else f"{parts[0]}^({parts[1]})"
        case "msub":
            return f"{parts[0]}_{re.sub('[^A-Za-z0-9]', '_', parts[1])}"
        case "msubsup":
            return f"{parts[0]}_{re.sub('[^A-Za-z0-9]', '_', parts[1] + parts[2])}"
        case "math" if "more" in element.classes:
            previous, joined = matrices[-2], matrices.pop()
            matrices[-1] = [old + new for old, new in zip(previous, joined, strict=True)]
            return ""
        case "math" | "mrow" | "mtd":
            return "".join(parts)
    raise AssertionError(f"<{element.tag}> is not expected here")


def _cell(cell: Element) -> str:
    text = _from_mathml(cell, [])
    return "" if text in ("⋯", "⋮", "⋱") else re.sub(r"×10\^\((−?)(\d+)\)", _as_exponent, text)
