"""Whatever stands in a file, checking it ends soon, with a verdict or with a sentence."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearprop.errors import DataError
from clearprop.verify import verify
from clearprop.verify.reading.commands import listed

PIECES = listed(
    r"""x w_1 = ≈ 0.5 -0.3 ( ) [ ] { } & ^ _ σ( tanh max $ $$ , ; | ‖ Σ ∂ √ ½ ² ₁ ... ** * / +
    -> := += % # < > \frac {1}{2} \begin{bmatrix} \end{bmatrix} \\ e^{-0.5} \[ \] \sum_{i=1}^{3}
    \text{net} \hat{y} \hat \left( \right) \begin{align} \end{align} \begin{cases} \end{cases}
    10^{300} \ |---|---| ``` ` ' 1e-400 1e5 9**9**9 𝑤 ０．５ 学习率 ， 。 if h1 δo w.T W[0,1]"""
)

VERDICTS = ("right", "wrong", "could not read")

fragments = st.lists(st.sampled_from([*PIECES, "\n", "\n\n", " "]), max_size=120).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(fragments, st.sampled_from(["a.txt", "a.md", "a.tex"]))
def test_fragments_of_formulas(text: str, name: str) -> None:
    with contextlib.suppress(DataError):
        assert verify(text, name=name).verdict in VERDICTS


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.tex"]))
def test_any_text(text: str, name: str) -> None:
    with contextlib.suppress(DataError):
        assert verify(text, name=name).verdict in VERDICTS


N = 4_000
HOSTILE = {
    "open brackets": "x = " + "(" * N,
    "nested brackets": "x = " + "(" * N + "1" + ")" * N + " = 1",
    "relation signs": "=" * N,
    "statements": "x = " * N,
    "a long sum": "x = " + "1+" * N + "1 = 2",
    "towers of powers": "x = 9**9**9**9 = 1\ny = 9^9^9^9 = 2\nz = 10^(10^10) = 3",
    "digits": "x = " + "9" * N + " = 1",
    "square brackets": "x = " + "[" * N,
    "braces": "x = " + "{" * N,
    "dollars": "$" * N,
    "open matrices": r"\begin{bmatrix}" * (N // 10) + "=1",
    "subscripts": "x_" * N + "=1",
    "fractions": "x = " + r"\frac{1}{" * (N // 10) + "1" + "}" * (N // 10) + " = 1",
    "commas": "x = 1" + ",1" * N,
    "bars": "|" * N,
    "minus signs": "x = " + "-" * N + "1 = 1",
    "products": "x = " + "2(" * (N // 5) + "1" + ")" * (N // 5) + " = 1",
    "sums of sums": "y = " + r"\sum_{i=1}^{60} " * 6 + "x_i = 1",
    "links": "[" * N,
    "functions of functions": "f(x) = f(f(x)) + 1\ny = f(2) = 3",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.tex"])
def test_hostile_texts_end(text: str, name: str) -> None:
    with contextlib.suppress(DataError):
        assert verify(text, name=name).verdict in ("right", "wrong", "could not read")
