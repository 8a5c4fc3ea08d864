"""The entry of another layer, as text: ``weights[i + 1]`` for ``weights[i]``, ``W2`` for ``W1``."""

from __future__ import annotations

import ast
import re

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.places import operand, span_of, text_of
from clearprop.trace.source.sites import Site


def shifted(site: Site, trial: Trial) -> Edit | None:
    """Write an operand with its index, or its numbered name, moved by a layer."""
    shift = trial.detail["shift"]
    part = operand(site.node, trial.place or 0)
    if part is None or shift == 0:
        return None
    index = next((each for each in ast.walk(part) if isinstance(each, ast.Subscript)), None)
    if index is not None and not isinstance(index.slice, ast.Slice | ast.Tuple):
        moved = moved_index(text_of(site, index.slice), index.slice, shift)
        return None if moved is None else Edit.of(span_of(site, index.slice), moved)
    name = next((each for each in ast.walk(part) if isinstance(each, ast.Name | ast.Attribute)), None)
    return None if name is None else _renumbered(site, part, shift)


def moved_index(text: str, index: ast.expr, shift: int) -> str | None:
    """Write an index that is moved by a number; None where it is no count."""
    match index:
        case ast.Constant(value=int(number)):
            return str(number + shift)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return str(shift - number)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as sign, right=ast.Constant(value=int(number))):
            total = (number if isinstance(sign, ast.Add) else -number) + shift
            stem = ast.unparse(left)
            return stem if total == 0 else f"{stem} {'+' if total > 0 else '-'} {abs(total)}"
        case ast.Name():
            return f"{text} {'+' if shift > 0 else '-'} {abs(shift)}"
        case ast.Constant(value=str(name)):
            digits = re.search(r"\d+$", name)
            return None if digits is None else repr(name[: digits.start()] + str(int(digits[0]) + shift))
    return None


def _renumbered(site: Site, part: ast.expr, shift: int) -> Edit | None:
    """``W2`` for ``W1``: a name that ends in a number."""
    text = text_of(site, part)
    number = re.search(r"(\d+)(?=(\.T)?$)", text)
    if number is None:
        return None
    return Edit.of(
        span_of(site, part), text[: number.start()] + str(int(number[1]) + shift) + text[number.end() :]
    )
