"""How well written calculations are checked: over labelled texts, and over slips planted automatically.

    python -m benchmarks.verify [--folder tests/verify/collection] [--mutations 1000] [--seed 0]

Right texts are the labelled ones of the folders, and what ``clearprop explain`` writes of the examples, in
three formats. Into each of them one slip is planted, by rules that the checker does not share (see
``verify_slips.py``), and it is counted whether the checker finds the text wrong, and at that line.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import clearprop as cp
from benchmarks.verify_slips import KINDS, has_result, mutated
from clearprop.errors import DataError
from clearprop.verify import Verification, verify

EXAMPLES = ("identity", "linear_2_2_1", "leaky_3_4_1_biases", "worked_2_2_2", "xor_2_4_1")


@dataclass(frozen=True)
class Text:
    """A text, whether it is right, the lines with a calculation, and from where to where each goes."""

    file: str
    source: str
    lines: Sequence[int]
    first_wrong_line: int | None = None
    spans: dict[str, Sequence[int]] = field(default_factory=dict)

    def covers(self, line: int, named: int | None) -> bool:
        """Whether a named line belongs to the equation of this line."""
        first, last = self.spans.get(str(line), (line, line))
        return named is not None and first <= named <= last


def labelled(folder: Path) -> list[Text]:
    """The texts of a folder with ``labels.json``."""
    labels: list[dict[str, Any]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return [
        Text(
            label["file"],
            (folder / label["file"]).read_text(encoding="utf-8"),
            label["lines"],
            label["first_wrong_line"],
            label.get("spans", {}),
        )
        for label in labels
    ]


def explained() -> list[Text]:
    """The step of every example in three formats; lines of a text are those with a result to the right."""
    found = []
    for name in EXAMPLES:
        step = getattr(cp.examples, name).step()
        for lang in ("en", "zh"):
            document = cp.explain(step, lang=lang)
            written = {"txt": document.text(), "md": document.markdown(), "tex": document.latex()}
            for ending, source in written.items():
                rows = source.split("\n")
                lines = [number for number, row in enumerate(rows, 1) if has_result(row)]
                found.append(Text(f"{name}_{lang}.{ending}", source, lines))
    return found


def checked(source: str, name: str) -> Verification | None:
    try:
        return verify(source, name=name)
    except DataError:
        return None


def share(part: int, whole: int) -> str:
    return f"{part:5d} of {whole:5d}   {100 * part / max(1, whole):5.1f} %"


def report(title: str, found: list[Text]) -> bool:
    """Print the shares over texts as they are; true if the aims are met."""
    count: Counter[str] = Counter()
    start = time.perf_counter()
    for text in found:
        said = checked(text.source, text.file)
        lines = () if said is None else said.lines_checked
        unread = 0 if said is None else len(said.lines_unread)
        read = sum(any(text.covers(line, n) for n in lines) for line in text.lines)
        if title.startswith("explained"):  # no labels: by the checker's own count of calculations
            count["equations"] += len(lines) + unread
            count["read"] += len(lines)
        else:
            count["equations"] += len(text.lines)
            count["read"] += read
        if text.first_wrong_line is None:
            count["right"] += 1
            count["accused"] += said is not None and said.verdict == "wrong"
            count["not read"] += said is None or said.verdict == "could not read"
        else:
            count["wrong"] += 1
            count["named"] += text.covers(text.first_wrong_line, said.first_wrong_line if said else None)
    print(f"{title}: {len(found)}, {(time.perf_counter() - start) / len(found):.3f} s each")
    if count["wrong"]:
        print(f"  first wrong line named   {share(count['named'], count['wrong'])}")
    print(f"  right texts accused      {share(count['accused'], count['right'])}")
    print(f"  right texts not read     {share(count['not read'], count['right'])}")
    print(f"  equation lines read      {share(count['read'], count['equations'])}")
    enough = count["named"] >= 0.95 * count["wrong"] and count["read"] >= 0.9 * count["equations"]
    return enough and not count["accused"]


def mutations(found: list[Text], number: int, seed: int, show: bool) -> bool:
    """Print how many planted slips are found, and at their line; true if 95 % are."""
    rng = random.Random(seed)
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for _ in range(number * 60):
        if sum(tried.values()) >= number:
            break
        text, kind = rng.choice(found), min(KINDS, key=lambda kind: (tried[kind], rng.random()))
        for _ in range(40):
            line = rng.choice(text.lines)
            rows = text.source.split("\n")
            slip = mutated(rows, line - 1, kind, rng)
            if slip is not None:
                break
        else:
            continue
        said = checked("\n".join([*rows[: line - 1], slip, *rows[line:]]), text.file)
        at = said.first_wrong_line if said else None
        tried[kind] += 1
        wrong[kind] += at is not None
        named[kind] += text.covers(line, at)
        if show and not text.covers(line, at):
            print(f"  {text.file}:{line} {kind}: {slip.strip()}   (was {rows[line - 1].strip()})   said {at}")
    print(f"planted slips: {sum(tried.values())}")
    print(f"  {'':<16} {'found wrong':<24} at its line")
    for kind in (*KINDS, "all"):
        whole = tried.total() if kind == "all" else tried[kind]
        first = wrong.total() if kind == "all" else wrong[kind]
        second = named.total() if kind == "all" else named[kind]
        print(f"  {kind:<16} {share(first, whole)} {share(second, whole)}")
    return named.total() >= 0.95 * tried.total()


def main() -> int:
    parser = argparse.ArgumentParser(description="How well written calculations are checked.")
    parser.add_argument(
        "--folder", type=Path, action="append", help="texts with a labels.json; several times"
    )
    parser.add_argument("--mutations", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print the slips that were missed")
    options = parser.parse_args()
    texts = [
        text for folder in options.folder or [Path("tests/verify/collection")] for text in labelled(folder)
    ]
    own = explained()
    fine = [report("labelled texts", texts), report("explained steps", own)]
    right = [text for text in texts if text.first_wrong_line is None]
    for title, found in (("labelled", right), ("explained", own)):
        print(f"\nslips in {title} texts")
        fine.append(mutations(found, options.mutations, options.seed, options.show))
    return int(not all(fine))


if __name__ == "__main__":
    sys.exit(main())
