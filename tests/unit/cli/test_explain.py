"""``clearprop explain``: what is printed, where it goes, and what is refused."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import pytest

import clearprop as cp
from clearprop.cli.illustrated import with_picture
from clearprop.cli.next_steps import typed
from clearprop.cli.problems import run_and_report

XOR = cp.examples.xor_2_4_1.step()


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLEARPROP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def run(*arguments: str) -> int:
    return run_and_report(["explain", *arguments])


def test_the_whole_step_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("xor_2_4_1") == 0
    expected = cp.explain(XOR, lang="en", command="clearprop explain xor_2_4_1").text()
    assert capsys.readouterr() == (expected + "\n", "")


def test_one_number_with_all_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--at", "layer 1, dW[0, 2]", "--depth", "3", "--digits", "8", "--form", "long", "--columns"]
    assert run("xor_2_4_1", *options, "--lang", "zh") == 0
    expected = cp.explain(
        XOR,
        "layer 1, dW[0, 2]",
        depth=3,
        digits=8,
        form="long",
        convention="columns",
        lang="zh",
        command="clearprop explain xor_2_4_1",
    )
    assert capsys.readouterr().out == expected.text() + "\n"


def test_it_is_as_wide_as_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert run("worked_2_2_2") == 0
    lines = capsys.readouterr().out.split("\n")
    assert max(map(len, lines)) == 60


def test_a_terminal_has_colour_and_nothing_else_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run("xor_2_4_1") == 0
    shown = capsys.readouterr().out
    assert "\x1b[1m" in shown
    plain = cp.explain(XOR, lang="en", command="clearprop explain xor_2_4_1").text() + "\n"
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("xor_2_4_1") == 0
    assert capsys.readouterr().out == plain


@pytest.mark.parametrize(
    ("name", "method"), [("a.md", "markdown"), ("a.tex", "latex"), ("a.HTML", "html"), ("a.txt", "text")]
)
def test_a_file_is_written_as_its_name_says(
    name: str, method: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert run("worked_2_2_2", "-o", str(path)) == 0
    step = cp.examples.worked_2_2_2.step()
    document = cp.explain(step, lang="en", command="clearprop explain worked_2_2_2")
    if method == "html":
        document = with_picture(document, step, "clearprop draw worked_2_2_2")
    assert path.read_text(encoding="utf-8") == getattr(document, method)().rstrip("\n") + "\n"
    out, err = capsys.readouterr()
    assert out == ""
    assert "Written to" in err
    assert run("worked_2_2_2", "-o", str(path)) == 0
    assert "over the file that stood there" in capsys.readouterr().err.replace("\n", " ")


def test_commands_on_a_page_can_be_typed_as_they_stand(tmp_path: Path) -> None:
    rows = tmp_path / "my rows.csv"
    rows.write_text("a,b,c,d\n0.1,0.2,0.3,0.4\n0.5,0.6,0.7,0.8\n", encoding="utf-8")
    net = str(tmp_path / "net.safetensors")
    cp.save(cp.examples.worked_2_2_2.network, net)
    given = ["--data", str(rows), "--row", "1"]
    assert run(net, *given, "--learning-rate", "0.5", "-o", str(tmp_path / "a.html")) == 0
    page = html.unescape((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert typed("clearprop", "explain", net, *given, "--learning-rate", "0.5") + " --form long" in page
    assert typed("clearprop", "draw", net, *given) + " --show delta -o net.svg" in page


def test_a_format_that_is_asked_for_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    assert run("worked_2_2_2", "--format", "html", "-o", str(path)) == 0
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert run("worked_2_2_2", "--format", "md") == 0
    assert capsys.readouterr().out.startswith("# ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "MODEL, PROGRAM or EXAMPLE is missing"),
        (["xor_2_4_1", "--at", "layer 3, dW[0, 0]"], "there are 2 layers, counted from 1"),
        (["xor_2_4_1", "--at", "w13"], "the weights are w1 to w12, the biases b1 to b5"),
        (["xor_2_4_1", "-o", "a.pdf"], "-o a.pdf: .pdf names no way to write an explanation"),
        (["xor_2_4_1", "--depth", "0"], "--depth 0: a whole number is needed, 1 or more"),
        (["xor_2_4_1", "--digits", "2"], "--digits 2: a whole number is needed, 3 or more"),
        (["xor_2_4_1", "--digits", "16"], "at most 15 digits"),
        (["xor_2_4_1", "--form", "shrt"], "did you mean short"),
        (["xor_2_4_1", "--format", "pdf"], "--format pdf"),
        (["xor_2_4_1", "--row", "-1"], "--row -1: a whole number is needed, 0 or more"),
        (["xor_2_4_1", "--learning-rate", "0"], "--learning-rate 0: a number above 0 is needed"),
        (["xor_2_4_1", "-o", "no folder/a.md"], "there is no folder no folder"),
        (["homework.py"], "homework.py: there is no such file."),
        (["homework.py", "--row", "1"], "Leave --data, --row, --loss and --learning-rate out"),
        (["xor_2_4_1", "--step", "2"], "--step names a training step of a program; xor_2_4_1 is none"),
        (["xor_2_4_1", "extra"], "one argument too many"),
    ],
)
def test_bad_use_is_one_sentence_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in " ".join(err.split())
    assert "Traceback" not in err


def test_a_failure_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    assert run("xor_2_4_1", "--at", "layer 9, z", "-o", str(path)) == 2
    assert not path.exists()
    assert "Nothing was written." in " ".join(capsys.readouterr().err.split())


def test_the_help_page_shows_how_to_ask_for_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    shown = capsys.readouterr().out
    for option in ("--at", "--depth", "--form", "--digits", "--columns", "--format", "--data", "--row", "-o"):
        assert f"{option}" in shown
    assert all(len(line) <= 80 for line in shown.split("\n"))
