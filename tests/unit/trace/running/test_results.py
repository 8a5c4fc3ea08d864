from __future__ import annotations

from pathlib import Path

import numpy as np

from clearprop.examples import xor_2_4_1
from clearprop.record.address import Address
from clearprop.record.same import same
from clearprop.trace.analysis import Analysis
from clearprop.trace.failure import Failure, Operand, Warned
from clearprop.trace.running.results import read_results, write_results
from clearprop.trace.span import Span

SPAN = Span("a.py", 1, 2, 3, 4)


def test_everything_that_was_found_is_read_back(tmp_path: Path) -> None:
    step = xor_2_4_1.step()
    analysis = Analysis(
        xor_2_4_1.network,
        step.settings,
        {"x": step.x, "y": step.y},
        (step,),
        {"learning_rate": 0.5, "none": None},
        {Address("W", (0, 1), layer=1): "W1"},
        {Address("W", (0, 1), layer=1): SPAN},
        ("said",),
    )
    failure = Failure("E", "m", SPAN, "s", "f", (Operand("W", "ndarray", (2, 3), "float64", "…"),), "t")
    warned = (Warned("W", "m", None, 3), Warned("W", "n", SPAN))
    write_results(tmp_path, analysis, failure, warned, True, ("first",), {"a:b": np.ones(2)}, 1.5)
    found = read_results(tmp_path)
    assert found is not None
    assert same(found["steps"][0], step)
    assert np.array_equal(found["network"].layers[0].W, xor_2_4_1.network.layers[0].W)
    assert (found["failure"], found["warned"], found["cut"]) == (failure, warned, True)
    assert (found["names"], found["spans"]) == (analysis.names, analysis.spans)
    assert found["notes"] == ("first", "said")
    assert np.array_equal(found["others"]["a:b"], [1, 1])
    assert found["roles"]["learning_rate"] == 0.5


def test_what_cannot_be_handed_over_is_left_out_with_a_note(tmp_path: Path) -> None:
    write_results(tmp_path, Analysis(), None, (), False, (), {"a": object()}, 0.0)
    found = read_results(tmp_path)
    assert found is not None
    assert found["others"] is None
    assert "others could not be handed over" in found["notes"][0]


def test_nothing_is_there_before_it_is_written(tmp_path: Path) -> None:
    assert read_results(tmp_path) is None
