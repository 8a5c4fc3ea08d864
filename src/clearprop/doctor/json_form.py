"""The report as JSON: schema 1, which others read, so nothing of it changes without another number."""

from __future__ import annotations

import json
import math
from typing import Any

from clearprop.doctor.finding import Finding, Rerun
from clearprop.doctor.report import Report

SCHEMA = 1
NETWORK = ("sizes", "activations", "bias", "loss", "reduction", "learning_rate", "optimizer")


def as_plain(report: Report, lang: str | None = None) -> dict[str, Any]:
    """Give a report as plain data, with every key of the schema."""
    network = report.network
    return {
        "schema": SCHEMA,
        "program": report.program,
        "problem": report.problem,
        "verdict": report.verdict,
        "network": None if network is None else {key: _finite(network.get(key)) for key in NETWORK},
        "findings": [_finding(finding, lang) for finding in report.findings],
        "notes": [note.sentence(lang) for note in report.notes],
    }


def as_json(report: Report, lang: str | None = None, *, ensure_ascii: bool = False) -> str:
    """Give a report as one line of JSON."""
    return json.dumps(as_plain(report, lang), ensure_ascii=ensure_ascii, allow_nan=False)


def _finding(finding: Finding, lang: str | None) -> dict[str, Any]:
    span = finding.span
    observed, expected = finding.measured(lang)
    return {
        "code": finding.code,
        "name": finding.name(lang),
        "certainty": finding.certainty,
        "file": None if span is None else span.file,
        "cell": None if span is None else span.cell,
        "line": None if span is None else span.line,
        "end_line": None if span is None else span.end_line,
        "column": None if span is None else span.column,
        "end_column": None if span is None else span.end_column,
        "message": finding.sentence(lang),
        "observed": observed,
        "expected": expected,
        "diff": finding.diff,
        "rerun": None if finding.rerun is None else _rerun(finding.rerun),
    }


def _rerun(rerun: Rerun) -> dict[str, Any]:
    return {
        "loss_before": _finite(rerun.loss_before),
        "loss_after": _finite(rerun.loss_after),
        "steps": rerun.steps,
    }


def _finite(value: Any) -> Any:
    """JSON knows no nan, no infinity and no tuple."""
    if isinstance(value, tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
