"""What stands in for a character that a console cannot show: ``x`` for ×, ``~`` for ≈, and no crash.

A console that speaks ASCII, or an old code page, still gets a report that can be read; only what has no
stand-in, such as Chinese, becomes a question mark.
"""

from __future__ import annotations

import codecs
import io
from typing import TextIO

HANDLER = "clearprop"

STAND_INS = {
    "λ": "lambda",
    "−": "-",
    "–": "-",
    "─": "-",
    "│": "|",
    "×": "x",
    "·": "-",
    "⊙": "*",
    "≈": "~",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "→": "->",
    "←": "<-",
    "↳": "->",
    "✓": "ok",
    "✗": "wrong",
    "…": "...",
    "\u2009": " ",
    "Σ": "sum",
    "σ": "sigma",
    "δ": "delta",
    "∂": "d",
    "½": "1/2",
    "ᵀ": "^T",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    **dict(zip("²⁰¹³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", "2013456789-0123456789", strict=True)),
    **dict(zip("▁▂▃▄▅▆▇█", "_.,-=+*#", strict=True)),
    **dict(zip("：，、；。（）", ":,,;.()", strict=True)),
}


def make_encodable(*streams: TextIO) -> None:
    """Let streams write what they can, and stand-ins for the rest."""
    codecs.register_error(HANDLER, _stand_in)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def _stand_in(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    unknown = problem.object[problem.start : problem.end]
    return "".join(STAND_INS.get(character, "?") for character in unknown), problem.end
