"""The catalogue of faults, written from the doctor's own pages."""

from __future__ import annotations

from itertools import groupby

from clearprop.doctor.catalogue import SECTIONS, codes, wrong_and_right
from clearprop.words import text

INTRODUCTION = """# The catalogue of faults

What [`clearprop doctor`](../doctor.md) looks for in a program; `clearprop doctor --explain G03` prints the
same page. A fault is *proven* by numbers alone, or confirmed by running the program again with the change.
"""

GROUPS = {
    "G": "Gradients",
    "U": "Updates",
    "N": "Numerics",
    "I": "Initial values",
    "A": "Architecture and task",
    "H": "Hyperparameters",
    "D": "Data",
    "S": "Shapes and memory",
    "E": "Evaluation",
}


def fault_page() -> str:
    """Give the page as Markdown."""
    parts = [INTRODUCTION]
    ordered = sorted(codes(), key=lambda code: (list(GROUPS).index(code[0]), code))
    for letter, members in groupby(ordered, key=lambda code: code[0]):
        parts.append(f"\n## {GROUPS[letter]}\n")
        parts += [_fault(code) for code in members]
    return "\n".join(parts) + "\n"


def _fault(code: str) -> str:
    wrong, right = wrong_and_right(code)
    sections = {section: text(f"doctor.{code}.{section}", "en") for section in SECTIONS}
    titles = {section: text(f"doctor.page.{section}", "en") for section in SECTIONS}
    said = "\n\n".join(f"**{titles[section]}.** {sections[section]}" for section in SECTIONS[:-1])
    return (
        f"### {code}: {text(f'doctor.{code}.name', 'en')}\n\n{said}\n\n"
        f"```python\n# {text('doctor.page.wrong', 'en').lower()}\n{wrong}\n\n"
        f"# {text('doctor.page.right', 'en').lower()}\n{right}\n```\n\n"
        f"**{titles[SECTIONS[-1]]}.** {sections[SECTIONS[-1]]}\n"
    )
