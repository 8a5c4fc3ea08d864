"""Writes the corrected program: beside the original, or over it where that was asked for."""

from __future__ import annotations

from pathlib import Path

from clearprop.doctor.edits import Edit
from clearprop.doctor.report import Report
from clearprop.doctor.texts import Source
from clearprop.files import write_atomically


def write_fix(report: Report, *, in_place: bool = False) -> tuple[Path, ...]:
    """Write the cure of a report; gives the files that were written, none where there is no cure.

    Proven faults are cured together; of what is only likely, the first.

    Raises
    ------
    FileError
        where a file cannot be written; the one that stood there is unchanged
    """
    edit = cure_of(report)
    if edit is None:
        return ()
    written = []
    for name in edit.files:
        path = Path(name)
        target = path if in_place else fixed_path(path)
        write_atomically(target, Source.read(path).edited(edit.only(name)))
        written.append(target)
    return tuple(written)


def fixed_path(path: Path) -> Path:
    """Give the name of the corrected file.

    Examples
    --------
    >>> fixed_path(Path("homework/xor.py")).as_posix()
    'homework/xor.fixed.py'
    """
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def cure_of(report: Report) -> Edit | None:
    """Join the edits of the findings that accuse, as far as they do not overlap."""
    accusing = [each for each in report.findings if each.accuses and each.edit is not None]
    proven = [each for each in accusing if each.certainty == "proven"]
    joined: Edit | None = None
    for finding in proven or accusing[:1]:
        edit = finding.edit
        if edit is not None and (joined is None or not joined.overlaps(edit)):
            joined = edit if joined is None else joined + edit
    return joined
