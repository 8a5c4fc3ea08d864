"""Take the markup of a document away, and keep its lines: what is left is mathematics and prose.

Plain text, Markdown and LaTeX differ in what is no calculation: comments, bullets, headings, fences,
emphasis. Each is blanked here; nothing is moved to another line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clearprop.verify.reading.characters import plain_signs
from clearprop.verify.reading.drawn import join_drawn_matrices
from clearprop.verify.reading.laid_out import join_laid_out_matrices
from clearprop.verify.reading.tokens import CELL

_BULLET = re.compile(
    r"^(\s*)(?:[-*+•●▪◦‣]\s+(?=\S)|\(?\d{1,2}(?:\.\d{1,2})*[.)、]\s+(?=[^\s=*/+])|\(?[a-h][.)]\s+(?=\S)|\[\d{1,2}\]\s+"
    r"|[①-⑳]\s*|\(\d{1,2}\)(?=\s*[^\s\d()*/+^=.-]))"
)
_MINUS = {ord("−"): "-", ord("–"): "-"}
_TERM = re.compile(r"^( *)([-+*]) +(?:[\d(.√σ]|[A-Za-zΑ-ω][\w{}^]{0,12}(?:\[[\d, ]+\])? *[-+*/^])")
_FENCE = re.compile(r"^\s*(```+|~~~+)\s*(\w*)")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_SEPARATOR_ROW = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_HTML_SCRIPT = re.compile(r"<(sub|sup)>([^<>\n]{0,60})</\1>", re.IGNORECASE)
_HTML = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--[^\n]{0,400}?-->")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,300}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\((?:https?:|#|/|\./)[^()\n]{0,300}\)")
_STYLED = re.compile(
    r"\\(?:mathbf|boldsymbol|bm|mathcal|mathit|pmb|vec|mathbb|symbf|bf)\s*\{\s*([A-Za-z]+|\\[A-Za-z]+)\s*\}"
)
_FORMULA = re.compile(
    r"\$\$.{0,2000}?\$\$|\$[^$\n]{1,2000}\$|\\\[.{0,2000}?\\\]|\\\(.{0,2000}?\\\)|\\begin\{(\w{1,20}\*?)\}.{0,2000}?\\end\{\1\}"
)


def prepared(text: str, kind: str) -> str:
    """The text without its markup, line for line; ``kind`` is txt, md or tex."""
    text = _STYLED.sub(r" \1 ", text).replace("{}", "")  # bold or not, x is x
    if kind == "tex":
        return join_drawn_matrices(plain_signs(_tex(text)))
    # Matrices are drawn by columns: they are joined before signs of another width are put in.
    lines = plain_signs(join_drawn_matrices(_plain_ends(text).translate(_MINUS))).split("\n")
    lines = list(_markdown(lines)) if kind == "md" else _without_bullets(lines)
    text = "\n".join(_tables(lines))
    return join_drawn_matrices(join_laid_out_matrices(text) if kind == "txt" else text)


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def kind_of(name: str, text: str) -> str:
    """txt, md or tex: by the ending of the name, else by what stands in the text."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in ("md", "markdown", "rmd", "qmd"):
        return "md"
    if ending in ("tex", "latex", "ltx"):
        return "tex"
    if ending in ("txt", "text"):
        return "txt"
    if re.search(r"\\documentclass|\\begin\{(?:document|align|equation)|^\\\[", text, re.MULTILINE):
        return "tex"
    return "md" if re.search(r"^#{1,6} |^```|\$[^$\n]+\$", text, re.MULTILINE) else "txt"


def _tex(text: str) -> str:
    """LaTeX without comments and preamble."""
    text = re.sub(r"(?<!\\)%[^\n]*", "", _plain_ends(text))
    begin = text.find(r"\begin{document}")
    if begin > 0:
        text = "\n" * text[:begin].count("\n") + text[begin:]
    return re.sub(r"\\(?:sub)*(?:section|paragraph|chapter|title|author|date)\*?\{", r"\\par {", text)


def _markdown(lines: list[str]) -> Iterator[str]:
    fence = ""
    for above, line in pairwise(["", *lines]):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence[:3])):
            formula = (opening[2] in ("math", "latex", "tex") and not fence) or fence.endswith("$")
            fence = "" if fence else opening[1][:3] + ("$" if formula else "")
            yield "$$" if formula else ""
        elif fence:
            yield line if fence.endswith("$") else _without_bullet(line, above)
        else:
            yield _outside_formulas(_without_bullet(_HEADING.sub("", _QUOTE.sub("", line)), above))


def _outside_formulas(line: str) -> str:
    """Emphasis, links and code marks go, but never inside a formula."""
    pieces, last = [], 0
    for match in _FORMULA.finditer(line):
        pieces += [_inline(line[last : match.start()]), match[0].replace("$`", "$").replace("`$", "$")]
        last = match.end()
    return "".join([*pieces, _inline(line[last:])])


def _inline(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _HTML_SCRIPT.sub(
        lambda match: ("_" if match[1].lower() == "sub" else "^") + "{" + match[2] + "}", text
    )
    text = re.sub(r"<br\s*/?>", " ; ", text)
    text = _HTML.sub(" ", text)
    text = (
        re.sub(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1", r" \2 ", text)
        if not re.search(r"\d\*\*\d", text)
        else text
    )
    text = re.sub(r"(?<![\w*)\]])\*(?=[^\s*])([^*\n]{0,200}?[^\s*])\*(?![\w*(])", r" \1 ", text)
    return re.sub(r"\\([*_#~>!.+-])", r"\1", text.replace("`", " "))


def _without_bullets(lines: list[str]) -> list[str]:
    return [_without_bullet(line, above) for above, line in pairwise(["", *lines])]


def _without_bullet(line: str, above: str = "") -> str:
    """A line without its bullet; a sign that goes on with the calculation above is none."""
    goes_on = _TERM.match(line)
    if goes_on and re.search("[=≈]|^ *[-+*] ", above):
        indent = len(above) - len(above.lstrip())
        if len(goes_on[1]) > indent or (goes_on[2] == "+" and not above.lstrip().startswith("+")):
            return line
    return _BULLET.sub(r"\1", line, count=1)


def _tables(lines: list[str]) -> Iterator[str]:
    """The bars of a table become marks between cells; its ruler is blanked."""
    ruled = {place for place, line in enumerate(lines) if "|" in line and _SEPARATOR_ROW.match(line)}
    inside: set[int] = set()
    for ruler in ruled:
        inside.add(ruler - 1)
        place = ruler + 1
        while place < len(lines) and "|" in lines[place]:
            inside.add(place)
            place += 1
    for place, line in enumerate(lines):
        if place in ruled or re.fullmatch(r"\s*[-=_─═+|]{3,}\s*", line):
            yield ""
        elif place in inside:
            yield CELL + re.sub(r"(?<!\\)\|", CELL, line.strip().strip("|")) + CELL
        else:
            yield line
