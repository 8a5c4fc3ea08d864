"""The real program in a real terminal: the bar, the colours, Ctrl-C."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import clearprop as cp
from clearprop.words.width import width
from tests.surfaces.cli.processes import PROGRAM, QUICK, said, surroundings, table

fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))  # Windows has no such terminals

ENDLESS = (*QUICK[:6], "--hidden", "4", "--epochs", "1000000", "--patience", "1000000", "--seed", "1")
ORDER = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
LONGEST_WAIT = 60.0

Env = dict[str, str] | None


class Terminal:
    """The controlling end of a terminal of so many columns."""

    def __init__(self, controller: int) -> None:
        self.controller = controller
        self.seen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def read_until(self, pattern: str) -> None:
        """Wait until the screen has shown something."""
        while not re.search(pattern, self.seen):
            assert self._read(), f"the program ended, and {pattern!r} was not seen in {self.seen!r}"

    def read_to_the_end(self) -> str:
        while self._read():
            pass
        return self.seen

    def _read(self) -> bool:
        ready, _, _ = select.select([self.controller], [], [], LONGEST_WAIT)
        assert ready, f"nothing more was shown after {self.seen!r}"
        try:
            data = os.read(self.controller, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += self._decoder.decode(data)
        return bool(data)


@contextmanager
def terminal(columns: int = 80) -> Iterator[tuple[Terminal, int]]:
    """A terminal, and the end of it that a program is given."""
    controller, line = pty.openpty()
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        yield Terminal(controller), line
    finally:
        os.close(controller)


@contextmanager
def started(
    folder: Path, line: int, *words: str, out: int | None = None, env: Env = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The program with stderr, and stdout unless told, on a terminal; it does not outlive the test."""
    with subprocess.Popen(
        [*PROGRAM, *words],
        cwd=folder,
        env=surroundings(**(env or {})),
        stdin=subprocess.DEVNULL,
        stdout=line if out is None else out,
        stderr=line,
    ) as process:
        os.close(line)
        try:
            yield process
        finally:
            process.kill()


def shown(folder: Path, *words: str, columns: int = 80, env: Env = None) -> str:
    """All that a terminal was sent until the program ended well."""
    with terminal(columns) as (screen, line), started(folder, line, *words, env=env) as process:
        seen = screen.read_to_the_end()
        assert process.wait() == 0
    return seen.replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(tmp_path)
    return tmp_path


def test_a_bar_is_shown_on_stderr_and_the_report_goes_to_stdout(folder: Path) -> None:
    words = (*QUICK[:-3], "200", "--seed", "1")
    with terminal() as (screen, line), started(folder, line, *words, out=subprocess.PIPE) as process:
        seen = screen.read_to_the_end()
        out, _ = process.communicate()
    assert process.returncode == 0
    assert "epoch" in seen
    assert "loss 0." in seen
    report = out.decode()
    assert report.startswith("data.csv: 60 rows")
    assert "\x1b" not in report
    assert "Saved   data.safetensors" in report


def test_on_one_terminal_the_report_stands_in_order_and_the_bar_is_gone(folder: Path) -> None:
    seen = shown(folder, *QUICK)
    places = [
        seen.index(word)
        for word in ("data.csv: 60 rows", "batches of", "epoch 3", "Stopped after", "Saved", "Next")
    ]
    assert places == sorted(places)
    after = seen[seen.rindex("\x1b[2K") :]  # the bar erases its line, and nothing of it comes back
    assert "loss 0." not in after
    assert "Stopped after epoch 3" in said(ORDER.sub("", after))


def test_the_bar_has_no_hue(folder: Path) -> None:
    """Hue means sign, and nothing else."""
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", shown(folder, *QUICK)))
    assert "2" in codes
    assert codes <= {"", "0", "1", "2", "39"}


def test_headings_are_bold_and_what_steps_back_is_dim(folder: Path) -> None:
    seen = shown(folder, "tour")
    assert "\x1b[1m1  It learns\x1b[0m" in seen
    assert "\x1b[2mlayer 1, dW[0, 2]\x1b[0m" in seen
    assert set(re.findall(r"\x1b\[([0-9;]*)m", seen)) == {"0", "1", "2"}


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_the_text_is_the_same(env: dict[str, str], folder: Path) -> None:
    plain, coloured = shown(folder, "--help", env=env), shown(folder, "--help")
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert ORDER.sub("", coloured) == plain


def test_a_dumb_terminal_gets_no_bar(folder: Path) -> None:
    seen = shown(folder, *QUICK, env={"TERM": "dumb"})
    assert "\x1b" not in seen
    assert "\r" not in seen
    assert "loss 0." not in seen


def test_the_width_is_that_of_the_terminal(folder: Path) -> None:
    lines = ORDER.sub("", shown(folder, "evaluate", "--help", columns=44)).split("\n")
    assert max(width(line) for line in lines if "clearprop " not in line) <= 44
    assert any(width(line) > 30 for line in lines)


def interrupted(folder: Path, *words: str, times: int = 1) -> tuple[int, str]:
    """Press Ctrl-C once two epochs were seen to be over; the exit code, and stdout."""
    with (
        terminal() as (screen, line),
        started(folder, line, *ENDLESS, *words, out=subprocess.PIPE) as process,
    ):
        screen.read_until(r"epoch ([2-9]|\d\d)")
        for _ in range(times):
            process.send_signal(signal.SIGINT)
        screen.read_to_the_end()
        out, _ = process.communicate()
    return process.returncode, out.decode()


@pytest.mark.parametrize("times", [1, 3])
def test_ctrl_c_keeps_the_best_model_so_far(folder: Path, times: int) -> None:
    code, out = interrupted(folder, times=times)
    assert code == 130
    assert sorted(path.name for path in folder.iterdir()) == ["data.csv", "data.safetensors"]
    about = cp.load_model(folder / "data.safetensors").about
    kept = f"Interrupted after epoch {about['epochs']}: kept are the weights of epoch {about['best_epoch']},"
    assert kept in said(out)
    assert "Saved   data.safetensors" in out


def test_ctrl_c_with_json(folder: Path) -> None:
    code, out = interrupted(folder, "--json")
    assert code == 130
    assert '"outcome": "interrupted"' in out


def test_ctrl_c_with_a_pipe_that_ctrl_c_has_closed(folder: Path) -> None:
    """In ``clearprop train … | tee`` Ctrl-C ends tee too; the model is saved all the same."""
    reading, writing = os.pipe()
    with terminal() as (screen, line), started(folder, line, *ENDLESS, out=writing) as process:
        os.close(writing)
        screen.read_until(r"epoch ([2-9]|\d\d)")
        os.close(reading)
        process.send_signal(signal.SIGINT)
        screen.read_to_the_end()
        assert process.wait() == 130
    assert (folder / "data.safetensors").exists()
