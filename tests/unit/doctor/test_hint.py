"""A hint names the place and asks; it gives no cure away."""

from __future__ import annotations

import pytest

from clearprop.doctor.hint import hint_lines
from clearprop.doctor.report import Note, Report
from clearprop.words.width import width
from tests.unit.doctor.programs import FINDING


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [60, 80])
def test_the_place_and_a_question(lang: str, cells: int) -> None:
    lines = list(hint_lines(Report("net.py", (FINDING,)), lang, cells))
    said = "\n".join(lines)
    assert "net.py" in lines[0]
    assert "^^^^^" in said
    assert ("？" if lang == "zh" else "?") in said
    assert "1 - h" not in said
    assert max(map(width, lines)) <= cells


def test_without_findings_it_says_so() -> None:
    assert list(hint_lines(Report("net.py", (), {}, understood="updates"), "en")) == [
        "net.py: no fault was found."
    ]
    assert "could not be told" in next(iter(hint_lines(Report("net.py"), "en")))


def test_what_could_not_be_told_has_its_reasons() -> None:
    notes = (Note("doctor.note.empty"),)
    assert list(hint_lines(Report("net.py", notes=notes), "en"))[1:] == ["  · The program is empty."]
    assert len(list(hint_lines(Report("net.py", (), {}, notes, understood="updates"), "en"))) == 1
