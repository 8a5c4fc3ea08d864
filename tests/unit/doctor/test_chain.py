"""The factor that a change puts in, takes out or exchanges is read from the change."""

from __future__ import annotations

import pytest

from clearprop.doctor.chain import changed, with_factor

VALUES = {"text": "d"}


def diff(old: str, new: str) -> str:
    return f"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-{old}\n+{new}\n"


@pytest.mark.parametrize(
    ("old", "new", "kind", "factors"),
    [
        ("d = e @ W.T", "d = e @ W.T * (1 - h ** 2)", "missing", {"factor": "1 - h ** 2"}),
        ("d = e * s * s", "d = e * s", "extra", {"factor": "s"}),
        ("g -= e.dot(x) * a * (1 - a)", "g -= e.dot(x)", "extra", {"factor": "a * (1 - a)"}),
        ("return e * z", "return e * a", "wrong", {"factor": "a", "given": "z"}),
        ("g = d * v + f * w * h * x", "g = (d * v + f * w) * h * x", "sum", {"factor": "h * x"}),
        ("W -= np.dot(x.T, e)", "W -= np.dot(x.T, e * s)", "missing", {"factor": "s"}),
    ],
)
def test_the_factor_is_named(old: str, new: str, kind: str, factors: dict[str, object]) -> None:
    assert with_factor("m", VALUES, diff(old, new)) == (f"m.{kind}", VALUES | factors)


@pytest.mark.parametrize(
    "text", [None, "", diff("if a:", "if b:"), diff("d = 2", "d = 7"), diff("d = e", "d = e") + "+f = 2\n"]
)
def test_otherwise_the_general_sentence_stays(text: str | None) -> None:
    assert with_factor("m", VALUES, text) == ("m", VALUES)


def test_one_changed_line_is_read() -> None:
    assert changed(diff("    a = 1", "    a = 2")) == ("a = 1", "a = 2")
    assert changed("-a = 1\n-b = 1\n+a = 2\n") == ("", "")
    assert changed("-a = 1\n-b = 1\n+a = 2\n+b = 2\n") == ("a = 1", "a = 2")


def test_of_several_lines_the_one_that_is_spoken_of_counts() -> None:
    two = "-a = b\n-c = d\n+a = b * e\n+c = d * f\n"
    assert with_factor("m", VALUES, two)[1]["factor"] == "e"
    assert with_factor("m", VALUES, two, "    c = d")[1]["factor"] == "f"
