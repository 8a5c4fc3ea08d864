"""How much of a program is recognised: its network, and each role, against what the labels say.

python benchmarks/recognition.py                       every labelled program of the repository
python benchmarks/recognition.py my_program.py folder  programs without labels: what was read, or why not
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import clearprop as cp

ROOT = Path(__file__).resolve().parents[1]
LABELLED = (ROOT / "tests" / "programs",)
OPTIMIZERS = {"momentum": "SGD", "Nesterov": "SGD", "RMSprop": "RMSProp"}
ROLES = ("sizes", "activations", "parameters", "loss", "optimizer", "rate")
CLOSE = 1e-6


def labelled() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give every labelled program with its label."""
    for folder in LABELLED:
        for label in sorted(folder.glob("*/expected.toml")):
            (program,) = label.parent.glob("program.*")
            yield program, tomllib.loads(label.read_text(encoding="utf-8"))


def given(paths: list[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give programs, and those of folders, without labels."""
    for path in paths:
        found = sorted((*path.glob("*.py"), *path.glob("*.ipynb"))) if path.is_dir() else [path]
        yield from ((each, {}) for each in found)


def read(program: Path, seconds: float) -> cp.Case:
    """Read a copy of a program; a labelled one with all that stands beside it."""
    with tempfile.TemporaryDirectory() as folder:
        if program.stem == "program":
            copy = shutil.copytree(program.parent, Path(folder) / program.parent.name) / program.name
        else:
            copy = Path(shutil.copy(program, folder))
        return cp.read_program(copy, time_limit=seconds)


def roles_of(case: cp.Case, label: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Compare each role of a sound program with its label."""
    wanted, network, settings = label["network"], case.network, case.settings
    if network is None:
        yield from ((name, False) for name in ROLES)
        return
    names = [layer.activation.name for layer in network.layers]
    yield "sizes", list(network.sizes) == wanted["sizes"]
    yield "activations", names == [each.split("(")[0] for each in wanted["activations"]]
    yield "parameters", bool(case.roles.get("parameters")) and "?" not in str(case.roles["parameters"])
    yield "loss", settings is not None and settings.loss.name == wanted["loss"]
    kind = OPTIMIZERS.get(wanted["optimizer"], wanted["optimizer"])
    yield "optimizer", settings is not None and type(settings.optimizer).__name__ == kind
    yield "rate", settings is not None and _same_rate(case, wanted, kind)


def _same_rate(case: cp.Case, wanted: dict[str, Any], kind: str) -> bool:
    assert case.settings is not None
    n = len(case.steps[0].x) if case.steps else 1
    ours, theirs = case.settings.optimizer.rate(1), wanted["learning_rate"]
    if kind == "SGD":
        ours /= n if case.settings.reduction == "mean" else 1
        theirs /= n if wanted["reduction"] == "mean" else 1
    return bool(abs(ours - theirs) <= CLOSE * abs(theirs))


def line(case: cp.Case, name: str) -> str:
    """Say in one line what was read of a program, or why nothing was."""
    if case.network is None:
        return f"{name:34s} none: {'; '.join(case.notes)[:150]}"
    sizes = "-".join(map(str, case.network.sizes))
    activations = ", ".join(layer.activation.name for layer in case.network.layers)
    return f"{name:34s} {sizes} {activations}; {case.settings.loss.name if case.settings else 'no loss'}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("programs", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    right, seen = Counter[str](), Counter[str]()
    for program, label in given(asked.programs) if asked.programs else labelled():
        case = read(program, asked.seconds)
        name = program.parent.name if program.stem == "program" else program.name
        print(line(case, name), flush=True)
        if not label or "network" in label:
            seen["network"] += 1
            right["network"] += case.network is not None
        if label.get("sound") and "network" in label:
            told = list(roles_of(case, label))
            for role, is_right in told:
                seen[role] += 1
                right[role] += is_right
            missed = [role for role, is_right in told if not is_right]
            if missed:
                print(f"{'':34s} not as labelled: {', '.join(missed)}")
    print()
    for role, count in seen.items():
        print(f"{role:12s} {right[role]:4d} of {count:4d}   {right[role] / count:6.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
