from __future__ import annotations

import json

import pytest

from clearprop.errors import FileError
from clearprop.trace.source.notebook import Cells, read_cells


def cells(*sources: str) -> Cells:
    every = [{"cell_type": "markdown", "source": ["# Title"]}]
    every += [{"cell_type": "code", "source": source.splitlines(keepends=True)} for source in sources]  # type: ignore[misc]
    return read_cells(json.dumps({"cells": every, "nbformat": 4}).encode(), "a.ipynb")


def test_cells_are_counted_with_those_of_text() -> None:
    assert [(each.cell, each.text) for each in cells("x = 1", "y = 2").texts] == [(2, "x = 1"), (3, "y = 2")]


@pytest.mark.parametrize(
    ("source", "python"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("if True:\n    !pip install numpy\nx = 1", "if True:\n    pass\nx = 1"),
        ("files = !ls\nx = 1", "files = []\nx = 1"),
        ("%time x = 2 * 3", "x = 2 * 3"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%bash\nrm -rf x", "\n"),
        ("np.dot?\nx = 1", "pass\nx = 1"),
        ("x = (7\n% 4)", "x = (7\n% 4)"),
        ('text = """\n%d of %d\n"""', 'text = """\n%d of %d\n"""'),
        ("x = 1 +", "x = 1 +"),
    ],
)
def test_only_what_a_notebook_alone_understands_is_taken_out(source: str, python: str) -> None:
    assert cells(source).texts[0].text == python


def test_what_was_taken_out_is_said() -> None:
    assert cells("x = 1\n!ls").notes == ('cell 2, line 2: "!ls" was left out',)


@pytest.mark.parametrize("data", [b"", b"not json", b"[]", b'{"cells": [1]}', b"\xff\xfe"])
def test_what_is_no_notebook_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match=r"a\.ipynb is no notebook"):
        read_cells(data, "a.ipynb")
