"""The way in: what is asked for is found, and what cannot be is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.document import calculations
from tests.unit.explanation.steps import WORKED, XOR, random_step


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (None, 17),
        ("layer 1, dW[0, 2]", 7),
        (cp.Address("dW", (0, 2), 1), 7),
        ("step 1, layer 1, dW[0, 2]", 7),
        ("loss", 5),
        ("layer 1, dW", 1),
        ("layer 1, z[3]", 1),
        ("layer 1, dW[0, 2], term 4", 2),
        ("layer 1, W[0, 2]", 7),
        ("t", 0),
        ("w5", 7),
    ],
)
def test_everything_that_has_an_address_is_explained(address: Any, lines: int) -> None:
    document = cp.explain(XOR, address, lang="en")
    assert sum(1 for _ in calculations(document)) == lines
    assert (document.address is None) == (address is None)


def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "zh")
    assert cp.explain(XOR, "loss").lang == "zh"
    assert cp.explain(XOR, "loss", lang="en").lang == "en"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("layer 3, dW[0, 0]", "there are 2 layers, counted from 1"),
        ("layer 1, dW[2, 0]", r"dW of layer 1 has shape \(2, 4\)"),
        ("step 2, loss", "this is step 1"),
        ("layer 1, hidden", "a layer has no field hidden"),
        ("layer one", "an address looks like"),
        ("layer 1, mask[0, 0]", "does not exist in this record"),
    ],
)
def test_what_is_not_there_is_refused(address: str, said: str) -> None:
    with pytest.raises(cp.AddressError, match=said):
        cp.explain(XOR, address)


def test_a_bias_that_is_not_there_has_its_reason() -> None:
    with pytest.raises(
        cp.AddressError, match=r'"layer 1, b\[0\]" does not exist in this record: the layer has no'
    ):
        cp.explain(cp.examples.leaky_3_4_1.step(), "layer 1, b[0]")


def test_what_nobody_saw_is_refused() -> None:
    step = replace(XOR, layers=(replace(XOR.layers[0], z=cp.NotObserved), XOR.layers[1]))
    with pytest.raises(cp.AddressError, match="was not observed in this record"):
        cp.explain(step, "layer 1, z[0, 0]")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"depth": 0}, "depth is 0: a whole number of at least 1"),
        ({"depth": True}, "depth is True"),
        ({"depth": 1.5}, "depth is 1.5"),
        ({"digits": 2}, "digits is 2: a whole number from 3 to 15"),
        ({"digits": 16}, "digits is 16"),
        ({"form": "brief"}, 'form is \'brief\'; use "short", "long" or "symbolic"'),
        ({"convention": "diagonal"}, "convention is 'diagonal'"),
        ({"row": 4}, "row is 4, but the batch has rows 0 to 3"),
        ({"row": -1}, "row is -1"),
        ({"lang": "fr"}, "clearprop speaks en"),
    ],
)
def test_settings_that_make_no_sense_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(cp.SettingError, match=said):
        cp.explain(XOR, **options)


def test_only_a_step_is_explained() -> None:
    with pytest.raises(cp.SettingError, match="a step is explained"):
        cp.explain(cp.examples.xor_2_4_1.network)  # type: ignore[arg-type]
    with pytest.raises(cp.SettingError, match="the batch has only row 0"):
        cp.explain(WORKED, row=1)


def test_any_number_of_a_large_network_has_a_short_explanation() -> None:
    rng = np.random.default_rng(0)
    net = cp.Network.create(784, [(512, "relu"), (512, "tanh"), (10, "softmax")], rng=0)
    y = np.eye(10)[rng.integers(0, 10, 16)]
    step = cp.step(net, rng.random((16, 784)), y, loss="cross_entropy", optimizer=cp.Adam(0.01, l2=1e-4))
    for address in ("layer 1, dW[300, 7]", "layer 3, z[5, 2]", "penalty", "layer 2, W_new[11, 400]", "loss"):
        assert len(str(cp.explain(step, address, lang="en")).split("\n")) < 150


def test_numbers_of_numpy_are_numbers() -> None:
    assert cp.explain(random_step(), "loss", depth=np.int64(2), digits=np.int32(5), lang="en")  # type: ignore[arg-type]
