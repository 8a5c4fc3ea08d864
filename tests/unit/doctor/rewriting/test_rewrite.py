"""The text of every kind of edit."""

from __future__ import annotations

from typing import Any

import pytest

from clearprop.doctor.evidence.trials import Means
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded
from tests.unit.doctor.rewriting.sites import edited, trial


@pytest.mark.parametrize(
    ("source", "piece", "means", "place", "text", "expected"),
    [
        ("g = a @ d", "a @ d", "operand", 1, "d1", "g = a @ d1"),
        ("g = np.dot(a, d)", "np.dot(a, d)", "operand", 0, "x.T", "g = np.dot(x.T, d)"),
        ("W -= r * g", "W -= r * g", "operand", 1, "step", "W -= step"),
        ("d = e @ W.T", "e @ W.T", "transpose", 1, "", "d = e @ W"),
        ("d = e @ (p + q)", "e @ (p + q)", "transpose", 1, "", "d = e @ ((p + q).T)"),
        ("g = d @ a.T", "d @ a.T", "turn", None, "", "g = a @ d.T"),
        ("g = np.dot(d, a)", "np.dot(d, a)", "turn", None, "", "g = np.dot(d, a).T"),
        ("W -= r * d.T @ x", "r * d.T @ x", "turn", None, "", "W -= (r * d.T @ x).T"),
        ("d = e * s", "e * s", "drop", 1, "", "d = e"),
        ("d = e * (p + q) * s", "e * (p + q)", "drop", 0, "", "d = (p + q) * s"),
        ("d = (p + q) * s", "(p + q) * s", "drop", 1, "", "d = p + q"),
        ("d = y - a", "y - a", "negate", None, "", "d = a - y"),
        ("d = y - (a + b)", "y - (a + b)", "negate", None, "", "d = (a + b) - y"),
        ("d = k + y - a", "k + y - a", "negate", None, "", "d = a - (k + y)"),
        ("d = -(a - y) * s", "-(a - y)", "negate", None, "", "d = (a - y) * s"),
        ("d = a @ b", "a @ b", "negate", None, "", "d = -(a @ b)"),
        ("d = f(b)", "f(b)", "negate", None, "", "d = -f(b)"),
        ("v = m * v + g", "m * v + g", "swap", None, "-", "v = m * v - g"),
        ("W += r * g", "W += r * g", "swap", None, "-=", "W -= r * g"),
        ("v = (p - q) - g", "(p - q) - g", "swap", None, "+", "v = (p - q) + g"),
        ("d = e @ W.T", "e @ W.T", "factor", None, "h * (1 - h)", "d = e @ W.T * h * (1 - h)"),
        ("d = a - y", "a - y", "factor", None, "(h > 0)", "d = (a - y) * (h > 0)"),
        ("g = x.T @ np.dot(d, W)", "np.dot(d, W)", "factor", None, "s", "g = x.T @ (np.dot(d, W) * s)"),
        ("r = -0.5", "-0.5", "rate", None, "", "r = 0.5"),
    ],
)
def test_the_edit_of_one_expression(
    source: str, piece: str, means: Means, place: int | None, text: str, expected: str
) -> None:
    assert edited(f"{source}\n", piece, trial(means, place, text)) == f"{expected}\n"


@pytest.mark.parametrize(
    ("source", "piece", "tried", "expected"),
    [
        ("d = e * s * r", "e * s * r", ("drop", 1, "", {"depth": 2}), "d = e"),
        ("g = d.sum()", "d.sum()", ("axis", None, "", {"axis": 0, "keepdims": False}), "g = d.sum(axis=0)"),
        ("d = d @ w[i]", "d @ w[i]", ("layer", 1, "", {"shift": 1}), "d = d @ w[i + 1]"),
        ("c = 1 - b ** t", "b ** t", ("state", 1, "", {"kind": "later"}), "c = 1 - b ** (t + 1)"),
        ("v = k * g", "k * g", ("state", 1, "", {"kind": "square"}), "v = k * g ** 2"),
        ("v = k * (g + h)", "k * (g + h)", ("state", 1, "", {"kind": "square"}), "v = k * ((g + h) ** 2)"),
        ("s = m / v", "m / v", ("state", 1, "", {"kind": "root"}), "s = m / np.sqrt(v)"),
        ("v = k * (g + h) ** 2", "(g + h) ** 2", ("state", 0, "", {"kind": "plain"}), "v = k * (g + h)"),
        ("s = m / np.sqrt(v)", "np.sqrt(v)", ("state", 0, "", {"kind": "bare"}), "s = m / v"),
        ("W -= r * g", "W -= r * g", ("scaled", 1, "n", {"divides": True}), "W -= r * g / n"),
        ("W -= g", "W -= g", ("scaled", 1, "rate", {"divides": False}), "W -= rate * g"),
        ("W -= a @ g", "W -= a @ g", ("scaled", 1, "rate", {"divides": False}), "W -= rate * (a @ g)"),
        ("s = a / g", "a / g", ("scaled", 1, "n", {"divides": True}), "s = a / (g / n)"),
        ("a = b * (c + b)", "b * (c + b)", ("operand", 0, "e", {"renamed": "b"}), "a = e * (c + e)"),
    ],
)
def test_the_edit_with_what_a_rule_knows(
    source: str, piece: str, tried: tuple[Means, int | None, str, dict[str, Any]], expected: str
) -> None:
    means, place, text, detail = tried
    assert edited(f"{source}\n", piece, trial(means, place, text, **detail)) == f"{expected}\n"


def test_several_lines_and_other_letters_stay_as_they_are() -> None:
    source = "δ1 = (\n    δ2 @ Wß  # back\n    * φ(ż)\n)\n"
    assert edited(source, "δ2 @ Wß", trial("transpose", 1)) == source.replace("Wß", "Wß.T")


def test_sums_start_anew() -> None:
    source = "g1 += x.T @ d\ng2 = g2 + h.T @ e\n"
    changed = edited(source, "g1 += x.T @ d", trial("fresh", 0, sites=[0, 1]), "g2 + h.T @ e")
    assert changed == "g1 = x.T @ d\ng2 = h.T @ e\n"


def test_what_changes_an_array_in_place_goes() -> None:
    tried = trial("older", overwritten=True, parameters=[])
    assert edited("a = 1\nh *= h\nb = 2\n", "h *= h", tried) == "a = 1\nb = 2\n"
    source = "d = np.multiply(h, h, out=h)\n"
    assert edited(source, "np.multiply(h, h, out=h)", tried) == "d = np.multiply(h, h)\n"
    assert edited("d = h * h\n", "h * h", tried) is None


@pytest.mark.parametrize("means", ["truth", "uncall", "literal"])
def test_what_is_only_known_as_numbers_has_no_text(means: Means) -> None:
    assert edited("d = a * b\n", "a * b", trial(means)) is None


def test_the_argument_of_a_function_of_the_program_is_found_by_its_name() -> None:
    source = TWO_LAYERS.replace("for step", "def back(d, W):\n    return d @ W.T\n\n\nfor step")
    source = source.replace("d2 @ W2.T *", "back(d2, W1) *")
    known = recorded(source)
    number = next(k for k, s in enumerate(known.traced.sites) if s.text == "back(d2, W1)")
    assert known.edited(number, "operand", "W2", parameter="W") == source.replace("(d2, W1)", "(d2, W2)")
    assert known.edited(number, "operand", "d1", parameter="d") == source.replace("(d2, W1)", "(d1, W1)")
    assert known.edited(number, "operand", "d1", parameter="unknown") is None
