"""The terminal text of two examples, word for word at 80 columns, in both languages.

The texts in ``explanations/`` were read by people; a change of the wording is a change of these files.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import clearprop as cp
from tests.properties.terminal_reader import cells, lines_of

FOLDER = Path(__file__).parent / "explanations"
TEXTS = {
    "xor_2_4_1": ("xor_2_4_1", None),
    "xor_2_4_1.dW": ("xor_2_4_1", "layer 1, dW[0, 2]"),
    "worked_2_2_2": ("worked_2_2_2", None),
    "worked_2_2_2.dW": ("worked_2_2_2", "layer 1, dW[0, 0]"),
}


def explained(name: str, lang: str, **options: object) -> str:
    example, address = TEXTS[name]
    step, command = cp.examples.find(example).step(), f"clearprop explain {example}"
    return cp.explain(step, address, lang=lang, command=command, **options).text(80)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_as_it_was_read(name: str, lang: str) -> None:
    written = (FOLDER / f"{name}.{lang}.txt").read_text(encoding="utf-8")
    assert explained(name, lang) + "\n" == written


def test_there_are_no_other_texts() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{n}.{lang}.txt" for n in TEXTS for lang in ("en", "zh")
    }


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_text_recomputes_and_fits_a_terminal(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert max(map(cells, text.split("\n"))) <= 80
    found = list(lines_of(text))
    assert len(found) > 4
    assert [f"{line.fault()}: {line.text}" for line in found if line.fault()] == []


def test_both_languages_have_the_same_numbers() -> None:
    for name in TEXTS:
        english, chinese = (lines_of(explained(name, lang)) for lang in ("en", "zh"))
        assert [line.text for line in english] == [line.text for line in chinese]


def test_rows_and_columns_have_the_same_results() -> None:
    for name in TEXTS:
        rows, columns = (
            [line.result for line in lines_of(explained(name, "en", convention=convention))]
            for convention in ("rows", "columns")
        )
        assert rows == columns
