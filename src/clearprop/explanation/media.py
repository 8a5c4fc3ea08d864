"""The media that a document can be written in; each is loaded when it is first asked for.

The document tree knows none of them: importing it stays cheap, and a medium that is never used costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from clearprop.explanation.document import Derivation


class Written:
    """What can be written for a terminal, as Markdown, as LaTeX and as a page, and is shown by notebooks."""

    __slots__ = ()

    def text(self, columns: int = 80) -> str:
        """The document for a terminal of so many columns."""
        from clearprop.explanation.text import text

        return text(self._document(), columns)

    def markdown(self) -> str:
        """The document in GitHub's Markdown, its formulas in LaTeX between dollar signs."""
        from clearprop.explanation.markdown import markdown

        return markdown(self._document())

    def latex(self) -> str:
        """The document in LaTeX, ready for xelatex."""
        from clearprop.explanation.latex import latex

        return latex(self._document())

    def html(self) -> str:
        """The document as one HTML page that needs nothing else: no script, no font, no network."""
        from clearprop.explanation.html import page

        return page(self._document())

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from clearprop.explanation.html import fragment

        return fragment(self._document())

    def _repr_markdown_(self) -> str:
        return self.markdown()

    def _repr_latex_(self) -> str:
        from clearprop.explanation.latex import body

        return body(self._document())

    def _document(self) -> Derivation:
        return cast("Derivation", self)
