"""What an option's value has to be, and what is said of one that is not."""

from __future__ import annotations

import pytest

from clearprop.cli.kinds import above_zero, from_zero, one_of, share, whole
from clearprop.cli.usage import Misuse

WHOLE = whole("--epochs", 1)
RATE = above_zero("--learning-rate", "0.01")
L2 = from_zero("--l2", "0.0001")
SHARE = share("--validation", "0.2")
TASK = one_of("--task", ("classification", "regression"))


def test_what_fits_is_read() -> None:
    assert (WHOLE("1"), WHOLE("300"), whole("--seed", 0)("0")) == (1, 300, 0)
    assert (RATE("0.5"), RATE("1e-300"), L2("0"), SHARE("0.25")) == (0.5, 1e-300, 0.0, 0.25)
    assert TASK("regression") == "regression"


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "", "1e3"])
def test_no_whole_number(value: str) -> None:
    with pytest.raises(Misuse, match=f"^--epochs {value}: a whole number is needed, 1 or more.$"):
        WHOLE(value)


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "fast", ""])
def test_no_number_above_zero(value: str) -> None:
    expected = f"--learning-rate {value}: a number above 0 is needed, for example --learning-rate 0.01"
    with pytest.raises(Misuse) as caught:
        RATE(value)
    assert caught.value.sentence("en") == expected


@pytest.mark.parametrize("value", ["-0.1", "nan", "inf", "x"])
def test_no_number_from_zero(value: str) -> None:
    with pytest.raises(
        Misuse, match=f"^--l2 {value}: a number is needed, 0 or more, for example --l2 0.0001$"
    ):
        L2(value)


@pytest.mark.parametrize("value", ["0", "1", "20", "-0.2", "nan", "half"])
def test_no_share(value: str) -> None:
    with pytest.raises(Misuse, match=f"^--validation {value}: a share between 0 and 1 is needed"):
        SHARE(value)


def test_none_of_the_words() -> None:
    with pytest.raises(Misuse) as caught:
        TASK("Regresion")
    assert caught.value.sentence("en") == (
        "--task Regresion: did you mean regression? One of these is needed: classification, regression."
    )
    assert caught.value.sentence("zh") == (
        "--task Regresion：是不是 regression？只能是 classification、regression 之一。"
    )
    with pytest.raises(Misuse) as caught:
        TASK("clustering")
    assert (
        caught.value.sentence("en")
        == "--task clustering: one of these is needed: classification, regression."
    )
