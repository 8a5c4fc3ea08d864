from __future__ import annotations

import warnings

from clearprop.trace.running.warned import Warnings, unheard
from clearprop.trace.source.text import Text


def test_warnings_are_counted_with_their_line() -> None:
    watcher = Warnings({"a.py": Text("a.py", "x = 1\n    z = x\n")})
    shown: list[object] = []
    watcher._show = shown.append
    for _ in range(2):
        watcher._seen(warnings.WarningMessage(UserWarning("odd"), UserWarning, "a.py", 2))
    watcher._seen(warnings.WarningMessage(UserWarning("far"), UserWarning, "b.py", 2))
    found = watcher.all()
    assert [(each.kind, each.message, each.count) for each in found] == [
        ("UserWarning", "odd", 2),
        ("UserWarning", "far", 1),
    ]
    assert found[0].span is not None
    assert (found[0].span.line, found[0].span.column, found[0].span.end_column) == (2, 4, 9)
    assert found[1].span is None
    assert len(shown) == 3


def test_unheard_warnings_are_not_shown_and_later_ones_are() -> None:
    shown = warnings._showwarnmsg  # type: ignore[attr-defined]
    with unheard():
        assert warnings._showwarnmsg is not shown  # type: ignore[attr-defined]
    assert warnings._showwarnmsg is shown  # type: ignore[attr-defined]
