"""One word for one thing: the names that the glossary replaced are not given to anything."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import modules, name_of, parse

REFUSED = {
    "lr": "learning_rate",
    "eta": "learning_rate",
    "neuron": "unit",
    "cost": "loss",
    "iteration": "step",
}


def names_given(tree: ast.Module) -> Iterator[str]:
    """Names that this file gives; one that it only uses (a foreign library's ``lr=``) is not its choice."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.alias(asname=str(name)):
                yield name


def words_of(name: str) -> set[str]:
    """``OutputNeurons`` and ``output_neurons`` are both ``{"output", "neuron"}``: no case, no plural."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return {word.lower().removesuffix("s") for word in words}


def refused(tree: ast.Module) -> list[str]:
    found = [(name, word) for name in names_given(tree) for word in sorted(words_of(name) & set(REFUSED))]
    return [f"{name}: say {REFUSED[word]}" for name, word in found]


def test_names_come_from_the_glossary() -> None:
    found = {name_of(path): refused(parse(path)) for path in modules()}
    assert {name: names for name, names in found.items() if names} == {}


def test_a_refused_word_is_seen_wherever_a_name_is_given() -> None:
    source = (
        "def f(lr, *, n_neurons=1):\n    self.Cost = 1\n    for iteration in x: pass\nclass EtaRule: pass\n"
    )
    assert {line.split(":")[0] for line in refused(ast.parse(source))} == {
        "lr",
        "n_neurons",
        "Cost",
        "iteration",
        "EtaRule",
    }


def test_using_a_foreign_name_is_allowed() -> None:
    assert (
        refused(ast.parse("torch.optim.SGD(parameters, lr=0.1); beta = theta = meta = sorted_rows = 1")) == []
    )
