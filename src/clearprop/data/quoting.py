"""How names and values out of somebody's file are shown inside a sentence.

They may hold anything: line breaks, terminal codes, a whole novel.  What is shown is short, printable
and, where that could be doubted, in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST = 40


# What messages call a table that came from no file.
FRAME = "the data frame"


def quoted(value: str) -> str:
    """Show a value in quotation marks, shortened to 40 characters, everything unprintable escaped.

    Examples
    --------
    >>> print(quoted("setosa"), quoted("a" * 50))
    'setosa' 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
    """
    return repr(value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")


def named(name: str) -> str:
    """Show a column's name: bare where it reads as one word or a few, quoted where that is unclear.

    Examples
    --------
    >>> print(named("petal width"), named("width, cm"))
    petal width 'width, cm'
    """
    clear = name.isprintable() and name.strip() == name and not set(name) & set(",;:'\"()") and name
    return name if clear and len(name) <= LONGEST else quoted(name)


def listed(names: Sequence[str], most: int = 8) -> str:
    """Show several names as a list, and say how many are left out.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=1)
    ('a, b and c', 'a and 2 more')
    """
    shown = [named(name) for name in names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" and {shown[-1]}"


def counted(count: int, noun: str) -> str:
    """Put a number before a noun.

    Examples
    --------
    >>> counted(1, "row"), counted(3, "row")
    ('1 row', '3 rows')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def leave_out(names: Iterable[str], source: str, what: str = "it") -> str:
    """Advise to leave columns out: by the option that does it where the table is a file's, as it is typed.

    Examples
    --------
    >>> leave_out(["id", "first name"], "people.csv"), leave_out(["id"], FRAME)
    ('leave it out: --drop id --drop "first name"', 'leave it out.')
    """
    if source == FRAME:
        return f"leave {what} out."
    options = (f"--drop {name}" if re.fullmatch(r"[\w.]+", name) else f'--drop "{name}"' for name in names)
    return f"leave {what} out: {' '.join(options)}"
