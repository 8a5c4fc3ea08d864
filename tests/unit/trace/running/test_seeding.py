"""Programs without a seed repeat; programs with one are not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.trace.reading import read_program

DRAWS = """
print(np.random.default_rng().normal())
print(np.random.RandomState().normal())
print(np.random.rand())
print(random.random())
"""


def output(folder: Path, text: str, seed: int | None) -> list[str]:
    path = folder / "draw.py"
    path.write_text(f"import random\nimport numpy as np\n{text}", encoding="utf-8")
    return read_program(path, seed=seed).stdout.split()


def test_the_same_seed_gives_the_same_numbers_of_every_generator(tmp_path: Path) -> None:
    first, again, other = (output(tmp_path, DRAWS, seed) for seed in (1, 1, 2))
    assert first == again
    assert len(first) == len(set(first) - set(other)) == 4


def test_a_seed_of_its_own_is_not_touched(tmp_path: Path) -> None:
    seeded = "np.random.seed(5)\nprint(np.random.default_rng(3).normal() + np.random.rand())\n"
    assert output(tmp_path, seeded, 1) == output(tmp_path, seeded, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("np.random.default_rng().normal()", True),
        ("np.random.rand()", True),
        ("np.random.seed(1); np.random.default_rng(1); np.random.rand(); np.random.RandomState(4)", False),
    ],
)
def test_whether_a_program_depends_on_it_is_known(tmp_path: Path, text: str, expected: bool) -> None:
    asking = tmp_path / "asking.py"
    asking.write_text(
        "from clearprop.trace.running.seeding import drew_unseeded\n"
        f"def ask(traced):\n    return drew_unseeded({text!r})\n",
        encoding="utf-8",
    )
    path = tmp_path / "draw.py"
    path.write_text(f"import numpy as np\n{text}\n", encoding="utf-8")
    analysis = f"{asking}:ask"
    assert read_program(path, seed=1, analyses=(analysis,)).analyses[analysis] is expected
