from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clearprop.examples import xor_2_4_1
from clearprop.explanation.document import Table
from clearprop.explanation.explain import explain
from clearprop.explanation.program import case_document, places, with_program
from clearprop.record.address import Address
from clearprop.record.settings import Settings
from clearprop.trace.case import Case
from clearprop.trace.span import Span

STEP = xor_2_4_1.step()
CASE = Case(
    Path("xor.py"),
    network=xor_2_4_1.network,
    settings=STEP.settings,
    steps=(STEP,),
    names={Address("W", layer=1): "w_in", Address("x"): "rows", Address("a_in", layer=1): "rows"},
    spans={
        Address("W", layer=1): Span("/home/ann/xor.py", 7, 0, 7, 4),
        Address("dW", layer=1): Span("/home/ann/layers.py", 3, 0, 3, 4),
        Address("z", layer=2): Span("xor.py", 2, 0, 2, 4, cell=5),
    },
    notes=("a note",),
)


def test_addresses_stand_beside_names_and_lines() -> None:
    table = places(CASE, "en")
    rows = [(str(row[0]), row[1] and row[1][0].text, row[2] and row[2][0]) for row in table.rows]
    assert rows == [
        ("x", "rows", None),
        ("layer 1, W", "w_in", "7"),
        ("layer 1, dW", None, "layers.py:3"),
        ("layer 2, z", None, "5:2"),
    ]


def test_an_explanation_gets_a_section_more() -> None:
    document = explain(STEP, lang="en")
    with_names = with_program(document, CASE)
    assert len(with_names.sections) == len(document.sections) + 1
    assert "In xor.py" in with_names.text()
    assert "w_in" in with_names.markdown()
    assert with_program(document, Case(Path("a.py"))) == document


def test_many_places_are_cut_with_a_word() -> None:
    names = {Address("W", (i, 0), 1): f"w{i}" for i in range(70)}
    table = places(replace(CASE, names=names, spans={}), "en")
    assert isinstance(table, Table)
    assert len(table.rows) == 60
    assert table.left_out == ("10 more are left out",)


@pytest.mark.parametrize("case", [CASE, Case(Path("a.py"), notes=("nothing was seen",))])
def test_notebooks_show_a_case(case: Case) -> None:
    page = case._repr_html_()
    assert page is not None
    assert case.program.name in page
    assert f"{case.notes[0][1:]}." in page


def test_a_case_without_settings() -> None:
    assert isinstance(STEP.settings, Settings)
    document = case_document(replace(CASE, settings=None))
    assert "SGD" not in document.text()
