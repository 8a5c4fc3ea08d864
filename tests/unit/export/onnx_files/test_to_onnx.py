from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export import to_onnx
from tests.unit.export.onnx_files import tabular
from tests.unit.export.onnx_files.running import run

LIMIT = {"float64": 1e-12, "float32": 1e-6}


@pytest.mark.parametrize("target", tabular.TARGETS)
@pytest.mark.parametrize("dtype", LIMIT)
def test_a_model_answers_as_it_does_here(target: str, dtype: str) -> None:
    model = tabular.model(target, dtype)
    expected = model.predict(tabular.table(*tabular.FEATURES))
    cells = {name: tabular.CELLS[name] for name in tabular.FEATURES}
    found = run(to_onnx(model), **tabular.feeds(cells))
    if target == "price":
        assert np.abs(found["values"] / expected.values - 1.0).max() <= LIMIT[dtype]
        return
    assert found["labels"].tolist() == list(expected.labels)
    assert expected.probabilities is not None
    assert np.abs(found["probabilities"] - expected.probabilities).max() <= LIMIT[dtype]


def test_a_network_takes_x_and_gives_prediction() -> None:
    network = cp.Network.create(2, [(1, "sigmoid")], rng=0, dtype="float32")
    found = run(to_onnx(network), x=np.zeros((3, 2), np.float32))
    assert list(found) == ["prediction"]
    assert (found["prediction"].shape, found["prediction"].dtype) == ((3, 1), np.float32)


def test_what_is_neither() -> None:
    with pytest.raises(
        SettingError, match=r"3 \(int\) cannot be written as ONNX; a network or a model can\."
    ):
        to_onnx(3)  # type: ignore[arg-type]
