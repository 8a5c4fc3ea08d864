"""The JSON of a report has every key of schema 1, of the type that is promised."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from clearprop.doctor.finding import Rerun
from clearprop.doctor.json_form import as_json, as_plain
from clearprop.doctor.report import Note, Report
from clearprop.trace.span import Span
from tests.unit.doctor.programs import FINDING, NETWORK

NONE = type(None)
REPORT = {
    "schema": (int,),
    "program": (str,),
    "problem": (str, NONE),
    "verdict": (str,),
    "network": (dict, NONE),
    "findings": (list,),
    "notes": (list,),
}
NETWORK_TYPES = {
    "sizes": (list,),
    "activations": (list,),
    "bias": (str,),
    "loss": (str, NONE),
    "reduction": (str, NONE),
    "learning_rate": (float, NONE),
    "optimizer": (str, NONE),
}
FINDING_TYPES = {
    "code": (str,),
    "name": (str,),
    "certainty": (str,),
    "file": (str, NONE),
    "cell": (int, NONE),
    "line": (int, NONE),
    "end_line": (int, NONE),
    "column": (int, NONE),
    "end_column": (int, NONE),
    "message": (str,),
    "observed": (str, NONE),
    "expected": (str, NONE),
    "diff": (str, NONE),
    "rerun": (dict, NONE),
}
RERUN_TYPES = {"loss_before": (float, NONE), "loss_after": (float, NONE), "steps": (int, NONE)}


def check(found: dict[str, Any], types: dict[str, tuple[type, ...]]) -> None:
    assert list(found) == list(types)
    assert {key: type(found[key]) for key in types if type(found[key]) not in types[key]} == {}


READ_BACK = {**NETWORK, "sizes": (2, 4, 1), "activations": ("sigmoid", "sigmoid")}
FULL = Report("net.py", (FINDING,), READ_BACK, (Note("doctor.note.no_time"),))
NOWHERE = Report("run", (replace(FINDING, span=None, diff=None, rerun=None, certainty="hint"),))
IN_A_CELL = Report("n.ipynb", (replace(FINDING, span=Span("n.ipynb", 2, 0, 3, 4, cell=5)),))
NO_NUMBER = Report("net.py", (replace(FINDING, rerun=Rerun(float("nan"), float("inf"), None)),))


@pytest.mark.parametrize("report", [FULL, NOWHERE, IN_A_CELL, NO_NUMBER, Report("a.py", problem="gone")])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_key_has_its_type(report: Report, lang: str) -> None:
    line = as_json(report, lang)
    assert "\n" not in line
    found = json.loads(line)
    check(found, REPORT)
    assert (found["schema"], found["program"]) == (1, report.program)
    if found["network"] is not None:
        check(found["network"], NETWORK_TYPES)
    for finding in found["findings"]:
        check(finding, FINDING_TYPES)
        if finding["rerun"] is not None:
            check(finding["rerun"], RERUN_TYPES)
    assert all(isinstance(note, str) for note in found["notes"])


def test_places_are_null_where_there_is_no_program() -> None:
    finding = as_plain(NOWHERE)["findings"][0]
    assert {finding[key] for key in ("file", "cell", "line", "end_line", "column", "end_column")} == {None}


def test_the_values_are_those_of_the_finding() -> None:
    finding = as_plain(FULL, "en")["findings"][0]
    assert (finding["code"], finding["line"], finding["column"], finding["end_column"]) == ("G02", 2, 6, 11)
    assert finding["rerun"] == {"loss_before": 0.25, "loss_after": 0.003, "steps": 1000}
    assert as_plain(IN_A_CELL)["findings"][0]["cell"] == 5


def test_what_is_no_number_is_null() -> None:
    assert as_plain(NO_NUMBER)["findings"][0]["rerun"] == {
        "loss_before": None,
        "loss_after": None,
        "steps": None,
    }
