"""``draw_boundary``: what a network with two inputs answers everywhere, and where its answer tips over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from clearprop.drawing.diagram.numbers import short
from clearprop.drawing.extents import text_width
from clearprop.drawing.palette import Role
from clearprop.drawing.plane.bands import bands, finite
from clearprop.drawing.plane.contours import Values, inner_lines, region
from clearprop.drawing.plane.dots import dot
from clearprop.drawing.plane.frame import (
    SMALL,
    Frame,
    Span,
    axes,
    checked_spans,
    checked_width,
    frame_of,
    header,
)
from clearprop.drawing.primitives import Circle, Drawing, Polyline, Primitive, Rectangle, Text
from clearprop.drawing.svg import Svg, render
from clearprop.errors import SettingError, ShapeError
from clearprop.network.inputs import as_inputs, as_targets
from clearprop.network.network import Network
from clearprop.numerics.losses import LOSSES
from clearprop.words import language, text

POINTS = 101  # of the grid, in each direction
BANDS = 8  # on each side of the level
STRONGEST = 0.5
_CELL = 14.0
_SQUASHING = ("sigmoid", "softmax")


def draw_boundary(
    network: Network,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    output: int = 0,
    level: float = 0.5,
    spans: tuple[Span, Span] | None = None,
    lang: str | None = None,
    width: int = 640,
    title: str | None = None,
) -> Svg:
    """Draw the answer of a network with two inputs over the plane of these inputs, and its decision boundary.

    The plane is blue where the output lies above the level and orange where it lies below, stronger the
    farther away; the line is where it is exactly the level.  Examples are dots: filled where the target lies
    above the level, hollow where it lies below.

    Parameters
    ----------
    network : with 2 inputs
    x, y    : (n, 2) examples and their targets, as for training; both may be left out
    output  : which output is drawn, counted from 0; with softmax the probability of one class
    level   : where the two sides meet
    spans   : ``((low, high), (low, high))`` of the two inputs; by default around the examples, else -1 to 1
    lang    : ``"en"`` or ``"zh"``; None asks the environment
    width   : of the picture in pixels, 360 to 2000
    title   : stands above the picture instead of "Network 2-4-1: o1 over the plane"

    Raises
    ------
    ShapeError
        "a plane has two inputs, but this network takes 3."
    SettingError
        "output is 1; the network has 1 output, counted from 0."; "y was given without x."

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> net = Network([Dense([[4.0], [-4.0]], [0.0], "sigmoid")])
    >>> draw_boundary(net, [[0, 1], [1, 0]], [0, 1], lang="en")
    Svg(width=640, height=814)
    """
    checked_width(width)
    examples = _checked(network, x, y, output, level)
    chosen = _spans(examples) if spans is None else checked_spans(spans)
    plane = _Plane(network, examples, output, float(level), lang)
    return render(_drawing(plane, chosen, width, title))


@dataclass(frozen=True, eq=False)
class _Examples:
    """The dots: places, and whether each target lies above the level; None where no target was given."""

    x: Values
    above: np.ndarray[Any, np.dtype[np.bool_]] | None


@dataclass(frozen=True, eq=False)
class _Plane:
    """What is drawn, and how its words are said."""

    network: Network
    examples: _Examples | None
    output: int
    level: float
    lang: str | None

    @property
    def name(self) -> str:
        """What the output is called."""
        return f"o{self.output + 1}"

    def values(self, x: Values) -> Values:
        """The output for some examples."""
        with np.errstate(all="ignore"):
            return self.network(x)[:, self.output].astype(np.float64)

    def over(self, frame: Frame) -> Values:
        """The output on the grid."""
        across, up = np.meshgrid(*frame.grid(POINTS))
        x = np.column_stack([across.ravel(), up.ravel()])
        return finite(self.values(x).reshape(POINTS, POINTS))

    def say(self, key: str, **values: object) -> str:
        """Words of this picture."""
        return text(f"draw.boundary.{key}", self.lang, **values)


def _checked(
    network: Network, x: ArrayLike | None, y: ArrayLike | None, output: int, level: float
) -> _Examples | None:
    if not isinstance(network, Network):
        raise SettingError(f"draw_boundary received a {type(network).__name__}. Give a Network.")
    n_in, n_out = network.sizes[0], network.sizes[-1]
    if n_in != 2:
        raise ShapeError(f"a plane has two inputs, but this network takes {n_in}.")
    if not isinstance(output, int | np.integer) or not 0 <= output < n_out:
        outputs = "1 output" if n_out == 1 else f"{n_out} outputs"
        raise SettingError(f"output is {output!r}; the network has {outputs}, counted from 0.")
    if not np.isfinite(level):
        raise SettingError(f"level is {level!r}; a finite number is needed.")
    if x is None:
        if y is not None:
            raise SettingError("y was given without x. Give both, or none.")
        return None
    places = as_inputs(x, 2, network.dtype)
    if y is None:
        return _Examples(places.astype(np.float64), None)
    softmax = network.layers[-1].activation.name == "softmax"
    loss = LOSSES["cross_entropy" if softmax else "squared_error"]()
    targets = as_targets(y, len(places), n_out, loss, network.dtype)
    return _Examples(places.astype(np.float64), targets[:, output] > level)


def _spans(examples: _Examples | None) -> tuple[Span, Span]:
    """Around the examples with some air; from -1 to 1 without."""
    if examples is None:
        return (-1.0, 1.0), (-1.0, 1.0)
    low, high = examples.x.min(axis=0), examples.x.max(axis=0)
    air = np.where(high > low, 0.2 * (high - low), np.maximum(1.0, np.abs(high)))
    return checked_spans(np.column_stack([low - air, high + air]))


def _drawing(plane: _Plane, spans: tuple[Span, Span], width: int, title: str | None) -> Drawing:
    sizes = "-".join(map(str, plane.network.sizes))
    heading = plane.say("title", sizes=sizes, output=plane.name) if title is None else title
    notes = list(_notes(plane))
    words, below = header(heading, notes, width, width - (24.0 if width >= 640 else 16.0))
    frame = frame_of(spans, width, below + 40)
    values = plane.over(frame)
    reach = _reach(plane, values)
    key = list(_key(plane, frame, reach))
    shapes = [*words, *_ground(plane, frame, values, reach), *axes(frame, ("x1", "x2"))]
    shapes += [*_dots(plane, frame), *key]
    bottom = max(shape.box.bottom for shape in key)
    return Drawing(
        width, round(bottom + 18), heading, _said(plane, notes, values), tuple(shapes), language(plane.lang)
    )


def _notes(plane: _Plane) -> Iterator[str]:
    level = short(plane.level)
    yield plane.say("line", output=plane.name, level=level)
    examples = plane.examples
    if examples is not None and examples.above is not None:
        right = int(((plane.values(examples.x) > plane.level) == examples.above).sum())
        count = text("count.examples", plane.lang, n=len(examples.x))
        yield plane.say("right", right=right, examples=count)


def _reach(plane: _Plane, values: Values) -> float:
    """How far from the level the strongest colour lies."""
    if plane.network.layers[-1].activation.name in _SQUASHING and 0 < plane.level < 1:
        return max(plane.level, 1 - plane.level)
    return float(np.abs(values - plane.level).max()) or 1.0


def _ground(plane: _Plane, frame: Frame, values: Values, reach: float) -> Iterator[Primitive]:
    """Bands of both colours, and the line between them."""
    steps = [reach * band / BANDS for band in range(BANDS)]
    opacities = [STRONGEST * (band + 0.5) / BANDS for band in range(BANDS)]
    away = values - plane.level
    yield from bands(away, [max(step, 5e-324) for step in steps], opacities, "positive", frame)
    yield from bands(-away, [max(step, 5e-324) for step in steps], opacities, "negative", frame)
    for line in inner_lines(region(values, plane.level), POINTS, POINTS):
        yield Polyline(frame.place(line, POINTS), "ink", 1.6)


def _dots(plane: _Plane, frame: Frame) -> Iterator[Circle]:
    if plane.examples is None:
        return
    above = plane.examples.above
    for at, (x, y) in enumerate(plane.examples.x.tolist()):
        if frame.holds(x, y):
            yield from dot(*frame.at(x, y), None if above is None else bool(above[at]))


def _key(plane: _Plane, frame: Frame, reach: float) -> Iterator[Primitive]:
    """The colours with their range, and what the dots stand for."""
    left, y = frame.room.left, frame.room.bottom + 66
    yield Text(left, y + 11, plane.name, SMALL, role="soft")
    start = left + text_width(plane.name, SMALL) + 24
    for cell in range(-BANDS, BANDS):
        role: Role = "positive" if cell >= 0 else "negative"
        opacity = STRONGEST * ((cell if cell >= 0 else -cell - 1) + 0.5) / BANDS
        yield Rectangle(start + (cell + BANDS) * _CELL, y, _CELL, 13, role, opacity=opacity)
    for part in (-1, 0, 1):
        x = start + (part + 1) * BANDS * _CELL
        yield Text(x, y + 29, short(plane.level + part * reach), SMALL, "middle", role="soft")
    if plane.examples is not None and plane.examples.above is not None:
        level = short(plane.level)
        for at, above in enumerate((True, False)):
            row = y + 52 + 20 * at
            yield from dot(left + 6, row - 4, above)
            yield Text(
                left + 22, row, plane.say("above" if above else "below", level=level), SMALL, role="soft"
            )


def _said(plane: _Plane, notes: list[str], values: Values) -> str:
    between = " " if language(plane.lang) == "en" else ""
    low, high = short(float(values.min())), short(float(values.max()))
    stop = "." if language(plane.lang) == "en" else "。"
    said = plane.say("says", output=plane.name, low=low, high=high)
    return between.join([*(note + stop for note in notes), said])
