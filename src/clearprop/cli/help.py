"""Help pages: how a command is typed, what it does, its options in groups, examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from clearprop.cli.console import columns, styled, wrapped
from clearprop.cli.wrapping import wrap
from clearprop.words import text
from clearprop.words.width import pad, width

if TYPE_CHECKING:
    from clearprop.cli.command import Command

GROUPS = ("data", "network", "training", "output", "general")
WIDEST_TERM, NARROWEST_MEANING = 20, 30
EXAMPLES = (
    "clearprop tour",
    "clearprop train flowers.csv --target species",
    "clearprop predict flowers.safetensors new.csv -o answers.csv",
)

Term = tuple[str, str]
Section = tuple[str, Sequence[Term]]


def program_page(commands: Sequence[str], options: Sequence[click.Parameter], lang: str) -> str:
    """The page of ``clearprop --help``."""
    sections = [
        (text("cli.help.commands", lang), [(name, text(f"cli.{name}.short", lang)) for name in commands]),
        (text("cli.help.options", lang), list(map(_term, options))),
    ]
    ends = ["", wrapped(text("cli.help.codes", lang))]
    return "\n".join([*_page("COMMAND …", text("cli.help.program", lang), sections, EXAMPLES, lang), *ends])


def command_page(command: Command, ctx: click.Context) -> str:
    """The page of ``clearprop train --help``."""
    options = [option for option in command.get_params(ctx) if isinstance(option, click.Option)]
    sections = []
    for group in GROUPS:
        chosen = [_term(option) for option in options if getattr(option, "group", "general") == group]
        if chosen:
            sections.append((text(f"cli.help.group.{group}", command.lang), chosen))
    page = _page(command.usage, command.help or "", sections, command.examples, command.lang)
    return "\n".join(page)


def _page(
    usage: str, about: str, sections: Sequence[Section], examples: Sequence[str], lang: str
) -> list[str]:
    label = text("cli.help.usage", lang)
    first, *others = wrap(f"{label}   clearprop {usage}", columns(), " " * (width(label) + 3)).split("\n")
    lines = [styled(label, "bold") + first.removeprefix(label), *others, "", wrapped(about)]
    beside = [width(term) for _, terms in sections for term, _ in terms if width(term) <= WIDEST_TERM]
    for title, terms in sections:
        lines += ["", styled(title, "bold"), *_explained(terms, max(beside, default=0) + 4)]
    return [*lines, "", styled(text("cli.help.examples", lang), "bold"), *(f"  {line}" for line in examples)]


def _explained(terms: Sequence[Term], left: int) -> list[str]:
    """Terms and their meanings, beside them from the cell ``left`` on, or under them where that is narrow."""
    narrow = columns() - left < NARROWEST_MEANING
    left = 6 if narrow else left
    lines = []
    for term, meaning in terms:
        paragraph = wrap(meaning, columns() - left).split("\n")
        beside = "" if narrow or width(term) > left - 4 else paragraph.pop(0)
        lines.append(f"  {pad(term, left - 4)}  {beside}".rstrip(" "))
        lines += [" " * left + line for line in paragraph]
    return lines


def _term(option: click.Parameter) -> Term:
    assert isinstance(option, click.Option)
    value = "" if option.is_flag else f" {option.metavar}"
    return ", ".join(sorted(option.opts, key=len)) + value, option.help or ""
