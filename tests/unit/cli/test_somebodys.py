from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop.cli.somebodys import is_program, read, step_of_program
from clearprop.cli.usage import Misuse, Unread
from clearprop.errors import FileError
from clearprop.trace.case import Case
from tests.unit.cli.running import run
from tests.unit.trace.alone import ROWS as ALONE
from tests.unit.trace.known import NO_SLOPE
from tests.unit.trace.snippets import ROWS


@pytest.fixture
def xor(tmp_path: Path) -> Path:
    (tmp_path / "xor.py").write_text(ROWS, encoding="utf-8")
    return tmp_path / "xor.py"


@pytest.mark.parametrize(
    ("name", "is_one"), [("a.py", True), ("A.IPYNB", True), ("a.csv", False), ("py", False)]
)
def test_programs_are_told_by_their_ending(name: str, is_one: bool) -> None:
    assert is_program(name) is is_one


def test_a_step_is_taken_again_with_all_its_numbers(xor: Path) -> None:
    case = read(str(xor), "en")
    step = step_of_program(case, 2, "en")
    assert (step.index, step.epoch) == (2, 2)
    np.testing.assert_allclose(step.layers[0].W_new, case.steps[1].layers[0].W_new, rtol=1e-12)
    with pytest.raises(Misuse, match=r"step 77 of xor\.py was not recorded; these were: 1, 2"):
        step_of_program(case, 77, "en")


def test_a_program_without_a_network_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "sum.py").write_text("print(1 + 1)\nraise ValueError('no')\n", encoding="utf-8")
    with pytest.raises(Unread) as caught:
        read(str(tmp_path / "sum.py"), "en")
    said = caught.value.sentence("en").splitlines()
    assert said[0] == "sum.py was run, but no network was recognised in it."
    assert said[1] == "  ValueError: no"
    assert len(said) > 2


@pytest.mark.parametrize("command", ["explain", "draw", "export"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("open.py", "x = (1\nprint(x\n", "line 2: SyntaxError: '(' was never closed. Python cannot read it"),
        ("none.ipynb", "no json", "none.ipynb is no notebook: it does not hold the JSON of one"),
        ("bytes.py", "\udcff", "bytes.py is not UTF-8 text: byte 0xFF in line 1."),
    ],
)
def test_what_python_cannot_read_is_bad_input(
    command: str, name: str, content: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content.encode("utf-8", "surrogateescape"))
    to = ["-o", str(tmp_path / "net.svg")] if command == "draw" else []
    ended = run(command, str(tmp_path / name), *to, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    told = " ".join(ended.err.split())
    assert said in told
    assert "was run" not in told.replace("nothing was run", "")
    assert not (tmp_path / "net.svg").exists()


def test_the_reasons_are_told_in_the_readers_language(tmp_path: Path) -> None:
    (tmp_path / "sum.py").write_text("print(1 + 1)\n", encoding="utf-8")
    ended = run("explain", str(tmp_path / "sum.py"), "--lang", "zh")
    assert (ended.code, ended.out) == (3, "")
    assert "什么也没有记录到" in ended.err


def test_there_must_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read(str(tmp_path / "none.py"), "en")


def test_a_case_without_steps_cannot_be_explained() -> None:
    with pytest.raises(Unread, match=r"xor\.py"):
        step_of_program(Case(Path("xor.py")), None, "en")


def test_explain_shows_names_and_lines_beside_the_calculation(xor: Path) -> None:
    ended = run("explain", str(xor), "--step", "1", "--lang", "en")
    assert ended.code == 0
    assert "── In xor.py " in ended.out
    assert any(line.split() == ["layer", "1,", "delta", "d1", "12"] for line in ended.out.splitlines())
    assert "itself does not compute" not in ended.err


def test_explain_says_that_a_faulty_program_computes_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.py").write_text(NO_SLOPE, encoding="utf-8")
    ended = run("explain", "wrong.py", "--at", "layer 1, delta[1, 0]", "--lang", "en")
    assert ended.code == 0
    assert "clearprop doctor wrong.py finds the line" in ended.err
    assert "delta[1, 0]" in ended.out


def test_no_network_is_exit_code_3(tmp_path: Path) -> None:
    (tmp_path / "sum.py").write_text("print(1 + 1)\n", encoding="utf-8")
    for command in (["explain"], ["export"], ["draw", "-o", str(tmp_path / "a.svg")]):
        ended = run(*command[:1], str(tmp_path / "sum.py"), *command[1:], "--lang", "en")
        assert (ended.code, ended.out) == (3, "")
        assert "no network was recognised in it" in " ".join(ended.err.split())
    assert not (tmp_path / "a.svg").exists()


def test_draw_and_export(xor: Path) -> None:
    picture, clean = xor.with_name("net.svg"), xor.with_name("clean.py")
    assert run("draw", str(xor), "-o", str(picture)).code == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert run("draw", str(xor), "--show", "delta", "-o", str(picture)).code == 0
    assert run("export", str(xor), "--epochs", "6", "-o", str(clean)).code == 0
    theirs: dict[str, np.ndarray] = {}
    exec(ROWS, theirs)
    ours: dict[str, np.ndarray] = {"__name__": "clean"}
    exec(compile(clean.read_text(encoding="utf-8"), "clean.py", "exec"), ours)
    assert np.array_equal(ours["x"], theirs["x"])
    assert "SGD(learning_rate=0.5), 6 epochs" in clean.read_text(encoding="utf-8")


def test_what_belongs_to_the_program_is_not_given_again(xor: Path) -> None:
    for words in (["explain", "--row", "0"], ["draw", "--data", "a.csv", "-o", "a.svg"]):
        ended = run(words[0], str(xor), *words[1:], "--lang", "en")
        assert ended.code == 2
        assert "is a program, with data" in ended.err


def test_a_program_that_only_predicts_is_explained_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "predict.py").write_text(ALONE, encoding="utf-8")
    ended = run("explain", str(tmp_path / "predict.py"))
    assert ended.code == 0
    assert "layer 2, a[0, 0]" in ended.out
    assert "W2" in ended.out
