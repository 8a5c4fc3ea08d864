"""A document in a terminal: every kind of block, never wider than asked."""

from __future__ import annotations

import itertools

import pytest

import clearprop as cp
from clearprop.explanation.document import Block, Derivation, Prose, Section
from clearprop.explanation.text import lines, text
from clearprop.words.width import width
from tests.unit.explanation.steps import WORKED, XOR, random_step


def document(*found: Block, **options: object) -> Derivation:
    return Derivation(("Title",), (Section(("Part",), found, **options),), "en")  # type: ignore[arg-type]


def test_a_heading_is_as_wide_as_the_page() -> None:
    _, _, rule, *_ = text(document(Prose(("words",)), number=2, aside=("x → a",)), 40).split("\n")
    assert rule == "── 2  Part ──────────────────── x → a ──"
    assert width(rule) == 40


def test_a_heading_without_room_loses_its_remark() -> None:
    rule = text(document(aside=("a remark that is far too long for this",)), 40).split("\n")[2]
    assert rule == "── Part ────────────────────────────────"


def test_blocks_are_parted_by_empty_lines() -> None:
    found = text(document(Prose(("one",)), Prose(("two",)))).split("\n")
    assert found[3:] == ["", "  one", "", "  two"]


def test_a_part_inside_a_part_has_its_own_heading() -> None:
    inner = Section(("Layer 1",), (Prose(("words",)),), aside=("remark",))
    found = text(document(inner), 40).split("\n")
    assert found[4:] == ["  Layer 1" + " " * 23 + "remark", "", "  words"]
    long = Section(("Layer 1",), (), aside=("a remark that is too long for this",))
    assert text(document(long), 40).split("\n")[4:6] == ["  Layer 1", "  a remark that is too long for this"]


def test_what_stands_before_the_first_part() -> None:
    whole = Derivation(("Title",), (), "en", ("aside",), (("subtitle",),), opening=(Prose(("opening",)),))
    assert text(whole, 40).split("\n") == ["Title" + " " * 30 + "aside", "subtitle", "", "  opening"]


def test_a_title_without_room_is_wrapped() -> None:
    long = Derivation(("a title of many words that goes on and on",), (), "en", ("and a long remark",))
    assert all(width(each) <= 40 for each in text(long, 40).split("\n"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 72, 80, 120])
@pytest.mark.parametrize("step", [WORKED, XOR, random_step((3, 12, 2))], ids=["worked", "xor", "random"])
def test_no_line_is_wider_than_asked(step: cp.Step, columns: int, lang: str) -> None:
    for address in (None, "layer 1, dW[0, 0]", "loss"):
        for each in cp.explain(step, address, lang=lang, depth=4).text(columns).split("\n"):
            assert width(each) <= columns, each


def test_no_line_ends_in_a_space_and_none_is_doubled() -> None:
    found = cp.explain(XOR, lang="en").text().split("\n")
    assert [each for each in found if each != each.rstrip()] == []
    assert not any(a == b == "" for a, b in itertools.pairwise(found))


def test_a_page_is_at_least_forty_wide() -> None:
    assert text(document(Prose(("words",))), 10) == text(document(Prose(("words",))), 40)


def test_a_block_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="a Block has no place in a terminal"):
        lines(document(Block()))
