"""The network behind every labelled program: the right one, or none and a sentence that says why."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from clearprop.trace.reading import read_program

HERE = Path(__file__).resolve().parent
CHECK = f"{HERE / 'recognised_check.py'}:recognised"
PROGRAMS = HERE.parent / "programs"
QUICK = ("flat_theta_views", "frozen_random_features", "vectorized_sigmoid", "weights_copied_before_training")

# No network that is one of ours stands behind these, or the run ends before any is trained.
NONE = {
    "argmax_over_examples": "each answer of a layer depends on the sums of all examples",
    "attribute_misspelt": "no training was seen",
    "numpy_has_no_such_name": "no training was seen",
    "perceptron_plus_minus": "a step unit has no gradient",
    "scalar_graph_engine": "a layer reads its own answer",
    "scalar_graph_overwrites": "a layer reads its own answer",
    "softmax_of_softmax": "each answer of a layer depends on all units of its example",
    "star_for_matmul": "does not give the program's own numbers",
    "ufunc_cast": "no training was seen",
    "batch_normalised": "each answer of a layer depends on the sums of all examples",
    "hinge_margin": "the activation of a layer is none that is known",
    "recurrent_counter": "a layer reads several arrays",
    "residual_blocks": "no sum of products with parameters",
}
# ``sum(w * x for ...)`` has a history only where generators are listened to.
GENERATORS = {"bits_hidden_sign", "hex_letters_strings", "same_row_three_times", "two_slips_in_neurons"}
# What these compute is not what was meant; the label says what was meant, and this what is computed.
FAULTY: dict[str, dict[str, Any]] = {
    "grads_never_cleared": {"orientations": ["columns"]},
    "hidden_without_activation": {"activations": ["identity", "sigmoid"]},
    "same_row_three_times": {"biases": ["shared", "per_unit"]},
    "second_bias_copy_paste": {"biases": ["per_unit", "fixed"]},
    "two_files_last_layer_left_out": {},
    "two_slips_in_neurons": {"biases": ["fixed", "fixed"]},
}
WITHOUT_NETWORK = {"tied_autoencoder", "word_vectors"}


def label(name: str) -> dict[str, Any]:
    return tomllib.loads((PROGRAMS / name / "expected.toml").read_text(encoding="utf-8"))


NAMES = sorted(path.parent.name for path in PROGRAMS.glob("*/expected.toml"))
CHOSEN = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in NAMES]


def found_in(name: str, folder: Path) -> dict[str, Any]:
    shutil.copytree(PROGRAMS / name, folder / name)
    (program,) = (folder / name).glob("program.*")
    case = read_program(program, time_limit=120.0, analyses=(CHECK,))
    assert CHECK in case.analyses, case.notes
    return dict(case.analyses[CHECK])


@pytest.mark.parametrize("name", CHOSEN)
def test_the_network_is_the_right_one_or_none(name: str, tmp_path: Path) -> None:
    found, wanted = found_in(name, tmp_path), label(name).get("network")
    if name in NONE:
        assert found["read"] == 0
        assert any(NONE[name] in reason for reason in found["reasons"]), found["reasons"]
        return
    if found["read"] == 0:
        assert name in GENERATORS, found["reasons"]
        return
    if wanted is None:
        assert name in WITHOUT_NETWORK
        return
    layers = len(wanted["activations"])
    expected = {
        "sizes": wanted["sizes"],
        "activations": wanted["activations"],
        "biases": [wanted["bias"]] * layers,
        "orientations": [wanted["orientation"]],
        **FAULTY.get(name, {}),
    }
    assert {key: list(found[key]) for key in expected} == expected


@pytest.mark.parametrize("name", ["output_before_hidden", "weights_copied_before_training"])
def test_what_is_read_in_an_old_version_is_said(name: str, tmp_path: Path) -> None:
    assert list(found_in(name, tmp_path)["stale"]) != []


def test_the_exceptions_are_still_there() -> None:
    assert {*NONE, *GENERATORS, *FAULTY, *WITHOUT_NETWORK} <= set(NAMES)
