"""Words are found in the language that was asked for, and both catalogues say the same things."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import pairwise
from string import Formatter

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.words import introduced, language, name_of, text
from clearprop.words.lookup import LANGUAGES, TOPICS, Language, catalogue, catalogue_files

HAN = r"[\u4e00-\u9fff]"


@pytest.fixture(autouse=True)
def plain_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own language decides what is tested."""
    for name in ("CLEARPROP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


FILES = [name for lang in LANGUAGES for name in catalogue_files(lang)]


def source(name: str) -> str:
    return files("clearprop.words").joinpath(name).read_text("utf-8")


def pairs(name: str) -> list[tuple[str, str]]:
    """Keys and words as they stand in the file, repeated keys included."""
    found: list[tuple[str, str]] = json.loads(source(name), object_pairs_hook=list)
    return found


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


# The catalogues.


def test_both_catalogues_have_the_same_keys() -> None:
    english, chinese = catalogue("en"), catalogue("zh")
    assert sorted(english.keys() - chinese.keys()) == [], "missing in zh.json"
    assert sorted(chinese.keys() - english.keys()) == [], "missing in en.json"


def test_both_languages_have_the_same_placeholders() -> None:
    english, chinese = catalogue("en"), catalogue("zh")
    differ = {
        key: (words, chinese[key])
        for key, words in english.items()
        if key in chinese and placeholders(words) != placeholders(chinese[key])
    }
    assert differ == {}


@pytest.mark.parametrize("name", FILES)
def test_keys_are_sorted_and_none_is_repeated(name: str) -> None:
    keys = [key for key, _ in pairs(name)]
    out_of_order = [f"{after} stands after {before}" for before, after in pairwise(keys) if after <= before]
    assert out_of_order == []


@pytest.mark.parametrize("name", FILES)
def test_a_catalogue_has_one_key_a_line(name: str) -> None:
    expected = json.dumps(dict(pairs(name)), ensure_ascii=False, indent=1) + "\n"
    assert source(name).splitlines() == expected.splitlines()


@pytest.mark.parametrize("name", FILES)
def test_every_key_stands_in_the_file_of_its_topic(name: str) -> None:
    topic = name.split(".")[0]
    wrong = [
        key
        for key, _ in pairs(name)
        if (key.split(".")[0] if key.split(".")[0] in TOPICS else name[:2]) != topic
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_keys_are_groups_and_names_parted_by_points(lang: Language) -> None:
    assert [key for key in catalogue(lang) if not re.fullmatch(r"[a-z]\w*(\.\w+)+", key)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_are_empty_or_padded(lang: Language) -> None:
    joining = (".comma", ".and")  # what stands between two names has its space with it
    assert [
        k for k, words in catalogue(lang).items() if not k.endswith(joining) and words != words.strip()
    ] == []
    assert [key for key, words in catalogue(lang).items() if not words] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_counts_has_a_singular_and_a_plural(lang: Language) -> None:
    words = catalogue(lang)
    groups = {key.rpartition(".")[0] for key in words if key.endswith((".one", ".other"))}
    assert sorted(group for group in groups if not {f"{group}.one", f"{group}.other"} <= words.keys()) == []


def faults_of_english(words: str) -> list[str]:
    return re.findall(r"!|\b(?:please|oops|invalid|simply)\b", words, flags=re.IGNORECASE)


def faults_of_chinese(words: str) -> list[str]:
    """Loud words, half-width marks beside Chinese, and Chinese that touches a letter or a digit."""
    touching = rf"{HAN}[A-Za-z0-9∂]|[A-Za-z0-9]{HAN}"
    half_width = rf"{HAN}\s?[,;:?()]|[,;?()]\s?{HAN}|{HAN}\.(?!\w)"
    return re.findall(rf"！|!|请注意|{touching}|{half_width}", words)


def test_english_words_are_calm() -> None:
    faults = {key: faults_of_english(words) for key, words in catalogue("en").items()}
    assert {key: found for key, found in faults.items() if found} == {}


def test_chinese_words_keep_to_the_rules_of_the_house() -> None:
    faults = {key: faults_of_chinese(words) for key, words in catalogue("zh").items()}
    assert {key: found for key, found in faults.items() if found} == {}


def test_the_rules_see_what_they_refuse() -> None:
    assert faults_of_english("Oops, invalid!") == ["Oops", "invalid", "!"]
    assert faults_of_english("the loss is validated") == []
    for wrong in (
        "学习率0.5",
        "sigmoid函数",
        "梯度(gradient)",
        "第一步,第二步",
        "完成！",
        "请注意学习率",
        "损失: 下降",
    ):
        assert faults_of_chinese(wrong), wrong
    assert faults_of_chinese("梯度（gradient）：第 {step} 步，model.safetensors 已保存。") == []


FIELDS = """
activation bias trainable dropout W b a_in z a mask da slope delta dW db g_W g_b update_W update_b
W_new b_new settings reduction l2 clip_norm optimizer x y rows example_weight loss penalty
clip_scale learning_rate t state_before state_after index epoch layers
"""
LOSSES = """
squared_error half_squared_error mean_squared_error absolute_error huber binary_cross_entropy
cross_entropy
"""
ACTIVATIONS = """
identity sigmoid tanh relu leaky_relu elu gelu silu softplus softmax
"""
OPTIMIZERS = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("field", FIELDS.split()),
        ("loss", LOSSES.split()),
        ("activation", ACTIVATIONS.split()),
        ("optimizer", OPTIMIZERS),
        ("reduction", ["mean", "sum"]),
        ("verdict", ["holds", "broken", "not_observed"]),
    ],
)
def test_everything_that_has_a_name_in_code_has_words(group: str, names: list[str]) -> None:
    assert [name for name in names if f"{group}.{name}" not in catalogue("en")] == []


# Looking words up.


def test_words_are_found_in_either_language() -> None:
    assert text("term.backward_pass", "en") == "backward pass"
    assert text("term.backward_pass", "zh") == "反向传播"


def test_values_stand_in_their_places() -> None:
    assert text("number.line", "zh", line=27) == "第 27 行"
    assert text("number.line", "en", line="{n}") == "line {n}"


@pytest.mark.parametrize(
    ("n", "english", "chinese"),
    [
        (0, "0 examples", "0 个样本"),
        (1, "1 example", "1 个样本"),
        (2, "2 examples", "2 个样本"),
        (9999, "9999 examples", "9999 个样本"),
        (1234567, "1\u2009234\u2009567 examples", "1\u2009234\u2009567 个样本"),
    ],
)
def test_a_number_chooses_singular_or_plural(n: int, english: str, chinese: str) -> None:
    assert text("count.examples", "en", n=n) == english
    assert text("count.examples", "zh", n=n) == chinese
    assert text("count.examples", "en", n=np.int64(n)) == english


def test_a_key_without_words_is_named() -> None:
    with pytest.raises(KeyError, match=r"there are no words for loss\.hubris"):
        text("loss.hubris", "en")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(KeyError, match="line"):
        text("number.line", "en")


def test_a_term_is_introduced_with_its_english_name() -> None:
    assert introduced("term.loss", "zh") == "损失（loss）"
    assert introduced("term.loss", "en") == "loss"
    assert introduced("term.loss") == "loss"


# Choosing the language.


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [("en", "en"), ("zh", "zh"), ("ZH", "zh"), ("zh_CN.UTF-8", "zh"), ("zh-Hans", "zh"), ("en-GB", "en")],
)
def test_an_explicit_choice_wins(choice: str, chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "en" if chosen == "zh" else "zh")
    assert language(choice) == chosen


def test_our_own_variable_wins_over_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("CLEARPROP_LANG", "en")
    assert language() == "en"
    monkeypatch.setenv("CLEARPROP_LANG", "")
    assert language() == "zh"


@pytest.mark.parametrize(
    ("system", "chosen"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_system_decides_last(
    system: dict[str, str], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in system.items():
        monkeypatch.setenv(name, value)
    assert language() == chosen
    assert text("term.loss") == {"en": "loss", "zh": "损失"}[chosen]


def test_an_unknown_choice_is_refused_with_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        SettingError, match=r"^lang is 'fr': clearprop speaks en \(English\) and zh \(Chinese\)$"
    ):
        language("fr")
    with pytest.raises(SettingError, match="lang is ''"):
        text("term.loss", "")
    monkeypatch.setenv("CLEARPROP_LANG", "english")
    with pytest.raises(SettingError, match="CLEARPROP_LANG is 'english'"):
        language()


def test_a_catalogue_is_read_once() -> None:
    assert catalogue("zh") is catalogue("zh")


def test_what_has_no_words_keeps_its_name() -> None:
    assert (name_of("loss.huber", "zh"), name_of("loss.Quartic", "zh")) == ("Huber 损失", "Quartic")
