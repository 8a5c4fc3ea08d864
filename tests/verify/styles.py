"""Authors of many habits: layers and samples share names, rows are long, signs are taken in, zeros left out.

Each document is right. Its author computes with plain Python floats, writes as people write, and knows
nothing of the checker.
"""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass, field
from itertools import pairwise

FUNCTIONS = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(0.0, z),
}
WORDS = {
    "en": ("Layer {}", "Sample {}", "Forward pass", "Backward pass", "Update", "so", "Given", "loss"),
    "zh": ("第{}层", "样本 {}", "前向传播", "反向传播", "更新", "于是", "已知", "损失"),
}


@dataclass
class Habits:
    """How somebody writes."""

    kind: str
    lang: str
    digits: int
    carry: bool
    symbols: bool
    products: bool
    absorb: bool
    leave_out: bool
    swap: bool
    broken: bool
    approx: bool
    unicode: bool


def habits(rng: random.Random) -> Habits:
    """Some habits."""

    def flip(share: float) -> bool:
        return rng.random() < share

    kind, lang = rng.choice(["txt", "md", "tex"]), rng.choice(["en", "zh"])
    digits = rng.choice([3, 4, 4, 5, 6])
    shares = (0.5, 0.6, 0.3, 0.5, 0.3, 0.2, 0.4, 0.5, 0.5)
    return Habits(kind, lang, digits, *(flip(share) for share in shares))


@dataclass
class Writer:
    """Writes a step of stochastic gradient descent on a small network, for one sample after the other."""

    rng: random.Random
    way: Habits
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The document."""
        sizes = [2, self.rng.randint(1, 3), self.rng.randint(1, 2)]
        if self.rng.random() < 0.3:
            sizes.insert(2, 2)
        self.act = self.rng.choice(list(FUNCTIONS))
        self.shared = self.rng.random() < 0.5
        self.named_weights = self.rng.random() < 0.6
        self.rate = self.rng.choice([0.1, 0.5, 0.05])
        self.weights = [
            [[self.small() for _ in range(before)] for _ in range(after)] for before, after in pairwise(sizes)
        ]
        self.biases = [[self.rng.choice([0.0, self.small()]) for _ in range(size)] for size in sizes[1:]]
        self.heading(1, "Notes" if self.way.lang == "en" else "笔记")
        samples = self.rng.choice([1, 1, 2, 3])
        for sample in range(samples):
            if samples > 1:
                self.heading(2, WORDS[self.way.lang][1].format(sample + 1))
            self.sample(sizes)
        return "\n".join(self.lines) + "\n"

    def small(self) -> float:
        return self.rng.choice([-1, 1]) * self.rng.randint(5, 95) / 100

    def kept(self, value: float) -> float:
        return round(value, self.way.digits) if self.way.carry else value

    def shown(self, value: float, *, first: bool = True) -> str:
        """A number put in; a negative one in brackets unless it stands first."""
        text = (
            f"{value:.{self.way.digits}f}" if abs(value * 100 - round(value * 100)) > 1e-9 else f"{value:g}"
        )
        return text if value >= 0 or first else f"({text})"

    def heading(self, level: int, title: str) -> None:
        if self.way.kind == "md":
            self.lines += ["", "#" * level + " " + title, ""]
        elif self.way.kind == "tex":
            self.lines += ["", "\\" + "sub" * (level - 1) + "section{" + title + "}", ""]
        else:
            self.lines += ["", title + (":" if self.rng.random() < 0.5 else ""), ""]

    def sample(self, sizes: list[int]) -> None:
        """Forward, backward and update for one sample."""
        words = WORDS[self.way.lang]
        a = [self.rng.choice([0.0, 1.0, self.small()]) for _ in range(sizes[0])]
        target = self.rng.choice([0.0, 1.0, round(self.rng.random(), 2)])
        given = ", ".join(f"{self.math(f'x{i + 1} = {value:g}')}" for i, value in enumerate(a))
        self.lines.append(f"{words[6]}: {given}, {self.math(f't = {target:g}')}")
        if self.named_weights and not self.shared and sample_is_first(self.lines):
            for layer in range(len(sizes) - 1):
                self.lines.append(self.weights_of(layer))
        self.heading(3, words[2])
        activations, sums = [a], []
        for layer in range(len(sizes) - 1):
            if self.shared:
                self.heading(4, words[0].format(layer + 1))
                if self.named_weights:
                    self.lines.append(self.weights_of(layer))
            before = activations[-1]
            z, after = [], []
            for unit in range(sizes[layer + 1]):
                z.append(self.sum(layer, unit, before))
                after.append(self.activation(layer, unit, z[-1]))
            sums.append(z)
            activations.append(after)
        o = activations[-1][0]
        self.line(
            "E",
            "0.5*(t - o)^2",
            f"0.5*({self.shown(target)} - {self.shown(o, first=False)})^2",
            0.5 * (target - o) ** 2,
        )
        self.heading(3, words[3])
        last = len(sizes) - 1
        delta = self.line(
            self.named("d", last, 0),
            "",
            f"({self.shown(o)} - {self.shown(target)}){self.slope(last, o)}",
            (o - target) * self.slope_value(o),
        )
        self.heading(3, words[4])
        row = self.weights[last - 1][0]
        for k, value in enumerate(activations[-2]):
            gradient = self.line(
                f"g{k + 1}", "", f"{self.shown(delta)}*{self.shown(value, first=False)}", delta * value
            )
            old = row[k]
            sign, size = ("-", gradient) if gradient >= 0 or not self.way.absorb else ("+", -gradient)
            numbers = f"{self.shown(old)} {sign} {self.rate:g}*{self.shown(size, first=False)}"
            name = self.weight(last - 1, 0, k)
            row[k] = self.line(
                f"{name}new", f"{name} - {self.rate:g}*g{k + 1}", numbers, old - self.rate * gradient
            )

    def weights_of(self, layer: int) -> str:
        """The weights of a layer as they are now, by name."""
        pairs = [
            (self.weight(layer, unit, k), value)
            for unit, row in enumerate(self.weights[layer])
            for k, value in enumerate(row)
        ]
        pairs += [(self.bias(layer, unit), value) for unit, value in enumerate(self.biases[layer])]
        return ", ".join(self.math(f"{name} = {self.shown(value)}") for name, value in pairs)

    def weight(self, layer: int, unit: int, k: int) -> str:
        """The name of a weight: each layer has its own letter, or its own section."""
        return f"{'w' if self.shared else 'wvu'[layer]}{unit + 1}{k + 1}"

    def bias(self, layer: int, unit: int) -> str:
        """The name of a bias."""
        return f"{'b' if self.shared else 'bcq'[layer]}{unit + 1}"

    def named(self, letter: str, layer: int, unit: int) -> str:
        return f"{letter}{unit + 1}" if self.shared else f"{letter}{layer}{unit + 1}"

    def sum(self, layer: int, unit: int, before: list[float]) -> float:
        """A weighted sum, its terms as this author writes them."""
        weights, bias = self.weights[layer][unit], self.biases[layer][unit]
        pieces, rounded = [], []
        for w, x in zip(weights, before, strict=True):
            if x == 0 and self.way.leave_out:
                continue
            sign = "-" if self.way.absorb and w < 0 else "+"
            pair = [self.shown(abs(w) if sign == "-" else w, first=False), self.shown(x, first=False)]
            if self.way.swap:
                pair.reverse()
            pieces.append((sign, "*".join(pair)))
            product = w * x
            rounded.append(("-" if product < 0 else "+", f"{abs(product):.{self.way.digits + 1}f}"))
        if bias or not pieces:
            sign = "-" if bias < 0 else "+"
            pieces.append((sign, f"{abs(bias):g}"))
            rounded.append((sign, f"{abs(bias):g}"))
        value = sum(w * x for w, x in zip(weights, before, strict=True)) + bias
        inputs = ["x" if layer == 0 else self.named("h", layer, k)[:-1] for k in range(len(before))]
        terms = [f"{self.weight(layer, unit, k)}*{inputs[k]}{k + 1}" for k in range(len(before))]
        steps = [self.joined(pieces)] + ([self.joined(rounded)] if self.way.products else [])
        named = self.named("z", layer + 1, unit)
        symbols = " + ".join([*terms, self.bias(layer, unit)])
        return self.line(
            named, symbols if self.named_weights or not self.shared else "", " = ".join(steps), value
        )

    def joined(self, pieces: list[tuple[str, str]]) -> str:
        text = ("-" if pieces[0][0] == "-" else "") + pieces[0][1]
        return text + "".join(f" {sign} {piece}" for sign, piece in pieces[1:])

    def activation(self, layer: int, unit: int, z: float) -> float:
        value = FUNCTIONS[self.act](z)
        numbers = (
            f"1/(1 + exp(-{self.shown(z, first=False)}))"
            if self.act == "sigmoid"
            else f"{self.act}({self.shown(z)})"
        )
        return self.line(self.named("h", layer + 1, unit), "", numbers, value)

    def slope(self, layer: int, o: float) -> str:
        shown = self.shown(o, first=False)
        return {"sigmoid": f"*{shown}*(1 - {shown})", "tanh": f"*(1 - {shown}^2)", "relu": f"*{int(o > 0)}"}[
            self.act
        ]

    def slope_value(self, o: float) -> float:
        return {"sigmoid": o * (1 - o), "tanh": 1 - o * o, "relu": float(o > 0)}[self.act]

    def line(self, name: str, symbols: str, numbers: str, value: float) -> float:
        """Write an equation and keep its value as its author does."""
        value = self.kept(value)
        sign = "≈" if self.way.approx else "="
        parts = [symbols] if symbols and self.way.symbols else []
        text = " = ".join([name, *parts, numbers]) + f" {sign} {value:.{self.way.digits}f}"
        if self.way.broken and self.way.kind != "md" and text.count(" = ") > 1:
            head, *rest = text.split(" = ")
            indent = " " * (len(head) + 1)
            text = f"{head} = {rest[0]}" + "".join(f"\n{indent}= {part}" for part in rest[1:])
        self.lines.append(self.math(text, display=True))
        return value

    def math(self, text: str, *, display: bool = False) -> str:
        """A formula in the format of the document."""
        if self.way.kind == "txt":
            return text.replace("*", " × ").replace("-", "−") if self.way.unicode else text
        text = re.sub(r"exp\(-(\([^()]*\)|[\d.]+)\)", r"e^{-\1}", text)
        text = re.sub(r"1/\(1 \+ (e\^\{[^}]*\})\)", r"\\frac{1}{1 + \1}", text)
        text = re.sub(
            r"\b([a-zE])(\d+)(new)?\b", lambda m: f"{m[1]}_{{{m[2]}}}" + (r"^{new}" if m[3] else ""), text
        )
        text = text.replace("d_", r"\delta_").replace("tanh", r"\tanh").replace("≈", r"\approx")
        text = text.replace("relu", r"\mathrm{ReLU}").replace("*", r" \cdot ")
        if not display:
            return f"${text}$"
        if "\n" in text:
            rows = text.replace("=", "&=", 1).split("\n")
            rows = [rows[0], *(row.strip().replace("=", "&=", 1) for row in rows[1:])]
            return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"
        return (
            f"\\[ {text} \\]"
            if self.way.kind == "tex"
            else self.rng.choice(["${}$", "- ${}$", "$${}$$"]).format(text)
        )


def sample_is_first(lines: list[str]) -> bool:
    """Whether no calculation has been written yet."""
    return not any("E =" in line for line in lines)


def document(seed: int) -> tuple[str, str]:
    """A right document and its name."""
    rng = random.Random(seed)
    way = habits(rng)
    return Writer(rng, way).text(), f"working.{way.kind}"
