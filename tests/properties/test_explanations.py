"""Every line of every explanation is read back from the text and gives its own printed result."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clearprop as cp
from clearprop.explanation.document import Calculation, Derivation, Paths, blocks, calculations
from clearprop.formula.tree import Entry, Printed
from tests.properties.strategies import Training, trainings
from tests.properties.terminal_reader import Line, cells, lines_of

OPTIONS = st.fixed_dictionaries(
    {
        "lang": st.sampled_from(["en", "zh"]),
        "form": st.sampled_from(["short", "short", "long"]),
        "convention": st.sampled_from(["rows", "columns"]),
        "digits": st.sampled_from([4, 6, 6, 6, 9]),
    }
)
WIDTHS = st.sampled_from([60, 80, 80, 200])


def with_numbers(document: Derivation) -> list[Calculation]:
    """The lines that put numbers in; the others only give a number another name."""
    return [
        line
        for line in calculations(document)
        if len(line.equality.parts) > 2 and not isinstance(line.equality.parts[-2], Entry)
    ]


def check(document: Derivation, columns: int) -> list[Line]:
    """No line is wider than asked, every line that works a number out is read, and every one is right."""
    text = document.text(columns)
    found = list(lines_of(text))
    faults = [f"{line.fault()}: {line.text}" for line in found if line.fault()]
    assert not faults, "\n".join(faults)
    on_paths = sum(len(block.lines) for block in blocks(document) if isinstance(block, Paths))
    expected = len(with_numbers(document)) + on_paths
    assert len(found) >= expected, f"{len(found)} of {expected} lines read\n{text}"
    too_wide = [line for line in text.split("\n") if cells(line) > columns]
    assert too_wide == [], f"wider than {columns}:" + "".join(f"\n{line}" for line in too_wide)
    return found


@given(training=trainings(most_layers=3), options=OPTIONS, columns=WIDTHS)
def test_every_line_of_a_whole_step_recomputes(
    training: Training, options: dict[str, Any], columns: int
) -> None:
    check(cp.explain(training.step(), **options), columns)


@given(data=st.data(), training=trainings(most_layers=4, most_steps=5), options=OPTIONS, columns=WIDTHS)
def test_every_line_behind_one_number_recomputes(
    data: st.DataObject, training: Training, options: dict[str, Any], columns: int
) -> None:
    step = training.step()
    address = data.draw(addresses(step))
    document = cp.explain(step, address, depth=data.draw(st.integers(1, 6)), **options)
    check(document, columns)
    agree_with_the_record(step, document, options["digits"])


@given(data=st.data(), training=trainings(most_layers=3), options=OPTIONS, columns=WIDTHS)
def test_every_line_of_a_whole_field_recomputes(
    data: st.DataObject, training: Training, options: dict[str, Any], columns: int
) -> None:
    step = training.step()
    equation = data.draw(st.sampled_from(list(cp.equations(step))))
    check(cp.explain(step, equation.address, **options), columns)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shared", [True, False])
def test_training_that_ran_away_is_explained_to_its_end(dtype: str, shared: bool) -> None:
    """Numbers double their digits in every step, until they are too large for a float."""
    biases = [0.3] if shared else [0.3, 0.2]
    layers = [
        cp.Dense([[1.3], [0.4]], [0.2], "identity"),
        cp.Dense([[1.6, -1.9]], biases, "identity", bias="shared" if shared else "per_unit"),
    ]
    network, seen = cp.Network(layers).astype(dtype), set()
    for _ in range(9):
        step = cp.step(network, [[1.1, 2.0]], [[1.0, 0.5]], loss="squared_error", optimizer=cp.SGD(0.5))
        for address in (None, *(str(each.address) for each in cp.equations(step))):
            document = cp.explain(step, address, lang="en", digits=4)
            seen |= {line.result for line in check(document, 60)} & {np.inf, -np.inf}
        if not all(np.isfinite(layer.W_new).all() for layer in step.layers):
            break
        network = network.after(step)
    assert seen == {np.inf, -np.inf}


@st.composite
def addresses(draw: st.DrawFn, step: cp.Step) -> str:
    """Any number of a step."""
    fields = [equation.address for equation in cp.equations(step)]
    address = draw(st.sampled_from(fields))
    shape = np.shape(step.field(address))
    return str(address.at(*(draw(st.integers(0, size - 1)) for size in shape)).without_step())


def agree_with_the_record(step: cp.Step, document: Derivation, digits: int) -> None:
    """What a line ends in is what the record holds at its address."""
    for line in calculations(document):
        result = line.equality.parts[-1]
        if line.address is None or line.address.term is not None or not isinstance(result, Printed):
            continue
        held = step[line.address]
        tolerance = 1e-5 if step.layers[0].W.dtype == np.float32 else 0.6 * 10.0 ** (1 - digits)
        kept = len(result.number.as_tuple().digits)
        near = max(tolerance, 0.6 * 10.0 ** (1 - kept)) if result.number else np.inf
        assert float(result.number) == pytest.approx(held, rel=near, abs=1e-300), f"{line.address}"


def test_every_address_is_told_once() -> None:
    step = cp.examples.worked_2_2_2.step()
    document = cp.explain(step, "layer 1, W_new[0, 0]", depth=20, lang="en")
    told = Counter(str(line.address) for line in calculations(document))
    assert {address: count for address, count in told.items() if count > 1} == {}
