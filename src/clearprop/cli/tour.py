"""``clearprop tour``: the main job on embedded data, in a few seconds."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np

from clearprop.cli.console import remark, say
from clearprop.draw.curves import plot
from clearprop.examples import xor_2_4_1
from clearprop.formula.lines import put_in
from clearprop.formula.numbers import aligned, format_number
from clearprop.formula.unicode import unicode
from clearprop.model import save
from clearprop.network.network import Network
from clearprop.record.equations import equation
from clearprop.record.optimizers import SGD
from clearprop.record.run import Run
from clearprop.record.step import Step
from clearprop.training.gradient_check import check_gradients
from clearprop.words import text
from clearprop.words.width import aligned_rows, pad, width

COLUMNS = 80
NUMBERS = ("layer 2, z[3, 0]", "layer 2, delta[3, 0]", "layer 1, dW[0, 2]", "layer 1, W_new[0, 2]")


def command(lang: str | None) -> click.Command:
    """Build the command, with its help in the language."""
    return click.Command(
        "tour",
        help=text("cli.tour.help", lang),
        callback=tour,
        params=[
            click.Option(
                ["--folder"],
                type=click.Path(exists=True, file_okay=False, writable=True),
                default=".",
                metavar="FOLDER",
                help=text("cli.tour.help.folder", lang),
            ),
            click.Option(["--lang"], default=lang, metavar="en|zh", help=text("cli.help.lang", lang)),
        ],
    )


def tour(folder: str, lang: str | None) -> int:
    """Train XOR, explain a few of its numbers, check the gradients, write a plot and the network."""
    example = xor_2_4_1(loss="binary_cross_entropy", optimizer=SGD(0.5), epochs=1000)
    network, run = example.train(keep="first and last 1")
    first = run.step(1)
    count = text("count.parameters", lang, n=network.parameter_count)
    say(_both_ends(text("cli.tour.title", lang), count))
    say("\n".join(["", *_learns(run, example.x, example.y, first.prediction, network, lang)]))
    say("\n".join(["", *_explained(first, lang)]))
    say("\n".join(["", *_checked(first, lang), ""]))
    _write(run, network, Path(folder), lang)
    say(text("cli.tour.next", lang))
    return 0


def _learns(
    run: Run, x: np.ndarray, y: np.ndarray, before: np.ndarray, network: Network, lang: str | None
) -> list[str]:
    plan, steps = run.settings, run.epochs
    n = len(x)
    spark = sparkline(run.loss)
    start, end = format_number(run.loss[0] * n), format_number(run.loss[-1] * n)
    rows = [
        ("x1", "x2", *(text(f"cli.tour.{key}", lang, n=steps) for key in ("wanted", "at_step_1", "after")))
    ]
    answers = zip(x, y, aligned(before[:, 0]), aligned(network(x)[:, 0]), strict=True)
    rows += [(f"{a:g}", f"{b:g}", f"{wanted:g}", first, last) for (a, b), (wanted,), first, last in answers]
    loss = text("term.loss", lang)
    scale = text("cli.tour.scale", lang)
    return [
        rule(text("cli.tour.learns", lang), f"{plan.loss}, {plan.reduction} · {plan.optimizer}"),
        "",
        f"  {loss}   {start}  {spark}  {end}",
        " " * (5 + width(loss))
        + pad(text("cli.tour.step_1", lang), len(start) + 2)
        + pad(scale, len(spark) + 2, "center")
        + text("cli.tour.after", lang, n=steps),
        "",
        *(f"     {line}" for line in aligned_rows(rows, ("left", "left", "center", "left", "left"), gap=4)),
    ]


def _explained(step: Step, lang: str | None) -> list[str]:
    lines = [rule(text("cli.tour.explained", lang), f"step {step.index}"), ""]
    for address in NUMBERS:
        found = equation(step, address)
        assert found is not None
        index = tuple(int(i) for i in address.rpartition("[")[2].rstrip("]").split(","))
        formula = found.entry(index)
        worked = put_in(formula, step[address])
        name = address.partition(", ")[2]
        lines.append(_both_ends(f"  {name} = {unicode(found.right)}", address))
        numbers = f"{unicode(worked.numbers)} {worked.relation} {unicode(worked.result)}"
        lines += [*_broken(f"  {' ' * len(name)} = {numbers}", len(name) + 5), ""]
    gradient, W, after = (step[f"layer 1, {field}[0, 2]"] for field in ("dW", "W", "W_new"))
    key = "cli.tour.down" if gradient > 0 else "cli.tour.up"
    lines.append("  " + text(key, lang, before=format_number(W), after=format_number(after)))
    return lines


def _checked(step: Step, lang: str | None) -> list[str]:
    check = check_gradients(step)
    mark = "✓" if check.gap < 1e-7 else "✗"
    return [
        rule(text("cli.tour.checked", lang), ""),
        "",
        "  " + text("cli.tour.gap", lang, n=check.count, gap=f"{check.gap:.1e}") + f"  {mark}",
    ]


def _write(run: Run, network: Network, folder: Path, lang: str | None) -> None:
    picture, model = folder / "clearprop-tour.svg", folder / "clearprop-tour.safetensors"
    plot(run, lang=lang).save(picture)
    save(network, model)
    remark(text("cli.tour.written", lang, picture=picture, model=model))


def sparkline(values: tuple[float, ...], cells: int = 28) -> str:
    """A curve in one line of text, on a logarithmic scale, falling from full blocks to the lowest one."""
    chosen = [values[int(place)] for place in np.linspace(0, len(values) - 1, cells)]
    logs = np.log(np.maximum(chosen, np.finfo(float).tiny))
    spread = float(logs.max() - logs.min()) or 1.0
    return "".join("▁▂▃▄▅▆▇█"[round(float(7 * (v - logs.min()) / spread))] for v in logs)


def rule(title: str, right: str) -> str:
    """``── title ───────────── right ──``, as wide as the page."""
    tail = f" {right} ──" if right else "──"
    head = f"── {title} "
    return head + "─" * max(2, COLUMNS - width(head) - width(tail)) + tail


def _both_ends(left: str, right: str) -> str:
    return left + " " * max(2, COLUMNS - width(left) - width(right)) + right


def _broken(line: str, indent: int) -> list[str]:
    """Break a long calculation before a plus, never inside a number."""
    lines = [line]
    while width(lines[-1]) > COLUMNS - 2:
        last = lines.pop()
        place = max(last.rfind(sign, indent, COLUMNS - 2) for sign in (" + ", " − ", " ≈ ", " = "))
        if place <= indent:
            return [*lines, last]
        lines += [last[:place], " " * indent + last[place + 1 :]]
    return lines
