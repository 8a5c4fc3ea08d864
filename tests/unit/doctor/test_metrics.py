"""The program's own number is found behind the words that people use, and only there."""

from __future__ import annotations

import math

import pytest

from clearprop.doctor.metrics import Metric, metrics


@pytest.mark.parametrize(
    ("line", "name", "value", "better"),
    [
        ("epoch 10 loss: 0.125", "loss", 0.125, "lower"),
        ("Loss = 1.5e-3", "loss", 0.0015, "lower"),
        ("mse 0.25 after 100 steps", "mse", 0.25, "lower"),
        ("test accuracy: 97.5 %", "accuracy", 97.5, "higher"),
        ("Genauigkeit 0.9", "genauigkeit", 0.9, "higher"),
        ("errores: 3", "errores", 3.0, "lower"),
        ("准确率：0.75", "准确率", 0.75, "higher"),
        ("correct: 4 of 4", "correct", 4.0, "higher"),
        ("Loss after 1000 steps: 0.5", "loss", 0.5, "lower"),
        ("mean error, last 1000: 0.125", "error", 0.125, "lower"),
    ],
)
def test_words_in_several_languages(line: str, name: str, value: float, better: str) -> None:
    assert metrics(line) == {name: Metric(name, value, better)}


@pytest.mark.parametrize("line", ["glossary 12", "lossless 3", "0.25", "weights 1 2 3", "loss of layer W1"])
def test_other_lines_have_none(line: str) -> None:
    assert metrics(line) == {}


def test_the_last_one_of_each_word_counts_and_nan_is_a_number() -> None:
    found = metrics("loss 0.5\naccuracy 0.1\nloss nan\n")
    assert math.isnan(found["loss"].value)
    assert found["accuracy"].value == 0.1


def test_worse_is_clearly_worse_and_nan_is_never_good() -> None:
    loss, accuracy = Metric("loss", 0.2, "lower"), Metric("accuracy", 0.9, "higher")
    assert loss.worse(Metric("loss", 0.21, "lower"))
    assert not loss.worse(Metric("loss", 0.2001, "lower"))
    assert accuracy.worse(Metric("accuracy", 0.8, "higher"))
    assert not accuracy.worse(Metric("accuracy", 0.95, "higher"))
    assert loss.worse(Metric("loss", math.nan, "lower"))
    assert not Metric("loss", math.nan, "lower").worse(Metric("loss", math.nan, "lower"))
