"""The shapes of tokens: numbers, names, subscripts, and signs of one or several characters."""

from __future__ import annotations

import re

from clearprop.verify.reading.commands import GREEK, listed

LONGEST_FORMULA = 20_000  # characters between two edges of mathematics
LONGEST_GROUP = 2_000  # characters between two braces

NUMBER = re.compile(
    r"(?:\d{1,3}(?:\{,\}\d{3})+|\d+)(?:\.\d+(?:\\,\d{1,3})*)?(?:[eE][-+]?\d+(?![\w.]))?"
    r"|\.\d+(?:[eE][-+]?\d+(?!\w))?",
    re.ASCII,
)
LETTERS = re.compile(r"[A-Za-z]+")
DELTA = re.compile(r" ?([A-Za-z]+)")
DIGITS = re.compile(r"\d+(?:new|old|next|prev)?(?![.\d]*[eE][-+]?\d)", re.ASCII)
PROSE_SCRIPT = re.compile(r"[A-Za-z0-9Α-ω]+(?:_[A-Za-z0-9Α-ω]+)*")
MATH_SCRIPT = re.compile(r"\d+|[A-Za-z]{3,}(?![A-Za-z]*\s*_)|[A-Za-zΑ-ω]\d*", re.ASCII)
COMMAND = re.compile(r"\\([A-Za-z]+)\*?|\\(.)", re.DOTALL)
SPACES = re.compile(r" +")
# Five spaces and an operand, or three and something that an equals sign follows.
GAP = re.compile(r" {5,}(?=[\w(\\])| {3,}(?=[A-Za-z∂Α-ω][^\s=≈]{0,20} *[=≈])")
GAP_OF_SIGNS = re.compile(r" {3,}(?=[=≈])")
CHINESE = re.compile(r"[^\W\d_A-Za-zΑ-ω]+")
MODULE = re.compile(r"(?:np|numpy|math|torch|tf|nn)\.(?=[A-Za-z])")
BLANK = re.compile(r"\n *\n")
ROW_SPACE = re.compile(r"\[[^\]\n]{0,20}\]")
ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]+)\*?\}(\[[^\]\n]{0,40}\])?")
IDENTIFIER = re.compile(r"([A-Za-z]+)(\d*)_?(\w*)('*)")

_SEVERAL = [
    (re.compile(pattern), kind, text)
    for pattern, kind, text in [
        (r":=|<-(?= )", "rel", "←"),
        (r"\+=", "rel", "+="),
        (r"-=", "rel", "-="),
        (r"={1,3}>|-{1,3}>|→", "soft", "→"),
        (r"==?", "rel", "="),
        (r"~=|≈|≡", "rel", "≈"),
        (r"←", "rel", "←"),
        (r"<=|≤", "op", "≤"),
        (r">=|≥", "op", "≥"),
        (r"!=|≠|∈|∝", "junk", ""),
        (r"\*\*", "op", "^"),
        (r"\.{2,}|…", "dots", "…"),
        (r"//[^\n]*", "word", "//"),
        (r"\.T\b", "op", "⊤"),
        (r"(?<=[A-Za-z0-9])\.(?=[A-Za-z]\d?(?:[\s)+*/-]|$))", "op", "*"),
        (r"(?<=[\w)] )\.(?= [A-Za-z]\w{0,2} *(?:[-+=)*/\n]|$))", "op", "*"),
        (r"\|\|", "op", "‖"),
        (r"[.。?!]", "stop", "."),
    ]
]
_STARTS = frozenset(":<+-=→~≈≡←≤>≥!≠∈∝*.…/。?|")
_ONE = {
    **dict.fromkeys("+-*/^⊙@|‖∂∇√ΣΠ%<>'⊤", "op"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys(",、", "comma"),
    ";": "semi",
    ":": "colon",
    "&": "amp",
    "\x1f": "cell",
}
JOINING_WORDS = frozenset(
    listed(
        "and so with where or for if then hence thus since because gives when otherwise else at by as is are "
        "of to in"
    )
)


def sign_at(text: str, place: int) -> tuple[str, str, int]:
    """Kind, text and length of the sign that stands here.

    Examples
    --------
    >>> sign_at("a := b", 2), sign_at("(x)", 0)
    (('rel', '←', 2), ('open', '(', 1))
    """
    sign = text[place]
    if sign in _STARTS:
        for pattern, kind, plain in _SEVERAL:
            if match := pattern.match(text, place):
                return kind, plain, match.end() - place
    return _ONE.get(sign, "junk"), "," if sign == "、" else sign, 1


def flat(inside: str) -> str:
    """A subscript as plain letters, digits and signs: ``{o_{1}}`` and ``\\text{o1}`` are both ``o1``.

    The underscore between two words stays: ``layer_input``.
    """
    if "\\" in inside:
        inside = re.sub(r"\\([A-Za-z]+)", lambda match: GREEK.get(match[1], ""), inside)
    inside = re.sub(r"[\s{},\\$]+", "", inside)
    return inside if re.fullmatch(r"[A-Za-z]{3,}(_[A-Za-z]{3,})+", inside) else inside.replace("_", "")


def braces(text: str, start: int) -> tuple[str, int]:
    """What stands in the braces that open here, and the place behind them."""
    depth = 0
    for place in range(start, min(len(text), start + LONGEST_GROUP)):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if depth == 0:
                return text[start + 1 : place], place + 1
    return "", start + 1
