"""A finding: a fault with its place, its evidence, its cure, and what the cure did when it was tried."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from clearprop.doctor.edits import Edit
from clearprop.doctor.told import filled, told
from clearprop.trace.span import Span
from clearprop.words import text

Certainty = Literal["proven", "likely", "hint"]
CERTAINTIES: tuple[Certainty, ...] = ("proven", "likely", "hint")


@dataclass(frozen=True)
class Rerun:
    """The program with its cure, run again with the same seed; losses are means over the recorded examples.

    A loss is None where there was none to compute, or where it was no number.  ``metric`` is what the
    program itself prints, by name: before and after; ``printed`` the last line of its output that the cure
    changes.  Without ``same_examples`` the two losses are those of different examples.
    """

    loss_before: float | None
    loss_after: float | None
    steps: int | None
    answers_before: tuple[float, ...] = ()
    answers_after: tuple[float, ...] = ()
    metric: tuple[str, float, float] | None = None
    printed: tuple[str, str] | None = None
    same_examples: bool = True


@dataclass(frozen=True)
class Finding:
    """One fault that is reported.

    Parameters
    ----------
    code : of the catalogue, "G03"
    certainty : "proven", "likely" or "hint"; only the first two accuse
    span : what must change; None where there is no program
    message, values : a key of the word catalogues, and what it is filled with
    observed, expected : two measured numbers, as short strings
    diff : the cure as a unified diff
    edit : the cure itself, for writing it
    excerpt : lines of the program around the place, each with its number
    """

    code: str
    certainty: Certainty
    span: Span | None
    message: str
    values: dict[str, Any] = field(default_factory=dict)
    observed: str | None = None
    expected: str | None = None
    diff: str | None = None
    rerun: Rerun | None = None
    excerpt: tuple[tuple[int, str], ...] = ()
    rank: float = 0.5
    explains: tuple[str, ...] = ()
    edit: Edit | None = None

    @property
    def accuses(self) -> bool:
        """Whether this alone makes a program faulty."""
        return self.certainty != "hint"

    def name(self, lang: str | None = None) -> str:
        """Give the name of the fault."""
        return text(f"doctor.{self.code}.name", lang)

    def sentence(self, lang: str | None = None) -> str:
        """Say what is wrong: in the rule's own words, or else in those of the catalogue."""
        try:
            return text(self.message, lang, **filled(self.values, lang))
        except (KeyError, IndexError, ValueError):
            return text(f"doctor.{self.code}.what", lang)

    def measured(self, lang: str | None = None) -> tuple[str | None, str | None]:
        """Give what was observed and what was expected, in a language."""
        observed, expected = self.observed, self.expected
        return observed and told(observed, lang), expected and told(expected, lang)
