"""A sum or a mean along another axis, as text."""

from __future__ import annotations

import ast

from clearprop.doctor.edits import Edit
from clearprop.doctor.rewriting.places import span_of, text_of
from clearprop.trace.source.sites import Site


def along(site: Site, axis: int | None, keepdims: bool) -> Edit | None:
    """Write ``d.sum(axis=0)`` for ``d.sum()``, ``np.sum(d, axis=0, keepdims=True)`` for ``np.sum(d, 1)``."""
    call = site.node
    if not isinstance(call, ast.Call):
        return None
    of_module = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name)
    of_module = of_module and call.func.value.id in ("np", "numpy")  # type: ignore[attr-defined]  # checked above
    array = [text_of(site, each) for each in call.args[:1]] if of_module else []
    others = [
        f"{each.arg}={text_of(site, each.value)}"
        for each in call.keywords
        if each.arg not in ("axis", "keepdims")
    ]
    given = [
        *array,
        *([] if axis is None else [f"axis={axis}"]),
        *(["keepdims=True"] if keepdims else []),
        *others,
    ]
    return Edit.of(site.span, f"{text_of(site, call.func)}({', '.join(given)})")


def reduced(site: Site, reduction: str) -> Edit | None:
    """Write ``d.sum(axis=0)`` for ``d.mean(axis=0)``, or the reverse."""
    call = site.node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    text = text_of(site, call.func)
    span = span_of(site, call.func)
    return Edit.of(span, text[: len(text) - len(call.func.attr)] + reduction)
