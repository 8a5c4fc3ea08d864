"""What the doctor has to say of one program, network or run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from clearprop.displays import Displayed
from clearprop.doctor.finding import Finding
from clearprop.doctor.told import filled, told
from clearprop.words import text

Verdict = Literal["faulty", "sound", "could not tell"]
Understood = Literal["nothing", "training", "network", "updates"]


@dataclass(frozen=True)
class Note:
    """A sentence about the examination: a key of the catalogues with its values, or words as they came."""

    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    words: str = ""

    def sentence(self, lang: str | None = None) -> str:
        """Give the sentence in a language; words that the catalogues do not know stay as they are."""
        return text(self.key, lang, **filled(self.values, lang)) if self.key else told(self.words, lang)


@dataclass(frozen=True, eq=False)
class Report(Displayed):
    """The report: what was understood, the verdict, the findings with causes first, and what was assumed.

    ``program`` is the name as it was given; ``problem`` says why nothing could be examined.  ``understood``
    says how
    far: "updates" means that every update was seen to be the gradient of a loss, or seen not to be.
    ``settled`` is
    False where the run itself leaves a question open: it was cut, it crashed, its loss did not fall.
    """

    program: str
    findings: tuple[Finding, ...] = ()
    network: dict[str, Any] | None = None
    notes: tuple[Note, ...] = ()
    problem: str | None = None
    understood: Understood = "nothing"
    settled: bool = True
    examples: int | None = None
    steps: int | None = None

    @property
    def verdict(self) -> Verdict:
        """``faulty`` where a finding is proven or likely; ``sound`` only what was understood to the end."""
        if any(finding.accuses for finding in self.findings):
            return "faulty"
        if self.problem is not None or not self.settled or self.understood != "updates":
            return "could not tell"
        return "sound"

    @property
    def exit_code(self) -> int:
        """0 sound, 1 faulty, 2 could not be run, 3 could not tell."""
        if self.problem is not None:
            return 2
        return {"sound": 0, "faulty": 1, "could not tell": 3}[self.verdict]

    def __repr__(self) -> str:
        first = f"; {self.findings[0].code} {self.findings[0].name('en')}" if self.findings else ""
        return f"Report({self.program}: {self.problem or self.verdict}{first})"

    def __str__(self) -> str:
        from clearprop.doctor.terminal import report_lines

        return "\n".join(report_lines(self))

    def as_plain(self, lang: str | None = None) -> dict[str, Any]:
        """Give the report as plain data: the JSON of ``clearprop doctor --json``, schema 1."""
        from clearprop.doctor.json_form import as_plain

        return as_plain(self, lang)
