"""Every line of every explanation is read back from Markdown, LaTeX and pages, and gives its own result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clearprop as cp
from clearprop.explanation.document import Derivation, Paths, blocks
from tests.properties.media_reader import Chain, latex_chains, markdown_chains, page_chains
from tests.properties.strategies import Training, trainings
from tests.properties.terminal_reader import Line
from tests.properties.test_explanations import OPTIONS, addresses, with_numbers

# Writing in three media and reading back costs more than a property usually does: fewer examples of each.
WHOLE = settings(max_examples=settings().max_examples // 4, deadline=None)
ENTRY = settings(max_examples=settings().max_examples // 2, deadline=None)

MEDIA: dict[str, tuple[Callable[[Derivation], str], Callable[[str], Iterator[Chain]]]] = {
    "markdown": (Derivation.markdown, markdown_chains),
    "latex": (Derivation.latex, latex_chains),
    "page": (Derivation.html, page_chains),
}


def faults(chains: list[Chain]) -> list[str]:
    """What is wrong in the lines and in the products of matrices."""
    lines = [line for chain in chains if (line := chain.line()) is not None]
    in_lines = [f"{line.fault()}: {line.text}" for line in lines if line.fault()]
    return in_lines + [fault for chain in chains if (fault := chain.fault())]


def check(document: Derivation, medium: str) -> list[Line]:
    """Every line that works a number out is read, and every one is right; so is every product of matrices."""
    write, read = MEDIA[medium]
    chains = list(read(write(document)))
    assert faults(chains) == []
    lines = [line for chain in chains if (line := chain.line()) is not None]
    on_paths = sum(len(block.lines) for block in blocks(document) if isinstance(block, Paths))
    assert len(lines) >= len(with_numbers(document)) + on_paths, "lines are missing"
    return lines


@pytest.mark.parametrize("medium", sorted(MEDIA))
@WHOLE
@given(training=trainings(most_layers=3), options=OPTIONS)
def test_every_line_of_a_whole_step_recomputes(
    medium: str, training: Training, options: dict[str, Any]
) -> None:
    check(cp.explain(training.step(), **options), medium)


@pytest.mark.parametrize("medium", sorted(MEDIA))
@ENTRY
@given(data=st.data(), training=trainings(most_layers=4), options=OPTIONS)
def test_every_line_behind_one_number_recomputes(
    medium: str, data: st.DataObject, training: Training, options: dict[str, Any]
) -> None:
    step = training.step()
    depth = data.draw(st.integers(1, 6))
    check(cp.explain(step, data.draw(addresses(step)), depth=depth, **options), medium)


@WHOLE
@given(training=trainings(most_layers=3), options=OPTIONS)
def test_all_media_say_the_same(training: Training, options: dict[str, Any]) -> None:
    document = cp.explain(training.step(), **options)
    said = {
        medium: [(line.numbers.number, line.sign, line.result, line.unit) for line in check(document, medium)]
        for medium in MEDIA
    }
    assert said["markdown"] == said["latex"] == said["page"]


@pytest.mark.parametrize("medium", sorted(MEDIA))
@pytest.mark.parametrize(("digits", "wrong", "found_in"), [("0.3925", "0.3935", 3), ("0.0828", "0.0928", 0)])
def test_a_wrong_digit_is_noticed(medium: str, digits: str, wrong: str, found_in: int) -> None:
    """Both in the matrix and in the line; digits that are not there change nothing."""
    write, read = MEDIA[medium]
    document = write(cp.explain(cp.examples.worked_2_2_2.step(), lang="en"))
    assert len(faults(list(read(document.replace(digits, wrong))))) == found_in
