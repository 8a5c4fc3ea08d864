"""The program ``clearprop``: its commands, each loaded only when it is used."""

from __future__ import annotations

from importlib import import_module

import click

from clearprop.words import text

COMMANDS = ("tour", "train", "evaluate", "predict")


class Program(click.Group):
    """A group that imports a command's module when the command is asked for, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"clearprop.cli.{cmd_name}").command(_lang(ctx))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the catalogue, without importing any of them."""
        lang = _lang(ctx)
        with formatter.section(text("cli.help.commands", lang)):
            formatter.write_dl([(name, text(f"cli.{name}.short", lang)) for name in COMMANDS])


def _lang(ctx: click.Context) -> str | None:
    chosen: str | None = ctx.find_root().params.get("lang")
    return chosen


def program(lang: str | None) -> click.Group:
    """Build the program in a language; ``None`` is that of the environment."""
    return Program(
        "clearprop",
        help=text("cli.help.program", lang),
        params=[
            click.Option(["--lang"], default=lang, metavar="en|zh", help=text("cli.help.lang", lang)),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=text("cli.help.version", lang),
            ),
        ],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from clearprop.cli.version import version_text

        click.echo(version_text())
        ctx.exit()
