"""What the tests of diagrams share: random ones to draw, and readers of what was drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import strategies as st

import clearprop as cp
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.draw import draw_content
from clearprop.drawing.diagram.labels import HEIGHT
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.primitives import Box, Circle, Drawing, Rectangle, Text

SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
NOTE = re.compile(r"(?P<address>[^=:]+) = (?P<number>[^()]+?)(?: \(.*\))?")


@dataclass(frozen=True, eq=False)
class Asked:
    """A picture that can be drawn: what of, and how."""

    thing: Any
    show: str | None
    row: int
    width: int
    lang: str

    @property
    def content(self) -> Content:
        return content_of(self.thing, self.show, self.row)

    def drawing(self) -> Drawing:
        return draw_content(self.content, lang=self.lang, width=self.width)


def network(*sizes: int, seed: int = 0, **settings: Any) -> cp.Network:
    return cp.Network.from_sizes(sizes, "tanh", **{"rng": seed, "bias_initializer": "normal(1)", **settings})


def step_of(net: cp.Network, examples: int = 3, seed: int = 0, scale: float = 1.0) -> cp.Step:
    rng = np.random.default_rng(seed)
    x, y = (rng.normal(0, scale, (examples, size)) for size in (net.sizes[0], net.sizes[-1]))
    return cp.step(net, x, y, loss="squared_error", optimizer=cp.SGD(0.1))


@st.composite
def asked(draw: st.DrawFn, most_units: int = 8, most_layers: int = 4) -> Asked:
    """Networks and steps of all sizes up to 8 units a layer, with small, ordinary and large numbers."""
    sizes = draw(st.lists(st.integers(1, most_units), min_size=2, max_size=most_layers + 1))
    net = network(
        *sizes,
        seed=draw(st.integers(0, 2**20)),
        initializer=draw(
            st.sampled_from(["glorot_uniform", "normal(1e-8)", "normal(30000)", "constant(0.5)"])
        ),
        bias=draw(st.sampled_from(["per_unit", "shared", "fixed", "none"])),
    )
    width = draw(st.sampled_from([360, 390, 640, 980, 1400]))
    lang = draw(st.sampled_from(["en", "zh"]))
    if draw(st.booleans()):
        return Asked(net, None, 0, width, lang)
    step = step_of(net, seed=draw(st.integers(0, 99)), scale=draw(st.sampled_from([0.01, 1.0, 3000.0])))
    shows = ["weights", "activations", "delta", "gradients", "change"]
    return Asked(step, draw(st.sampled_from(shows)), draw(st.integers(0, 2)), width, lang)


def grounds(drawing: Drawing) -> list[Box]:
    """The grounds of the labels on edges."""
    return [
        shape.box
        for shape in drawing.shapes
        if isinstance(shape, Rectangle) and shape.fill == "paper" and shape.height == HEIGHT
    ]


def units(drawing: Drawing) -> list[Circle]:
    return [shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.stroke]


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def distance(box: Box, unit: Circle) -> float:
    """From a box to the centre of a unit."""
    dx = max(box.left - unit.x, 0, unit.x - box.right)
    dy = max(box.top - unit.y, 0, unit.y - box.bottom)
    return float(np.hypot(dx, dy))


def number(written: str) -> Decimal:
    """Read a number as people write it: ``−0.0381``, ``3.5 × 10⁻⁸``, ``10 745`` with a thin space."""
    mantissa, _, power = written.replace("−", "-").replace("\u2009", "").partition(" × 10")
    return Decimal(mantissa).scaleb(int(power.translate(SUPERSCRIPTS) or "0"))


def rounds_to(value: float, written: str) -> bool:
    """Whether a value, rounded to the digits that are written, is what is written."""
    shown = number(written)
    unit = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return abs(Decimal(value) - shown) <= unit / 2 + abs(Decimal(value)) * Decimal("1e-15")
