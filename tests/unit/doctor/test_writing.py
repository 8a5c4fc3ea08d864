"""A confirmed candidate becomes a finding with its diff, its lines and its run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.confirm import Confirmed
from clearprop.doctor.edits import Edit
from clearprop.doctor.gain import gain
from clearprop.doctor.metrics import Metric
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.writing import finding_of, shown_name
from clearprop.trace.span import Span

BEFORE = Outcome({"half_squared_error": (1.0, 0.5)}, (0.4,), 10, 4, 4, {"loss": Metric("loss", 2.0, "lower")})
AFTER = Outcome({"half_squared_error": (1.0, 0.1)}, (0.9,), 10, 4, 4, {"loss": Metric("loss", 0.4, "lower")})


def confirmed(file: Path, line: int = 2) -> Confirmed:
    span = Span(str(file), line, 4, line, 5)
    edit = Edit.of(span, "7")
    candidate = Candidate("G03", span, "doctor.message.gradient", {"text": "x"}, edit=edit)
    return Confirmed(candidate, "proven", edit, AFTER, gain(BEFORE, AFTER))


def test_it_is_named_as_typed_with_the_lines_around(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text("a = 1\nb = 2\n\nc = 3\n", encoding="utf-8")
    finding = finding_of(confirmed(path), BEFORE, path, "net.py", "sum")
    assert finding.span == Span("net.py", 2, 4, 2, 5)
    assert finding.excerpt == ((1, "a = 1"), (2, "b = 2"))
    assert finding.diff is not None
    assert finding.diff.startswith("--- a/net.py\n+++ b/net.py\n")
    rerun = finding.rerun
    assert rerun is not None
    assert (rerun.loss_before, rerun.loss_after, rerun.steps) == (2.0, 0.4, 10)
    assert rerun.metric == ("loss", 2.0, 0.4)
    mean = finding_of(confirmed(path), BEFORE, path, "net.py", "mean").rerun
    assert mean is not None
    assert mean.loss_before == 0.5


def test_a_cure_that_does_not_fit_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text("a = 1\n", encoding="utf-8")
    finding = finding_of(confirmed(path, line=40), BEFORE, path, "net.py")
    assert (finding.diff, finding.edit, finding.excerpt, finding.code) == (None, None, (), "G03")


def test_a_module_beside_the_program_has_its_own_name(tmp_path: Path) -> None:
    path, helper = tmp_path / "net.py", tmp_path / "helper.py"
    helper.write_text("a = 1\nb = 2\n", encoding="utf-8")
    finding = finding_of(confirmed(helper), BEFORE, path, "work/net.py")
    assert finding.span is not None
    assert finding.span.file == str(Path("work/helper.py"))
    assert shown_name("/elsewhere/x.py", path) == "/elsewhere/x.py"


def test_a_missing_update_is_said_to_belong_behind_its_place(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text("W -= rate * dW\nb = b - rate * db\n", encoding="utf-8")
    for line, key in ((1, "doctor.message.U03.missing"), (2, "doctor.message.U03")):
        span = Span(str(path), line, 0, line, 5)
        found = Confirmed(Candidate("U03", span, "doctor.message.U03", {"names": "b - rate"}), "proven", None)
        assert finding_of(found, BEFORE, path, "net.py").message == key


def test_the_factor_and_the_printed_line_that_change_are_told(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text("a = 1\nb = c * d\n", encoding="utf-8")
    span = Span(str(path), 2, 4, 2, 9)
    edit = Edit.of(span, "c * d * e")
    candidate = Candidate("G03", span, "doctor.message.G03", {"text": "c * d"}, edit=edit)
    before, after = replace(BEFORE, stdout="x\n2 of 4\n"), replace(AFTER, stdout="x\n4 of 4\n")
    found = finding_of(
        Confirmed(candidate, "proven", edit, after, gain(before, after)), before, path, "net.py"
    )
    assert (found.message, found.values["factor"]) == ("doctor.message.G03.missing", "e")
    assert found.rerun is not None
    assert found.rerun.printed == ("2 of 4", "4 of 4")
