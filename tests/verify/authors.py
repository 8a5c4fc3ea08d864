"""Somebody who works a small network by hand: random numbers, three formats, two languages, one slip or none.

The author computes with plain Python floats and knows nothing of the checker.  Numbers are either rounded and
carried on, or kept whole and rounded only where they are written.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field


@dataclass
class Line:
    """One equation: its name, symbols, numbers put in, value."""

    name: str
    symbols: str
    numbers: str
    value: float


@dataclass
class Author:
    """Writes one training step of a 2-2-1 network of sigmoid units."""

    rng: random.Random
    digits: int
    carry: bool
    kind: str
    lang: str
    slip: tuple[int, str] | None = None
    symbols: bool = True
    values: dict[str, float] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    right: float = 0.0

    def number(self, value: float) -> str:
        """A number as it is written; a negative one in brackets."""
        text = f"{value:.{self.digits}f}"
        return f"({text})" if value < 0 else text

    def given(self, name: str, decimals: int = 2) -> None:
        """Choose an input or a weight."""
        self.values[name] = round(self.rng.uniform(-0.95, 0.95), decimals) or 0.25

    def typed(self, name: str) -> str:
        """The number that stands in the formula for a name."""
        value = self.values[name]
        if (name[0] in "xwvbt" and len(name) == 2) or name in ("t", "c"):
            return f"({value:.2f})" if value < 0 else f"{value:.2f}"
        return self.number(value)

    def work(self, name: str, symbols: str) -> None:
        """One line: put numbers in for the names, compute, round, slip perhaps."""
        numbers = symbols
        for known in sorted(self.values, key=len, reverse=True):
            numbers = numbers.replace(f"<{known}>", self.typed(known))
        scope = {f"n_{key}": value for key, value in self.values.items()}
        formula = symbols.replace("<", "n_").replace(">", "").replace("^", "**")
        value = eval(formula, {"exp": math.exp, "__builtins__": {}}, scope)  # our own formulas only
        if self.carry:
            value = round(value, self.digits)
        if self.slip is not None and self.slip[0] == len(self.lines):
            self.right = value
            value = slipped(value, self.slip[1], self.digits)
        self.values[name] = value
        plain = symbols.replace("<", "").replace(">", "")
        self.lines.append(Line(name, plain, numbers, value))

    def step(self) -> None:
        """Forward, loss, backward, update."""
        for name in ("x1", "x2", "w1", "w2", "w3", "w4", "v1", "v2", "b1", "b2", "c"):
            self.given(name)
        self.values["t"] = round(self.rng.uniform(0.05, 0.95), 2)
        self.values["r"] = 0.5
        self.work("net1", "<w1>*<x1> + <w2>*<x2> + <b1>")
        self.work("h1", "1/(1 + exp(-<net1>))")
        self.work("net2", "<w3>*<x1> + <w4>*<x2> + <b2>")
        self.work("h2", "1/(1 + exp(-<net2>))")
        self.work("net3", "<v1>*<h1> + <v2>*<h2> + <c>")
        self.work("o", "1/(1 + exp(-<net3>))")
        self.work("E", "0.5*(<t> - <o>)^2")
        self.work("d3", "(<o> - <t>)*<o>*(1 - <o>)")
        self.work("d1", "<d3>*<v1>*<h1>*(1 - <h1>)")
        self.work("g1", "<d3>*<h1>")
        self.work("g2", "<d1>*<x1>")
        self.work("p1", "<v1> - <r>*<g1>")
        self.work("p2", "<w1> - <r>*<g2>")

    def text(self) -> tuple[str, list[int]]:
        """The document, and the line of each equation."""
        self.step()
        given = ", ".join(
            f"{n} = {self.values[n]:g}" for n in ("x1", "x2", "t", "w1", "w2", "w3", "w4", "v1", "v2")
        )
        rest = ", ".join(f"{n} = {self.values[n]:g}" for n in ("b1", "b2", "c", "r"))
        words = {"en": ("One step by hand", "Given", "Now"), "zh": ("手算一步", "已知", "计算")}[self.lang]
        wrap = "${}$".format if self.kind != "txt" else str
        head = [words[0], "", f"{words[1]}: {wrap(given)}", f"{wrap(rest)}", "", words[2], ""]
        body = [self.written(line) for line in self.lines]
        if self.kind == "md":
            return "\n".join([*head, *(f"- ${line}$" for line in body)]), [
                len(head) + 1 + i for i in range(len(body))
            ]
        if self.kind == "tex":
            rows = [f"{line.replace(' = ', ' &= ', 1)} \\\\" for line in body]
            text = "\n".join([*head, r"\begin{align*}", *rows, r"\end{align*}"])
            return text, [len(head) + 2 + i for i in range(len(rows))]
        return "\n".join([*head, *body]), [len(head) + 1 + i for i in range(len(body))]

    def written(self, line: Line) -> str:
        """One equation in the format of the document."""
        formula = f"{line.symbols} = {line.numbers}" if self.symbols else line.numbers
        text = f"{line.name} = {formula} = {line.value:.{self.digits}f}"
        if self.kind == "txt":
            return text if self.lang == "en" else text.replace("*", "×").replace("-", "−")
        return latex(text)


def latex(text: str) -> str:
    """The same in LaTeX."""
    import re

    text = re.sub(r"exp\(-(\([^()]*\)|[\w.]+)\)", r"e^{-\1}", text)
    text = re.sub(r"1/\(1 \+ (e\^\{[^}]*\})\)", r"\\frac{1}{1 + \1}", text)
    text = re.sub(r"\b(net|[a-z])(\d)\b", r"\1_{\2}", text)
    return text.replace("*", r" \cdot ").replace("net", r"\mathrm{net}")


def slipped(value: float, kind: str, digits: int) -> float:
    """The value with a slip; sure to be another one."""
    text = f"{abs(value):.{digits}f}"
    if kind == "swap":
        for place in range(len(text) - 2, 1, -1):
            if text[place] != text[place + 1] and "." not in text[place : place + 2]:
                swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
                return math.copysign(float(swapped), value)
    if kind == "half":
        return value / 2 if abs(value) > 20 * 10.0**-digits else value + 0.1
    if kind == "sign" and abs(value) > 3 * 10.0**-digits:
        return -value
    return value + 7 * 10.0 ** -(digits - 1)


SLIPS = ("sign", "swap", "half", "digit")
