"""Names, what is left out, and commands that stand whole, in a terminal."""

from __future__ import annotations

from clearprop.explanation.document import Code, Legend, NotPrinted
from clearprop.explanation.terminal.legends import legend, not_printed
from clearprop.explanation.terminal.spans import Line, plain
from clearprop.formula.tree import Symbol
from clearprop.record.address import Address


def told(lines: list[Line]) -> list[str]:
    return [plain(each) for each in lines]


def test_a_legend_fills_its_lines() -> None:
    names = ((Symbol("h1"), Address("a", (0, 0), 1)), (Symbol("w5"), Address("W", (0, 0), 2)))
    block = Legend(names, ("deeper: ", Code("--depth 4")))
    assert told(legend(block, 80, "en")) == [
        "  h1 = layer 1, a[0, 0]      w5 = layer 2, W[0, 0]      deeper: --depth 4"
    ]
    assert len(legend(block, 40, "en")) == 3


def test_a_command_too_long_for_the_line_stands_below_its_words() -> None:
    block = Legend((), ("one number of it, with all behind it: ", Code('--at "layer 1, a_in[0, 1]"')))
    assert told(legend(block, 60, "en")) == [
        "  one number of it, with all behind it:",
        '    --at "layer 1, a_in[0, 1]"',
    ]
    assert len(legend(block, 80, "en")) == 1
    assert legend(Legend((), ()), 60, "en") == []


def test_what_is_not_printed_is_followed_by_its_commands() -> None:
    block = NotPrinted(("Not printed: da.",), ((("any number:",), Code("clearprop explain x")),))
    assert told(not_printed(block, 80, "en")) == ["  Not printed: da.", "  any number: clearprop explain x"]
    assert told(not_printed(block, 30, "en"))[1:] == ["  any number:", "    clearprop explain x"]
