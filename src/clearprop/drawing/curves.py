"""The loss of a training, drawn: the mean, the range of the examples, the validation.

One thick line carries the training, a grey band the smallest and largest example, a dashed line the
validation; each is named where it ends, with its last value, so that no key has to be learned.  Where
there is no room beside the curves (a telephone, a narrow column) the names stand below them instead: the
picture is laid out anew, never scaled down.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearprop.drawing.axes import epoch_axis, label_room, last_label_room, loss_axis, loss_ticks
from clearprop.drawing.captions import Captions
from clearprop.drawing.extents import Weight, shorten, text_width, wrap
from clearprop.drawing.history import History, LossRecord, read_history
from clearprop.drawing.naming import GAP, ROW_BELOW, Name, column_width, names_below, names_beside, names_of
from clearprop.drawing.placing import place_note
from clearprop.drawing.primitives import Box, Circle, Drawing, Line, Point, Primitive, Text
from clearprop.drawing.scales import Scale, epoch_scale, loss_scale
from clearprop.drawing.series import Series, band, series_of
from clearprop.drawing.svg import Svg, render
from clearprop.drawing.ticks import Tick
from clearprop.errors import SettingError
from clearprop.words import language

NARROWEST, WIDEST = 360, 4000
BESIDE = 640  # from this width on the curves are named where they end
_TITLE, _SMALL = 16.0, 12.0
_FAR = 18.0  # a note farther than this from its point is tied to it by a line
_MOST_LINES = 3  # of a title or of one note; the whole title is in the document's own title


def plot(run: LossRecord, *, lang: str | None = None, width: int = 980, title: str | None = None) -> Svg:
    """Draw the loss of a training by epoch.

    The thick line is the mean loss of the training examples, the grey band reaches from the smallest to
    the largest of them, the dashed line is the mean loss of the validation examples.  The axes become
    logarithmic where that shows more, and say so; so does everything that is left out.

    Parameters
    ----------
    run   : what :func:`clearprop.train` returns beside the network, or anything with its fields loss,
            loss_min, loss_max, validation_loss, best_epoch, stopped, settings
    lang  : ``"en"`` or ``"zh"``; None asks the environment
    width : of the picture in pixels, 360 to 4000; below 640 the names stand under the curves
    title : stands above the picture instead of "Loss over … epochs"

    Returns
    -------
    The picture; notebooks show it, ``.save("loss.svg")`` and ``.save("loss.png")`` write it.

    Raises
    ------
    SettingError
        "width is 100; a loss curve can be 360 to 4000 pixels wide."; "plot received a list, which has no
        field loss. Give a Run, as cp.train returns it."

    Examples
    --------
    >>> from types import SimpleNamespace as Record
    >>> settings = Record(loss="squared_error", reduction="mean")
    >>> run = Record(loss=[4.0, 1.0, 0.25], loss_min=[1.0, 0.5, 0.125], loss_max=[9.0, 2.0, 0.5],
    ...              validation_loss=None, best_epoch=None, stopped="", settings=settings)
    >>> plot(run)
    Svg(width=980, height=480)
    """
    return render(draw_losses(read_history(run), lang=lang, width=check_width(width), title=title))


def check_width(width: object) -> int:
    """Refuse a width in which a picture has no room, or that nobody can look at."""
    try:
        pixels = operator.index(width)  # type: ignore[arg-type]
    except TypeError:
        pixels = 0
    if not NARROWEST <= pixels <= WIDEST:
        raise SettingError(f"width is {width!r}; a loss curve can be {NARROWEST} to {WIDEST} pixels wide.")
    return pixels


def draw_losses(history: History, *, lang: str | None, width: int, title: str | None = None) -> Drawing:
    """Lay a loss curve out; :func:`plot` explains what it shows."""
    layout = _lay_out(history, lang, width, title)
    shapes = (*_axes(layout), *_curves(layout), *layout.header, *_names(layout))
    return Drawing(
        width,
        round(layout.bottom),
        layout.heading,
        layout.captions.description(),
        (*shapes, *_marks(layout, shapes)),
        language(lang),
    )


@dataclass(frozen=True)
class _Layout:
    """Everything that has to be known before the first shape can be drawn."""

    history: History
    captions: Captions
    heading: str
    header: tuple[Text, ...]
    series: tuple[Series, ...]
    names: tuple[Name, ...]
    ticks: tuple[Tick, ...]
    room: Box  # of the curves
    left: float  # of the whole picture, its margins left out
    right: float
    epochs: Scale
    losses: Scale
    beside: bool

    @property
    def bottom(self) -> float:
        """Where the picture ends."""
        if self.beside or not self.names:
            return self.room.bottom + 56
        return self.room.bottom + 88 + ROW_BELOW * (len(self.names) - 1)


def _lay_out(history: History, lang: str | None, width: int, title: str | None) -> _Layout:
    losses = loss_scale(history)
    epochs = epoch_scale(history, losses)
    captions = Captions(history, losses, epochs, lang)
    heading = captions.title() if title is None else title
    beside = width >= BESIDE
    left, right = (24.0, width - 14.0) if beside else (16.0, width - 16.0)
    header = tuple(_header(heading, captions, left, right))
    series = series_of(history)
    names = names_of(series, captions)
    top = max((text.y for text in header), default=0.0) + 32
    bottom = top + min(480.0, max(220.0, round(width * 340 / 980)))
    ticks = loss_ticks(losses, bottom - top) if names else ()
    outside = column_width(names) + GAP if beside and names else last_label_room(epochs)
    room = Box(left + label_room(ticks), top, right - outside, bottom)
    epochs, losses = epochs.between(room.left, room.right), losses.between(room.bottom, room.top)
    return _Layout(
        history, captions, heading, header, series, names, ticks, room, left, right, epochs, losses, beside
    )


def _header(heading: str, captions: Captions, left: float, right: float) -> Iterator[Text]:
    """The title, then each line of the subtitle, broken where the picture ends."""
    y = 10.0
    parts: list[tuple[str, float, Weight, float]] = [(heading, _TITLE, "bold", 22.0)]
    parts += [(note, _SMALL, "normal", 18.0) for note in captions.subtitle()]
    for words, size, weight, row in parts:
        lines = wrap(words, right - left, size, weight)
        for line in shorten(lines, _MOST_LINES, right - left, size, weight):
            y += row
            yield Text(left, y, line, size, "start", weight, "ink" if weight == "bold" else "soft")
        y += 2.0 if weight == "bold" else 0.0


def _axes(layout: _Layout) -> tuple[Primitive, ...]:
    name = layout.captions.epoch_axis()
    return (
        *loss_axis(layout.losses, layout.ticks, layout.room),
        *epoch_axis(layout.epochs, layout.room.bottom, name),
    )


def _curves(layout: _Layout) -> Iterator[Primitive]:
    yield from band(layout.history, layout.epochs, layout.losses)
    for curve in layout.series:
        shape = curve.shape(layout.epochs, layout.losses)
        if shape is not None:
            yield shape


def _names(layout: _Layout) -> tuple[Primitive, ...]:
    room = layout.room
    if not layout.names:
        middle = (room.left + room.right) / 2, (room.top + room.bottom) / 2
        return (Text(*middle, layout.captions.empty(), 13.0, "middle"),)
    if layout.beside:
        return names_beside(layout.names, room, layout.right, layout.epochs, layout.losses)
    return names_below(layout.names, layout.left, layout.right, room.bottom + 72)


def _marks(layout: _Layout, shapes: tuple[Primitive, ...]) -> Iterator[Primitive]:
    """A dot on each point that is worth a word, and the words near it where nothing else stands."""
    taken = [shape.box for shape in shapes if isinstance(shape, Text)]
    lines = [curve.places(layout.epochs, layout.losses) for curve in layout.series]
    picture = Box(layout.left, 0.0, layout.right, layout.room.bottom - 2)
    inner = replace(picture, left=layout.room.left + 4, right=layout.room.right - 4)
    for mark in layout.captions.marks():
        at = layout.epochs.at(mark.epoch), layout.losses.at(mark.loss)
        room = inner if text_width(mark.words, _SMALL) < inner.width else picture
        note = place_note(mark.words, _SMALL, at, room, lines, taken)
        if note is not None:
            taken.append(note.box)
            yield from _leader(at, note.box)
            yield Circle(*at, 3.5, fill="ink")
            yield note


def _leader(at: Point, note: Box) -> Iterator[Line]:
    """A thin line from a point to its note, where they are far from each other."""
    edge = note.bottom if note.bottom < at[1] else note.top
    if abs(edge - at[1]) > _FAR:
        x = min(max(at[0], note.left + 4), note.right - 4)
        yield Line(*at, x, edge, stroke="grey", stroke_width=0.9)
