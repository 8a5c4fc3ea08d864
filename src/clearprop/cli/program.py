"""The program ``clearprop``: its commands, each loaded only when it is used."""

from __future__ import annotations

import difflib
from importlib import import_module

import click

from clearprop.cli.command import Option, our_help
from clearprop.cli.console import remark, say
from clearprop.cli.usage import Misuse
from clearprop.words import text

COMMANDS = ("tour", "train", "evaluate", "predict", "explain", "draw", "export", "verify", "doctor")


class Program(click.Group):
    """A group that imports a command's module when the command is asked for, and not before."""

    def __init__(self, lang: str) -> None:
        version = Option(
            "--version",
            words=text("cli.help.version", lang),
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
        )
        language = Option("--lang", words=text("cli.help.lang", lang), metavar="en|zh", expose_value=False)
        super().__init__(
            "clearprop",
            callback=_without_command,
            params=[version, language],
            no_args_is_help=False,
            invoke_without_command=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self.lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; what is no command is refused with the nearest one."""
        if cmd_name in COMMANDS:
            command: click.Command = import_module(f"clearprop.cli.{cmd_name}").command(self.lang)
            return command
        if cmd_name.startswith("-"):  # an option that does not exist: click says so
            return None
        near = difflib.get_close_matches(cmd_name.lower(), COMMANDS, n=1)
        key = "cli.usage.no_command_near" if near else "cli.usage.no_command"
        raise Misuse(key, value=cmd_name, near="".join(near), commands=COMMANDS)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return our_help(super().get_help_option(ctx), self.lang)

    def get_help(self, ctx: click.Context) -> str:
        from clearprop.cli.help import program_page

        return program_page(COMMANDS, self.get_params(ctx), self.lang)


def _without_command() -> int | None:
    """``clearprop`` alone is bad use, and the page says what to type."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        return None
    remark(ctx.get_help())
    return 2


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from clearprop.cli.version import version_text

        say(version_text())
        ctx.exit()
