"""``clearprop tour``: the main job on embedded data, in a few seconds."""

from __future__ import annotations

from pathlib import Path

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import columns, say, styled, wrapped
from clearprop.cli.destination import check_writable
from clearprop.cli.illustrated import with_picture
from clearprop.cli.layout import MARGIN, RIGHT, both_ends, rule, table
from clearprop.cli.next_steps import labelled, next_lines, typed
from clearprop.cli.sparkline import sparkline
from clearprop.cli.worked import worked_lines
from clearprop.cli.writing import writing
from clearprop.drawing.curves import plot
from clearprop.examples import xor_2_4_1
from clearprop.examples.example import Example
from clearprop.explanation.explain import explain
from clearprop.files import write_atomically
from clearprop.formula.columns import aligned
from clearprop.formula.numbers import shown
from clearprop.model import save
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD
from clearprop.record.run import Run
from clearprop.record.step import Step
from clearprop.training.gradient_check import check_gradients
from clearprop.words import text
from clearprop.words.width import pad, width

NUMBERS = ("layer 2, z[3, 0]", "layer 2, delta[3, 0]", "layer 1, dW[0, 2]", "layer 1, W_new[0, 2]")
PAGE, PICTURE, MODEL = "clearprop-tour.html", "clearprop-tour.svg", "clearprop-tour.safetensors"
LOSS, RATE, EPOCHS = "binary_cross_entropy", 0.5, 1000
CURVE_CELLS = 32
SMALLEST_GAP = 1e-7


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""
    return Command(
        "tour",
        tour,
        lang=lang,
        usage="tour [--folder FOLDER]",
        examples=["clearprop tour"],
        params=[
            Option(
                "--folder",
                words=text("cli.tour.help.folder", lang),
                group="output",
                default=".",
                metavar="FOLDER",
            )
        ],
    )


def tour(folder: str, lang: str) -> int:
    """Train XOR, explain some of its numbers, check the gradients, write a page, a curve and the network."""
    page, picture, model = _places(folder)
    example = xor_2_4_1(loss=LOSS, optimizer=SGD(RATE), epochs=EPOCHS)
    network, run = example.train(keep="first and last 1")
    first = run.step(1)
    sections = [
        _network(example.network, lang),
        _learns(run, example, network, lang),
        _explained(first, lang),
        _checked(first, lang),
    ]
    say("\n\n".join("\n".join(section) for section in sections))
    existed = [path for path in (page, picture, model) if path.exists()]
    again = typed("clearprop", "explain", example.name, "--loss", LOSS, "--learning-rate", f"{RATE:g}")
    explained = explain(first, lang=lang, command=again)
    write_atomically(page, with_picture(explained, first).html().encode())
    writing().done.append(page)
    plot(run, lang=lang).save(picture)
    writing().done.append(picture)
    save(network, model)
    writing().done.append(model)
    say("\n".join(["", *_saved((page, picture, model), existed, lang), "", *_next(example.name, lang)]))
    return 0


def _places(folder: str) -> tuple[Path, Path, Path]:
    places = Path(folder) / PAGE, Path(folder) / PICTURE, Path(folder) / MODEL
    for place in places:
        check_writable(place, f"--folder {folder}")
    writing().meant.extend(places)
    return places


def _network(network: Network, lang: str) -> list[str]:
    """The network in a few words, and the shapes of its parameters."""
    count = text("count.parameters", lang, n=network.parameter_count)
    lines = both_ends(text("cli.tour.title", lang), count, "bold")
    for number, layer in enumerate(network, start=1):
        units = text("count.units", lang, n=layer.n_out)
        what = text("cli.tour.layer", lang, n=number, units=units, activation=layer.activation)
        lines += both_ends(MARGIN + what, f"W ({layer.n_in}, {layer.n_out}), b ({layer.n_out},)")
    return lines


def _learns(run: Run, example: Example, network: Network, lang: str) -> list[str]:
    plan, before = run.settings, run.step(1).prediction
    # an epoch's loss is measured before its update, so the loss after the last one is measured here
    after = example(network=network).step().loss
    losses = (*(loss * len(example.x) for loss in run.loss), after)
    heads = [
        "x1",
        "x2",
        *(text(f"cli.tour.{key}", lang, n=run.epochs) for key in ("wanted", "at_step_1", "after")),
    ]
    numbers = zip(aligned(before[:, 0].tolist()), aligned(network(example.x)[:, 0].tolist()), strict=True)
    rows = [
        (f"{a:g}", f"{b:g}", f"{wanted:g}", *pair)
        for (a, b), (wanted,), pair in zip(example.x, example.y, numbers, strict=True)
    ]
    return [
        *rule(text("cli.tour.learns", lang), f"{plan.loss}, {plan.reduction} · {plan.optimizer}"),
        "",
        *_curve(losses, run.epochs, lang),
        "",
        *table([heads, *rows], (RIGHT, RIGHT, RIGHT)),
    ]


def _curve(losses: tuple[float, ...], epochs: int, lang: str) -> list[str]:
    """The loss as a line of blocks between its first and its last value, and what these are."""
    word = text("term.loss", lang)
    first, last = shown(losses[0]).text, shown(losses[-1]).text
    start = len(MARGIN) + width(word) + 3
    blocks = sparkline(losses, min(CURVE_CELLS, columns() - start - len(first) - len(last) - 4))
    under = pad(text("cli.tour.step_1", lang), len(first) + 2) + pad(
        text("cli.tour.scale", lang), len(blocks) + 2, "center"
    )
    after = text("cli.tour.after", lang, n=epochs)
    ends = start + width(under) + width(after)
    under = under if ends <= columns() else under[: len(under) - (ends - columns())]
    return [
        f"{MARGIN}{word}   {first}  {blocks}  {last}",
        " " * start + styled(under + after, "dim"),
    ]


def _explained(step: Step, lang: str) -> list[str]:
    lines = [*rule(text("cli.tour.explained", lang), f"step {step.index}"), ""]
    for address in NUMBERS:
        lines += [*worked_lines(step, address), ""]
    gradient, W, after = (step[f"layer 1, {field}[0, 2]"] for field in ("dW", "W", "W_new"))
    key = "cli.tour.down" if gradient > 0 else "cli.tour.up"
    sentence = text(key, lang, before=shown(W).text, after=shown(after).text)
    return [*lines, wrapped(MARGIN + sentence, indent=MARGIN)]


def _checked(step: Step, lang: str) -> list[str]:
    check = check_gradients(step)
    mark = "✓" if check.gap < SMALLEST_GAP else "✗"
    sentence = text("cli.tour.gap", lang, n=check.count, gap=f"{check.gap:.1e}")
    return [*rule(text("cli.tour.checked", lang)), "", wrapped(f"{MARGIN}{sentence}  {mark}", indent=MARGIN)]


def _saved(places: tuple[Path, Path, Path], existed: list[Path], lang: str) -> list[str]:
    files = []
    for path, key in zip(places, ("page", "curve", "network"), strict=True):
        what = text(f"cli.tour.{key}", lang)
        files.append((str(path), text("cli.tour.over", lang, what=what) if path in existed else what))
    return labelled(text("cli.saved", lang), files)


def _next(example: str, lang: str) -> list[str]:
    return next_lines(
        [
            (f"clearprop explain {example}", text("cli.next.explain", lang)),
            ("clearprop train DATA.csv --target COLUMN", text("cli.next.train", lang)),
            ("clearprop predict MODEL.safetensors NEW.csv", text("cli.next.predict", lang)),
        ],
        lang,
    )
