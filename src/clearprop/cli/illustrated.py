"""A page with the picture of its network: explaining and drawing stand on one floor and meet here.

A terminal, Markdown and LaTeX have no picture; a page has it laid out twice, for a desk and for a telephone.
"""

from __future__ import annotations

from clearprop.drawing.diagram.draw import NARROWEST, draw
from clearprop.explanation.document import Code, Derivation
from clearprop.explanation.figure import illustrated
from clearprop.explanation.phrases import phrase
from clearprop.record.step import Step

WIDE = 880  # as wide as the page's column, so that nothing is scaled


def with_picture(document: Derivation, step: Step, command: str | None = None) -> Derivation:
    """The document with its network above, coloured by the activations of the first example.

    ``command`` draws the same step: readers are told how to have the picture in other colours.
    """
    lang = document.lang
    wide, narrow = (draw(step, show="activations", width=width, lang=lang) for width in (WIDE, NARROWEST))
    caption = phrase("cli.explain.picture", lang, n=len(step.y))
    if command is not None:
        code = Code(f"{command} --show delta -o net.svg")
        caption += (" " if lang == "en" else "", *phrase("cli.explain.picture_colours", lang, command=code))
    return illustrated(document, wide, caption, narrow)
