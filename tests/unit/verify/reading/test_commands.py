"""The tables of LaTeX commands do not contradict one another."""

from __future__ import annotations

from itertools import combinations

from clearprop.verify.reading import commands


def test_a_command_means_one_thing() -> None:
    tables = {
        "GREEK": set(commands.GREEK),
        "OPERATORS": set(commands.OPERATORS),
        "RELATIONS": set(commands.RELATIONS),
        "FUNCTIONS": set(commands.FUNCTIONS),
        "MARKS": set(commands.MARKS),
        "WORDS": set(commands.WORDS),
        "DROPPED": set(commands.DROPPED_WITH_ARGUMENT),
    }
    shared = {f"{a} {b}": tables[a] & tables[b] for a, b in combinations(tables, 2)}
    assert {pair: both for pair, both in shared.items() if both} == {}


def test_greek_letters_are_single_letters() -> None:
    assert commands.GREEK["delta"] == "δ"
    assert commands.GREEK["varepsilon"] == commands.GREEK["epsilon"] == "ε"
    assert {len(letter) for letter in commands.GREEK.values()} == {1}


def test_a_list_of_words_is_cut_at_spaces() -> None:
    assert commands.listed("a  b\nc") == ["a", "b", "c"]
