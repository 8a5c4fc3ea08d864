"""What a missing name may have meant: the proposals, cheapest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.evidence.crash import crash
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.meant import meant_variants
from clearprop.trace.failure import Failure
from clearprop.trace.span import Span
from tests.unit.doctor.programs import traced


def proposals(text: str, line: int, kind: str, message: str) -> list[str]:
    """What is proposed for an exception, as texts; the program itself stops before it."""
    seen = traced("import numpy as np\nif 0 > 1:\n" + "".join(f"    {row}\n" for row in text.split("\n")))
    name = seen.sites[0].source.name
    span = Span(name, line + 2, 4, line + 2, 5)
    known = Evidence(replace(seen, failure=Failure(kind, message, span, "", "", (), "")))
    found = crash(known)
    assert found is not None
    return [each.text for each in sorted(meant_variants(known, found), key=lambda each: each.effort)]


@pytest.mark.parametrize(
    ("text", "line", "kind", "message", "meant"),
    [
        ("total = 1\nprint(totl)", 2, "NameError", "name 'totl' is not defined", "total"),
        ("print(exp(1.0))", 1, "NameError", "name 'exp' is not defined", "np.exp"),
        ("np.arrange(3)", 1, "AttributeError", "module 'numpy' has no attribute 'arrange'", "arange"),
        ("np.float(3)", 1, "AttributeError", "module 'numpy' has no attribute 'float'", "float"),
        ("a.dott(b)", 1, "AttributeError", "'numpy.ndarray' object has no attribute 'dott'", "dot"),
        ("[1].reshape(1)", 1, "AttributeError", "'list' object has no attribute 'reshape'", "np.array([1])"),
        ("d = {'rate': 1}\nd['rat']", 2, "KeyError", "'rat'", "'rate'"),
        ("import maths", 1, "ModuleNotFoundError", "No module named 'maths'", "import math"),
    ],
)
def test_the_likeliest_is_proposed(text: str, line: int, kind: str, message: str, meant: str) -> None:
    assert meant in proposals(text, line, kind, message)[:4]
