from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import clearprop.data
from clearprop.data.sentences import SENTENCES, sentence
from clearprop.errors import SettingError

HAN = r"[\u4e00-\u9fff]"


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_say_the_same_values(key: str) -> None:
    english, chinese = SENTENCES[key]["en"], SENTENCES[key]["zh"]
    assert placeholders(english) == placeholders(chinese)
    assert not re.search(r"!|please|invalid|simply", english)
    assert not re.search(rf"！|{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}|{HAN}\s?[,;:?()]", chinese)


def test_every_sentence_is_used() -> None:
    folder = Path(clearprop.data.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py") if path.stem != "sentences")
    used = {key for key in SENTENCES if re.search(rf'"{key}"', code)}
    encodings = {f"encoding_{name}" for name in ("utf_8_sig", "gb18030", "utf_16", "utf_32")}
    assert used | encodings == set(SENTENCES)


def test_sentences_are_found_in_either_language() -> None:
    assert sentence("row", "en", row="3") == "row 3 (counted from 0)"
    assert sentence("row", "zh", row="3") == "第 3 行（从 0 数起）"
    with pytest.raises(KeyError, match="no such key"):
        sentence("no such key", "en")
    with pytest.raises(SettingError):
        sentence("row", "fr", row="3")
