"""A command as click knows it, with a help page and sentences of our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from clearprop.cli.console import say
from clearprop.cli.usage import Misuse, options_of
from clearprop.words import text


class Option(click.Option):
    """An option with words of the catalogues, in a group of the help page."""

    def __init__(self, *names: str, words: str, group: str = "general", **settings: Any) -> None:
        super().__init__(list(names), help=words, **settings)
        self.group = group


def our_help(option: click.Option | None, lang: str) -> click.Option | None:
    """The option ``--help`` with words of the catalogues, printed like everything else."""
    if option is not None:
        option.help, option.callback = text("cli.help.help", lang), _show_help
    return option


def _show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        say(ctx.get_help())
        ctx.exit()


class Command(click.Command):
    """A command whose help page is laid out in cells, and which takes no more than it asks for.

    Parameters
    ----------
    usage    : how it is typed, without ``clearprop``
    examples : whole lines that can be typed
    about    : what stands in the placeholders of its description
    """

    def __init__(
        self,
        name: str,
        callback: Callable[..., int],
        *,
        lang: str,
        usage: str,
        params: Sequence[click.Parameter],
        examples: Sequence[str],
        about: Mapping[str, str] | None = None,
    ) -> None:
        language = Option("--lang", words=text("cli.help.lang", lang), default=lang, metavar="en|zh")
        super().__init__(
            name,
            help=text(f"cli.{name}.help", lang, **(about or {})),
            callback=callback,
            params=[*params, language],
            context_settings={"allow_extra_args": True},
        )
        self.lang, self.usage, self.examples = lang, usage, tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; the parser's own errors do not say which command they belong to."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as problem:
            problem.ctx = problem.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless there are too many arguments, or an option stands where a value should."""
        known = options_of(ctx)
        for option in self.params:
            if ctx.params.get(option.name or "") in known:
                raise click.BadOptionUsage(option.opts[-1], "", ctx)
        if ctx.args:
            raise Misuse("cli.usage.extra", value=ctx.args[0], usage=f"clearprop {self.usage}")
        return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``, with words of ours."""
        return our_help(super().get_help_option(ctx), self.lang)

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        from clearprop.cli.help import command_page

        return command_page(self, ctx)
