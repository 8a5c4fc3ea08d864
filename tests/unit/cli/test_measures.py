"""Measures as tables whose numbers can be recomputed from the confusion matrix that stands under them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from clearprop.cli.measures import class_lines, confusion_lines, number, quality_lines
from clearprop.data.target import Target
from clearprop.training.quality import Quality
from clearprop.words.width import width

TWO = Target("label", "classification", ("0", "1"))
THREE = Target("kind", "classification", ("setosa", "versi, color", "virginica"))
COUNTS = np.array([[42, 1], [2, 35]])


def twenty() -> Target:
    return Target("kind", "classification", tuple(f"c{place}" for place in range(20)))


def test_two_sides_of_a_classification() -> None:
    sides = [
        ("training", Quality(320, 0.0437124, accuracy=314 / 320)),
        ("validation", Quality(80, 0.0777828, accuracy=77 / 80)),
    ]
    assert quality_lines(sides, "en") == [
        "               training    validation",
        "  rows              320            80",
        "  loss        0.0437124     0.0777828    mean per example",
        "  accuracy      98.13 %       96.25 %    314 of 320, 77 of 80",
    ]


def test_a_regression_in_its_own_unit() -> None:
    quality = Quality(
        88, 0.244, mean_absolute_error=43.5, root_mean_squared_error=12345.678, r_squared=float("nan")
    )
    assert quality_lines([("全部", quality)], "zh") == [
        "                      全部",
        "  行数                  88",
        "  损失               0.244    每个样本的平均值",
        "  平均绝对误差        43.5    以目标的单位计",
        "  均方根误差      12\u2009345.7    以目标的单位计",
        "  R²                     –    1 为完全正确，0 相当于平均值",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(float("nan"), "–"), (float("inf"), "inf"), (-2.5, "−2.5"), (3e-9, "3e-09")]
)
def test_a_measure(value: float, shown: str) -> None:
    assert number(value) == shown


def test_two_classes_are_named_in_full() -> None:
    assert confusion_lines(COUNTS, TWO, "validation", "en") == [
        "  validation    predicted 0    predicted 1",
        "  label 0                42              1",
        "  label 1                 2             35",
    ]


def test_where_that_is_too_wide_one_word_stands_over_the_classes() -> None:
    counts = np.diag([10, 11, 12])
    assert confusion_lines(counts, THREE, "validation", "en") == [
        "                         predicted",
        "  validation             setosa    'versi, color'    virginica",
        "  kind setosa                10                 0            0",
        "  kind 'versi, color'         0                11            0",
        "  kind virginica              0                 0           12",
    ]


def test_where_names_do_not_fit_they_are_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert confusion_lines(np.diag([10, 11, 12]), THREE, "validation", "en") == [
        "                           predicted",
        "  validation               (1)  (2)  (3)",
        "  (1) kind setosa           10    0    0",
        "  (2) kind 'versi, color'    0   11    0",
        "  (3) kind virginica         0    0   12",
    ]


def test_a_wide_terminal_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "predicted 'versi, color'" in confusion_lines(np.diag([1, 2, 3]), THREE, "", "en")[0]


def confused() -> NDArray[np.intp]:
    counts = np.diag([9] * 20)
    for place in range(11):
        counts[place, place + 1] = 12 - place  # 12, 11, … 2
    counts[19, 0] = 7
    return counts


def test_of_many_classes_the_pairs_that_were_confused_are_listed_and_the_others_counted() -> None:
    lines = confusion_lines(confused(), twenty(), "validation", "en")
    assert lines[:3] == [
        "  validation: classes taken for one another, most often first",
        "      12  c0 taken for c1",
        "      11  c1 taken for c2",
    ]
    assert lines[-1] == "       5  more, in 2 other pairs"
    shown = [int(line.split()[0]) for line in lines[1:]]
    assert sum(shown) == confused().sum() - np.trace(confused())
    assert shown[:-1] == sorted(shown[:-1], reverse=True)


def test_of_many_classes_none_may_be_confused() -> None:
    assert confusion_lines(np.diag([9] * 20), twenty(), "验证", "zh") == ["  验证：没有混淆的类别"]


def test_each_class_is_measured() -> None:
    counts = np.array([[1, 1], [0, 0]])
    assert class_lines(counts, TWO, "en") == [
        "  class    rows    precision     recall         F1",
        "  0           2     100.00 %    50.00 %    66.67 %",
        "  1           0       0.00 %          –     0.00 %",
    ]


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_tables_fit(columns: int, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    quality = Quality(80, 0.0777828, accuracy=77 / 80, confusion=COUNTS)
    lines = [*quality_lines([("training", quality)], lang), *confusion_lines(COUNTS, TWO, "validation", lang)]
    assert max(map(width, lines)) <= columns
