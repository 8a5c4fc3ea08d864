"""The way in: a step and an address become a document."""

from __future__ import annotations

from clearprop.explanation.document import Convention, Derivation, Form
from clearprop.explanation.entry import explained
from clearprop.explanation.view import view
from clearprop.record.address import Address
from clearprop.record.step import Step
from clearprop.words import language


def explain(
    step: Step,
    address: str | Address | None = None,
    *,
    depth: int = 2,
    digits: int = 6,
    form: Form = "short",
    convention: Convention = "rows",
    row: int | None = None,
    lang: str | None = None,
) -> Derivation:
    """Explain."""
    seen = view(step, language(lang), form=form, digits=digits, convention=convention, row=row)
    assert address is not None
    return explained(seen, Address.parse(address).without_step(), depth)
