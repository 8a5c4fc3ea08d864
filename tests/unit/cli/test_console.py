"""Where text goes, how wide it is, and that nobody's data can give a terminal orders."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stdout
from typing import NamedTuple, TextIO

import pytest

from clearprop.cli import console
from clearprop.words.width import width


class Terminal(NamedTuple):
    """Both ends of a terminal: where it is read, and stdout."""

    controller: int
    stream: TextIO


Opened = Callable[[], AbstractContextManager[Terminal]]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What makes stdout a terminal for as long as a block lasts."""
    pty = pytest.importorskip("pty", reason="this system has no such terminals")
    monkeypatch.setenv("TERM", "xterm-256color")

    @contextmanager
    def opened() -> Iterator[Terminal]:
        controller, line = pty.openpty()
        with os.fdopen(line, "w", encoding="utf-8") as stream, redirect_stdout(stream):
            yield Terminal(controller, stream)
        os.close(controller)

    return opened


def test_results_and_remarks_go_to_their_streams(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("result")
    console.remark("a remark")
    console.complain("a.csv is empty.")
    console.complain("缺少 DATA。", "zh")
    assert capsys.readouterr() == (
        "result\n",
        "a remark\nclearprop: a.csv is empty.\nclearprop：缺少 DATA。\n",
    )


def test_a_remark_is_wrapped_and_a_result_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    text = "many words " * 20
    console.remark(text)
    console.say(text)
    out, err = capsys.readouterr()
    assert out == text + "\n"
    assert all(width(line) <= 80 for line in err.splitlines())
    assert err.split() == text.split()


@pytest.mark.parametrize(
    ("told", "expected"), [("80", 80), ("40", 40), ("12", 40), ("200", 80), ("60", 60), ("x", 80)]
)
def test_how_wide_a_line_is(told: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert console.columns() == expected


def test_what_needs_room_may_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert console.columns(most=100) == 100


def test_a_terminal_says_how_wide_it_is(terminal: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    monkeypatch.delenv("COLUMNS")
    with terminal() as opened:
        fcntl.ioctl(opened.stream.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", 24, 57, 0, 0))
        assert console.columns() == 57


def test_styles_are_for_terminals_that_show_them(terminal: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal():
        assert console.styled("Saved", "bold") == "\x1b[1mSaved\x1b[0m"
        assert console.styled("", "dim") == ""
        monkeypatch.setenv("NO_COLOR", "1")
        assert console.styled("Saved", "bold") == "Saved"
        monkeypatch.setenv("NO_COLOR", "")
        assert console.styled("Saved", "dim") == "\x1b[2mSaved\x1b[0m"
        monkeypatch.setenv("TERM", "dumb")
        assert console.styled("Saved", "bold") == "Saved"


def test_a_pipe_gets_no_styles(capsys: pytest.CaptureFixture[str]) -> None:
    assert console.styled("Saved", "bold") == "Saved"


@pytest.mark.parametrize("order", ["\x1b[2J", "\x1b]0;title\x07", "\r", "\x08", "\x9b2J"])
def test_nothing_from_outside_gives_orders(order: str, capsys: pytest.CaptureFixture[str]) -> None:
    console.say(f"class {order}x")
    console.complain(f"class {order}x")
    out, err = capsys.readouterr()
    assert out.removesuffix("\n").isprintable()
    assert err.removesuffix("\n").isprintable()


def test_on_a_terminal_only_styles_pass(terminal: Opened) -> None:
    with terminal() as opened:
        console.say("\x1b[1mbold\x1b[0m \x1b[2Jgone")
        seen = os.read(opened.controller, 100).decode()
    assert seen == "\x1b[1mbold\x1b[0m \\x1b[2Jgone\r\n"


def test_data_are_written_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    console.say_data("a\r\n\x1b[1m")
    assert capsys.readouterr().out == "a\r\n\x1b[1m"


def test_a_reader_who_went_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream, redirect_stdout(stream):
        for _ in range(3):
            console.say("nobody reads this")
        assert not stream.closed
