"""A loss curve is laid out so that nothing overlaps, at every width and for every training."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.curves import _leader, check_width, draw_losses, plot
from clearprop.drawing.history import read_history
from clearprop.drawing.primitives import Box, Circle, Drawing, Line, Polygon, Polyline, Text
from clearprop.errors import SettingError
from tests.unit.drawing.pictures import history, run, runs


def draw(record: Any, width: int = 980, lang: str = "en", title: str | None = None) -> Drawing:
    return draw_losses(read_history(record), lang=lang, width=width, title=title)


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def words(drawing: Drawing) -> list[str]:
    return [text.text for text in texts(drawing)]


THREE = run([4.0, 2.0, 1.0], [1.0, 1.0, 0.5], [8.0, 4.0, 2.0], [3.0, 3.6, 1.5])


def test_the_whole_list_of_a_small_picture() -> None:
    drawing = draw(THREE)
    assert (drawing.width, drawing.height, drawing.title) == (980, 480, "Loss over 3 epochs")
    assert words(drawing) == [
        "0", "2", "4", "6", "8", "1", "2", "3", "epoch",
        "Loss over 3 epochs", "squared error per example; each measured before its update",
        "training, largest", "2", "validation", "1.5", "training, mean", "1", "training, smallest", "0.5",
        "validation highest: 3.6 at epoch 2",
    ]  # fmt: skip
    curves = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    assert [(curve.stroke, curve.stroke_width, curve.dashes) for curve in curves] == [
        ("grey", 0.9, ()), ("grey", 0.9, ()), ("ink", 1.8, (6, 4)), ("ink", 2.6, ()),
    ]  # fmt: skip
    left, right = curves[3].points[0][0], curves[3].points[-1][0]
    hairlines = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.stroke == "rule"]
    assert {(line.x1, line.x2) for line in hairlines} == {(left, right)}
    zero, two = (line.y1 for line in hairlines[:2])
    assert [y for _, y in curves[3].points] == pytest.approx([2 * two - zero, two, (zero + two) / 2])
    assert sum(isinstance(shape, Polygon) for shape in drawing.shapes) == 1
    (dot,) = (shape for shape in drawing.shapes if isinstance(shape, Circle))
    assert (dot.x, dot.y) == curves[2].points[1]


def test_a_narrow_picture_is_laid_out_anew() -> None:
    wide, narrow = draw(THREE), draw(THREE, width=390)
    assert (narrow.width, narrow.height) == (390, 476)
    named = {text.text for text in texts(wide) if text.size == 13}
    assert named == {text.text for text in texts(narrow) if text.size == 13}
    bottom = max(shape.box.bottom for shape in narrow.shapes if isinstance(shape, Polyline))
    names = [text for text in texts(narrow) if text.text.startswith("training")]
    assert all(text.box.top > bottom for text in names)
    assert min(text.size for text in texts(narrow)) >= 11


@pytest.mark.parametrize("widths", [(360, 390, 639), (640, 980, 4000)], ids=["narrow", "wide"])
@given(record=runs(), lang=st.sampled_from(["en", "zh"]), data=st.data())
def test_nothing_overlaps_and_nothing_stands_out(
    widths: tuple[int, ...], record: Any, lang: str, data: st.DataObject
) -> None:
    width = data.draw(st.sampled_from(widths))
    drawing = draw(record, width, lang)
    picture = Box(0, 0, drawing.width, drawing.height)
    assert all(picture.contains(shape.box, 1e-6) for shape in drawing.shapes)
    touching = [
        (one.text, other.text) for one, other in combinations(texts(drawing), 2) if one.box.touches(other.box)
    ]
    assert touching == []


@pytest.mark.parametrize("width", [390, 980])
def test_two_notes_at_the_same_place_stand_apart(width: int) -> None:
    validation = np.full(99, 0.98)  # both points want the place above this line, next to each other
    validation[[0, 43, 49, -1]] = 0.9, 0.97, 1.0, 0.995
    mean = np.full(99, 0.9)
    mean[0] = 0.1
    drawing = draw(run(mean, validation=validation, best=44), width)
    notes = [text for text in texts(drawing) if " at epoch " in text.text]
    assert [note.text for note in notes] == ["best: 0.97 at epoch 44", "validation highest: 1 at epoch 50"]
    assert not notes[0].box.touches(notes[1].box)


@pytest.mark.parametrize(
    ("note", "ties"),
    [
        (Box(50, 70, 150, 86), []),
        (Box(50, 40, 150, 56), [Line(100, 100, 100, 56, "grey", 0.9)]),
        (Box(150, 40, 250, 56), [Line(100, 100, 154, 56, "grey", 0.9)]),
        (Box(-20, 140, 80, 156), [Line(100, 100, 76, 140, "grey", 0.9)]),
    ],
)
def test_a_note_that_is_far_from_its_point_is_tied_to_it(note: Box, ties: list[Line]) -> None:
    assert list(_leader((100, 100), note)) == ties


@given(runs())
def test_beside_the_curves_names_and_losses_have_air_between_them(record: Any) -> None:
    drawing = draw(record, 980)
    column = [text for text in texts(drawing) if text.size == 13]
    for name, value in zip(column[::2], column[1::2], strict=False):
        assert value.box.left - name.box.right >= 20 - 1e-6


@given(runs(), st.sampled_from([390, 980]))
def test_every_curve_stays_between_the_axes(record: Any, width: int) -> None:
    drawing = draw(record, width)
    axis = next(s for s in drawing.shapes if isinstance(s, Line) and s.stroke == "control")
    highest = min((s.y1 for s in drawing.shapes if isinstance(s, Line) and s.stroke == "rule"), default=0)
    for shape in drawing.shapes:
        if isinstance(shape, Polyline | Polygon) and len(shape.points) != 4:
            assert axis.x1 - 1e-9 <= shape.box.left <= shape.box.right <= axis.x2 + 1e-9
        if isinstance(shape, Polyline):
            assert shape.box.bottom <= axis.y1 + 1e-9
            assert shape.box.top >= highest - 220


@given(st.text(max_size=400), st.sampled_from([360, 980]))
def test_any_title_fits(title: str, width: int) -> None:
    drawing = draw(THREE, width, title=title)
    assert drawing.title == title
    picture = Box(0, 0, width, drawing.height)
    assert all(picture.contains(text.box, 1e-6) for text in texts(drawing))


def test_a_long_title_is_shortened_in_sight_and_whole_in_the_document() -> None:
    title = "A very long title " * 30
    drawing = draw(THREE, title=title)
    assert drawing.title == title
    assert [
        text.endswith("…") for text in words(drawing) if text.startswith(("A very", "very", "long", "title"))
    ][-1]


@pytest.mark.parametrize("loss", [[], [np.nan], [np.inf, np.nan]])
def test_without_any_finite_loss_that_is_said(loss: list[float]) -> None:
    drawing = draw(run(loss))
    assert "no finite loss to draw" in words(drawing)
    assert not any(isinstance(shape, Polyline | Circle | Polygon) for shape in drawing.shapes)


def test_one_epoch_is_drawn_as_dots() -> None:
    drawing = draw(run([0.5], [0.1], [1.2], [0.6]))
    dots = [shape for shape in drawing.shapes if isinstance(shape, Circle)]
    assert len(dots) == 4
    assert len({dot.x for dot in dots}) == 1
    assert [dot.fill for dot in dots] == ["grey", "grey", "paper", "ink"]


def test_a_hundred_thousand_epochs_keep_their_peak_and_stay_small() -> None:
    epoch = np.arange(1.0, 100_001)
    loss = 0.5 * np.exp(-epoch / 30_000) * (1 + 0.1 * np.sin(epoch))
    loss[54_321] = 3.0
    drawing = draw(run(loss, loss / 2, loss * 1.5, loss * 1.1))
    curves = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    assert sum(len(curve.points) for curve in curves) < 5000
    without = [y for x, y in curves[3].points if y > curves[3].box.top]
    assert min(without) > curves[3].box.top + 20  # the peak is one point, far above all others
    assert len(plot(run(loss, loss / 2, loss * 1.5, loss * 1.1)).text) < 150_000


@pytest.mark.parametrize("width", [359, 4001, -1, 390.5, "980", None])
def test_other_widths_are_refused(width: object) -> None:
    with pytest.raises(SettingError, match=r"^width is .*; a loss curve can be 360 to 4000 pixels wide\.$"):
        check_width(width)


def test_whole_numbers_of_any_kind_are_widths() -> None:
    assert check_width(np.int64(640)) == 640


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(SettingError, match="lang is 'fr'"):
        plot(run([1.0]), lang="fr")


def test_the_language_is_written_into_the_document() -> None:
    assert ' lang="zh" ' in plot(run([1.0]), lang="zh").text
    assert draw_losses(history([1.0]), lang="zh", width=980).lang == "zh"
