"""What came of checking somebody's calculation: a verdict for the whole, and one for each line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from clearprop.words import language, text

Verdict = Literal["right", "wrong", "could not read"]
LineVerdict = Literal["right", "wrong", "follows", "unread"]
SCHEMA = 1


@dataclass(frozen=True)
class Sentence:
    """A sentence in both languages: a key of the words and what stands in its places."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, lang: str | None = None) -> str:
        """The sentence in a language; None asks the environment."""
        said = {
            name: value.text(lang) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return text(self.key, lang, **said)


@dataclass(frozen=True)
class CheckedLine:
    """One calculation of the text and what was found.

    ``line`` is the line of its result, ``first_line`` where it begins; ``source`` is that text as it was
    typed. ``because`` is the wrong line that this one follows from.  ``right_value`` is a number, or
    nested lists.
    """

    line: int
    first_line: int
    verdict: LineVerdict
    source: str
    lines: tuple[int, ...] = ()
    reasons: tuple[Sentence, ...] = ()
    right_value: Any = None
    because: int | None = None
    closing: Sentence | None = None


@dataclass(frozen=True)
class Verification:
    """The result of checking a text.

    Attributes
    ----------
    name  : the file's name, as it was given
    lines : every calculation in the order of the text
    given : how many values the text gives without a calculation
    count : how many lines of text that are not empty
    """

    name: str
    lines: tuple[CheckedLine, ...]
    given: int = 0
    count: int = 0

    @property
    def verdict(self) -> Verdict:
        """Right, wrong, or could not read: fewer than half of the calculations."""
        if any(line.verdict == "wrong" for line in self.lines):
            return "wrong"
        unread = sum(line.verdict == "unread" for line in self.lines)
        return "could not read" if 2 * unread > len(self.lines) or not self.lines else "right"

    @property
    def first_wrong(self) -> CheckedLine | None:
        """The first line that does not follow from what stands before it."""
        return next((line for line in self.lines if line.verdict == "wrong"), None)

    @property
    def first_wrong_line(self) -> int | None:
        """Its number, counted from 1."""
        return None if self.first_wrong is None else self.first_wrong.line

    @property
    def right_value(self) -> Any:
        """What that line should say: a number, or a matrix as nested lists."""
        return None if self.first_wrong is None else self.first_wrong.right_value

    @property
    def lines_checked(self) -> tuple[int, ...]:
        """The lines that were recomputed, the wrong ones included."""
        return tuple(
            sorted({n for line in self.lines if line.verdict != "unread" for n in (*line.lines, line.line)})
        )

    @property
    def lines_unread(self) -> tuple[int, ...]:
        """The lines with a calculation that could not be read."""
        unread = {line.line for line in self.lines if line.verdict == "unread"}
        return tuple(sorted(unread - set(self.lines_checked)))

    @property
    def conclusion(self) -> Sentence:
        """One sentence on the whole."""
        wrong = self.first_wrong
        if wrong is not None:
            return Sentence("verify.wrong", {"line": wrong.line})
        counts = {"n": len(self.lines_checked), "unread": len(self.lines_unread)}
        if self.verdict == "could not read":
            return Sentence("verify.could_not_read", counts)
        return Sentence("verify.right_unread" if self.lines_unread else "verify.right", counts)

    @property
    def message(self) -> str:
        """The conclusion and, for a wrong line, its reasons, in the language of the environment."""
        return self.message_in(None)

    def message_in(self, lang: str | None) -> str:
        """The message in a language."""
        wrong = self.first_wrong
        reasons = () if wrong is None else wrong.reasons
        return _together([self.conclusion, *reasons], lang)

    def ending(self, lang: str | None = None) -> str:
        """The conclusion, and what can be said about the first wrong line beyond its reasons."""
        wrong = self.first_wrong
        more = [] if wrong is None or wrong.closing is None else [wrong.closing]
        return _together([self.conclusion, *more], lang)

    def to_dict(self, lang: str | None = None) -> dict[str, Any]:
        """The result as plain data, schema 1."""
        return {
            "schema": SCHEMA,
            "verdict": self.verdict,
            "first_wrong_line": self.first_wrong_line,
            "right_value": self.right_value,
            "lines_checked": list(self.lines_checked),
            "lines_unread": list(self.lines_unread),
            "message": self.message_in(lang),
        }

    def to_json(self, lang: str | None = None, *, ensure_ascii: bool = False) -> str:
        """The result as one JSON object."""
        return json.dumps(self.to_dict(lang), ensure_ascii=ensure_ascii)


def _together(sentences: list[Sentence], lang: str | None) -> str:
    """Sentences one after the other; Chinese ones need no space between."""
    return ("" if language(lang) == "zh" else " ").join(sentence.text(lang) for sentence in sentences)
