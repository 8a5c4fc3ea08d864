"""A whole field, or a row of it."""

from __future__ import annotations

import clearprop as cp
from clearprop.explanation.document import Calculation, Legend, Matrix, Prose, blocks
from clearprop.explanation.field import explained_field
from clearprop.explanation.terminal.spans import written as told
from clearprop.record.address import Address
from tests.unit.explanation.steps import XOR, random_step, see, written


def explained(step: cp.Step, text: str) -> cp.Derivation:
    address = Address.parse(text)
    return explained_field(see(step), address, step[address])


def parts(document: cp.Derivation, kind: type) -> list:
    return [block for block in blocks(document) if isinstance(block, kind)]


def test_a_field_has_its_matrix_and_its_largest_entry() -> None:
    document = explained(XOR, "layer 1, dW")
    (matrix,), (line,), (hint,) = (parts(document, kind) for kind in (Matrix, Calculation, Legend))
    assert written(matrix.name) == "dW"
    assert matrix.grid.shape == (2, 4)
    assert str(line.address) == "layer 1, dW[0, 0]"
    assert told(hint.deeper, "en").endswith('"layer 1, dW[0, 0]"')
    assert told(document.title, "en") == "layer 1, dW"
    assert told(document.subtitle[0], "en") == "gradient of the weights"


def test_a_row_keeps_its_place() -> None:
    document = explained(XOR, "layer 1, z[3]")
    (matrix,) = parts(document, Matrix)
    assert written(matrix.name) == "z[3]"
    assert [str(cell.source.address) for cell in matrix.grid.cells[0]][2] == "layer 1, z[3, 2]"
    assert str(parts(document, Calculation)[0].address) == "layer 1, z[3, 3]"


def test_what_was_given_has_no_line() -> None:
    assert parts(explained(XOR, "layer 1, W"), Calculation) == []
    assert parts(explained(XOR, "x"), Calculation) == []


def test_a_softmax_has_a_matrix_for_each_example() -> None:
    step = random_step((2, 3), "softmax", loss="squared_error")
    document = explained(step, "layer 1, slope")
    (matrix,), (said,) = parts(document, Matrix), parts(document, Prose)
    assert matrix.grid.shape == (3, 3)
    assert told(said.text, "en") == "Every example has a matrix of its own; this is layer 1, slope[0]."
    line = parts(document, Calculation)[0]
    assert line.address.index[0] == 0
    assert len(line.address.index) == 3


def test_the_rows_of_the_data_are_numbers_too() -> None:
    (matrix,) = parts(explained(XOR, "rows"), Matrix)
    assert [str(cell.number) for cell in matrix.grid.cells[0]] == ["0", "1", "2", "3"]
