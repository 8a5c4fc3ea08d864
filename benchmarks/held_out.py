"""What ``clearprop doctor`` says of programs that its rules were not written for.

    python benchmarks/held_out.py                 # all sets of tests/held_out
    python benchmarks/held_out.py second --jobs 2

The first finding that accuses is judged: whether there is one, its code, its line; of a sound program,
whether it is accused.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

SETS = Path(__file__).parents[1] / "tests" / "held_out"
LIMIT_SECONDS = 240


def ask(program: Path) -> dict[str, Any]:
    """The doctor's report on one program."""
    words = [sys.executable, "-m", "clearprop", "doctor", "--json", str(program)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def judged(label: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """What counts of a report: "faulty", "detected", "code", "line"; "sound", "accused", "could not tell"."""
    first = next((each for each in report["findings"] if each["certainty"] != "hint"), None)
    open_ = ["could not tell"] if report["verdict"] == "could not tell" else []
    if label.get("sound"):
        return ["sound", *open_, *(["accused"] if first else [])]
    if first is None:
        return ["faulty", *open_]
    right = {"code": first["code"] in label["codes"], "line": first["line"] in label["lines"]}
    return ["faulty", "detected", *(name for name, is_right in right.items() if is_right)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", default=["first", "second", "third", "fourth"])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for name in options.sets:
        labels = json.loads((SETS / name / "labels.json").read_text(encoding="utf-8"))
        with ThreadPoolExecutor(options.jobs) as pool:
            reports = dict(zip(labels, pool.map(ask, (SETS / name / f"{k}.py" for k in labels)), strict=True))
        counted: Counter[str] = Counter()
        for program, label in labels.items():
            said = judged(label, reports[program])
            counted.update(f"{said[0]}: {word}" if word != said[0] else word for word in said)
            if said not in (["sound"], ["faulty", "detected", "code", "line"]):
                told = [
                    (each["code"], each["certainty"], each["line"]) for each in reports[program]["findings"]
                ]
                print(f"  {name}/{program}  wanted {label.get('codes', 'sound')}: {', '.join(said)}  {told}")
        print(name, dict(counted))


if __name__ == "__main__":
    main()
