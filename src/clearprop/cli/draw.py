"""``clearprop draw``: a network, or one training step of it, as a picture in a file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import remark
from clearprop.cli.destination import check_writable
from clearprop.cli.kinds import one_of, whole
from clearprop.cli.somebodys import is_program, read, step_of_program
from clearprop.cli.subject import Asked, step_of
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.drawing.diagram.content import SHOWS, Show
from clearprop.drawing.diagram.draw import NARROWEST
from clearprop.drawing.diagram.draw import draw as drawn
from clearprop.examples import NETWORKS, find
from clearprop.model import Model, load, load_model
from clearprop.network.network import Network
from clearprop.record.container import kind_of
from clearprop.record.files import load_step
from clearprop.record.step import Step
from clearprop.words import text

SUFFIXES = (".svg", ".png")


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, key: str, group: str, metavar: str) -> Option:
        return Option(*names, words=text(f"cli.draw.help.{key}", lang), group=group, metavar=metavar)

    return Command(
        "draw",
        draw,
        lang=lang,
        about={"names": text("cli.comma", lang).join(NETWORKS)},
        usage="draw MODEL|PROGRAM.py|EXAMPLE -o PICTURE",
        examples=[
            "clearprop draw xor_2_4_1 -o net.svg",
            "clearprop draw worked_2_2_2 --show delta -o delta.png",
            "clearprop draw flowers.safetensors --data flowers.csv --row 3 -o step.svg",
        ],
        params=[
            click.Argument(["what"], metavar="WHAT"),
            option("--data", key="data", group="data", metavar="DATA.csv"),
            option("--row", key="row", group="data", metavar="K"),
            Option("--step", words=text("cli.draw.help.step", lang), group="output", is_flag=True),
            option("--show", key="show", group="output", metavar="WORD"),
            option("--width", key="width", group="output", metavar="PIXELS"),
            option("-o", "--output", key="output", group="output", metavar="PICTURE"),
        ],
    )


def draw(
    what: str,
    data: str | None,
    row: str | None,
    step: bool,
    show: str | None,
    width: str | None,
    output: str | None,
    lang: str,
) -> int:
    """Find the network or the step, draw it, write the picture."""
    path = _place(what, data, output)
    chosen = cast(Show, "weights" if show is None else one_of("--show", SHOWS)(show))
    pixels = 980 if width is None else whole("--width", NARROWEST)(width)
    example = 0 if row is None else whole("--row", 0)(row)
    with_values = step or data is not None or row is not None or chosen != "weights"
    thing = _thing(what, data, with_values, lang)
    existed = path.exists()
    drawn(thing, show=chosen, row=example, width=pixels, lang=lang).save(path)
    writing().done.append(path)
    remark(text("cli.draw.written_over" if existed else "cli.draw.written", lang, path=path))
    return 0


def _place(what: str, data: str | None, output: str | None) -> Path:
    """Where the picture goes, looked at before the work."""
    if output is None:
        raise Misuse("cli.draw.no_output", what=what)
    path = Path(output)
    if path.suffix.lower() not in SUFFIXES:
        raise Misuse("cli.draw.suffix", path=output)
    check_writable(path, f"-o {output}", read=[name for name in (what, data) if name])
    writing().meant.append(path)
    return path


def _of_program(what: str, data: str | None, with_values: bool, lang: str) -> Network | Step:
    if data is not None:
        raise Misuse("cli.explain.own_program", what=what)
    case = read(what, lang)
    assert case.network is not None
    return step_of_program(case, None, lang) if with_values else case.network


def _thing(what: str, data: str | None, with_values: bool, lang: str) -> Network | Model | Step:
    """What is to be drawn: the network alone, or a step that has values."""
    if is_program(what):
        return _of_program(what, data, with_values, lang)
    example = what in NETWORKS and not Path(what).is_file()
    is_file = Path(what).exists() or what.endswith(".safetensors")
    if with_values or not (example or is_file):
        return step_of(Asked(what, data, None, None, lang))  # which also says what an unknown name may mean
    if example:
        return find(what).network
    readers = {"network": load, "model": load_model, "step": load_step}
    kind = kind_of(what)
    if kind not in readers:
        raise Misuse("cli.draw.kind", what=what, kind=kind)
    return cast("Network | Model | Step", readers[kind](what))
