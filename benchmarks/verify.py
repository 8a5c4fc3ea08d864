"""How well written calculations are checked: over labelled texts, and over slips planted automatically.

    python benchmarks/verify.py [--folder tests/verify/collection] [--mutations 400] [--seed 0]

The slips are made here, on the text, by rules that the checker does not share: a result with a lost sign, two
digits swapped, one digit changed, the point moved; and in lines that put numbers in for symbols, a factor
dropped, a sign flipped or another operand taken, with the result worked out anew by Python.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from clearprop.errors import DataError
from clearprop.verify import Verification, verify

NUMBER = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])")
RESULT = re.compile(r"(=|≈|＝|≈|\\approx|\\\\|&)\s*[-−]?\s*$")
PLAIN = re.compile(
    r"^(?P<symbols>[^=]+ = .*[A-Za-z].*) = (?P<numbers>[-+*/(). 0-9exp^]+) = (?P<result>-?\d+\.\d+)$"
)


@dataclass(frozen=True)
class Text:
    """A labelled text."""

    label: dict[str, Any]
    source: str

    def covers(self, line: int, named: int | None) -> bool:
        """Whether a named line belongs to the equation of this line."""
        first, last = self.label.get("spans", {}).get(str(line), (line, line))
        return named is not None and first <= named <= last


def texts(folder: Path) -> list[Text]:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return [Text(label, (folder / label["file"]).read_text(encoding="utf-8")) for label in labels]


def checked(source: str, name: str) -> Verification | None:
    try:
        return verify(source, name=name)
    except DataError:
        return None


def collection(found: list[Text]) -> bool:
    """Print the shares over the labelled texts; true if the aims are met."""
    count: Counter[str] = Counter()
    for text in found:
        said = checked(text.source, text.label["file"])
        lines = () if said is None else said.lines_checked
        count["equations"] += len(text.label["lines"])
        count["read"] += sum(any(text.covers(line, n) for n in lines) for line in text.label["lines"])
        if text.label["right"]:
            count["right"] += 1
            count["accused"] += said is not None and said.verdict == "wrong"
        else:
            count["wrong"] += 1
            named = said.first_wrong_line if said else None
            count["named"] += text.covers(text.label["first_wrong_line"], named)
    print(f"labelled texts: {len(found)}")
    print(f"  first wrong line named   {share(count['named'], count['wrong'])}")
    print(f"  right texts accused      {share(count['accused'], count['right'])}")
    print(f"  equation lines read      {share(count['read'], count['equations'])}")
    enough = count["named"] >= 0.95 * count["wrong"] and count["read"] >= 0.9 * count["equations"]
    return enough and not count["accused"]


def share(part: int, whole: int) -> str:
    return f"{part:4d} of {whole:4d}   {100 * part / max(1, whole):5.1f} %"


def mutated(line: str, kind: str, rng: random.Random) -> str | None:
    """The line with a slip of this kind, or None where it has no place for one."""
    if kind in ("factor", "operator", "operand"):
        return recomputed(line, kind, rng)
    results = [m for m in NUMBER.finditer(line) if RESULT.search(line[: m.start()])]
    results = [m for m in results if len(m[0].replace(".", "").lstrip("0")) >= 3]
    if not results:
        return None
    match = results[-1]
    before, after = line[: match.start()], line[match.end() :]
    if kind == "sign":
        bare = re.sub(r"[-−]\s*$", "", before)
        return (bare if bare != before else before + "-") + match[0] + after
    if kind == "point":
        return before + f"{float(match[0]) * 10:.{max(1, len(match[0].partition('.')[2]) - 1)}f}" + after
    digits = list(match[0])
    places = [i for i, sign in enumerate(digits) if sign.isdigit()]
    places = places[next(i for i, place in enumerate(places) if digits[place] != "0") :]
    if kind == "swapped digits":
        pairs = [(a, b) for a, b in pairwise(places) if digits[a] != digits[b]]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        digits[a], digits[b] = digits[b], digits[a]
    else:
        place = rng.choice(places[:-1] or places)
        digits[place] = str((int(digits[place]) + rng.randint(2, 8)) % 10)
    return before + "".join(digits) + after


def recomputed(line: str, kind: str, rng: random.Random) -> str | None:
    """A line of symbols, numbers and result: a slip in the numbers, and the result that they then give."""
    match = PLAIN.match(line.replace("×", "*").replace("·", "*").replace("−", "-").strip())
    if match is None:
        return None
    numbers = match["numbers"]
    if kind == "factor":
        places = list(re.finditer(r"\*\(?-?\d+\.\d+\)?", numbers))
        changed = numbers if not places else numbers.replace(rng.choice(places)[0], "", 1)
    elif kind == "operator":
        places = list(re.finditer(r" ([+-]) ", numbers))
        chosen = rng.choice(places) if places else None
        flip = {"+": " - ", "-": " + "}
        changed = (
            numbers
            if chosen is None
            else numbers[: chosen.start()] + flip[chosen[1]] + numbers[chosen.end() :]
        )
    else:
        typed = NUMBER.findall(numbers)
        changed = numbers if len(set(typed)) < 2 else numbers.replace(typed[0], rng.choice(typed[1:]), 1)
    decimals = len(match["result"].partition(".")[2])
    try:
        value = eval(changed.replace("^", "**"), {"__builtins__": {}, "exp": math.exp})  # noqa: S307
    except (SyntaxError, TypeError, ZeroDivisionError, OverflowError, NameError):
        return None
    result = f"{value:.{decimals}f}"
    if abs(float(result) - float(match["result"])) < 3 * 10.0**-decimals:
        return None
    return f"{match['symbols']} = {changed} = {result}"


KINDS = ("sign", "swapped digits", "digit", "point", "factor", "operator", "operand")


def mutations(found: list[Text], number: int, seed: int) -> None:
    """Print how many planted slips are found at their line."""
    rng = random.Random(seed)
    right = [text for text in found if text.label["right"]]
    tried: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for _ in range(number * 20):
        if sum(tried.values()) >= number:
            break
        text, kind = rng.choice(right), rng.choice(KINDS)
        line = rng.choice(text.label["lines"])
        rows = text.source.split("\n")
        slip = mutated(rows[line - 1], kind, rng)
        if slip is None or slip == rows[line - 1]:
            continue
        said = checked("\n".join([*rows[: line - 1], slip, *rows[line:]]), text.label["file"])
        tried[kind] += 1
        named[kind] += text.covers(line, said.first_wrong_line if said else None)
    print(f"planted slips: {sum(tried.values())}")
    for kind in KINDS:
        print(f"  {kind:<24} {share(named[kind], tried[kind])}")
    print(f"  {'all':<24} {share(sum(named.values()), sum(tried.values()))}")


def main() -> int:
    parser = argparse.ArgumentParser(description="How well written calculations are checked.")
    parser.add_argument("--folder", type=Path, default=Path("tests/verify/collection"))
    parser.add_argument("--mutations", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    start = time.perf_counter()
    found = texts(options.folder)
    fine = collection(found)
    print(f"  seconds a text           {(time.perf_counter() - start) / len(found):.3f}")
    mutations(found, options.mutations, options.seed)
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
