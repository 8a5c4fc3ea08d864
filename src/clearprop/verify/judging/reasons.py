"""Say why a line is wrong: the right calculation in numbers, and the slip if one is proven."""

from __future__ import annotations

import numpy as np

from clearprop.verify.grammar.tree import Binary, Name, Node, Number
from clearprop.verify.judging.chains import Verdict
from clearprop.verify.judging.outcome import Outcome, Side
from clearprop.verify.judging.slips import Slip
from clearprop.verify.judging.writing import shown, table_text, written
from clearprop.verify.values.evaluate import leaf_key
from clearprop.verify.verification import Sentence

_WITH_EXPRESSION = (
    "sign",
    "factor",
    "divisor",
    "term",
    "power",
    "one_minus",
    "function",
    "order",
    "transposed",
)


def reasons(verdict: Verdict) -> tuple[Sentence, ...]:
    """The sentences under a line of the report."""
    outcome = verdict.outcome
    if outcome.kind == "wrong":
        return (_right(outcome), *_slip(verdict.slip, outcome))
    if outcome.kind == "follows":
        return (Sentence("verify.follows", {"line": outcome.because}),)
    if outcome.kind == "unread":
        missing = [name for name in outcome.missing if name and len(name) < 40 and not name.startswith("?")][
            :3
        ]
        if missing:
            return (Sentence("verify.unread_names", {"names": ", ".join(missing)}),)
        return (Sentence("verify.unread"),)
    return (Sentence(f"verify.remark.{outcome.remark}"),) if outcome.remark else ()


def closing(verdict: Verdict) -> Sentence | None:
    """Which way a weight goes, where the sign of its update was lost: ``w7 goes up``."""
    outcome, slip = verdict.outcome, verdict.slip
    side, target = outcome.against, outcome.statement.target
    if outcome.kind != "wrong" or slip is None or slip.kind != "sign" or side is None:
        return None
    node = side.node
    update = isinstance(node, Binary) and node.sign in "+-" and isinstance(node.left, Name | Number)
    if not (update and isinstance(target, Name) and isinstance(outcome.right_value, float)):
        return None
    before = side.leaves.values.get(leaf_key(node.parts[0]))
    name = target.base + "".join(sign for sign in target.script if sign.isdigit())
    if before is None or isinstance(before, np.ndarray) or not any(s.isdigit() for s in target.script):
        return None
    return Sentence("verify.goes_up" if outcome.right_value > before else "verify.goes_down", {"name": name})


def _right(outcome: Outcome) -> Sentence:
    """``0.50 − 0.5 × (−0.0226) = 0.5113, not 0.4887``."""
    side, printed = outcome.against, outcome.printed
    assert side is not None
    assert outcome.right_value is not None
    right, unit = outcome.right_value, 0.0
    said = ""
    if printed is not None:
        unit = float(np.min(printed.units))
        said = table_text(printed.value, unit)
        place = _entry(right, printed.value, printed.units)
        if place is not None:
            values = np.asarray(right), np.asarray(printed.value)
            entry = ", ".join(map(str, place))
            return Sentence(
                "verify.right_entry",
                {
                    "entry": entry,
                    "right": shown(float(values[0][place]), unit),
                    "printed": shown(float(values[1][place]), unit),
                },
            )
    elif outcome.wrong is not None:
        said = table_text(outcome.wrong.measured.value)
    calculation = _text(side, side.node)
    values_said = {"calculation": calculation, "right": table_text(right, unit), "printed": said}
    return Sentence("verify.right_value" if calculation else "verify.right_only", values_said)


def _entry(right: object, printed: object, units: object) -> tuple[int, ...] | None:
    """The first entry of a matrix that is wrong."""
    a, b, unit = np.asarray(right), np.asarray(printed), np.asarray(units)
    if a.ndim == 0 or a.shape != b.shape:
        return None
    off = np.argwhere(np.abs(a - b) > 0.55 * unit)
    return tuple(int(i) for i in off[0]) if len(off) else None


def _text(side: Side, node: Node) -> str:
    units = {key: unit for key, unit in _units(side).items() if unit > 0}
    return written(node, side.leaves.values, units)


def _units(side: Side) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, slack in side.leaves.slacks.items():
        largest = float(np.max(np.asarray(slack))) if np.size(slack) else 0.0
        found[key] = 10.0 ** round(np.log10(2 * largest)) if largest > 0 else 0.0
    return found


def _slip(slip: Slip | None, outcome: Outcome) -> tuple[Sentence, ...]:
    if slip is None or outcome.against is None:
        return ()
    if slip.kind in _WITH_EXPRESSION and slip.node is not None:
        expression = _text(outcome.against, slip.node)
        if not expression:
            return ()
        return (Sentence(f"verify.slip.{slip.kind}", {"expression": expression}),)
    if slip.kind == "sign":
        return (Sentence("verify.slip.sign_of", {"name": slip.about}),)
    if slip.kind in ("swapped_digits", "digit", "point"):
        return (Sentence(f"verify.slip.{slip.kind}"),)
    if slip.kind == "typed":
        return (Sentence("verify.slip.typed", {"name": slip.about}),)
    if slip.kind == "operand":
        right, _, wrong = slip.about.partition(" ")
        return (Sentence("verify.slip.operand", {"right": right, "wrong": wrong}),)
    if slip.kind == "squashed":
        return (Sentence("verify.slip.squashed", {"name": slip.about}),)
    return ()
