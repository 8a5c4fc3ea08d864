"""Back from a statement to those that it depends on."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.slicing import base_of, reads, sliced, targets, writes, written_as
from tests.unit.doctor.evidence.page import page

TEXT = "a = 1\nz = 5\nb = a\ndef f(v):\n    w = v * 2\n    return w\nc = f(b)\n"


def test_what_a_statement_depends_on_comes_nearest_first() -> None:
    read = page(TEXT)
    found = sliced((read,), [(read, read.statements[-1])])
    assert found[0].statement.lineno == 7
    lines = {each.statement.lineno: each.distance for each in found}
    assert lines[3] == 1
    assert lines[1] == 2
    assert lines[6] == 1
    assert 2 not in lines


def test_keys_of_variables() -> None:
    expression = ast.parse("p['W'][0]").body[0].value  # type: ignore[attr-defined]
    assert written_as(expression) is None
    assert written_as(base_of(expression)) == "['W']"


def test_reads_and_writes() -> None:
    (plain,) = page("self.W[k], n = dict(b=1), other.x\n").statements
    assert writes(plain) == {".W", "n", "['b']", ".b"}
    assert {".x", "k"} <= reads(plain)
    (added,) = page("acts.append(a)\n").statements
    assert "acts" in writes(added)
    assert [written_as(each) for each in targets(page("w -= 1\n").statements[0])] == ["w"]
    assert "w" in reads(page("w -= 1\n").statements[0])
