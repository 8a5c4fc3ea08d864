"""Programs with random changes: most are wrong, and each gives a Case without an error of our own."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

from clearprop import Case, read_program
from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text

HERE = Path(__file__).parent
SOURCES = sorted([*(HERE / "programs").glob("*.py"), *(HERE.parent / "programs").glob("*/program.py")])
OURS = ("could not be analysed", "recording stopped", "as it is written", "handed over", "read back")


class Mutant(ast.NodeTransformer):
    """Changes, drops, swaps and moves parts of a program."""

    def __init__(self, rng: random.Random, rate: float) -> None:
        self.rng, self.rate = rng, rate
        self.names: list[str] = []

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if self.rng.random() >= self.rate:
            return node
        match node:
            case ast.BinOp():
                operator = self.rng.choice(
                    [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow, ast.Mod]
                )
                return self.rng.choice([node.left, node.right, ast.BinOp(node.right, operator(), node.left)])
            case ast.Name(ctx=ast.Load()):
                self.names.append(node.id)
                return ast.Name(self.rng.choice(self.names), ast.Load())
            case ast.Constant(value=int() | float()):
                return ast.Constant(self.rng.choice([0, 1, -1, 0.5, 1e308, None, "text", True]))
            case ast.Call(args=[first, *_]):
                return self.rng.choice(
                    [first, ast.Call(node.func, [], []), ast.Call(node.func, node.args[::-1], [])]
                )
            case ast.Subscript(ctx=ast.Load()):
                return node.value
            case ast.If() | ast.For() | ast.While():
                node.body = self.rng.sample(node.body, len(node.body))
            case ast.Attribute(ctx=ast.Load()):
                return self.rng.choice([node.value, ast.Attribute(node.value, "T", ast.Load())])
        return node


def mutant(source: Path, seed: int) -> str:
    rng = random.Random(f"{source.parent.name} {source.name} {seed}")
    tree = Mutant(rng, rng.choice([0.005, 0.02, 0.1])).visit(ast.parse(source.read_bytes()))
    return ast.unparse(ast.fix_missing_locations(tree))


def compiles(text: str) -> bool:
    try:
        compile(text, "program.py", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_whatever_compiles_compiles_rewritten(source: Path) -> None:
    texts = [mutant(source, seed) for seed in range(3)]
    for text in texts:
        if compiles(text):
            compile(rewritten(Text("program.py", text), SiteTable()), "program.py", "exec")
    assert len(texts) == 3


def check(source: Path, seed: int, folder: Path) -> None:
    path = folder / "program.py"
    path.write_text(mutant(source, seed), encoding="utf-8")
    case = read_program(path, time_limit=4)
    assert isinstance(case, Case)
    assert [note for note in case.notes if any(words in note for words in OURS)] == []
    assert "clearprop" not in case.stderr
    assert case.status >= 0


@pytest.mark.parametrize("seed", range(4))
def test_a_few_mutants_give_a_case(seed: int, tmp_path: Path) -> None:
    check(SOURCES[17 * seed % len(SOURCES)], seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [10, 11])
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_mutant_gives_a_case(source: Path, seed: int, tmp_path: Path) -> None:
    check(source, seed, tmp_path)
