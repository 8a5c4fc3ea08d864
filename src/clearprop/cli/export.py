"""``clearprop export``: a network and its training, written out as a program in plain NumPy."""

from __future__ import annotations

from pathlib import Path

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import remark, say
from clearprop.cli.destination import check_writable
from clearprop.cli.kinds import above_zero, one_of, whole
from clearprop.cli.learnable import Learnable, learnable
from clearprop.cli.subject import Asked
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.export.program.numpy_program import NumpyProgram, numpy_program
from clearprop.words import text

TARGETS = ("numpy",)
SUFFIX = ".py"


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, key: str, group: str, metavar: str) -> Option:
        return Option(*names, words=text(f"cli.export.help.{key}", lang), group=group, metavar=metavar)

    return Command(
        "export",
        export,
        lang=lang,
        usage="export MODEL|PROGRAM.py|EXAMPLE [-o FILE]",
        examples=[
            "clearprop export xor_2_4_1 --to numpy -o xor.py",
            "clearprop export worked_2_2_2 --columns",
            "clearprop export flowers.safetensors --data flowers.csv -o flowers.py",
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
    """Find what is to be written, write the program, print it or put it into its file."""
    if to is not None:
        one_of("--to", TARGETS)(to)
    path = None if output is None else _place(output, read=[name for name in (what, data) if name])
    rate = None if learning_rate is None else above_zero("--learning-rate", "0.1")(learning_rate)
    count = None if epochs is None else whole("--epochs", 1)(epochs)
    found = learnable(Asked(what, data, None, rate, lang))
    program = _program(found, count, columns, lang, Path(output or what).with_suffix(".npz").name)
    if path is not None:
        _write(program, path, lang)
    elif program.arrays:
        numbers = sum(array.size for array in program.arrays.values())
        raise Misuse("cli.export.needs_file", count=numbers, name=Path(what).stem)
    else:
        say(program.text.rstrip("\n"))
    return 0


def _place(output: str, read: list[str]) -> Path:
    """Where the program goes, and the arrays that may stand beside it, looked at before the work."""
    path = Path(output)
    if path.suffix.lower() != SUFFIX:
        raise Misuse("cli.export.suffix", path=output)
    check_writable(path, f"-o {output}", read=read)
    check_writable(path.with_suffix(".npz"), f"-o {output}: {path.with_suffix('.npz')}", read=read)
    writing().meant.append(path)
    return path


def _program(
    found: Learnable, epochs: int | None, columns: bool, lang: str, arrays_file: str
) -> NumpyProgram:
    settings = {**found.settings, **({} if epochs is None else {"epochs": epochs})}
    return numpy_program(
        found.network,
        x=found.x,
        y=found.y,
        rng=0,
        convention="columns" if columns else "rows",
        lang=lang,
        arrays_file=arrays_file,
        about_data=found.about_data,
        **settings,
    )


def _write(program: NumpyProgram, path: Path, lang: str) -> None:
    existed = {name: name.exists() for name in (path, path.with_suffix(".npz"))}
    for name in program.save(path):
        writing().done.append(name)
        remark(text("cli.export.written_over" if existed[name] else "cli.export.written", lang, path=name))
