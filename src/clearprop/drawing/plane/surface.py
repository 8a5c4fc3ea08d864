"""``draw_surface``: the loss as a landscape over two parameters, and the way of training through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.drawing.diagram.numbers import short
from clearprop.drawing.placing import place_note
from clearprop.drawing.plane.bands import bands, finite
from clearprop.drawing.plane.contours import Values, inner_lines, region
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
from clearprop.drawing.plane.landscape import boxes, labels, levels, on_paper, pieces
from clearprop.drawing.plane.slices import Slice, slice_of
from clearprop.drawing.primitives import Box, Circle, Drawing, Point, Polyline, Primitive, Text
from clearprop.drawing.svg import Svg, render
from clearprop.errors import SettingError
from clearprop.record.address import Address
from clearprop.record.run import Run
from clearprop.record.step import Step
from clearprop.words import language, text

POINTS = 51  # of the grid, in each direction
_STRONGEST = 0.34
_MOST_DOTS = 60


def draw_surface(
    step: Step,
    one: str | Address,
    other: str | Address,
    *,
    run: Run | None = None,
    spans: tuple[Span, Span] | None = None,
    lang: str | None = None,
    width: int = 640,
    title: str | None = None,
) -> Svg:
    """Draw the loss of a step's examples over two of its parameters, all others left as they are.

    Darker is larger; each line joins points of equal loss and says which.  A dot marks where the step stands
    and a line leads to where its update takes it, or, with a run, through all its kept steps.

    Parameters
    ----------
    step       : whose examples, loss and other parameters are used; the penalty is left out
    one, other : the parameters across and up: ``"layer 1, W[0, 0]"``, or ``"w1"`` as they are taught
    run        : whose kept steps are drawn as a path; train with ``keep="every 10"`` or so
    spans      : ``((low, high), (low, high))`` of the two; by default around the path, 1 or more to each side
    lang       : ``"en"`` or ``"zh"``; None asks the environment
    width      : of the picture in pixels, 360 to 2000
    title      : stands above the picture instead of "Loss over w1 and w2"

    Raises
    ------
    AddressError
        '"layer 1, dW[0, 0]": a parameter is an entry of W or b, such as "layer 1, W[0, 0]".'
    SettingError
        'the run kept no step. Train with keep="every 10" to draw its path.'

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> from clearprop.record.optimizers import SGD
    >>> from clearprop.training.step import step
    >>> from clearprop.network import Network
    >>> net = Network([Dense([[1.0]], [0.0])])
    >>> first = step(net, [[1.0], [2.0]], [[2.0], [4.0]], loss="squared_error", optimizer=SGD(0.1))
    >>> draw_surface(first, "w1", "b1", lang="en")
    Svg(width=640, height=708)
    """
    checked_width(width)
    chosen = slice_of(step, one, other)
    path = _path(chosen, run)
    sides = _around([*path.points, chosen.here]) if spans is None else checked_spans(spans)
    return render(_Surface(chosen, path, language(lang)).drawing(sides, width, title))


@dataclass(frozen=True)
class _Path:
    """The two parameters in one step after the other; without a run before and after the update."""

    points: tuple[Point, ...]
    first: int
    of_run: bool


def _path(chosen: Slice, run: Run | None) -> _Path:
    if run is None:
        ends = (chosen.here, chosen.after)
        return _Path(tuple(end for end in ends if np.isfinite(end).all()), chosen.step.index, False)
    if not isinstance(run, Run):
        raise SettingError(f"run is a {type(run).__name__}; give the Run that cp.train returned.")
    if not run.steps:
        raise SettingError('the run kept no step. Train with keep="every 10" to draw its path.')
    points = [chosen.point(step) for step in run.steps]
    return _Path(tuple(p for p in points if np.isfinite(p).all()), run.steps[0].index, True)


def _around(points: Sequence[Point]) -> tuple[Span, Span]:
    """All points with some air, at least 1 to each side of their middle."""
    low, high = np.min(points, axis=0), np.max(points, axis=0)
    half = np.maximum(1.0, 0.65 * (high - low))
    middle = (low + high) / 2
    return checked_spans(np.column_stack([middle - half, middle + half]))


@dataclass(frozen=True, eq=False)
class _Surface:
    """The picture while it is being made."""

    slice: Slice
    path: _Path
    lang: str

    def say(self, key: str, **values: object) -> str:
        """Words of this picture."""
        return text(f"draw.surface.{key}", self.lang, **values)

    def drawing(self, sides: tuple[Span, Span], width: int, title: str | None) -> Drawing:
        """Lay it out."""
        probe = frame_of(sides, width, 0.0)
        across, up = probe.grid(POINTS)
        raw = self.slice.losses(across, up)
        names = self.slice.names
        heading = self.say("title", one=names[0], other=names[1]) if title is None else title
        notes = [*self._notes(raw, across, up), *self._path_notes(probe)]
        words, below = header(heading, notes, width, width - (24.0 if width >= 640 else 16.0))
        frame = frame_of(sides, width, below + 40)
        shapes = [*words, *self._ground(frame, finite(raw)), *axes(frame, self.slice.labels)]
        bottom = max(shape.box.bottom for shape in shapes)
        stop, between = (".", " ") if self.lang == "en" else ("。", "")
        said = between.join(note + stop for note in notes)
        return Drawing(width, round(bottom + 18), heading, said, tuple(shapes), self.lang)

    def _notes(self, raw: Values, across: Values, up: Values) -> Iterator[str]:
        step = self.slice.step
        yield self.say(
            "loss",
            loss=step.settings.loss,
            reduction=step.settings.reduction,
            examples=text("count.examples", self.lang, n=len(step.x)),
            step=step.index,
        )
        known = np.isfinite(raw)
        if known.any():
            row, column = np.unravel_index(np.where(known, raw, np.inf).argmin(), raw.shape)
            yield self.say(
                "lowest",
                low=short(float(raw[row, column])),
                x=short(float(across[column])),
                y=short(float(up[row])),
                high=short(float(raw[known].max())),
            )
        if not known.all():
            yield self.say("not_finite", n=str(int((~known).sum())), total=raw.size)

    def _path_notes(self, frame: Frame) -> Iterator[str]:
        points = self.path.points
        outside = sum(not frame.holds(*point) for point in points)
        said = [self.say("path", n=str(len(points)))] if self.path.of_run else []
        if outside:
            said.append(self.say("outside", n=str(outside)))
        if said:
            yield ("; " if self.lang == "en" else "；").join(said)

    def _ground(self, frame: Frame, values: Values) -> Iterator[Primitive]:
        """Bands and lines of equal loss, then the path, then the words where there is room."""
        ticks = levels(values)
        opacities = [_STRONGEST * (at + 1) / len(ticks) for at in range(len(ticks))]
        yield from bands(values, [tick.value for tick in ticks], opacities, "ink", frame)
        lines = [
            (tick, frame.place(line, POINTS))
            for tick in ticks
            for line in inner_lines(region(values, tick.value), POINTS, POINTS)
        ]
        yield from (Polyline(line, "control", 1.0) for _, line in lines if len(line) > 1)
        marks = list(self._marks(frame))
        yield from marks
        notes = list(self._names(frame, [mark.box for mark in marks if isinstance(mark, Circle)]))
        taken = [box for mark in (*marks, *notes) for box in boxes(mark)]
        yield from on_paper(notes)
        yield from on_paper(labels(lines, frame.room, taken))

    def _marks(self, frame: Frame) -> Iterator[Primitive]:
        """The path with its dots; the step itself is the largest of them."""
        for piece in pieces(self.path.points, frame):
            if len(piece) > 1:
                yield Polyline(tuple(frame.at(*point) for point in piece), "paper", 5.0, opacity=0.8)
                yield Polyline(tuple(frame.at(*point) for point in piece), "ink", 2.0)
        dotted = self.path.points if len(self.path.points) <= _MOST_DOTS else self.path.points[:1]
        yield from (Circle(*frame.at(*point), 3.0, fill="ink") for point in dotted if frame.holds(*point))
        if frame.holds(*self.slice.here):
            x, y = frame.at(*self.slice.here)
            yield Circle(x, y, 8.0, fill="focus", stroke="ring", stroke_width=1.5)
            yield Circle(x, y, 3.0, fill="ink")

    def _names(self, frame: Frame, taken: list[Box]) -> Iterator[Text]:
        """What the ends of the path are."""
        here, loss = self.slice.here, self.slice.step.loss
        named = [(here, self.say("here", step=self.slice.step.index, loss=short(float(loss))))]
        end = self.path.points[0 if self.path.of_run else -1] if self.path.points else here
        if end != here:
            key = "start" if self.path.of_run else "after"
            named.append((end, self.say(key, step=self.path.first)))
        room = Box(frame.room.left + 4, frame.room.top + 4, frame.room.right - 4, frame.room.bottom - 4)
        way = [np.array([frame.at(*point) for point in self.path.points]).T] if self.path.points else []
        lines = [(line[0], line[1]) for line in way]
        for point, words in named:
            note = place_note(words, SMALL, frame.at(*point), room, lines, taken)
            if note is not None and frame.holds(*point):
                taken.append(note.box)
                yield note
