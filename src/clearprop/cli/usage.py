"""What is wrong with the words that somebody typed, as a sentence in the reader's language.

The sentences are in the catalogues under ``cli.usage``.  What click finds is told apart by its kind here, not
by its own sentences, which change from version to version.
"""

from __future__ import annotations

import difflib

import click

from clearprop.words import text


class Misuse(click.UsageError):
    """Something typed that cannot be meant: a key of the catalogues and the values that belong to it.

    A tuple among the values is a list of words.
    """

    def __init__(self, key: str, **values: str | int | tuple[str, ...]) -> None:
        self.key, self.values = key, values
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        """The sentence in a language.

        Examples
        --------
        >>> Misuse("cli.usage.whole", option="--epochs", value="0", least=1).sentence("en")
        '--epochs 0: a whole number is needed, 1 or more.'
        """
        comma = text("cli.comma", lang)
        shown = {key: comma.join(v) if isinstance(v, tuple) else v for key, v in self.values.items()}
        return text(self.key, lang, **shown)


class Unread(Exception):
    """A program that was run, and of which too little is known; ``reasons`` are sentences that say why."""

    def __init__(self, key: str, what: str, reasons: tuple[str, ...]) -> None:
        self.key, self.what, self.reasons = key, what, reasons
        super().__init__(what)

    def sentence(self, lang: str) -> str:
        """The sentence in a language, with the reasons below it."""
        from clearprop.doctor.told import told  # only such a program needs it

        reasons = [said for each in self.reasons if (said := told(each, lang))]
        return "\n".join([text(self.key, lang, what=self.what), *(f"  {each}" for each in reasons)])


def sentence(problem: click.UsageError, lang: str) -> str:
    """Say what is wrong, and where to read what is right."""
    if isinstance(problem, Misuse):
        return problem.sentence(lang)
    path = problem.ctx.command_path if problem.ctx else "clearprop"
    return text("cli.usage.see", lang, sentence=_explained(problem).sentence(lang), command=path)


def _explained(problem: click.UsageError) -> Misuse:
    if isinstance(problem, click.NoSuchOption):
        near = difflib.get_close_matches(problem.option_name, options_of(problem.ctx), n=1)
        if near:
            return Misuse("cli.usage.no_option_near", option=problem.option_name, near=near[0])
        return Misuse("cli.usage.no_option", option=problem.option_name)
    if isinstance(problem, click.BadOptionUsage):
        flag = problem.option_name in options_of(problem.ctx, only_flags=True)
        return Misuse("cli.usage.flag" if flag else "cli.usage.no_value", option=problem.option_name)
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        name = problem.param.human_readable_name
        return Misuse(f"cli.usage.missing_{name.lower()}", name=name)
    return Misuse("cli.usage.unforeseen", problem=problem.format_message())


def options_of(ctx: click.Context | None, *, only_flags: bool = False) -> list[str]:
    """The options that a command has, as they are typed."""
    if ctx is None:
        return []
    parameters = [p for p in ctx.command.get_params(ctx) if isinstance(p, click.Option)]
    return [name for p in parameters if p.is_flag or not only_flags for name in (*p.opts, *p.secondary_opts)]
