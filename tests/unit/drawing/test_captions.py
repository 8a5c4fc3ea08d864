"""Everything that a picture leaves out or bends is said."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.drawing.captions import Captions, Mark, count, number
from clearprop.drawing.history import History
from clearprop.drawing.scales import epoch_scale, loss_scale
from tests.unit.drawing.pictures import history

NAN = float("nan")


def captions(record: History, lang: str = "en") -> Captions:
    losses = loss_scale(record)
    return Captions(record, losses, epoch_scale(record, losses), lang)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (history([2.0, 1.0], [1.0, 0.5], [3.0, 2.0]), []),
        (history([2.0, 1.0]), ["smallest, mean and largest are equal: no band"]),
        (
            history([2.0, 1.0], [1.0, 0.5], [3.0, 2.0], reduction="sum"),
            ["training lowered the sum over each batch"],
        ),
        (
            history([2.0, NAN], [1.0, 0.5], [3.0, 2.0]),
            ["training, mean: nan from epoch 2 on, so the curve stops there"],
        ),
        (
            history([2.0, 1.0, 1.0], [1.0, 0.5, 0.5], [3.0, 2.0, 2.0], [1.0, np.inf, 1.0]),
            ["validation: not finite in 1 epoch (inf in epoch 2), which is left out"],
        ),
        (
            history([2.0, NAN, NAN, 1.0], [1.0] * 4, [3.0] * 4),
            ["training, mean: not finite in 2 epochs (first nan in epoch 2), which are left out"],
        ),
        (
            history([1.0, 0.001], [0.5, 0.0], [2.0, 0.002]),
            ["losses below 0.0001 are drawn on the lower edge"],
        ),
        (
            history([1.0, 1e-9, 0.0], [0.5, 1e-9, 0.0], [2.0, 2e-9, 0.0]),
            ["losses below 10⁻¹⁰ are drawn on the lower edge"],
        ),
        (
            history([0.7, 0.3], [0.1, 0.0], [9.0, 0.5]),
            ["losses above 1.46 are drawn on the upper edge"],
        ),
        (
            history([2.0, 1.0], [1.0, 0.5], [3.0, 2.0], stopped="the loss is at most 1."),
            ["stopped: the loss is at most 1."],
        ),
        (history([NAN]), ["training, mean: nan from epoch 1 on, so the curve stops there"]),
    ],
)
def test_notes(record: History, expected: list[str]) -> None:
    assert list(captions(record).subtitle()[1:]) == expected


def test_the_first_line_names_loss_and_scale() -> None:
    assert captions(history([2.0, 1.0])).subtitle()[0] == (
        "squared error per example; each measured before its update"
    )
    assert captions(history([2.0, 0.01]), "zh").subtitle()[0] == (
        "平方误差（每个样本），对数刻度；在各自的更新之前测得"
    )


@pytest.mark.parametrize(
    ("loss", "words"),
    [("huber(1.0)", "Huber loss (1.0)"), ("cross_entropy", "cross-entropy"), ("my_own", "my_own")],
)
def test_a_loss_is_called_by_its_words(loss: str, words: str) -> None:
    record = History(*[np.array([1.0])] * 3, None, None, "", loss, "mean")
    assert captions(record).subtitle()[0].startswith(f"{words} per example")


@pytest.mark.parametrize(
    ("epochs", "lang", "title"),
    [
        (1, "en", "Loss over 1 epoch"),
        (2, "en", "Loss over 2 epochs"),
        (10_000, "en", "Loss over 10\u2009000 epochs"),
        (2, "zh", "2 轮训练的损失"),
    ],
)
def test_titles(epochs: int, lang: str, title: str) -> None:
    assert captions(history([1.0] * epochs), lang).title() == title


def test_axes_say_when_they_are_logarithmic() -> None:
    early = 1 / np.arange(1.0, 1001)
    assert captions(history(early)).epoch_axis() == "epoch, log scale"
    assert captions(history([1.0, 0.5])).epoch_axis() == "epoch"


def test_the_best_epoch_is_marked_where_the_end_is_worse() -> None:
    record = history([3.0, 2.0, 1.0], validation=[3.0, 0.5, 2.0], best=2)
    assert captions(record).marks() == (Mark(2, 0.5, "best: 0.5 at epoch 2"),)
    assert captions(history([3.0, 0.5, 2.0], best=2)).marks() == (Mark(2, 0.5, "best: 0.5 at epoch 2"),)
    assert captions(history([3.0, 2.0, 1.0], best=3)).marks() == ()
    assert captions(history([3.0, 1.0, 1.001], best=2)).marks() == ()
    assert captions(history([3.0, NAN, 1.0], best=2)).marks() == ()


def test_the_peak_of_a_validation_that_rose_first_is_marked() -> None:
    record = history([3.0, 2.0, 1.0], validation=[0.7, 0.939, 0.1])
    assert captions(record).marks() == (Mark(2, 0.939, "validation highest: 0.939 at epoch 2"),)
    for ordinary in ([0.939, 0.7, 0.1], [0.7, 0.71, 0.1], [0.1, 0.5, 0.939], [NAN, 2.0, 1.0], [NAN] * 3):
        assert captions(history([3.0, 2.0, 1.0], validation=ordinary)).marks() == ()


def test_the_description_says_what_the_picture_shows() -> None:
    record = history([4.0, 1.0], [1.0, 0.5], [9.0, 2.0], [3.0, 1.5], stopped="enough.")
    assert captions(record).description() == (
        "Mean training loss 4 in epoch 1, 1 in epoch 2. "
        "The losses of single examples in that epoch lie between 0.5 and 2. Validation loss 1.5. "
        "stopped: enough."
    )
    assert captions(record, "zh").description() == (
        "平均训练损失：第 1 轮 4，第 2 轮 1。"
        "该轮中单个样本的损失在 0.5 与 2 之间。验证损失 1.5。停止原因：enough."
    )
    assert captions(history([NAN])).description() == "no finite loss to draw"


def test_numbers_have_three_digits() -> None:
    assert [number(value) for value in (0.25, 0.93912, 3.456e-9)] == ["0.25", "0.939", "3.46 × 10⁻⁹"]
    assert [count(value) for value in (49, 5000, 54_322)] == ["49", "5000", "54\u2009322"]
