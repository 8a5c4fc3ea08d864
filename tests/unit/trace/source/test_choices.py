from __future__ import annotations

import ast

import pytest

from clearprop.trace.source.choices import assigned, decides, gives_number, read_by, returned


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@pytest.mark.parametrize("text", ["z > 0", "h[j] <= 0.5", "not z > 0", "-1 < e < 1", "a > 0 and b > 0"])
def test_a_condition_asks_how_large_numbers_are(text: str) -> None:
    assert decides(expression(text))


@pytest.mark.parametrize("text", ["x == 'relu'", "x == 1", "x is None", "x", "f(lambda: 0) > 0", "'a' < b"])
def test_other_conditions_choose_no_number(text: str) -> None:
    assert not decides(expression(text))


@pytest.mark.parametrize(
    ("text", "may"), [("0.0", True), ("a * z[0]", True), ("'up'", False), ("[z]", False)]
)
def test_what_may_be_a_number(text: str, may: bool) -> None:
    assert gives_number(expression(text)) is may


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("if z > 0:\n return z\nreturn 0.0", "z if z > 0 else 0.0"),
        ("if z > 0:\n return z\nelse:\n return 0.1 * z", "z if z > 0 else 0.1 * z"),
        ("if z > 1:\n return 1\nelif z > 0:\n return z\nreturn 0", "1 if z > 1 else z if z > 0 else 0"),
    ],
)
def test_what_is_returned_in_pieces(text: str, told: str) -> None:
    found = returned(ast.parse(text).body)
    assert found is not None
    assert ast.unparse(found) == told


@pytest.mark.parametrize(
    "text",
    [
        "if z > 0:\n return z",
        "if z > 0:\n print(z)\n return z\nreturn 0.0",
        "if z > 0:\n return z\nz += 1\nreturn z",
        "if z > 0:\n return z\nelse:\n return 0.0\nreturn 1.0",
        "if z > 0:\n return 'up'\nreturn 'down'",
    ],
)
def test_what_does_more_than_return_a_number(text: str) -> None:
    assert returned(ast.parse(text).body) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("if z > 0:\n a = z\nelse:\n a = 0.0", {"a": "z if z > 0 else 0.0"}),
        ("if z > 0:\n a, d = z, 1.0\nelse:\n a = 0.0", {}),
        (
            "if z > 0:\n a = z\n d = 1\nelse:\n a = 0\n d = 0",
            {"a": "z if z > 0 else 0", "d": "1 if z > 0 else 0"},
        ),
        ("if z < 0:\n z *= 0.1", {"z": "z * 0.1 if z < 0 else z"}),
        ("if h[k] < 0:\n h[k] = 0.0", {"h[k]": "0.0 if h[k] < 0 else h[k]"}),
        ("if z > 0:\n a = z", {}),
        ("if z > 0:\n a = z\n d = a * a\nelse:\n a = 0.0\n d = 0.0", {}),
        ("if z > 0:\n a = z\n print(a)\nelse:\n a = 0.0", {}),
        ("if z > 1:\n z = 1\nelif z < -1:\n z = -1", {"z": "1 if z > 1 else -1 if z < -1 else z"}),
    ],
)
def test_what_targets_receive_in_pieces(text: str, told: dict[str, str]) -> None:
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.If)
    assert {word: ast.unparse(value) for word, value in assigned(node, ()).items()} == told


def test_a_name_that_is_bound_for_certain_keeps_its_value() -> None:
    node = ast.parse("if z > 0:\n a = z").body[0]
    assert isinstance(node, ast.If)
    assert list(assigned(node, {"a"})) == ["a"]


def test_only_what_was_read_for_certain_is_bound() -> None:
    assert read_by(expression("z > t")) == {"z", "t"}
    assert read_by(expression("0 < z < t")) == {"z"}
    assert read_by(expression("z > 0 and t > 0")) == frozenset()
