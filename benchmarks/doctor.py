"""How often ``clearprop doctor`` finds a planted fault, names it, points at its line and cures it.

Sound programs of ``tests/mutants/bases`` are given one fault each by operators that share nothing with the
doctor's rules.  The doctor is asked through its command line and answers in JSON; nothing of it is imported.

    python benchmarks/doctor.py --limit 200 --seed 1          # 200 mutants, spread evenly over the codes
    python benchmarks/doctor.py --group G,U --table doctor.md
    python benchmarks/doctor.py --limit 0 --sound examples    # only false alarms: the bases and a folder
    python benchmarks/doctor.py --command 'python other.py {}'

A mutant *counts* when it does harm: it ends worse by the program's own number, reports something else, or
crashes.  One that trains as well as its base (a factor 1/n with a rate to match) is listed apart: there
neither a finding nor silence is wrong.  *Strict* shares judge the first proven or likely finding, *lenient*
ones any.
"""

from __future__ import annotations

import argparse
import glob
import json
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

Found = TypeVar("Found")
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.mutants.base import Base, bases  # noqa: E402  the folder of the tests is no installed package
from tests.mutants.campaign import Outcome, effect, mutants, run_base  # noqa: E402
from tests.mutants.change import Mutant  # noqa: E402
from tests.mutants.judging import Judged, judged  # noqa: E402

COMMAND = f"{shlex.quote(sys.executable)} -m clearprop doctor {{}} --json"
LIMIT_SECONDS = 180.0
MEANING = """\
*detected*: at least one finding is proven or likely. *class*: the first such finding has the planted code, or
one that says the same. *line*: its span, of six lines at most, holds a line where the fault can be put right.
*exact line*: it holds one that was changed. *fix*: its diff, applied and run, makes the program about as good
as its base. *lenient*: any finding, not the first alone."""
AIMS = {"detected": 95, "class": 85, "line": 80, "fix": 70, "false alarms": 2}


def ask(command: str, program: Path) -> tuple[dict[str, Any], float]:
    """The doctor's report on one program, and how long it took."""
    words = [str(program) if word == "{}" else word for word in shlex.split(command)]
    start = time.perf_counter()
    try:
        done = subprocess.run(
            words, cwd=program.parent, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
        )
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        report = {"problem": "no report in time"}
    except json.JSONDecodeError:
        report = {"problem": f"no JSON, exit code {done.returncode}: {done.stderr.strip()[-200:]}"}
    return report, time.perf_counter() - start


def spread(found: list[tuple[Base, Mutant]], limit: int, rng: random.Random) -> list[tuple[Base, Mutant]]:
    """As many mutants as asked for, of every code in turn."""
    piles: dict[str, list[tuple[Base, Mutant]]] = defaultdict(list)
    for pair in rng.sample(found, len(found)):
        piles[pair[1].code].append(pair)
    rounds = max((len(pile) for pile in piles.values()), default=0)
    turns = [pile[i] for i in range(rounds) for pile in piles.values() if i < len(pile)]
    return turns[:limit]


def chosen(options: argparse.Namespace) -> list[tuple[Base, Mutant]]:
    groups = tuple(options.group.split(",")) if options.group else ("",)
    named = options.base.split(",") if options.base else None
    found = [
        pair
        for pair in mutants()
        if pair[1].code.startswith(groups) and (named is None or pair[0].name in named)
    ]
    limit = len(found) if options.limit is None else options.limit
    return spread(found, limit, random.Random(options.seed))


def examine(command: str, base: Base, sound: Outcome, mutant: Mutant) -> Judged:
    done = effect(base, sound, mutant)
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program.py"
        program.write_text(mutant.text, encoding="utf-8")
        report, seconds = ask(command, program)
    return judged(base, sound, mutant, done, report, seconds)


def sound_programs(places: Sequence[str]) -> Iterator[Path]:
    """The bases, and what else is known to be sound: files, folders, or patterns."""
    yield from (ROOT / "tests" / "mutants" / "bases" / base.name / "program.py" for base in bases())
    for place in places:
        path = Path(place)
        found = path.rglob("*.py") if path.is_dir() else map(Path, glob.glob(place, recursive=True))
        programs = sorted(found)
        if not programs:
            raise SystemExit(f"--sound {place}: no program there; give a file, a folder or a pattern")
        yield from programs


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


COLUMNS: dict[str, Callable[[Judged], bool]] = {
    "detected": lambda j: j.detected,
    "class": lambda j: j.right_class,
    "line": lambda j: j.right_line,
    "exact line": lambda j: j.exact_line,
    "class and line": lambda j: j.right_class and j.right_line,
    "fix": lambda j: j.fix == "cured",
    "class, lenient": lambda j: j.any_class,
    "line, lenient": lambda j: j.any_line,
}


def row(name: str, found: list[Judged]) -> str:
    """One line of a table: shares in percent."""
    shares = [share(sum(map(question, found)), len(found)) for question in COLUMNS.values()]
    return f"| {name} | {len(found)} | {' | '.join(shares)} |"


def table(found: list[Judged], key: Callable[[Judged], str]) -> Iterator[str]:
    """A line for each class, then one for all together."""
    piles: dict[str, list[Judged]] = defaultdict(list)
    for judgement in found:
        piles[key(judgement)].append(judgement)
    yield f"| fault | mutants | {' | '.join(COLUMNS)} |"
    yield "| --- |" + " ---: |" * (len(COLUMNS) + 1)
    yield from (row(name, pile) for name, pile in sorted(piles.items()))
    yield row("**all**", found)
    yield ""


def alarms(found: list[tuple[Path, dict[str, Any], float]]) -> Iterator[str]:
    accused = [(path, report) for path, report, _ in found if report.get("verdict") == "faulty"]
    unclear = sum(report.get("verdict") != "sound" for _, report, _ in found) - len(accused)
    yield f"Sound programs: {len(found)}. Accused: {len(accused)} ({share(len(accused), len(found))} %)."
    yield f"Could not be told: {unclear}."
    for path, report in accused:
        first = (report.get("findings") or [{}])[0]
        yield f"- {path.parent.name}/{path.name}: {first.get('code')} in line {first.get('line')}"


def times(seconds: list[float]) -> str:
    if not seconds:
        return "Nothing was examined."
    late = sorted(seconds)[int(0.95 * (len(seconds) - 1))]
    return (
        f"Seconds a program: median {statistics.median(seconds):.1f}, 95 % within {late:.1f}, "
        f"longest {max(seconds):.1f}."
    )


def intervals(found: list[Judged]) -> str:
    """How far the shares of so small a sample may be off: Wilson's interval, 95 %."""
    if not found:
        return ""
    told = [
        f"{name} {low:.0f} to {high:.0f} %"
        for name, (low, high) in (
            (name, wilson(sum(map(COLUMNS[name], found)), len(found)))
            for name in ("detected", "class", "line", "fix")
        )
    ]
    return f" With 19 chances in 20: {', '.join(told)}."


def wilson(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212."""
    p, n = part / whole, whole
    middle, half = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    return 100 * (middle - half) / (1 + z * z / n), 100 * (middle + half) / (1 + z * z / n)


def written(found: list[Judged], sound: list[tuple[Path, dict[str, Any], float]]) -> str:
    """The whole result as Markdown; shares in percent."""
    aims = ", ".join(f"{name} {aim} %" for name, aim in AIMS.items())
    harm, apart = [j for j in found if j.counts], [j for j in found if j.effect == "harmless"]
    equal = len(found) - len(harm) - len(apart)
    lines = [f"Aims: {aims}. Shares are in percent.", "", MEANING, ""]
    crashes = sum(j.effect == "crash" for j in harm)
    lines += [f"Mutants that do harm: {len(harm)}, {crashes} of them by a crash.{intervals(harm)}", ""]
    lines += [*table(harm, lambda j: j.code[0]), *table(harm, lambda j: j.code)]
    lines += [f"Mutants that train as well as their base, where silence is no mistake: {len(apart)}.", ""]
    lines += [*table(apart, lambda j: j.code), f"Left out, as they print the very same: {equal}.", ""]
    lines += [*alarms(sound), "", times([j.seconds for j in found] + [s for _, _, s in sound])]
    problems = sum(bool(j.problem) for j in found) + sum(bool(r.get("problem")) for _, r, _ in sound)
    return "\n".join([*lines, f"Programs without a verdict because of a problem: {problems}."])


def counted(results: Iterator[Found], whole: int, name: str) -> Iterator[Found]:
    """Say on a terminal how far it is."""
    for k, each in enumerate(results, start=1):
        if sys.stderr.isatty():
            print(f"\r{k} of {whole} {name} ", end="\n" if k == whole else "", file=sys.stderr, flush=True)
        yield each


def main() -> int:
    parser = argparse.ArgumentParser(description="Planted faults, and what the doctor says of them.")
    parser.add_argument("--group", help="codes or groups, as G,U or G01 (all)")
    parser.add_argument("--base", help="names of bases, by commas (all)")
    parser.add_argument("--limit", type=int, help="so many mutants, spread over the codes (all)")
    parser.add_argument("--seed", type=int, default=0, help="which ones, when there is a limit (0)")
    parser.add_argument("--parallel", type=int, default=2, help="programs at a time (2)")
    parser.add_argument("--sound", action="append", default=[], help="more sound programs: folder or pattern")
    parser.add_argument("--command", default=COMMAND, help="what to ask; {} stands for the program")
    parser.add_argument("--table", type=Path, help="write the Markdown here too")
    parser.add_argument("--details", type=Path, help="write what was said of every mutant here, as JSON")
    options = parser.parse_args()

    programs = [path.resolve() for path in sound_programs(options.sound)]
    pairs = chosen(options)
    outcomes = {name: run_base(base) for name, base in {base.name: base for base, _ in pairs}.items()}
    with ThreadPoolExecutor(options.parallel) as pool:
        mutants_done = pool.map(lambda p: examine(options.command, p[0], outcomes[p[0].name], p[1]), pairs)
        found = list(counted(mutants_done, len(pairs), "mutants"))
        sound_done = pool.map(lambda path: (path, *ask(options.command, path)), programs)
        reports = list(counted(sound_done, len(programs), "sound programs"))
    text = written(found, reports)
    print(text)
    if options.table:
        options.table.write_text(text + "\n", encoding="utf-8")
    if options.details:
        details = [asdict(j) | {"text": pair[1].text} for j, pair in zip(found, pairs, strict=True)]
        options.details.write_text(json.dumps(details, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
