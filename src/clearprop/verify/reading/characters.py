"""One way to write every sign: full-width digits, superscripts, ½, ŷ and the many minus signs.

Whoever writes a calculation types ``−`` or ``-``, ``x₁`` or ``x_1``, ``（0.5）`` or ``(0.5)``.  Here each of
them becomes the plain sign, or the LaTeX that says the same, so that the tokens know one alphabet.  Line
ends stay where they are: a verdict names lines.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    "-": "−–‐‑⁃﹣－\u00ad",
    "*": "×·⋅∙∗＊✕⨯╳✖⋆ㆍ・․•",
    "/": "÷∕⁄／",
    "=": "＝﹦",
    "≈": "≃≅≐≒≑∼～",
    "→": "⟶⇒⟹➔➜⇨⟼↦",
    "←": "⟵⇐",
    "≤": "⩽≦",
    "≥": "⩾≧",
    "⊙": "∘⊗◦⨀∗",
    "'": "′’ʹ＇‘",
    '"': "″“”＂",
    "‖": "∥",
    "…": "⋯⋮⋱",
    "Σ": "∑",
    "Π": "∏",
    "Δ": "∆",
    "μ": "µ",
    "ε": "ϵє",
    "φ": "ϕ",
    "θ": "ϑ",
    "L": "ℒ",
    "l": "ℓ",
    "E": "ℰ",
    "。": "｡",
    ",": "，﹐",
    "、": "､",
    "(": "（﹙❨⟨",
    ")": "）﹚❩⟩",
    "[": "［【",
    "]": "］】",
    "|": "｜∣│┃",
    " ": "✓✔☑✗✘✅❌☒👉\u00a0"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
    "": "\u200b\u200c\u200d\u2060\ufeff\u2061\u2062\ufe0f",
    "(1/2)": "½",
    "(1/3)": "⅓",
    "(2/3)": "⅔",
    "(1/4)": "¼",
    "(3/4)": "¾",
    "^{T}": "ᵀ⊤ᐪ",
    "√": "\u221a",
}

_TABLE = {ord(sign): plain for plain, signs in _SAME.items() for sign in signs if sign != plain}
_TABLE[ord("∗")] = "*"

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵗᵏˡ", "0123456789+-=()nitkl", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-=()aeoxhklmnpstijruv", strict=True))
_RAISED_RUN = re.compile(f"[{''.join(_RAISED)}]+")
_LOWERED_RUN = re.compile(f"[{''.join(_LOWERED)}]+")

_MARKS = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde", "\u0307": "dot"}
_MARKED = re.compile(f"([A-Za-z\u0370-\u03ff])([{''.join(_MARKS)}])")
_ACCENTED = re.compile("[\u00c0-\u017f\u1e00-\u1eff\u0232\u0233]")


def plain_signs(text: str) -> str:
    """Write a text with plain signs; the number of its lines stays the same.

    Examples
    --------
    >>> plain_signs("ŷ₁ ＝ σ（−0.5）²")
    '\\\\hat{y}_{1} = σ(-0.5)^{2}'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\f", " ")
    text = _ACCENTED.sub(_apart, text)
    text = _MARKED.sub(lambda match: f"\\{_MARKS[match[2]]}{{{match[1]}}}", text)
    text = _RAISED_RUN.sub(lambda match: "^{" + "".join(_RAISED[sign] for sign in match[0]) + "}", text)
    text = _LOWERED_RUN.sub(lambda match: "_{" + "".join(_LOWERED[sign] for sign in match[0]) + "}", text)
    text = text.translate(_TABLE)
    return "".join(map(_narrow, text)) if not text.isascii() else text


def _apart(match: re.Match[str]) -> str:
    """``ŷ`` in two characters, where its mark is one that mathematics uses."""
    pieces = unicodedata.normalize("NFD", match[0])
    return pieces if len(pieces) == 2 and pieces[1] in _MARKS else match[0]


def _narrow(sign: str) -> str:
    """Full-width letters and digits, and the bold or slanted letters of mathematics."""
    code = ord(sign)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0x1D400 <= code <= 0x1D7FF:
        return unicodedata.normalize("NFKC", sign)
    return sign
