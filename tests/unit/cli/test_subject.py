"""The step that is to be explained, from what somebody typed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import clearprop as cp
from clearprop.cli.subject import RATE, Asked, step_of
from clearprop.cli.usage import Misuse
from clearprop.data.csv_reader import read_table
from clearprop.training.tabular import TableSettings, fit_table

TABLE = "length,width,kind\n1.0,2.0,a\n2.0,1.5,b\n3.0,2.5,a\n4.0,1.0,b\n5.0,3.0,a\n6.0,0.5,b\n"


def asked(what: str | Path, **options: object) -> Asked:
    given = {"data": None, "row": None, "rate": None, "lang": "en", **options}
    return Asked(str(what), **given)  # type: ignore[arg-type]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "kinds.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def model(tmp_path: Path, data: Path) -> Path:
    path = tmp_path / "kinds.safetensors"
    settings = TableSettings(hidden=((3, "tanh"),), epochs=2, validation=0.34)
    cp.save(fit_table(read_table(str(data)), "kind", settings=settings, rng=0).model, path)
    return path


def test_an_example_has_its_own_step() -> None:
    assert cp.same(step_of(asked("xor_2_4_1")), cp.examples.xor_2_4_1.step())


def test_one_row_of_an_example_is_a_batch_of_one() -> None:
    step = step_of(asked("xor_2_4_1", row=2))
    assert (step.x.tolist(), step.y.tolist()) == ([[1.0, 0.0]], [[1.0]])
    assert step_of(asked("identity", row=4)).x[0, 0] == cp.examples.identity.x[4, 0]


def test_the_learning_rate_may_be_chosen() -> None:
    assert step_of(asked("xor_2_4_1", rate=0.25)).learning_rate == 0.25


def test_the_loss_may_be_chosen() -> None:
    step = step_of(asked("xor_2_4_1", loss="binary_cross_entropy", rate=0.5))
    again = cp.examples.xor_2_4_1(loss="binary_cross_entropy", optimizer=cp.SGD(0.5)).step()
    assert cp.same(step, again)
    with pytest.raises(cp.SettingError, match="did you mean 'huber"):
        step_of(asked("xor_2_4_1", loss="hubert"))


def test_the_loss_of_a_model_may_be_changed(model: Path, data: Path) -> None:
    step = step_of(asked(model, data=str(data), loss="half_squared_error"))
    assert str(step.settings.loss) == "half_squared_error"
    with pytest.raises(cp.SettingError, match="unknown loss 'mse'"):
        step_of(asked(model, data=str(data), loss="mse"))


def test_a_model_answers_for_rows_of_a_table(
    model: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step = step_of(asked(model, data=str(data), row=1))
    known = cp.load_model(model)
    probability = known.predict(read_table(str(data)).without(["kind"])).probabilities
    assert probability is not None
    assert step.prediction[0, 0] == pytest.approx(probability[1, 1])
    assert (step.y.tolist(), step.learning_rate) == ([[1.0]], RATE)
    assert "binary_cross_entropy and SGD(0.1)" in capsys.readouterr().err
    assert len(step_of(asked(model, data=str(data))).y) == 6


def test_a_bare_network_takes_its_inputs_and_then_its_targets(tmp_path: Path) -> None:
    net = cp.Network.from_sizes((2, 2, 1), "tanh", rng=0)
    cp.save(net, tmp_path / "net.safetensors")
    (tmp_path / "rows.csv").write_text("a,b,wanted\n1,2,3\n4,5,6\n", encoding="utf-8")
    step = step_of(asked(tmp_path / "net.safetensors", data=str(tmp_path / "rows.csv"), rate=0.5))
    assert (step.x.tolist(), step.y.tolist()) == ([[1.0, 2.0], [4.0, 5.0]], [[3.0], [6.0]])
    assert (step.settings.loss.name, step.learning_rate) == ("half_squared_error", 0.5)


@pytest.mark.parametrize(
    ("last", "loss"),
    [("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy"), ("relu", "half_squared_error")],
)
def test_the_loss_of_a_bare_network_fits_its_last_activation(last: str, loss: str, tmp_path: Path) -> None:
    cp.save(cp.Network.from_sizes((1, 2), last, rng=0), tmp_path / "net.safetensors")
    (tmp_path / "rows.csv").write_text("a,b,c\n1,0,1\n", encoding="utf-8")
    step = step_of(asked(tmp_path / "net.safetensors", data=str(tmp_path / "rows.csv")))
    assert step.settings.loss.name == loss


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,b\n1,2\n", "has 2 columns, but the network .* has 2 inputs and 1 outputs: 3 columns are needed"),
        (
            "a,b,c\n1,red,3\n",
            "line 2: b is 'red', but the inputs and targets of a network are finite numbers",
        ),
        ("a,b,c\n1,inf,3\n", "finite numbers"),
    ],
)
def test_rows_that_do_not_fit_a_bare_network_are_refused(rows: str, said: str, tmp_path: Path) -> None:
    cp.save(cp.Network.from_sizes((2, 1), "tanh", rng=0), tmp_path / "net.safetensors")
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(cp.DataError, match=said):
        step_of(asked(tmp_path / "net.safetensors", data=str(tmp_path / "rows.csv")))


def test_a_saved_step_is_explained_as_it_is(tmp_path: Path) -> None:
    step = cp.examples.worked_2_2_2.step()
    cp.save(step, tmp_path / "step.safetensors")
    assert cp.same(step_of(asked(tmp_path / "step.safetensors")), step)
    with pytest.raises(Misuse, match="is a recorded step, with rows, a loss and a learning rate of its own"):
        step_of(asked(tmp_path / "step.safetensors", row=0))


@pytest.mark.parametrize(
    ("what", "options", "said"),
    [
        ("xor", {}, "Did you mean xor_2_4_1"),
        ("nothing like it", {}, "neither a file nor an example of that name. The examples are identity,"),
        ("homework.py", {"row": 1}, "homework.py is a program"),
        ("homework.ipynb", {"rate": 0.5}, "homework.ipynb is a program"),
        ("xor_2_4_1", {"data": "a.csv"}, "with data of its own"),
        ("xor_2_4_1", {"row": 4}, "--row 4: the rows are counted from 0 to 3"),
    ],
)
def test_what_cannot_be_meant_is_refused(what: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(Misuse, match=said):
        step_of(asked(what, **options))


def test_a_model_needs_rows(model: Path, data: Path) -> None:
    with pytest.raises(Misuse, match="--data is missing"):
        step_of(asked(model))
    with pytest.raises(Misuse, match="counted from 0 to 5"):
        step_of(asked(model, data=str(data), row=6))


def test_a_run_cannot_be_explained(tmp_path: Path) -> None:
    _, run = cp.examples.linear_2_2_1.train(epochs=1)
    cp.save(run, tmp_path / "run.safetensors")
    with pytest.raises(Misuse, match="holds a run; a network, a model or a step can be explained"):
        step_of(asked(tmp_path / "run.safetensors"))


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(cp.FileError, match="there is no such file"):
        step_of(asked(tmp_path / "none.safetensors"))
    (tmp_path / "foreign").write_bytes(b"something else")
    with pytest.raises(cp.FileError, match="is no clearprop file"):
        step_of(asked(tmp_path / "foreign"))


def test_a_file_wins_over_an_example_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cp.save(cp.examples.worked_2_2_2.step(), "xor_2_4_1")
    assert np.shape(step_of(asked("xor_2_4_1")).y) == (1, 2)
