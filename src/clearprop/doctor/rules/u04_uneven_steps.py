"""The learning rate is missing or multiplied in twice, or the optimizer's state is updated wrongly.

What it sees: the other parameters follow one rule and one rate; with one edit this one does too. Or all
follow the square of a number that is multiplied in at two places, and learn far better with one of them.
Why it harms: one parameter runs away or stands still; all of them crawl.
How to tell it from its look-alikes: rates may rightly differ from step to step, if all parameters share
them.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.diagnose import of_code
from clearprop.doctor.diagnosis.lost_memory import lost_memory
from clearprop.doctor.diagnosis.rate_twice import rate_twice
from clearprop.doctor.diagnosis.root_of_average import root_of_average
from clearprop.doctor.diagnosis.shrinks_early import shrinks_early
from clearprop.doctor.diagnosis.uncounted import uncounted
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("U04",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give a rate that is applied twice or shrinks to nothing, and what the search for cures found."""
    yield from uncounted(evidence)
    yield from root_of_average(evidence)
    yield from lost_memory(evidence)
    yield from rate_twice(evidence)
    yield from shrinks_early(evidence)
    yield from of_code(evidence, CODES[0])
