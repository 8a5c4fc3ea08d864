"""Running a session of ``>>>`` lines, with numbers compared as numbers.

The last digits of a sum depend on the order in which a processor's NumPy adds it up.  So where the text is
the same but for its numbers, these may differ by one part in 10⁹; everything else must be equal.
"""

from __future__ import annotations

import doctest
import math
import re

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?")
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class Checker(doctest.OutputChecker):
    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return super().check_output(want, got, optionflags) or self.close(want, got, optionflags)

    def close(self, want: str, got: str, optionflags: int) -> bool:
        wanted, found = NUMBER.findall(want), NUMBER.findall(got)
        same_text = super().check_output(NUMBER.sub("#", want), NUMBER.sub("#", got), optionflags)
        return same_text and len(wanted) == len(found) and all(map(near, wanted, found))


def near(wanted: str, found: str) -> bool:
    return math.isclose(float(wanted), float(found), rel_tol=1e-9, abs_tol=1e-15)


def run(test: doctest.DocTest) -> str:
    """What went wrong; nothing if nothing did."""
    said: list[str] = []
    doctest.DocTestRunner(Checker(), optionflags=OPTIONS, verbose=False).run(test, out=said.append)
    return "".join(said)


def parse(text: str, name: str) -> doctest.DocTest:
    return doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
