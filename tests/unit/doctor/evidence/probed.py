"""Probes of one program, made where it runs: as it is, and with pieces of its text replaced."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.probes import prober
from clearprop.trace.reading import read_program
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced


def probed(text: str, instead: list[str], piece: str = "") -> list[dict[str, Any]]:
    """How a program runs as it is, and with a piece of it replaced by each of some texts."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "net.py")
        program.write_text(text, encoding="utf-8")
        Path(folder, "instead.json").write_text(json.dumps([piece, instead]), encoding="utf-8")
        analysis = f"{__file__}:probe"
        case = read_program(program, analyses=(analysis,))
        assert analysis in case.analyses, case.notes
        return list(case.analyses[analysis]["probes"])


def probe(traced: Traced) -> dict[str, Any]:
    """Try the edits that stand beside the program."""
    probes = prober(Evidence(traced))
    assert probes is not None
    piece, instead = json.loads(traced.program.with_name("instead.json").read_text("utf-8"))
    edits = [Edit(()), *(Edit.of(_place(traced.program, piece), each) for each in instead)]
    made = [probes.probe(edit) for edit in edits]
    return {"probes": [None if each is None else asdict(each) for each in made]}


def _place(program: Path, piece: str) -> Span:
    for number, line in enumerate(program.read_text("utf-8").split("\n"), 1):
        if piece in line:
            column = line.index(piece)
            return Span(str(program), number, column, number, column + len(piece))
    raise ValueError(f"{piece!r} is not in the program")
