"""Every fault has a page in both languages, and code that shows it."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.catalogue import codes, known, page
from clearprop.errors import SettingError
from clearprop.words import text
from clearprop.words.width import width

GROUPS = {"A": 8, "D": 7, "E": 4, "G": 12, "H": 3, "I": 3, "N": 4, "S": 8, "U": 5}
SECTIONS = ("name", "what", "shows", "matters", "proven", "question")


def test_there_are_54_faults_in_nine_groups() -> None:
    found = {group: sum(code.startswith(group) for code in codes()) for group in GROUPS}
    assert found == GROUPS
    assert len(codes()) == 54


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_says_everything_and_fits(code: str, lang: str) -> None:
    for section in SECTIONS:
        assert text(f"doctor.{code}.{section}", lang)
    lines = list(page(code, lang, 80))
    assert lines[0].startswith(f"{code}  ")
    assert max(map(width, lines)) <= 80
    assert len(lines) > 18


@pytest.mark.parametrize("code", codes())
def test_wrong_and_right_code_are_python_and_differ(code: str) -> None:
    lines = list(page(code, "en"))
    wrong, right = lines.index("Wrong"), lines.index("Right")
    end = lines.index("How it is proven")
    parts = [
        "\n".join(line[4:] for line in lines[a + 1 : b]).strip() for a, b in ((wrong, right), (right, end))
    ]
    assert parts[0] != parts[1]
    for part in parts:
        ast.parse("def f():\n" + "\n".join("    " + line for line in part.split("\n")))


def test_a_code_is_known_in_any_case_and_others_are_refused_with_all_codes() -> None:
    assert known(" g03 ") == "G03"
    with pytest.raises(SettingError, match=r"G99 is no code of the catalogue\. There are A01, A02, "):
        list(page("G99"))
