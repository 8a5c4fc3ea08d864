from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.cli.next_steps import labelled, next_lines, typed


@given(st.lists(st.text("ab '\"$\\—", max_size=6), min_size=1, max_size=4))
def test_a_command_can_be_copied_as_it_stands(words: list[str]) -> None:
    assert shlex.split(typed(*words)) == words


STEPS = [
    ("clearprop predict m.safetensors NEW.csv", "answer for new rows"),
    ("clearprop tour", "see it learn"),
]


def test_commands_stand_under_one_another_with_what_they_are_for() -> None:
    assert next_lines(STEPS, "en") == [
        "Next   clearprop predict m.safetensors NEW.csv   answer for new rows",
        "       clearprop tour                            see it learn",
    ]
    assert next_lines(STEPS, "zh")[1].startswith("         clearprop tour")


def test_where_there_is_no_room_commands_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert next_lines(STEPS, "en") == ["Next   " + STEPS[0][0], "       clearprop tour"]


def test_what_is_known_of_a_file_goes_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert labelled("Saved", [("a.svg", "the loss curve, over the old one, a long story")]) == [
        "Saved   a.svg",
        "          the loss curve, over the old",
        "          one, a long story",
    ]
