"""What is said under a line: the right calculation in numbers, and the slip if it is proven."""

from __future__ import annotations

import pytest

from clearprop.verify import verify


def reasons(text: str, lang: str = "en") -> list[str]:
    wrong = verify(text).first_wrong
    assert wrong is not None
    return [reason.text(lang) for reason in wrong.reasons]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "g = -0.0226, w = 0.50\nv = w - 0.5*g = 0.4887",
            [
                "0.5 − 0.5 × (−0.0226) = 0.5113, not 0.4887.",
                "A sign is lost: the printed value is 0.5 − 0.5 × 0.0226.",
            ],
        ),
        (
            "a = 0.5*0.3*0.7 = 0.15",
            ["0.5 × 0.3 × 0.7 = 0.105, not 0.15.", "A factor is left out: the printed value is 0.5 × 0.3."],
        ),
        ("a = 0.5*0.314 = 0.175", ["0.5 × 0.314 = 0.157, not 0.175.", "Two digits are swapped."]),
        ("a = 0.5*0.314 = 1.57", ["0.5 × 0.314 = 0.157, not 1.57.", "The decimal point is moved."]),
        (
            "a = (0.69 - 0.25)^2 = 0.44",
            ["(0.69 − 0.25)² = 0.1936, not 0.44.", "A power is left out: the printed value is 0.69 − 0.25."],
        ),
        ("a = [0.5*2, 0.3*2] = [1.0, 0.7]", ["Entry [1] should be 0.6, not 0.7."]),
        ("a = 0.1*0.3 = 0.7734", ["0.1 × 0.3 = 0.0300, not 0.7734."]),
    ],
)
def test_reasons(text: str, said: list[str]) -> None:
    assert reasons(text) == said


def test_reasons_in_chinese() -> None:
    assert reasons("a = 0.5*0.3*0.7 = 0.15", "zh") == [
        "0.5 × 0.3 × 0.7 = 0.105，而不是 0.15。",
        "漏了一个因子：写出的数是 0.5 × 0.3。",
    ]


def test_a_line_that_follows_says_from_where() -> None:
    _, second = verify("a = 0.5*0.3 = 0.19\nb = a*2 = 0.38").lines
    assert [reason.text("en") for reason in second.reasons] == [
        "follows from line 1, and is wrong only because of it"
    ]


def test_an_unread_line_says_what_was_missing() -> None:
    line = verify("a = 0.5*nobody = 0.15\nb = 0.5*0.3 = 0.15\nc = 1*1 = 1").lines[0]
    assert [reason.text("en") for reason in line.reasons] == ["could not be read: nobody never got a value"]


def test_cut_digits_and_numbers_typed_wrong_are_remarked() -> None:
    cut = verify("a = 2/3 = 0.666").lines[0]
    assert [reason.text("en") for reason in cut.reasons] == ["the last digit is cut off, not rounded"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("g = -0.0226\nw7_new = 0.50 - 0.5*g = 0.4887", "The gradient is negative, so w7 goes up."),
        ("g = 0.0226\nw7_new = 0.50 - 0.5*g = 0.5113", "The gradient is positive, so w7 goes down."),
    ],
)
def test_a_lost_sign_in_an_update_says_which_way(text: str, said: str) -> None:
    wrong = verify(text).first_wrong
    assert wrong is not None
    assert wrong.closing is not None
    assert wrong.closing.text("en") == said
