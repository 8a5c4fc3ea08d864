"""Networks and models come back bit for bit, and nothing else comes out of a file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from clearprop.data.inputs import RECIPES
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.target import Target
from clearprop.errors import FileError, SettingError
from clearprop.model import Model, load, load_model, save
from clearprop.network import Dense, Network
from clearprop.numerics.losses import loss
from clearprop.record.container import Content, write_content
from clearprop.record.same import same


def every_kind_of_layer() -> Network:
    rng = np.random.default_rng(5)
    return Network(
        [
            Dense(rng.normal(size=(2, 3)), rng.normal(size=3), "leaky_relu(0.2)", dropout=0.25),
            Dense(rng.normal(size=(3, 2)), rng.normal(size=1), "tanh", "shared", trainable=False),
            Dense(rng.normal(size=(2, 2)), rng.normal(size=2), "elu(0.5)", "fixed"),
            Dense(rng.normal(size=(2, 1)), None, "sigmoid"),
        ]
    )


def small_model() -> Model:
    preprocessing = Preprocessing((RECIPES["numeric"]("size", median=2.0, mean=0.1, sd=1 / 3),))
    target = Target("price", "regression", mean=10.0, scale=3.0)
    network = Network([Dense([[2.0]], [1.0])])
    return Model(network, preprocessing, target, loss("huber(0.3)"), {"rows": 7, "from": "a.csv 价格"})


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_network_comes_back_bit_for_bit(tmp_path: Path, dtype: str) -> None:
    network = every_kind_of_layer().astype(dtype)
    save(network, tmp_path / "net.safetensors")
    assert same(load(tmp_path / "net.safetensors"), network)


def test_what_comes_back_is_read_only(tmp_path: Path) -> None:
    save(every_kind_of_layer(), tmp_path / "net.safetensors")
    with pytest.raises(ValueError, match="read-only"):
        load(tmp_path / "net.safetensors").layers[0].W[0, 0] = 1.0


def test_a_model_comes_back_bit_for_bit(tmp_path: Path) -> None:
    save(small_model(), tmp_path / "m.safetensors")
    back = load_model(tmp_path / "m.safetensors")
    assert same(back.network, small_model().network)
    assert back.preprocessing == small_model().preprocessing
    assert (back.target, back.loss, back.about) == (
        small_model().target,
        small_model().loss,
        small_model().about,
    )


def test_each_reader_refuses_the_other_s_file(tmp_path: Path) -> None:
    save(every_kind_of_layer(), tmp_path / "net.safetensors")
    save(small_model(), tmp_path / "m.safetensors")
    with pytest.raises(
        FileError, match=r"net.safetensors holds a network, but a model is needed. Use load to"
    ):
        load_model(tmp_path / "net.safetensors")
    with pytest.raises(
        FileError, match=r"m.safetensors holds a model, but a network is needed. Use load_model"
    ):
        load(tmp_path / "m.safetensors")


def test_only_networks_models_runs_and_steps_are_saved(tmp_path: Path) -> None:
    with pytest.raises(
        SettingError, match=r"^\{\} \(dict\) cannot be saved; a network, model, run or step can"
    ):
        save({}, tmp_path / "m.safetensors")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("layers"),
        lambda d: d["layers"].clear(),
        lambda d: d["layers"][0].update(activation="warp"),
        lambda d: d["layers"][0].update(dropout=2),
        lambda d: d["layers"][0].update(bias="both"),
        lambda d: d["layers"][0].pop("trainable"),
        lambda d: d.update(layers="text"),
    ],
)
def test_a_made_up_description_is_refused_though_its_checksum_fits(tmp_path: Path, change: object) -> None:
    layer = {"activation": "tanh", "bias": "none", "trainable": True, "dropout": 0}
    description = json.loads(json.dumps({"layers": [layer]}))
    change(description)  # type: ignore[operator]
    write_content(
        tmp_path / "net.safetensors", Content("network", description, {"layers.1.W": np.ones((1, 1))})
    )
    with pytest.raises(FileError, match=r"net.safetensors is damaged: its description cannot be read"):
        load(tmp_path / "net.safetensors")
