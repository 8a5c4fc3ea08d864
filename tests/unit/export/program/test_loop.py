"""The training loop is plain where the training is plain."""

from __future__ import annotations

from typing import Any

import pytest

import clearprop as cp
from clearprop.export.program.loop import main_lines, predict_function, train_function
from tests.unit.export.program.recipes import made


def test_all_at_once() -> None:
    assert train_function(made())[2:] == [
        "    for epoch in range(1, epochs + 1):",
        "        values = forward(x, parameters)",
        "        loss = losses(values, y).mean()",
        "        gradients = backward(x, y, values, parameters)",
        "        parameters = update(parameters, gradients)",
        "        if epoch == 1 or epoch % report_every == 0:",
        '            print(f"epoch {epoch:5d}   loss {loss:.6f}")',
        "    return parameters",
    ]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"batch_size": 2}, "            rows = order[start : start + batch_size]"),
        ({"batch_size": 2, "shuffle": False}, "            rows = slice(start, start + batch_size)"),
        ({"batch_size": 2, "convention": "columns"}, "            values = forward(x[:, rows], parameters)"),
        ({"optimizer": cp.SGD(1.0, clip_norm=1.0)}, "        gradients = clip(gradients)"),
        ({"optimizer": cp.Adam()}, "        parameters = update(parameters, gradients, m, v, epoch)"),
        ({"optimizer": cp.Adam(), "batch_size": 2}, "            t += 1"),
    ],
)
def test_what_a_setting_adds(settings: dict[str, Any], line: str) -> None:
    assert line in train_function(made(**settings))


def test_nothing_random_without_need() -> None:
    assert not any("rng" in line for line in train_function(made(batch_size=2, shuffle=False)))


def test_prediction() -> None:
    assert predict_function(made())[-1] == "    return forward(x, parameters)[-1]"


@pytest.mark.parametrize(
    ("layers", "settings", "said"),
    [
        ([(2, "softmax")], {"loss": "cross_entropy"}, 'print(f"accuracy {right.mean():.4f}")'),
        ([(1, "sigmoid")], {"loss": "binary_cross_entropy"}, "accuracy {((prediction > 0.5) == (y > 0.5))"),
        ([(1, "identity")], {}, "mean absolute error"),
        (
            [(1, "identity")],
            {"x": [[1, 2]], "y": [1]},
            "for example, target, answer in zip(x, y, prediction)",
        ),
    ],
)
def test_the_end_says_how_good_it_is(layers: list[Any], settings: dict[str, Any], said: str) -> None:
    assert said in "\n".join(main_lines(made(*layers, **settings)))
