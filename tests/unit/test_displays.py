"""An object shows itself through a renderer that was registered by its dotted name."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

import clearprop as cp
from clearprop.displays import Displayed, register

NET, RUN = cp.examples.linear_2_2_1.train(epochs=3)


@dataclass
class Document:
    thing: object

    def _repr_html_(self) -> str:
        return f"<p>{type(self.thing).__name__}</p>"

    def _repr_markdown_(self) -> str:
        return type(self.thing).__name__

    def _repr_latex_(self) -> str:
        return rf"\emph{{{type(self.thing).__name__}}}"


class Shown(Displayed):
    """Has a renderer."""


class Special(Shown):
    """Has that of its base."""


class Unknown(Displayed):
    """Has none."""


def test_a_renderer_is_found_by_its_name_and_that_of_a_base_too(monkeypatch: pytest.MonkeyPatch) -> None:
    module = type(sys)("renderers_for_tests")
    module.document = Document  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "renderers_for_tests", module)
    register({"Shown": "renderers_for_tests.document"})
    assert Shown()._repr_html_() == "<p>Shown</p>"
    assert Special()._repr_markdown_() == "Special"
    assert Special()._repr_latex_() == r"\emph{Special}"


def test_without_a_renderer_notebooks_fall_back_on_text() -> None:
    assert Unknown()._repr_html_() is Unknown()._repr_markdown_() is Unknown()._repr_latex_() is None


class Printer:
    """What IPython hands over to be written into."""

    def __init__(self) -> None:
        self.said = ""

    def text(self, said: str) -> None:
        self.said += said


class Named(Displayed):
    """Has a short name, and more to print."""

    def __repr__(self) -> str:
        return "Named"

    def __str__(self) -> str:
        return "all of it"


def test_a_class_with_a_name_of_its_own_is_shown_in_full() -> None:
    # IPython looks at the class itself before it looks at its bases, and takes __repr__ where it finds one.
    assert "_repr_pretty_" in vars(Named)
    printer = Printer()
    Named()._repr_pretty_(printer, False)
    assert printer.said == "all of it"


@pytest.mark.parametrize("thing", [NET, RUN, RUN.steps[-1]], ids=lambda thing: type(thing).__name__)
def test_what_people_hold_shows_itself(thing: Displayed) -> None:
    assert "<table" in (thing._repr_html_() or "")
    assert "| ---: |" in (thing._repr_markdown_() or "")
    assert r"\begin{tabular}" in (thing._repr_latex_() or "")


def test_no_renderer_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, clearprop as cp\n"
        "net = cp.Network.create(2, [(1, 'sigmoid')], rng=0)\n"
        "print('clearprop.explanation' in sys.modules, end=' ')\n"
        "net._repr_html_()\n"
        "print('clearprop.explanation' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    "thing",
    [cp.changes(cp.examples.linear_2_2_1.network, NET), cp.examine(RUN), cp.examples.xor_2_4_1, NET],
    ids=["changes", "report", "example", "network"],
)
def test_as_text_an_object_shows_all_that_print_shows(thing: Displayed) -> None:
    printer = Printer()
    thing._repr_pretty_(printer, cycle=False)
    assert printer.said == str(thing)
    within = Printer()
    thing._repr_pretty_(within, cycle=True)
    assert within.said == repr(thing)
