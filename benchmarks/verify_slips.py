"""Slips to plant in right calculations, by rules that the checker does not share.

Some change the printed result, some one of the numbers put in, and some the calculation together with its
result, as a person does who puts a wrong number in and computes on correctly.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from itertools import pairwise

NUMBER = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])")
SIGN = re.compile(r"(?:=|≈|＝|\\approx)(?!.*(?:=|≈|＝|\\approx))")
RESULT = re.compile(r"^(?:\s|&|\\;|\\,)*([-−]?)\s*(\d+\.\d+)(?![\w.×·*+/^-])")
KINDS = (
    "sign",
    "swapped digits",
    "digit",
    "point",
    "rounding",
    "copied result",
    "typed digit",
    "factor",
    "term",
    "operator",
    "operand",
)
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "exp": math.exp,
    "tanh": math.tanh,
    "ln": math.log,
    "sqrt": math.sqrt,
    "sigma": lambda z: 1 / (1 + math.exp(-z)),
}


def parts(line: str) -> tuple[str, str, str, str] | None:
    """What stands before the last relation sign and it, the sign of the result, its digits, the rest."""
    signs = list(SIGN.finditer(line))
    match = RESULT.match(line, 0) if not signs else RESULT.match(line[signs[-1].end() :])
    if not signs or match is None:
        return None
    end = signs[-1].end()
    return line[: end + match.start(1)], match[1], match[2], line[end + match.end(2) :]


def has_result(line: str) -> bool:
    """Whether a line ends in a number of at least three digits that something calculated stands before."""
    found = parts(line)
    if found is None or len(found[2].replace(".", "").lstrip("0")) < 3:
        return False
    before = SIGN.split(found[0])[0]
    return len(NUMBER.findall(before)) > 0 and bool(re.search(r"[-+*×·/^(−]|\\frac|\\cdot|\\times", before))


def mutated(rows: list[str], place: int, kind: str, rng: random.Random) -> str | None:
    """The line with a slip of this kind, or None where it has no place for one."""
    found = parts(rows[place])
    if found is None or len(found[2].replace(".", "").lstrip("0")) < 3:
        return None
    before, sign, digits, rest = found
    if kind == "copied result":
        return _copied(rows, place, found, rng)
    if kind == "typed digit":
        return _typed(found, rng)
    if kind in ("factor", "term", "operator", "operand"):
        return _recomputed(rows, found, kind, rng)
    if kind == "sign":
        return before + ("" if sign else "-") + digits + rest
    if kind == "point":
        decimals = len(digits.partition(".")[2])
        digits = f"{float(digits) * 10:.{max(1, decimals - 1)}f}"
    elif kind == "rounding":
        decimals = len(digits.partition(".")[2])
        digits = f"{float(digits) + rng.choice([3, 4, 5, -3, -4, -5]) * 10.0**-decimals:.{decimals}f}"
        if digits.startswith("-"):
            return None
    else:
        digits = _other_digits(digits, kind, rng)
    return before + sign + digits + rest if digits != found[2] else None


def _other_digits(digits: str, kind: str, rng: random.Random) -> str:
    """Two neighbouring digits swapped, or one that counts replaced."""
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    places = places[next(i for i, place in enumerate(places) if digits[place] != "0") :]
    signs = list(digits)
    if kind == "swapped digits":
        pairs = [(a, b) for a, b in pairwise(places) if digits[a] != digits[b]]
        if not pairs:
            return digits
        a, b = rng.choice(pairs)
        if b == places[-1] and abs(int(signs[a]) - int(signs[b])) < 2:
            return digits
        signs[a], signs[b] = signs[b], signs[a]
    else:
        place = rng.choice(places[:-1] or places)
        signs[place] = str((int(signs[place]) + rng.randint(2, 8)) % 10)
    return "".join(signs)


def _copied(rows: list[str], place: int, found: tuple[str, str, str, str], rng: random.Random) -> str | None:
    """The result of another line in the place of this one's."""
    others = [other for i, row in enumerate(rows) if i != place and (other := parts(row)) is not None]
    value = float(found[2])
    others = [o for o in others if abs(float(o[2]) - value) > 0.02 * value and float(o[2]) > 0]
    if not others:
        return None
    chosen = rng.choice(others)
    return found[0] + chosen[1] + chosen[2] + found[3]


def _typed(found: tuple[str, str, str, str], rng: random.Random) -> str | None:
    """One of the numbers put in mistyped, the result right."""
    before, sign, digits, rest = found
    cut = _last_calculation(before)
    numbers = list(NUMBER.finditer(before, cut)) if cut is not None else []
    value = _value(before[cut:]) if cut is not None else None
    if not numbers or value is None or not _agrees(value, sign, digits):
        return None
    chosen = rng.choice(numbers)
    other = _other_digits(chosen[0], "digit", rng) if float(chosen[0]) else chosen[0]
    changed = before[: chosen.start()] + other + before[chosen.end() :]
    new = _value(changed[cut:])
    if new is None or abs(new - value) < max(0.03 * abs(value), 4 * 10.0 ** -len(digits.partition(".")[2])):
        return None
    return changed + sign + digits + rest


def _last_calculation(before: str) -> int | None:
    """Where the part before the last relation sign begins."""
    signs = list(re.finditer(r"(?:=|≈|＝|\\approx)", before))
    return signs[-2].end() if len(signs) > 1 else None


def _recomputed(
    rows: list[str], found: tuple[str, str, str, str], kind: str, rng: random.Random
) -> str | None:
    """A slip in the numbers of a line that has symbols too, and the result that these numbers give."""
    before, sign, digits, rest = found
    cut = _last_calculation(before)
    if cut is None:
        return None
    tail = re.search(r"(?:=|≈|＝|\\approx)\s*$", before)
    end = tail.start() if tail else len(before)
    symbols, numbers = before[:cut], before[cut:end]
    formula = re.split(r"=|≈|＝", symbols.rstrip("=≈＝ "))
    stated = len(formula) > 1 and len(re.findall(r"[A-Za-zα-ωΑ-Ω]", re.sub(r"\\[a-z]+", "", formula[-1]))) > 1
    value = _value(numbers)
    if not stated or value is None or not _agrees(value, sign, digits):
        return None
    changed = _changed(numbers, kind, NUMBER.findall("\n".join(rows)), rng)
    new = None if changed is None else _value(changed)
    decimals = len(digits.partition(".")[2])
    if new is None or changed is None or abs(new - value) < max(5 * 10.0**-decimals, 0.02 * abs(value)):
        return None
    if abs(new) < 10.0**-decimals:
        return None
    return f"{symbols}{changed}{before[end:]}{'-' if new < 0 else ''}{abs(new):.{decimals}f}{rest}"


def _changed(numbers: str, kind: str, known: list[str], rng: random.Random) -> str | None:
    times = r"(?:\*|×|·|\\cdot|\\times)"
    number = r"\(?[-−]?\d+\.\d+\)?"
    shapes = {
        "factor": rf"\s*{times}\s*{number}",
        "term": rf"(?<=[\d) ])[-+−]\s*(?:{number}\s*{times}\s*)*{number}(?!\s*{times})(?![^()]*\))",
        "operator": r"(?<=[\d)])\s*[-+−]\s*(?=[\d(])",
        "operand": r"(?<![\w.])\d+\.\d+(?![\w.])",
    }
    places = list(re.finditer(shapes[kind], numbers))
    if not places:
        return None
    chosen = rng.choice(places)
    new = ""
    if kind == "operator":
        new = chosen[0].replace("+", "-") if "+" in chosen[0] else re.sub("[-−]", "+", chosen[0])
    elif kind == "operand":
        others = [other for other in known if abs(float(other) - float(chosen[0])) > 0.05]
        if not others:
            return None
        new = rng.choice(others)
    return numbers[: chosen.start()] + new + numbers[chosen.end() :]


def _agrees(value: float, sign: str, digits: str) -> bool:
    printed = float(digits) * (-1 if sign else 1)
    return abs(value - printed) <= 2 * 10.0 ** -len(digits.partition(".")[2])


def _value(text: str) -> float | None:
    """A calculation of numbers in Python's own arithmetic; None if it is anything else."""
    text = re.sub(r"[=≈＝&]|\\approx|\\left|\\right|\\,|\\;|\\!", " ", text).replace("−", "-")
    for _ in range(3):
        text = re.sub(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
        text = re.sub(r"(?<![\w])e\^\{([^{}]*)\}", r"exp(\1)", text)
        text = re.sub(r"\^\{?(\d)\}?", r"**\1", text)
    text = re.sub(r"\\(tanh|exp|ln|sigma|sqrt)\b", r"\1", text).replace("σ", "sigma")
    text = re.sub(r"×|·|\\cdot|\\times", "*", text).replace("²", "**2").strip()
    text = re.sub(r"(?<=[\d)])\s*\(", "*(", text)
    if not re.fullmatch(r"(?:[-+*/(). \d]|exp|tanh|ln|sigma|sqrt|e-\d)+", text):
        return None
    try:
        value = eval(text, {"__builtins__": {}, **_FUNCTIONS})  # noqa: S307
    except (SyntaxError, TypeError, ZeroDivisionError, OverflowError, NameError, ValueError):
        return None
    return float(value) if isinstance(value, int | float) else None
