"""Edits that do clear good when they are tried."""

from __future__ import annotations

from pathlib import Path

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.tried import helpful, is_slow
from clearprop.trace.reading import read_program
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced


def tried(traced: Traced) -> dict[str, object]:
    """Try a good edit between two that do nothing."""
    evidence, file = Evidence(traced), str(traced.program)
    place = Span(file, 8, 7, 8, 12)
    good, same = Edit.of(place, "0.5"), Edit.of(place, "0.0010")
    found = helpful(evidence, [same, None, good])
    return {"good": [each == good for each in found], "slow": is_slow(evidence)}


def test_only_what_does_good_is_given(tmp_path: Path) -> None:
    from tests.unit.doctor.programs import SOUND  # not seen from where the program runs

    text = SOUND.replace("for step in", "rate = 0.001\nfor step in")
    for product in ("h.T", "x.T", "d1", "d2"):
        text = text.replace(f"0.5 * {product}", f"rate * {product}")
    program = tmp_path / "net.py"
    program.write_text(text, encoding="utf-8")
    case = read_program(program, analyses=(f"{__file__}:tried",))
    assert case.analyses[f"{__file__}:tried"] == {"good": (True,), "slow": False}
