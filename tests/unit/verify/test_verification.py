"""The result of checking a text: verdict, lines, messages, JSON."""

from __future__ import annotations

import json

import pytest

from clearprop.verify import CheckedLine, Sentence, Verification
from clearprop.verify.verification import LineVerdict


def a_line(line: int, verdict: LineVerdict, **more: object) -> CheckedLine:
    return CheckedLine(line, line, verdict, "source", (line,), **more)  # type: ignore[arg-type]


def a_verification(*verdicts: LineVerdict) -> Verification:
    return Verification("a.txt", tuple(a_line(n, v) for n, v in enumerate(verdicts, start=1)))


@pytest.mark.parametrize(
    ("verdicts", "verdict", "first"),
    [
        (("right", "right"), "right", None),
        (("right", "unread"), "right", None),
        (("right", "unread", "unread"), "could not read", None),
        (("unread", "unread", "wrong"), "wrong", 3),
        (("right", "wrong", "follows", "wrong"), "wrong", 2),
        ((), "could not read", None),
    ],
)
def test_the_verdict(verdicts: tuple[LineVerdict, ...], verdict: str, first: int | None) -> None:
    found = a_verification(*verdicts)
    assert (found.verdict, found.first_wrong_line) == (verdict, first)


def test_lines_are_listed_once() -> None:
    found = Verification(
        "a.txt",
        (
            CheckedLine(5, 3, "right", "", (3, 5)),
            CheckedLine(5, 5, "right", "", (5,)),
            CheckedLine(7, 7, "unread", "", (7,)),
            CheckedLine(5, 5, "unread", "", (5,)),
        ),
    )
    assert found.lines_checked == (3, 5)
    assert found.lines_unread == (7,)


def test_json_has_the_keys_of_schema_1() -> None:
    wrong = a_line(2, "wrong", right_value=0.49, reasons=(Sentence("verify.slip.digit"),))
    found = Verification("a.txt", (a_line(1, "right"), wrong, a_line(3, "unread")))
    assert json.loads(found.to_json("en")) == {
        "schema": 1,
        "verdict": "wrong",
        "first_wrong_line": 2,
        "right_value": 0.49,
        "lines_checked": [1, 2],
        "lines_unread": [3],
        "message": "Line 2 is the first wrong line. One digit is wrong.",
    }
    assert "第 2 行" in found.to_json("zh")
    assert found.to_json("zh", ensure_ascii=True).isascii()


@pytest.mark.parametrize(
    ("verdicts", "message"),
    [
        (("right",), "1 line checked: it follows."),
        (("right", "right"), "All 2 lines that were checked follow."),
        (("right", "right", "unread"), "The 2 lines that could be read follow; not read: 1."),
        (
            ("right", "unread", "unread"),
            "Most of the calculations could not be read, so there is no verdict: 1 checked, 2 not read.",
        ),
    ],
)
def test_messages(verdicts: tuple[LineVerdict, ...], message: str) -> None:
    assert a_verification(*verdicts).message_in("en") == message


def test_the_message_is_in_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "zh")
    assert a_verification("right").message == "检查了 1 行，成立。"


def test_a_sentence_may_hold_another() -> None:
    inner = Sentence("verify.wrong", {"line": 3})
    assert (
        Sentence("verify.slip.sign", {"expression": inner})
        .text("en")
        .endswith("is Line 3 is the first wrong line..")
    )
