from __future__ import annotations

from clearprop.trace.observed.roles import told_roles
from clearprop.trace.observed.training import training_of
from clearprop.trace.recognise.dataset import dataset
from tests.unit.trace.known import known
from tests.unit.trace.snippets import NUMBERS, ROWS


def told(snippet: str):
    seen = known(snippet)
    data = dataset(seen.traced.tape, seen.recognised.steps)
    return told_roles(seen, training_of(seen, data), data)


def test_every_role_has_its_name_and_line() -> None:
    found = told(ROWS)
    first = next(each for each in found["parameters"] if each["name"] == "W1")
    assert first == {"name": "W1", "size": 6, "line": 6, "update_line": 15}
    assert found["prediction"]["name"] == "out"
    assert found["target"] == {"name": "y", "line": 11}
    assert found["learning_rate"] == {"value": 0.5, "name": None, "line": 13}
    assert (found["batch"], found["examples"], found["epochs"], found["orientation"]) == (4, 4, 6, "rows")
    assert found["loss"]["assumed"]
    assert found["missing"] == []


def test_one_example_at_a_time() -> None:
    found = told(NUMBERS)
    assert (found["batch"], found["examples"], found["epochs"]) == (1, 2, 4)


def test_what_is_missing_is_said() -> None:
    found = told_roles(known("print(1)\n"), None, None)
    assert found["parameters"] == []
    assert found["missing"]
