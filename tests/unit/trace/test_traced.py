from __future__ import annotations

from pathlib import Path

from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced


def test_a_run_that_ended_by_itself_has_nothing_to_say() -> None:
    traced = Traced(Path("a.py"), Tape(), SiteTable(), {})
    assert (traced.failure, traced.cut, traced.notes) == (None, False, ())
