"""What rules and the reading of programs say in a few English words is known to the catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import clearprop
from clearprop.doctor.told import activation_name, filled, is_known, told

PACKAGE = Path(clearprop.__file__).parent
HAN = re.compile(r"[\u4e00-\u9fff]")
READING = ["analysis.py", "observed/training.py", "observed/alone.py", "recognise"]
READING += ["roles/find.py", "reading.py"]
# Sentences that no report shows: errors of a caller, what a case says of itself.
UNSHOWN = ("time_limit is", "sum of products", "no training step could be read", "a step without a target")


def spoken(node: ast.expr) -> Iterator[str]:
    """A text as it may come out, with a number in each of its places."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from map("".join, product(*(list(piece(part)) for part in node.values)))
    elif isinstance(node, ast.IfExp):
        yield from spoken(node.body)
        yield from spoken(node.orelse)


def piece(part: ast.expr) -> Iterator[str]:
    """What may stand in a part of a text: its words, either of two, or a number."""
    chosen = part.value if isinstance(part, ast.FormattedValue) else part
    yield from list(spoken(chosen)) if isinstance(chosen, ast.Constant | ast.IfExp) else ["7"]


def of_rules() -> Iterator[tuple[str, str]]:
    for path in sorted((PACKAGE / "doctor" / "rules").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Candidate":
                given = [each.value for each in node.keywords if each.arg in ("observed", "expected")]
                for each in (*given, *node.args[4:6]):
                    yield from ((path.name, words) for words in spoken(each))


def of_reading() -> Iterator[tuple[str, str]]:
    """The sentences in the reading of programs: texts of three words and more that document nothing."""
    paths = [PACKAGE / "trace" / each for each in READING]
    files = [each for path in paths for each in (sorted(path.glob("*.py")) if path.is_dir() else [path])]
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        whole = {
            id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values
        }
        notes = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in whole | notes:
                for words in spoken(node):
                    if words.count(" ") >= 2 and words[:1].islower() and not words.startswith(UNSHOWN):
                        yield path.name, words


@pytest.mark.parametrize(("file", "words"), sorted(set(of_rules())))
def test_what_rules_observe_is_said_in_chinese_too(file: str, words: str) -> None:
    if re.search(r"[a-z]{3}", words) and words != "nan":
        assert is_known(words), f"{file}: give doctor.told in words/doctor.*.json the words {words!r}"
        assert HAN.search(told(words, "zh"))


@pytest.mark.parametrize(("file", "words"), sorted(set(of_reading())))
def test_what_is_said_of_the_reading_is_said_in_chinese_too(file: str, words: str) -> None:
    assert is_known(words), f"{file}: give doctor.told in words/doctor.*.json the words {words!r}"
    said = told(words, "zh")
    assert said == "" or HAN.search(said)


def test_there_are_such_texts_to_test() -> None:
    assert len(set(of_rules())) > 50
    assert len(set(of_reading())) > 40


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        ("the network has the weights that training started with", "", ""),
        ("12 of 40 rows", "12 of 40 rows", "40 行中的 12 行"),
        ("W1 @ x + b", "W1 @ x + b", "W1 @ x + b"),
        (
            "half_squared_error, sum, is assumed: the updates follow it",
            "The loss was inferred from the updates: half squared error, sum over the examples.",
            "损失是从更新推断出来的：半平方误差，对样本求和。",
        ),
        (
            "divide by zero encountered in log",
            "The logarithm of 0 is not finite",
            "对 0 取对数得不到有限的数",
        ),
        (
            "not every step was read: layer 2 does not give the program's own numbers",
            "not every step was read: layer 2 does not give the program's own numbers",
            "没有读出每一步：第 2 层给出的不是程序自己的数",
        ),
    ],
)
def test_what_is_told(words: str, en: str, zh: str) -> None:
    assert (told(words, "en"), told(words, "zh")) == (en, zh)


def test_what_fills_a_sentence_is_translated_by_its_place() -> None:
    values = {"reason": "a layer is empty", "activation": "identity", "text": "a layer is empty", "n": 2}
    assert filled(values, "zh") == values | {"reason": "有一层是空的", "activation": "恒等函数"}
    assert activation_name("relu", "zh") == "relu"
