"""The head of a report: what was understood of the program, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearprop.doctor.finding import CERTAINTIES
from clearprop.doctor.lines import number
from clearprop.doctor.report import Report
from clearprop.doctor.told import activation_name
from clearprop.words import name_of, text
from clearprop.words.width import width

INDENT = "  "


def head_lines(report: Report, lang: str | None, cells: int) -> Iterator[str]:
    """Give the program's name with what was understood beside it."""
    left = f"{report.program}   "
    indent = " " * width(left) if width(left) <= cells // 3 else INDENT
    parts = described(report.network, report.examples, report.steps, lang)
    if report.network is None:
        parts = [text("doctor.head.not_recognised", lang), *parts]
    first = left
    for line in _joined(parts, cells - width(indent)):
        if width(first + line) > cells and first.strip():
            yield first.rstrip()
            first = indent
        yield first + line
        first = indent


def _joined(parts: list[str], cells: int) -> list[str]:
    """Put parts with points between them into lines."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]} · {part}") <= cells:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def described(
    network: dict[str, Any] | None, examples: int | None, steps: int | None, lang: str | None
) -> list[str]:
    """Say what was understood, part by part."""
    parts = []
    if network is not None:
        comma = text("cli.comma", lang)
        sizes = "-".join(map(str, network["sizes"]))
        names = [activation_name(each, lang) for each in network["activations"]]
        parts.append(text("doctor.head.sizes", lang, sizes=sizes, activations=comma.join(names)))
        if network.get("loss"):
            loss = name_of(f"loss.{network['loss']}", lang)
            reduction = text(f"reduction.{network['reduction']}", lang)
            parts.append(text("doctor.head.loss", lang, loss=loss, reduction=reduction))
    if examples is not None:
        parts.append(text("count.examples", lang, n=examples))
    if network is not None:
        parts += _rule(network, lang)
    if steps is not None:
        parts.append(text("count.steps", lang, n=steps))
    if network is not None:
        biases = {"none": "no_biases", "fixed": "biases_fixed"}.get(network["bias"], "biases")
        parts.append(text(f"doctor.head.{biases}", lang))
    return parts


def _rule(network: dict[str, Any], lang: str | None) -> Iterator[str]:
    """Say the optimizer, unless it is the plain one, and its learning rate, where it is known."""
    optimizer = network.get("optimizer")
    if optimizer not in (None, "SGD"):
        yield str(optimizer)
    if network.get("learning_rate") is not None:
        kind = "first_rate" if network.get("rate_changes") else "rate"
        yield text(f"doctor.head.{kind}", lang, rate=number(network["learning_rate"]))


def verdict_line(report: Report, lang: str | None) -> str:
    """Say the verdict, and how many findings there are."""
    accusing = [finding for finding in report.findings if finding.accuses]
    if accusing:
        count = text("doctor.count.faults", lang, n=len(accusing))
        surest = min((finding.certainty for finding in accusing), key=CERTAINTIES.index)
        return text(
            "doctor.report.faulty", lang, count=count, certainty=text(f"doctor.certainty.{surest}", lang)
        )
    if report.verdict == "sound":
        perceptron = report.network is not None and report.network.get("loss") == "perceptron"
        return text("doctor.report.sound_perceptron" if perceptron else "doctor.report.sound", lang)
    if report.findings:
        hints = text("doctor.count.hints", lang, n=len(report.findings))
        return text("doctor.report.untold_hints", lang, count=hints)
    return text("doctor.report.untold", lang)
