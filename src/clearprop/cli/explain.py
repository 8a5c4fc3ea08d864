"""``clearprop explain``: every number of a training step, or one of them, worked out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import columns, has_colour, remark, say
from clearprop.cli.destination import check_writable
from clearprop.cli.illustrated import with_picture
from clearprop.cli.kinds import above_zero, one_of, whole
from clearprop.cli.next_steps import typed
from clearprop.cli.subject import Asked, step_and_case
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.examples import NETWORKS
from clearprop.explanation.document import Derivation, Form
from clearprop.explanation.explain import MOST_DIGITS
from clearprop.explanation.explain import explain as explained
from clearprop.explanation.program import with_program
from clearprop.files import write_atomically
from clearprop.record.step import NotObserved, Step
from clearprop.words import text

FORMATS = ("text", "md", "latex", "html")
SUFFIXES = {
    ".md": "md",
    ".tex": "latex",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    "": "text",
}
FORMS = ("short", "long", "symbolic")


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, key: str, group: str, metavar: str) -> Option:
        return Option(*names, words=text(f"cli.explain.help.{key}", lang), group=group, metavar=metavar)

    return Command(
        "explain",
        explain,
        lang=lang,
        about={"names": text("cli.comma", lang).join(NETWORKS)},
        usage="explain MODEL|PROGRAM.py|EXAMPLE [--at ADDRESS]",
        examples=[
            "clearprop explain xor_2_4_1",
            'clearprop explain worked_2_2_2 --at "layer 1, dW[0, 0]"',
            "clearprop explain flowers.safetensors --data flowers.csv --row 0 -o step.html",
            "clearprop explain my_program.py --step 2",
        ],
        params=[
            click.Argument(["what"], metavar="WHAT"),
            option("--data", key="data", group="data", metavar="DATA.csv"),
            option("--row", key="row", group="data", metavar="K"),
            option("--step", key="step", group="training", metavar="N"),
            option("--loss", key="loss", group="training", metavar="LOSS"),
            option("--learning-rate", key="learning_rate", group="training", metavar="X"),
            option("--at", key="at", group="output", metavar="ADDRESS"),
            option("--depth", key="depth", group="output", metavar="N"),
            option("--form", key="form", group="output", metavar="|".join(FORMS)),
            option("--digits", key="digits", group="output", metavar="N"),
            Option("--columns", words=text("cli.explain.help.columns", lang), group="output", is_flag=True),
            option("--format", key="format", group="output", metavar="|".join(FORMATS)),
            option("-o", "--output", key="output", group="output", metavar="FILE"),
        ],
    )


def explain(
    what: str,
    data: str | None,
    row: str | None,
    step: str | None,
    loss: str | None,
    learning_rate: str | None,
    at: str | None,
    depth: str | None,
    form: str | None,
    digits: str | None,
    columns: bool,
    format: str | None,
    output: str | None,
    lang: str,
) -> int:
    """Find the step, explain it, print or write."""
    chosen = _format(format, output)
    if output is not None:
        check_writable(Path(output), f"-o {output}", read=[path for path in (what, data) if path])
        writing().meant.append(Path(output))
    rate = None if learning_rate is None else above_zero("--learning-rate", "0.1")(learning_rate)
    number = None if step is None else whole("--step", 1)(step)
    asked = Asked(what, data, None if row is None else whole("--row", 0)(row), rate, lang, loss, number)
    levels = 2 if depth is None else whole("--depth", 1)(depth)
    shown = 6 if digits is None else whole("--digits", 3)(digits)
    if shown > MOST_DIGITS:
        raise Misuse("cli.explain.digits", most=MOST_DIGITS)
    rows = (what, *_given("--data", data), *_given("--row", row), *_given("--step", step))
    settings = (*_given("--loss", loss), *_given("--learning-rate", learning_rate))
    taken, case = step_and_case(asked)
    place = at
    if at is None and taken.loss is NotObserved:
        place, levels = _answer(taken), max(levels, 3 * len(taken.layers))
    document = explained(
        taken,
        place,
        depth=levels,
        digits=shown,
        form=cast(Form, "short" if form is None else one_of("--form", FORMS)(form)),
        convention="columns" if columns else "rows",
        lang=lang,
        command=typed("clearprop", "explain", *rows, *settings),
    )
    if case is not None and at is None:
        document = with_program(document, case)
    if chosen == "html":
        document = with_picture(document, taken, typed("clearprop", "draw", *rows) if loss is None else None)
    _hand_over(document, chosen, output, lang)
    return 0


def _answer(step: Step) -> str:
    """The first answer of the last layer: all there is to explain of a program that only predicts."""
    return f"layer {len(step.layers)}, a[0, 0]"


def _given(option: str, value: str | None) -> tuple[str, ...]:
    """An option as it was typed, for the commands that readers are told; nothing where it was not."""
    return () if value is None else (option, value)


def _format(typed: str | None, output: str | None) -> str:
    """What was asked for, else what the file's name says, else text."""
    if typed is not None:
        return one_of("--format", FORMATS)(typed)
    if output is None:
        return "text"
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise Misuse("cli.explain.suffix", path=output, suffix=suffix)
    return SUFFIXES[suffix]


def _hand_over(document: Derivation, chosen: str, output: str | None, lang: str) -> None:
    if output is None:
        say(_on_screen(document) if chosen == "text" else _written(document, chosen))
        return
    existed = Path(output).exists()
    write_atomically(output, (_written(document, chosen).rstrip("\n") + "\n").encode())
    writing().done.append(Path(output))
    key = "cli.explain.written_over" if existed else "cli.explain.written"
    remark(text(key, lang, path=output))


def _written(document: Derivation, chosen: str) -> str:
    match chosen:
        case "md":
            return document.markdown()
        case "latex":
            return document.latex()
        case "html":
            return document.html()
    return document.text()


def _on_screen(document: Derivation) -> str:
    """As wide as the terminal, in colour where that is shown."""
    if not has_colour(sys.stdout):
        return document.text(columns())
    from clearprop.explanation.terminal.colour import coloured

    return coloured(document, columns())
