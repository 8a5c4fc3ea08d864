"""A picture in a document; media without pictures say that there is one."""

from __future__ import annotations

from clearprop.drawing.primitives import Drawing
from clearprop.drawing.svg import render
from clearprop.explanation.document import Derivation, Prose
from clearprop.explanation.figure import Figure, Picture, illustrated

DRAWN: Picture = render(Drawing(80, 40, "A net", "Two units.", ()))


def test_a_drawing_can_be_put_into_a_page() -> None:
    document = Derivation(("T",), (), "en", opening=(Figure(DRAWN, ("Edges.",)),))
    assert "<title>A net</title>" in document.html()
    assert "Picture (shown on the page): Edges." in document.text()
    assert "*Picture (shown on the page):* Edges." in document.markdown()
    assert "Picture (shown on the page): Edges." in document.latex()


def test_a_document_can_be_illustrated() -> None:
    document = illustrated(
        Derivation(("T",), (), "en", opening=(Prose(("Words.",)),)), DRAWN, ("Edges.",), DRAWN
    )
    assert [type(block).__name__ for block in document.opening] == ["Figure", "Prose"]
    assert document.html().count("<title>A net</title>") == 2
