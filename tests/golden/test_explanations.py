"""The explained numbers of every worked case are those of its page, to every digit that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest

import clearprop as cp
from tests.golden.cases import CASES, Case, having
from tests.properties.terminal_reader import lines_of, unit_of

TITLE = re.compile(r"(?P<address>.+?) [=≈] (?P<number>[−\d.e+-]+) {2,}")


def numbers(case: Case) -> Iterator[tuple[str, float]]:
    """The golden numbers of the first step, each by its address."""
    wanted = case.expected["gradients_at_start"]
    fields = {"dW": wanted["dW"], "db": wanted["db"], "delta": case.expected["deltas_at_start"]}
    for field, layers in fields.items():
        for number, values in enumerate(layers, start=1):
            if values is None:
                continue
            for index in np.ndindex(np.shape(values)):
                yield f"layer {number}, {field}[{', '.join(map(str, index))}]", float(np.array(values)[index])
    yield "loss", float(case.expected["loss_at_start"])


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.mark.parametrize("case", having("gradients_at_start"), indirect=True)
def test_what_is_printed_is_what_the_case_says(case: Case) -> None:
    step = case.step(case.network)
    for address, golden in numbers(case):
        text = cp.explain(step, address, lang="en").text()
        found = TITLE.match(text)
        assert found, text
        assert found["address"] == address
        printed = found["number"]
        shown = Fraction(printed.replace("−", "-"))
        assert abs(shown - Fraction(golden)) <= unit_of(printed) / 2 + abs(Fraction(golden)) / 10**12, address
        assert [line.fault() for line in lines_of(text) if line.fault()] == []


@pytest.mark.parametrize("case", having("gradients_at_start"), indirect=True)
def test_the_whole_step_of_every_case_recomputes(case: Case) -> None:
    step = case.step(case.network)
    for convention in ("rows", "columns"):
        found = list(lines_of(cp.explain(step, lang="en", convention=convention).text()))
        assert len(found) > 5
        assert [f"{line.fault()}: {line.text}" for line in found if line.fault()] == []
