"""The text of a cure: what stands where, instead of what."""

from __future__ import annotations

import ast
import re

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.passed_on import plain_value
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.axes import along, reduced
from clearprop.doctor.rewriting.fitted import fitted
from clearprop.doctor.rewriting.order import later
from clearprop.doctor.rewriting.parentheses import regrouped_text
from clearprop.doctor.rewriting.places import atomic, operand, span_of, text_of, transposed_text
from clearprop.doctor.rewriting.product import other_product_text
from clearprop.doctor.rewriting.slopes import slope_text
from clearprop.doctor.rewriting.subscripts import shifted
from clearprop.trace.source.sites import Site
from clearprop.trace.traced import Traced

# What puts an expression in the place of another one, so that it needs the parentheses of that place.
EXPRESSIONS = frozenset(
    {"transpose", "turn", "drop", "negate", "factor", "slope", "axis", "state", "scaled", "product"}
)
ENTRY = re.compile(r"\['([^'\"]*)'\]")
SIMPLE = (ast.Name, ast.Attribute, ast.Subscript)


def edit_of(traced: Traced, trial: Trial) -> Edit | None:
    """Give the edit of the text that an edit on the tape stands for; None where it cannot be written in
    one place.
    """
    edit = _written(traced, trial)
    if edit is None:
        return None
    source = traced.sites[trial.site].source
    quoted = Edit(tuple(Replacement(r.span, own_quotes(source.text, r.text)) for r in edit.replacements))
    if trial.means not in EXPRESSIONS:
        return quoted
    return Edit(tuple(Replacement(r.span, fitted(source, r.span, r.text)) for r in quoted.replacements))


def own_quotes(program: str, text: str) -> str:
    """Write the names of entries in the quotes that a program prefers.

    Examples
    --------
    >>> own_quotes("p = cache['A1']", "1 - cache['A1']"), own_quotes('p["W"] = c["a"]', "c['a'] * c['b']")
    ("1 - cache['A1']", 'c["a"] * c["b"]')
    """
    if program.count('["') <= program.count("['"):
        return text
    return ENTRY.sub(r'["\1"]', text)


def _written(traced: Traced, trial: Trial) -> Edit | None:
    site = traced.sites[trial.site]
    match trial.means:
        case "operand" if "renamed" in trial.detail:
            return _renamed(site, trial)
        case "operand":
            return _operand(traced, site, trial)
        case "transpose":
            return _part(site, trial.place or 0, transposed_text)
        case "turn":
            return _turned(site)
        case "drop":
            return _dropped(site, trial.place or 0, trial.detail.get("depth", 1))
        case "negate":
            return Edit.of(site.span, _negated(site))
        case "swap":
            return _swapped(site, trial.text)
        case "factor" if "passed" in trial.detail:
            return _passed(site, trial)
        case "factor" if "back" in trial.detail:
            given = trial.detail["back"], trial.text
            return _part(site, trial.place or 0, lambda text: f"({_through(text, *given)})")
        case "factor":
            return Edit.of(site.span, f"{_factor(site)} * {trial.text}")
        case "slope":
            text = slope_text(traced, trial, site)
            return None if text is None else Edit.of(site.span, text)
        case "axis" if "reduction" in trial.detail:
            return reduced(site, trial.detail["reduction"])
        case "axis":
            return along(site, trial.detail["axis"], trial.detail["keepdims"])
        case "layer":
            return shifted(site, trial)
        case "older":
            return _unchanged(site) if trial.detail.get("overwritten") else later(traced, trial)
        case "state":
            return _state(site, trial)
        case "fresh":
            return _fresh(traced, trial)
        case "rate":
            return Edit.of(site.span, site.text.lstrip("-( ").rstrip(") "))
        case "scaled":
            return _scaled(site, trial)
        case "product":
            return other_product_text(site, trial)
        case "regroup":
            return regrouped_text(site, trial)
        case "truth" | "uncall" | "literal":
            return None


def _through(text: str, form: str, weights: str) -> str:
    """Write the product of an error with weights."""
    return form.format(d=atomic(text), W=weights)


def _operand(traced: Traced, site: Site, trial: Trial) -> Edit | None:
    if trial.place is not None:
        return _part(site, trial.place, lambda text: trial.text)
    call = site.node
    if not isinstance(call, ast.Call):
        return None
    part = _argument(traced, call, trial)
    return None if part is None else Edit.of(span_of(site, part), trial.text)


def _renamed(site: Site, trial: Trial) -> Edit:
    """Write another name wherever one is read."""
    edit = Edit(())
    for part in ast.walk(site.node):
        if isinstance(part, ast.Name) and part.id == trial.detail["renamed"]:
            edit += Edit.of(span_of(site, part), trial.text)
    return edit


def _argument(traced: Traced, call: ast.Call, trial: Trial) -> ast.expr | None:
    """Find the argument that a parameter of the program's own function is given."""
    name = trial.detail["parameter"]
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    frame = next((f for f in traced.tape.frames if f.call_site == trial.site), None)
    names = list(traced.sites[frame.def_site].names) if frame is not None and frame.def_site >= 0 else []
    if names[:1] == ["self"]:
        names = names[1:]
    k = names.index(name) if name in names else 0 if len(call.args) == 1 else -1
    return call.args[k] if 0 <= k < len(call.args) else None


def _part(site: Site, k: int, change: object) -> Edit | None:
    part = operand(site.node, k)
    if part is None or not callable(change):
        return None
    return Edit.of(span_of(site, part), change(text_of(site, part)))


def _turned(site: Site) -> Edit | None:
    left, right = operand(site.node, 0), operand(site.node, 1)
    if isinstance(site.node, ast.BinOp) and isinstance(left, SIMPLE) and isinstance(right, SIMPLE):
        new = f"{transposed_text(text_of(site, right))} @ {transposed_text(text_of(site, left))}"
        return Edit.of(site.span, new)
    return Edit.of(site.span, f"{atomic(site.text)}.T")


def _dropped(site: Site, k: int, depth: int) -> Edit | None:
    """Leave the k-th operand out: the other one stays, with the parentheses it needs where it then stands."""
    kept = operand(site.node, 1 - k)
    for _ in range(depth - 1):
        kept = None if kept is None else operand(kept, 0)
    if kept is None:
        return None
    text = text_of(site, kept)
    return Edit.of(
        site.span, text if isinstance(site.node, ast.BinOp) and _binds(kept) else atomic(text, kept)
    )


def _binds(node: ast.expr) -> bool:
    return not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub)


def _negated(site: Site) -> str:
    match site.node:
        case ast.BinOp(op=ast.Sub(), left=left, right=right):
            first = text_of(site, right)
            second = text_of(site, left)
            return (
                f"{first if _binds(right) else atomic(first)} - {second if _binds(left) else atomic(second)}"
            )
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return text_of(site, inner)
    return f"-{atomic(site.text, site.node)}"


def _swapped(site: Site, text: str) -> Edit | None:
    """Replace the operator between two operands."""
    left, right = operand(site.node, 0), operand(site.node, 1)
    if left is None or right is None:
        return None
    first, second = span_of(site, left), span_of(site, right)
    lines = site.text.split("\n")
    row = first.end_line - site.span.line
    shift = site.span.column if row == 0 else 0
    old = "-" if "+" in text else "+"
    at = lines[row].find(old, first.end_column - shift)
    if at < 0 or (first.end_line == second.line and at + shift >= second.column):
        return None
    span = type(first)(first.file, first.end_line, at + shift, first.end_line, at + shift + 1, first.cell)
    return Edit.of(span, text.rstrip("="))


def _passed(site: Site, trial: Trial) -> Edit | None:
    """Write a factor behind what a statement only passes on."""
    passed = plain_value(site)
    span = None if passed is None else site.source.span(passed)
    return None if span is None else Edit.of(span, f"{site.source.cut(span)} * {trial.text}")


def _factor(site: Site) -> str:
    binds = isinstance(site.node, ast.BinOp) and isinstance(site.node.op, ast.Mult | ast.MatMult | ast.Div)
    return site.text if binds else atomic(site.text, site.node)


def _state(site: Site, trial: Trial) -> Edit | None:
    """Write a power or a root that was missing, or leave it out."""
    kind, part = trial.detail["kind"], operand(site.node, trial.place or 0)
    if part is None:
        return None
    text = text_of(site, part)
    if kind in ("plain", "bare"):
        return Edit.of(site.span, atomic(text, part))
    new = {
        "square": f"{atomic(text, part)} ** 2",
        "root": f"np.sqrt({text})",
        "later": f"({text} + 1)",
    }[kind]
    return Edit.of(span_of(site, part), new)


def _fresh(traced: Traced, trial: Trial) -> Edit | None:
    """Write sums that start anew: ``g = …`` for ``g += …``, ``g = …`` for ``g = g + …``."""
    edit = Edit(())
    for number in trial.detail["sites"]:
        site = traced.sites[number]
        left, right = operand(site.node, 0), operand(site.node, 1)
        if left is None or right is None:
            return None
        if isinstance(site.node, ast.AugAssign):
            span = type(site.span)(
                site.span.file,
                span_of(site, left).end_line,
                span_of(site, left).end_column,
                span_of(site, right).line,
                span_of(site, right).column,
                site.span.cell,
            )
            edit += Edit.of(span, " = ")
        else:
            edit += Edit.of(site.span, text_of(site, right))
    return edit


def _scaled(site: Site, trial: Trial) -> Edit | None:
    """Write a number as a further factor, or divisor, of an operand."""
    part = site.node if trial.place is None else operand(site.node, trial.place)
    if not isinstance(part, ast.expr):
        return None
    text = text_of(site, part)
    binds = isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult | ast.Div | ast.MatMult)
    kept = text if binds else atomic(text, part)
    new = f"{kept} / {trial.text}" if trial.detail["divides"] else f"{trial.text} * {kept}"
    if isinstance(part, ast.BinOp) and isinstance(part.op, ast.MatMult) and not trial.detail["divides"]:
        new = f"{trial.text} * ({text})"
    return Edit.of(span_of(site, part), new)


def _unchanged(site: Site) -> Edit | None:
    """Take away what changes an array in place: the statement ``h *= h``, the argument ``out=a``."""
    if isinstance(site.node, ast.AugAssign):
        place = site.statement
        return Edit(
            (Replacement(type(place)(place.file, place.line, 0, place.end_line + 1, 0, place.cell), ""),)
        )
    if not isinstance(site.node, ast.Call):
        return None
    kept = [text_of(site, each) for each in site.node.args]
    kept += [f"{k.arg}={text_of(site, k.value)}" for k in site.node.keywords if k.arg not in ("out", None)]
    return Edit.of(site.span, f"{text_of(site, site.node.func)}({', '.join(kept)})")
