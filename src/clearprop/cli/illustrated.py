"""A page with the picture of its network: explaining and drawing stand on one floor and meet here.

A terminal, Markdown and LaTeX have no picture; a page has it laid out twice, for a desk and for a telephone.
"""

from __future__ import annotations

from clearprop.drawing.diagram.draw import NARROWEST, draw
from clearprop.explanation.document import Code, Derivation
from clearprop.explanation.figure import illustrated
from clearprop.explanation.phrases import phrase
from clearprop.record.address import Address
from clearprop.record.step import Step

WIDE = 880  # as wide as the page's column, so that nothing is scaled


# The fields that have a row for each example.
_BY_EXAMPLE = ("x", "y", "a_in", "z", "a", "mask", "da", "slope", "delta")


def with_picture(document: Derivation, step: Step, command: str | None = None) -> Derivation:
    """The document with its network above, coloured by the activations of the example that it speaks of.

    ``command`` draws the same step: readers are told how to have the picture in other colours.
    """
    lang, row = document.lang, _example(document.address)
    wide, narrow = (
        draw(step, show="activations", row=row, width=width, lang=lang) for width in (WIDE, NARROWEST)
    )
    caption = phrase("cli.explain.picture", lang, n=len(step.y), row=row)
    if command is not None:
        chosen = f" --row {row}" if row else ""
        code = Code(f"{command}{chosen} --show delta -o net.svg")
        caption += (" " if lang == "en" else "", *phrase("cli.explain.picture_colours", lang, command=code))
    return illustrated(document, wide, caption, narrow)


def _example(address: Address | None) -> int:
    """The example of an address; of the whole step and of what belongs to all examples, the first."""
    if address is None or not address.index or address.field not in _BY_EXAMPLE:
        return 0
    return address.index[0]
