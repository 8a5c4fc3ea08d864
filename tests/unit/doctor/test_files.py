"""The corrected program is written beside the original, or over it, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clearprop.doctor.edits import Edit
from clearprop.doctor.files import cure_of, write_fix
from clearprop.doctor.report import Report
from clearprop.errors import FileError
from clearprop.trace.span import Span
from tests.unit.doctor.programs import FINDING


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "net.py"
    path.write_bytes(b"a = 1\r\nb = 2\r\n")
    return path


def report(path: Path, *edits: tuple[int, str, str]) -> Report:
    findings = [
        replace(FINDING, certainty=certainty, edit=Edit.of(Span(str(path), line, 4, line, 5), text))
        for line, text, certainty in edits
    ]
    return Report("net.py", tuple(findings))


def test_beside_the_original(program: Path) -> None:
    (written,) = write_fix(report(program, (1, "7", "proven"), (2, "8", "proven")))
    assert written == program.with_name("net.fixed.py")
    assert written.read_bytes() == b"a = 7\r\nb = 8\r\n"
    assert program.read_bytes() == b"a = 1\r\nb = 2\r\n"


def test_over_the_original_only_where_asked(program: Path) -> None:
    assert write_fix(report(program, (1, "7", "proven")), in_place=True) == (program,)
    assert program.read_bytes() == b"a = 7\r\nb = 2\r\n"
    assert list(program.parent.iterdir()) == [program]


def test_of_what_is_likely_only_the_first_and_hints_never(program: Path) -> None:
    likely = cure_of(report(program, (1, "7", "likely"), (2, "8", "likely")))
    assert likely is not None
    assert [each.text for each in likely.replacements] == ["7"]
    overlapping = cure_of(report(program, (1, "7", "proven"), (1, "8", "proven")))
    assert overlapping is not None
    assert len(overlapping.replacements) == 1
    assert write_fix(report(program, (1, "7", "hint"))) == ()


def test_what_cannot_be_written_is_said(program: Path) -> None:
    (program.parent / "net.fixed.py").mkdir()
    with pytest.raises(FileError, match="is a folder"):
        write_fix(report(program, (1, "7", "proven")))
