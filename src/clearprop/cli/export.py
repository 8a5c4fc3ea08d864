"""``clearprop export``: a network and its training, written out as a program in plain NumPy or in PyTorch.

As ONNX the network alone is written, or a whole model with what it does to the columns of a table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import remark, say
from clearprop.cli.destination import check_writable
from clearprop.cli.graph import write_graph
from clearprop.cli.kinds import above_zero, one_of, whole
from clearprop.cli.learnable import Learnable, learnable
from clearprop.cli.subject import Asked
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.examples import NETWORKS
from clearprop.export.program.numpy_program import numpy_program
from clearprop.export.program.written import Program
from clearprop.export.pytorch.program import torch_program
from clearprop.words import text

TARGETS = ("numpy", "torch", "onnx")
SUFFIXES = {"numpy": ".py", "torch": ".py", "onnx": ".onnx"}


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, key: str, group: str, metavar: str) -> Option:
        return Option(*names, words=text(f"cli.export.help.{key}", lang), group=group, metavar=metavar)

    return Command(
        "export",
        export,
        lang=lang,
        about={"names": text("cli.comma", lang).join(NETWORKS)},
        usage="export MODEL|PROGRAM.py|EXAMPLE [-o FILE]",
        examples=[
            "clearprop export xor_2_4_1 --to numpy -o xor.py",
            "clearprop export worked_2_2_2 --columns",
            "clearprop export flowers.safetensors --data flowers.csv --to torch -o flowers.py",
            "clearprop export flowers.safetensors --to onnx -o flowers.onnx",
            "clearprop export my_program.py -o clean.py",
        ],
        params=[
            click.Argument(["what"], metavar="WHAT"),
            option("--data", key="data", group="data", metavar="DATA.csv"),
            option("--epochs", key="epochs", group="training", metavar="N"),
            option("--learning-rate", key="learning_rate", group="training", metavar="X"),
            option("--to", key="to", group="output", metavar="|".join(TARGETS)),
            Option("--columns", words=text("cli.export.help.columns", lang), group="output", is_flag=True),
            option("-o", "--output", key="output", group="output", metavar="FILE"),
        ],
    )


def export(
    what: str,
    data: str | None,
    epochs: str | None,
    learning_rate: str | None,
    to: str | None,
    columns: bool,
    output: str | None,
    lang: str,
) -> int:
    """Find what is to be written, write it, print it or put it into its file."""
    target = _target(to, output)
    _check(target, {"--data": data, "--epochs": epochs, "--learning-rate": learning_rate}, columns)
    path = None if output is None else _place(target, output, read=[name for name in (what, data) if name])
    if target == "onnx":
        if path is None:
            raise Misuse("cli.export.onnx_file", name=Path(what).stem)
        write_graph(what, path, lang)
        return 0
    rate = None if learning_rate is None else above_zero("--learning-rate", "0.1")(learning_rate)
    count = None if epochs is None else whole("--epochs", 1)(epochs)
    found = learnable(Asked(what, data, None, rate, lang))
    program = _program(target, found, count, columns, lang, Path(output or what).with_suffix(".npz").name)
    if path is not None:
        _write(program, path, lang)
    elif program.arrays:
        numbers = sum(array.size for array in program.arrays.values())
        raise Misuse("cli.export.needs_file", count=numbers, name=Path(what).stem)
    else:
        say(program.text.rstrip("\n"))
    return 0


def _target(to: str | None, output: str | None) -> str:
    """What is written: as it was said, else as the name of the file says."""
    if to is not None:
        return one_of("--to", TARGETS)(to)
    return "onnx" if output is not None and output.lower().endswith(SUFFIXES["onnx"]) else "numpy"


def _check(target: str, of_training: dict[str, str | None], columns: bool) -> None:
    """Refuse options that mean nothing for what is written."""
    given = [option for option, value in of_training.items() if value is not None]
    if target == "onnx" and given:
        raise Misuse("cli.export.no_training", option=given[0])
    if target != "numpy" and columns:
        raise Misuse("cli.export.no_columns", to=target)


def _place(target: str, output: str, read: list[str]) -> Path:
    """Where it goes, and the arrays that may stand beside it, looked at before the work."""
    path = Path(output)
    if path.suffix.lower() != SUFFIXES[target]:
        key = "cli.export.suffix_onnx" if target == "onnx" else "cli.export.suffix"
        raise Misuse(key, path=output)
    check_writable(path, f"-o {output}", read=read)
    if target != "onnx":
        check_writable(path.with_suffix(".npz"), f"-o {output}: {path.with_suffix('.npz')}", read=read)
    writing().meant.append(path)
    return path


def _program(
    target: str, found: Learnable, epochs: int | None, columns: bool, lang: str, arrays_file: str
) -> Program:
    settings: dict[str, Any] = {**found.settings, **({} if epochs is None else {"epochs": epochs})}
    settings |= {"x": found.x, "y": found.y, "rng": 0, "lang": lang}
    settings |= {"arrays_file": arrays_file, "about_data": found.about_data}
    if target == "torch":
        return torch_program(found.network, **settings)
    return numpy_program(found.network, convention="columns" if columns else "rows", **settings)


def _write(program: Program, path: Path, lang: str) -> None:
    existed = {name: name.exists() for name in (path, path.with_suffix(".npz"))}
    for name in program.save(path):
        writing().done.append(name)
        remark(text("cli.export.written_over" if existed[name] else "cli.export.written", lang, path=name))
