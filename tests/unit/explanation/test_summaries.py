"""Half a page on a network, a step and a training: their numbers are those of the object."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation import summaries
from clearprop.explanation.document import Derivation, Table, blocks
from clearprop.formula.tree import Printed
from tests.properties.markup import parse

XOR = cp.examples.xor_2_4_1
NET, RUN = XOR.train(epochs=40)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "en")


def table(document: Derivation) -> list[list[Any]]:
    (found,) = [block for block in blocks(document) if isinstance(block, Table)]
    return [
        [
            float(cell.number)
            if isinstance(cell, Printed)
            else str(cell)
            if isinstance(cell, cp.Address)
            else cell and "".join(map(str, cell))
            for cell in row
        ]
        for row in found.rows
    ]


def test_a_network_shows_its_layers() -> None:
    document = summaries.network(XOR.network)
    assert document.title == ("2-4-1 network",)
    assert document.subtitle == (("17 parameters",),)
    assert table(document) == [
        [1, "(2, 4)", "sigmoid", "per_unit", 12],
        [2, "(4, 1)", "sigmoid", "per_unit", 5],
    ]


def test_a_network_says_what_is_dropped_and_what_is_not_trained() -> None:
    layers = [
        cp.Dense(np.ones((2, 3)), None, "relu", bias="none", dropout=0.25),
        cp.Dense(np.ones((3, 1)), np.ones(1), "identity", bias="shared", trainable=False),
    ]
    assert table(summaries.network(cp.Network(layers))) == [
        [1, "(2, 3)", "relu, dropout 0.25", "none", 6],
        [2, "(3, 1)", "identity, not trained", "shared", 4],
    ]


def test_a_step_shows_the_largest_number_of_every_field() -> None:
    step = XOR.step()
    document = summaries.step(step)
    assert document.title == ("Step 1 of epoch 1",)
    for row, layer in zip(table(document), step.layers, strict=True):
        for shown, field in zip(row[3:], ("z", "a", "delta", "dW", "update_W"), strict=True):
            assert shown == pytest.approx(np.abs(getattr(layer, field)).max(), abs=6e-7)
    assert "0.549959" in document.markdown()


def test_a_step_of_a_foreign_program_says_what_nobody_saw() -> None:
    step = XOR.step()
    blind = dataclasses.replace(step.layers[0], dW=cp.NotObserved)
    seen = dataclasses.replace(step, layers=(blind, *step.layers[1:]), loss=cp.NotObserved)
    assert table(summaries.step(seen))[0][6] == "not observed"
    assert "loss **not observed**" in summaries.step(seen).markdown()


def test_a_training_shows_a_few_epochs_and_the_best() -> None:
    rows = table(summaries.run(RUN))
    assert rows[0][:2] == [1, pytest.approx(RUN.loss[0], abs=6e-7)]
    assert rows[-1][:2] == [40, pytest.approx(RUN.loss[-1], abs=6e-7)]
    assert [row[0] for row in rows if row[-1] == "best"] == [RUN.best_epoch]
    assert len(rows) <= 7
    assert (RUN.stopped,) in summaries.run(RUN).subtitle


def test_a_training_with_validation_has_a_column_for_each_curve() -> None:
    _, run = cp.train(
        XOR.network, XOR.x, XOR.y, loss="binary_cross_entropy", optimizer=cp.SGD(1.0), epochs=3,
        validation=(XOR.x, XOR.y), metrics=("accuracy",), rng=0,
    )  # fmt: skip
    document = summaries.run(run)
    assert len(table(document)[0]) == 5
    assert "| epoch | training | validation | accuracy |" in document.markdown()


def test_a_training_that_did_nothing_has_no_table() -> None:
    none = dataclasses.replace(RUN, loss=(), loss_min=(), loss_max=(), best_epoch=None)
    assert [block for block in blocks(summaries.run(none)) if isinstance(block, Table)] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("summary", "thing", "title"),
    [
        (summaries.network, NET, "2-4-1 网络"),
        (summaries.step, RUN.steps[-1], "第 40 轮，第 40 步"),
        (summaries.run, RUN, "训练，共 40 轮"),
    ],
)
def test_every_summary_is_a_sound_page_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, summary: Callable[[Any], Derivation], thing: Any, title: str, lang: str
) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", lang)
    document = summary(thing)
    root = parse(document._repr_html_())
    assert len(list(root.all("table"))) == 1
    heading = next(root.all("h1")).text()
    assert (heading == title) == (lang == "zh")


def test_changes_show_what_their_text_shows() -> None:
    found = cp.changes(XOR.network, NET)
    document = summaries.changes(found)
    assert document.subtitle == (("17 parameters",),)
    for row, line in zip(table(document), str(found).splitlines()[1:], strict=True):
        assert [float(word.replace("−", "-")) for word in line.split()[-3:]] == row[2:]
        assert row[2] + row[3] == pytest.approx(row[4], abs=1e-9)
    assert found._repr_html_() is not None


def test_many_changes_say_what_they_leave_out_and_fixed_biases_are_said() -> None:
    net = cp.Network.create(8, [(9, "tanh"), (1, "identity")], rng=0)
    after = net.after(cp.step(net, np.ones((1, 8)), [1.0], loss="squared_error", optimizer=cp.SGD(0.1)))
    document = summaries.changes(cp.changes(net, after))
    assert len(table(document)) == 20
    (found,) = [block for block in blocks(document) if isinstance(block, Table)]
    assert "71 more" in "".join(map(str, found.left_out))
    worked = cp.examples.worked_2_2_2
    fixed = table(summaries.changes(cp.changes(worked.network, worked.train()[0])))
    assert [row[3:] for row in fixed if row[0].startswith("b")] == [["fixed", None]] * 2
