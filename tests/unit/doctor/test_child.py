"""In the program's process every rule is guarded, and what goes back is plain data."""

from __future__ import annotations

import json

import numpy as np
import pytest

from clearprop.doctor import child, rules
from clearprop.doctor.child import examine, guarded, outcome, plain, understood
from clearprop.doctor.clock import Clock
from tests.unit.doctor.programs import FAULTY, NO_TRAINING, SOUND, evidence, traced


def test_what_goes_back_is_json() -> None:
    found = examine(traced(FAULTY))
    assert json.loads(json.dumps(found)) == found
    assert found["candidates"][0]["proof"] == "exact"
    assert found["network"]["sizes"] == [2, 3, 1]
    assert found["measured"]["steps"] == 200
    assert (found["cut"], found["unseeded"]) == (False, False)
    assert outcome(traced(SOUND))["measured"]["examples"] == 4


@pytest.mark.parametrize(
    ("text", "expected"), [(SOUND, "updates"), (FAULTY, "network"), (NO_TRAINING, "nothing")]
)
def test_how_far_a_program_was_understood(text: str, expected: str) -> None:
    assert understood(evidence(text)) == expected


def test_a_rule_that_fails_is_a_note_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(name: str) -> rules.Rule:
        raise ValueError("this rule is broken")

    monkeypatch.setattr(rules, "rule", failing)
    found = child.examine(traced(SOUND))
    assert found["candidates"] == []
    assert {note["key"] for note in found["notes"]} == {"doctor.note.rule_stopped"}
    assert len(found["notes"]) == len(rules.names())
    assert found["understood"] == "updates"


def test_only_plain_data_goes_back() -> None:
    given = {"n": np.int64(3), "x": (np.float64(0.5), None, True), 4: ["a", np.bool_(False)], "o": object}
    assert plain(given) == {"n": 3, "x": [0.5, None, True], "4": ["a", False], "o": "<class 'object'>"}
    assert type(plain(given)["n"]) is int


def test_guarded_work_gives_its_result_or_a_note() -> None:
    notes: list[dict[str, object]] = []
    assert guarded("sum", lambda: 1 + 1, Clock(60.0), notes) == 2
    assert guarded("none", lambda: 1 + 1, Clock(0.0), notes) is None
    assert notes == [
        {"key": "doctor.note.rule_stopped", "values": {"rule": "none", "problem": "TimeUp: no time was left"}}
    ]
