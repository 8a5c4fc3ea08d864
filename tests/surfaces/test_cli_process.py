"""The real program in a process of its own: exit codes, streams, full disks, damaged files."""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

import clearprop as cp
from tests.surfaces.cli.processes import PROGRAM, QUICK, clearprop, said, surroundings, table


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table and a model that was trained on it."""
    folder = tmp_path_factory.mktemp("trained")
    table(folder)
    ended = clearprop(folder, *QUICK)
    assert (ended.returncode, ended.stderr) == (0, "")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_training_reports_to_stdout_and_writes_one_file(trained: Path) -> None:
    assert files(trained) == ["data.csv", "data.safetensors"]
    assert cp.load_model(trained / "data.safetensors").about["epochs"] == 3


def test_the_exit_codes(trained: Path) -> None:
    rate = ("--optimizer", "sgd", "--learning-rate", "1e200")
    fine = clearprop(trained, "evaluate", "data.safetensors", "data.csv")
    failed = clearprop(trained, "train", "data.csv", "--target", "c", "--drop", "y", *rate)
    misused = clearprop(trained, "evaluate", "data.safetensors")
    assert [ended.returncode for ended in (fine, failed, misused)] == [0, 1, 2]
    assert said(failed.stderr).startswith("clearprop: training failed in epoch ")
    assert files(trained) == ["data.csv", "data.safetensors"]


def test_the_same_seed_gives_the_same_bytes(trained: Path, tmp_path: Path) -> None:
    table(tmp_path)
    clearprop(tmp_path, *QUICK, "--json", env={"PYTHONHASHSEED": "7"})
    assert (tmp_path / "data.safetensors").read_bytes() == (trained / "data.safetensors").read_bytes()


def test_the_tour(tmp_path: Path) -> None:
    ended = clearprop(tmp_path, "tour", "--lang", "zh")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "0.0372102" in ended.stdout
    assert files(tmp_path) == ["clearprop-tour.html", "clearprop-tour.safetensors", "clearprop-tour.svg"]


def test_who_stops_reading_does_not_stop_the_work(tmp_path: Path) -> None:
    table(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run(
            [*PROGRAM, *QUICK],
            cwd=tmp_path,
            env=surroundings(),
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "data.safetensors" in files(tmp_path)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["predict", "data.safetensors", "data.csv"]])
def test_a_reader_who_went_away_is_nobody_s_fault(words: list[str], trained: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run(
            [*PROGRAM, *words],
            cwd=trained,
            env=surroundings(),
            stdout=closed,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
    assert ended.returncode == 0
    assert "Error" not in ended.stderr


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("buffered", ["", "1"])  # what PYTHONUNBUFFERED is set to
@pytest.mark.parametrize("words", [["--help"], ["predict", "data.safetensors", "data.csv"], QUICK])
def test_output_that_cannot_be_written(words: list[str], buffered: str, trained: Path) -> None:
    with FULL.open("w") as full:
        ended = subprocess.run(
            [*PROGRAM, *words],
            cwd=trained,
            env={**surroundings(), "PYTHONUNBUFFERED": buffered},
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
    assert ended.returncode == 2
    assert "clearprop: the output cannot be written: No space left on device." in said(ended.stderr)
    assert "Traceback" not in ended.stderr


needs_limits = pytest.mark.skipif(find_spec("resource") is None, reason="processes have no limits here")


def small_disk() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))


@needs_limits
def test_a_disk_without_room(trained: Path, tmp_path: Path) -> None:
    table(tmp_path)
    ended = clearprop(tmp_path, *QUICK, preexec_fn=small_disk)
    assert ended.returncode == 2
    assert said(ended.stderr) == (
        "clearprop: data.safetensors cannot be written: the file grew larger than is allowed here. Raise the "
        "limit, or write to another place. Nothing was written."
    )
    assert files(tmp_path) == ["data.csv"]


@needs_limits
def test_a_disk_without_room_leaves_what_stood_there(trained: Path, tmp_path: Path) -> None:
    for name in ("data.csv", "data.safetensors"):
        (tmp_path / name).write_bytes((trained / name).read_bytes())
    (tmp_path / "answers.csv").write_text("old", encoding="utf-8")
    words = ["predict", "data.safetensors", "data.csv", "-o", "answers.csv"]
    ended = clearprop(tmp_path, *words, preexec_fn=small_disk)
    assert ended.returncode == 2
    assert said(ended.stderr).endswith("The file that stood there is unchanged.")
    assert (tmp_path / "answers.csv").read_text(encoding="utf-8") == "old"
    assert files(tmp_path) == ["answers.csv", "data.csv", "data.safetensors"]
    ended = clearprop(tmp_path, "tour", preexec_fn=small_disk)
    assert ended.returncode == 2
    assert said(ended.stderr).endswith("Nothing was written.")
    assert files(tmp_path) == ["answers.csv", "data.csv", "data.safetensors"]


def damaged(whole: bytes) -> list[tuple[str, bytes]]:
    header = int.from_bytes(whole[:8], "little")
    places = (0, 9, header // 2, header + 9, len(whole) - 1)
    flipped = [whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :] for place in places]
    return [
        ("empty", b""),
        *((f"cut at {end}", whole[:end]) for end in (4, 8, 100, header, len(whole) - 1)),
        *((f"flipped at {place}", content) for place, content in zip(places, flipped, strict=True)),
        ("longer", whole + b"\\0"),
        ("a picture", b"\\x89PNG\\r\\n\\x1a\\n" + bytes(64)),
        ("a pickle", b"\\x80\\x04K\\x01."),
        ("text", b"not a model\\n"),
    ]


def test_a_damaged_or_foreign_model(trained: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table(tmp_path)
    from clearprop.cli.problems import run_and_report

    os.chdir(tmp_path)
    for what, content in damaged((trained / "data.safetensors").read_bytes()):
        (tmp_path / "bad.safetensors").write_bytes(content)
        for command in ("predict", "evaluate"):
            code = run_and_report([command, "bad.safetensors", "data.csv"])
            out, err = capfd.readouterr()
            assert (code, out) == (2, ""), what
            assert said(err).startswith("clearprop: bad.safetensors is "), what
            assert said(err).endswith(".")


def test_a_damaged_model_as_a_process(trained: Path, tmp_path: Path) -> None:
    table(tmp_path)
    (tmp_path / "cut.safetensors").write_bytes((trained / "data.safetensors").read_bytes()[:-1])
    ended = clearprop(tmp_path, "predict", "cut.safetensors", "data.csv", "-o", "answers.csv")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said(ended.stderr).startswith("clearprop: cut.safetensors is damaged")
    assert said(ended.stderr).endswith("Nothing was written.")
    assert files(tmp_path) == ["cut.safetensors", "data.csv"]


def test_texts_that_are_names_and_not_categories(tmp_path: Path) -> None:
    rows = "".join(f"name {i},{i},{'pq'[i % 2]}\n" for i in range(10_000))
    (tmp_path / "people.csv").write_text("name,a,y\n" + rows, encoding="utf-8")
    ended = clearprop(tmp_path, "train", "people.csv", "--target", "y")
    assert ended.returncode == 2
    assert ended.stderr == (
        "clearprop: people.csv: name has 10000 different texts in 10000 rows, so it reads\n"
        "like an identifier and not like a category (the first is 'name 0'). Leave it\n"
        "out: --drop name\n"
        "Nothing was written.\n"
    )
    ended = clearprop(tmp_path, "train", "people.csv", "--target", "name")
    assert ended.returncode == 2
    assert "the target name has 10000 classes in 10000 rows, too many to tell apart." in said(ended.stderr)
    assert files(tmp_path) == ["people.csv"]


def test_chinese_in_gb18030_end_to_end(tmp_path: Path) -> None:
    rows = "".join(f"{i * 0.5},{'甲乙'[i >= 20]}\n" for i in range(40))
    (tmp_path / "数据.csv").write_bytes(f"长度,种类\n{rows}".encode("gb18030"))
    ended = clearprop(
        tmp_path, "train", "数据.csv", "--target", "种类", "--epochs", "2", "--seed", "1", "--lang", "zh"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "不是 UTF-8，按 GB18030 读取" in ended.stdout
    assert files(tmp_path) == ["数据.csv", "数据.safetensors"]
    words = ["predict", "数据.safetensors", "数据.csv"]
    ended = clearprop(tmp_path, *words, env={"PYTHONIOENCODING": "gb18030"}, errors="surrogateescape")
    raw = ended.stdout.encode("utf-8", "surrogateescape").decode("gb18030")
    assert raw.splitlines()[0] == "种类,probability 乙,probability 甲"


def test_a_console_of_another_age(trained: Path, tmp_path: Path) -> None:
    ended = clearprop(tmp_path, "tour", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.isascii()
    assert "?" not in ended.stdout
    assert "\n-- 1  It learns ---" in ended.stdout


def test_python_m_and_a_fault_of_our_own(tmp_path: Path) -> None:
    """A fault shows its traceback; here the package is broken on purpose, in the process alone."""
    code = (
        "import clearprop.cli.version as v\n"
        "v.version_text = lambda: 1 / 0\n"
        "from clearprop.cli import main\n"
        "main(['--version'])\n"
    )
    ended = subprocess.run(
        [*PROGRAM[:-2], "-c", code],
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Traceback (most recent call last):")
    assert "ZeroDivisionError" in ended.stderr
    assert "clearprop: this is a fault in clearprop" in ended.stderr
