"""Which steps of a training are kept: never all of them unless that is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearprop.errors import SettingError

_FORMS = '"none", "last", "every 10" or "first and last 5"'


@dataclass(frozen=True)
class Keep:
    """A policy: how many of the first steps, of the last ones, and every how-many-th.

    Examples
    --------
    >>> print(Keep.parse("first and last 5"), "|", Keep.parse("every 10"))
    first and last 5 | every 10
    """

    first: int = 0
    last: int = 0
    every: int = 0

    @classmethod
    def parse(cls, policy: str | Keep) -> Keep:
        """Read a policy.

        Raises
        ------
        SettingError
            'keep is "all"; use "none", "last", "every 10" or "first and last 5".'
        """
        if isinstance(policy, Keep):
            return policy
        text = policy.strip() if isinstance(policy, str) else ""
        if text in ("none", "last"):
            return cls(last=int(text == "last"))
        if (found := re.fullmatch(r"every\s+([1-9]\d{0,17})", text)) is not None:
            return cls(every=int(found[1]))
        if (found := re.fullmatch(r"first\s+and\s+last\s+([1-9]\d{0,17})", text)) is not None:
            return cls(first=int(found[1]), last=int(found[1]))
        raise SettingError(f"keep is {policy!r}; use {_FORMS}.")

    def __str__(self) -> str:
        if self.every:
            return f"every {self.every}"
        if self.first:
            return f"first and last {self.last}"
        return "last" if self.last else "none"
