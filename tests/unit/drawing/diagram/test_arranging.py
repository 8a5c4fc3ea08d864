"""Columns stand beside one another while there is room, then in rows below."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clearprop.drawing.diagram.arranging import MOST_LABELS, arrange, gaps
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from tests.unit.drawing.diagram.diagrams import network, step_of


def arranged(*sizes: int, width: int = 980):  # type: ignore[no-untyped-def]
    content = content_of(network(*sizes))
    return arrange(content, style_of(content, width), "en")


def test_a_small_network_has_one_row() -> None:
    for width in (390, 980):
        found = arranged(2, 4, 1, width=width)
        assert [[column.number for column in row.columns] for row in found.rows] == [[0, 1, 2]]
        assert len(found.labels) == 12


def test_rows_are_even_and_begin_where_the_one_above_ended() -> None:
    found = arranged(4, 5, 5, 5, 5, 5, 2)
    rows = [[column.number for column in row.columns] for row in found.rows]
    assert rows == [[0, 1, 2, 3], [3, 4, 5, 6]]
    assert [row.columns[0].again for row in found.rows] == [False, True]
    assert all(above.bottom < below.top for above, below in pairwise(found.rows))


def test_a_crowded_layer_has_a_row_of_its_own_when_narrow() -> None:
    rows = arranged(6, 6, 6, width=390).rows
    assert [[column.number for column in row.columns] for row in rows] == [[0, 1], [1, 2]]


@pytest.mark.parametrize("width", [360, 980, 2000])
def test_columns_stand_evenly_and_within_the_margins(width: int) -> None:
    content = content_of(step_of(network(3, 4, 4, 2)))
    style = style_of(content, width)
    for row in arrange(content, style, "en").rows:
        xs = [column.x for column in row.columns]
        steps = [b - a for a, b in pairwise(xs)]
        assert steps == pytest.approx([steps[0]] * len(steps))
        assert min(xs) - style.radius >= style.margin - 1e-9
        assert max(xs) + style.radius <= width - style.margin + 1e-9


def test_a_shortened_layer_has_a_few_labels() -> None:
    found = arranged(64, 32, 10)
    assert found.drawn == {1: 36, 2: 36}
    assert [sum(edge[0] == layer for edge in found.labels) for layer in (1, 2)] == [MOST_LABELS] * 2


def test_the_labelled_edges_of_a_shortened_layer_are_the_largest_of_those_drawn() -> None:
    content = content_of(network(64, 32))
    found = arrange(content, style_of(content, 980), "en")
    (pair,) = gaps(found.rows[0])
    edges = content.layers[0].edges
    assert edges is not None
    drawn = {
        (1, a.index, b.index): abs(edges[a.index, b.index]) for a in pair[0].units for b in pair[1].units
    }
    assert set(found.labels) == set(sorted(drawn, key=lambda edge: -drawn[edge])[:MOST_LABELS])
