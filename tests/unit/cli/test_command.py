"""A command takes what it asks for, and nothing else in silence."""

from __future__ import annotations

import click
import pytest

from clearprop.cli.command import Command, Option, our_help


def command() -> Command:
    return Command(
        "tour",
        lambda lang: 7,
        lang="en",
        usage="tour",
        params=[Option("--x", "y", words="a word", group="data", expose_value=False)],
        examples=["clearprop tour"],
    )


def test_the_callback_s_number_is_the_result() -> None:
    assert command().main([], standalone_mode=False) == 7


def test_options_know_their_group_and_their_words() -> None:
    option, language = command().params
    assert isinstance(option, Option)
    assert (option.group, option.help) == ("data", "a word")
    assert isinstance(language, Option)
    assert language.group == "general"


def test_an_error_of_the_parser_knows_its_command() -> None:
    with pytest.raises(click.UsageError) as caught:
        command().main(["--x"], standalone_mode=False)
    assert caught.value.ctx is not None
    assert caught.value.ctx.command.name == "tour"


def test_no_help_option_is_no_help_option() -> None:
    assert our_help(None, "en") is None
