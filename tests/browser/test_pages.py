"""Pages in headless Chromium: nothing is wider than its place, and nothing lies upon another."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clearprop as cp
from tests.browser.chromium import CHROMIUM, measure, run
from tests.properties.strategies import Training, trainings
from tests.properties.test_explanations import OPTIONS, addresses
from tests.surfaces.explained import EXPLAINED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: scripts/test-all needs it"),
]
Box = list[float]


def overlapping(rows: list[dict[str, Any]]) -> list[str]:
    """Rows in which two boxes share more than a line of pixels."""
    return [row["name"] for row in rows if any(_share(*pair) for pair in combinations(row["boxes"], 2))]


def _share(one: Box, two: Box) -> bool:
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    return wide > 1 and high > 1


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", sorted(EXPLAINED))
def test_everything_has_its_place(name: str, width: int) -> None:
    found = measure(EXPLAINED[name]().html(), width)
    assert found["width"] == width
    assert found["page"] <= width
    assert found["formulas"] > 10
    assert found["wide"] == []
    assert found["out"] == []
    assert overlapping(found["rows"]) == []
    assert overlapping(found["blocks"]) == []


@settings(max_examples=8, deadline=None)
@given(data=st.data(), training=trainings(most_layers=4), options=OPTIONS)
def test_any_explanation_has_its_place_on_a_telephone(
    data: st.DataObject, training: Training, options: dict[str, Any]
) -> None:
    step = training.step()
    address = data.draw(st.none() | addresses(step))
    found = measure(cp.explain(step, address, depth=5, **options).html(), 390)
    assert (found["page"], found["wide"], found["out"]) == (390, [], [])
    assert overlapping(found["rows"]) == overlapping(found["blocks"]) == []


@pytest.mark.parametrize("width", [360, 640, 641, 820, 821, 1000])
def test_there_is_no_width_between_at_which_the_page_breaks(width: int) -> None:
    found = measure(EXPLAINED["xor"]().html(), width)
    assert (found["page"], found["wide"], found["out"]) == (width, [], [])


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_its_ground(dark: bool) -> None:
    found = measure(EXPLAINED["worked"]().html(), 1280, dark=dark)
    assert found["ground"] == ("rgb(21, 24, 27)" if dark else "rgb(253, 252, 250)")
    assert len(found["colours"]) >= 6
    for pair in found["colours"]:
        light, shade = sorted(map(luminance, pair.split(" on ")), reverse=True)
        assert (light + 0.05) / (shade + 0.05) >= 4.5, pair


def test_folded_parts_open_in_print() -> None:
    page = EXPLAINED["worked"]().html()
    assert page.count("<details open>") > 3
    folded = page.replace("<details open>", "<details>")
    pages = [_pages(text) for text in (page, folded)]
    assert pages[0] == pages[1] > 1


def _pages(page: str) -> int:
    """How many sheets a page prints on."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        run(page, (f"--print-to-pdf={path}", "--no-pdf-header-footer"))
        return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))
