"""What a rule finds: a fault, its place, its evidence, and the edit that should cure it.

Candidates are made in the process of the program and travel back as plain data.  Words are keys of the
catalogues with their values, so that the language is chosen when the report is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from clearprop.doctor.edits import Edit
from clearprop.trace.span import Span

Proof = Literal["exact", "rerun", "none"]
By = Literal["loss", "report"]


@dataclass(frozen=True)
class Candidate:
    """One suspected fault.

    Parameters
    ----------
    code : of the catalogue, "G03"
    span : what must change, None where no line of a program is at fault (a network that is examined)
    message : the key of a sentence in the word catalogues, and the values that it is filled with
    observed, expected : two measured numbers, as short strings
    edit : what cures it, as replacements of text
    proof : "exact" where numbers alone prove it; "rerun" where a run with the edit must confirm it;
        "none" for a hint
    rank : causes before consequences; lower comes first: the place in the flow of the data, 0 to 1
    explains : codes of findings that are consequences of this one, and are not reported beside it
    improves : whether the edit must make the loss better in a re-run for the finding to stand
    by : what a re-run is judged by: our own loss, or, where the edit changes the examples that it is
        measured on, the numbers that the program reports
    """

    code: str
    span: Span | None
    message: str
    values: dict[str, Any] = field(default_factory=dict)
    observed: str | None = None
    expected: str | None = None
    edit: Edit | None = None
    proof: Proof = "none"
    rank: float = 0.5
    explains: tuple[str, ...] = ()
    improves: bool = False
    alternatives: tuple[Edit, ...] = ()
    by: By = "loss"

    def as_plain(self) -> dict[str, Any]:
        """Give it as plain data, for the way back from the process of the program."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return plain | {
            "span": None if self.span is None else self.span.as_plain(),
            "edit": None if self.edit is None else self.edit.as_plain(),
            "alternatives": [edit.as_plain() for edit in self.alternatives],
            "explains": list(self.explains),
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Candidate:
        """Read what :meth:`as_plain` gave."""
        found = cls(
            **{k: v for k, v in plain.items() if k not in ("span", "edit", "alternatives", "explains")},
            span=None,
        )
        return replace(
            found,
            span=None if plain["span"] is None else Span.from_plain(plain["span"]),
            edit=None if plain["edit"] is None else Edit.from_plain(plain["edit"]),
            alternatives=tuple(Edit.from_plain(each) for each in plain["alternatives"]),
            explains=tuple(plain["explains"]),
        )
