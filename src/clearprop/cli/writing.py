"""Which files a command is to write and which it has written, so that every way out can say so truly."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import click

_ALREADY_SAID = ("Nothing was written.", "The file that stood there is unchanged.")


@dataclass
class Writing:
    """The files of one run of the program."""

    meant: list[Path] = field(default_factory=list)
    done: list[Path] = field(default_factory=list)

    @property
    def state(self) -> Literal["idle", "nothing", "some"]:
        """Whether files were to be written at all, and if so whether any was."""
        return "some" if self.done else "nothing" if self.meant else "idle"

    def after(self, sentence: str) -> str:
        """A sentence on what went wrong, and what is left of the files.

        The data floor cannot know whether a command writes at all, so what it says of that is taken back
        where nothing was to be written.

        Examples
        --------
        >>> Writing(meant=[Path("m.safetensors")]).after("a.csv is empty. Give a file with rows.")
        'a.csv is empty. Give a file with rows. Nothing was written.'
        >>> Writing().after("a.csv is empty. Give a file with rows. Nothing was written.")
        'a.csv is empty. Give a file with rows.'
        """
        if self.state == "idle":
            return sentence.removesuffix("Nothing was written.").rstrip(" ")
        if self.state == "some":
            names = ", ".join(map(str, self.done))
            return f"{sentence.removesuffix(_ALREADY_SAID[0]).rstrip(' ')} Written before that: {names}"
        if sentence.endswith(_ALREADY_SAID):
            return sentence
        # A sentence that ends in something to be typed ends without a point; the next begins on a new line.
        return f"{sentence}{' ' if sentence.endswith('.') else chr(10)}{_ALREADY_SAID[0]}"


def writing() -> Writing:
    """The files of the command that is running."""
    found: Writing = click.get_current_context().ensure_object(Writing)
    return found
