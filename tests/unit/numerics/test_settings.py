from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from clearprop.errors import SettingError
from clearprop.numerics.activations import activation
from clearprop.numerics.settings import Setting, build_setting, check_number, parse_setting


@dataclass(frozen=True)
class Plain(Setting):
    name: ClassVar[str] = "plain"


@dataclass(frozen=True)
class Between(Setting):
    name: ClassVar[str] = "between"
    low: float
    high: float = 1.0


KNOWN: dict[str, type[Setting]] = {"plain": Plain, "between": Between}


@pytest.mark.parametrize(
    ("setting", "read"),
    [
        ("tanh", ("tanh", ())),
        ("  tanh ( )  ", ("tanh", ())),
        ("leaky_relu(0.01)", ("leaky_relu", (0.01,))),
        ("uniform( -1 ,1e-3 )", ("uniform", (-1.0, 0.001))),
    ],
)
def test_a_setting_is_read(setting: str, read: object) -> None:
    assert parse_setting(setting) == read


@pytest.mark.parametrize("setting", ["", "relu(", "relu)", "3", "a b", "f(1)(2)", "f((1))"])
def test_what_is_not_a_setting_is_refused(setting: str) -> None:
    with pytest.raises(SettingError, match="is not a setting: write a name, or a name with numbers"):
        parse_setting(setting)


@pytest.mark.parametrize("setting", ["elu(one)", "elu(1,)", "elu(,)", "elu(slope=1)"])
def test_what_is_not_a_number_is_refused(setting: str) -> None:
    with pytest.raises(SettingError, match="is not a number"):
        parse_setting(setting)


def test_an_object_is_built_and_written_back() -> None:
    assert build_setting("plain", KNOWN, "thing") == Plain()
    assert build_setting("between(0.5)", KNOWN, "thing") == Between(0.5)
    assert str(build_setting("between(0.5, 2.0)", KNOWN, "thing")) == "between(0.5, 2.0)"
    assert str(Plain()) == "plain"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("plan", "unknown thing 'plan': did you mean 'plain'? Known are plain, between"),
        ("PLAIN", "unknown thing 'PLAIN': did you mean 'plain'? Known are plain, between"),
        ("xyz", "unknown thing 'xyz'. Known are plain, between"),
        ("plain(1)", "'plain(1)' has 1 number, but plain takes none"),
        ("between", "'between' has no number, but between takes at least 1: between(low, high)"),
        (
            "between(1, 2, 3)",
            "'between(1, 2, 3)' has 3 numbers, but between takes at most 2: between(low, high)",
        ),
    ],
)
def test_a_wrong_setting_says_what_is_right(setting: str, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        build_setting(setting, KNOWN, "thing")
    assert str(caught.value) == message


@pytest.mark.parametrize(("kind", "article"), [("activation", "an"), ("loss", "a")])
def test_what_is_no_string_is_refused(kind: str, article: str) -> None:
    with pytest.raises(SettingError) as caught:
        build_setting(3, KNOWN, kind)
    assert str(caught.value) == f"{article} {kind} is a name such as 'plain', but 3 (int) was given"


def test_a_name_from_elsewhere_leads_to_the_name_here() -> None:
    with pytest.raises(SettingError, match="unknown activation 'swish': did you mean 'silu'"):
        build_setting("swish", {"silu": Plain, "relu": Plain}, "activation")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "a", None, 10**400])
def test_a_number_must_be_finite(value: object) -> None:
    with pytest.raises(SettingError, match="elu: scale must be a finite number, but it is"):
        check_number(value, "scale", "elu")


def test_a_number_must_not_be_too_small() -> None:
    assert check_number(0, "scale", "elu", least=0.0) == 0.0
    with pytest.raises(SettingError, match=r"^elu: scale must be at least 0, but it is -1$"):
        check_number(-1, "scale", "elu", least=0.0)
    with pytest.raises(SettingError, match=r"^huber: threshold must be above 0, but it is 0.0$"):
        check_number(0.0, "threshold", "huber", above=0.0)


def test_a_setting_is_equal_to_its_own_string_and_to_nothing_else() -> None:
    assert activation("leaky_relu(0.2)") == "leaky_relu(0.2)"
    assert activation("leaky_relu(0.2)") != "leaky_relu(0.1)"
    assert activation("leaky_relu(0.2)") != activation("leaky_relu(0.1)")
    assert activation("sigmoid") != 0.5
    assert {activation("tanh"), activation("tanh"), activation("relu")} == {
        activation("relu"),
        activation("tanh"),
    }
