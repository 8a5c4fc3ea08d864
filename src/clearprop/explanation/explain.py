"""The way in: a step and an address become a document."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np

from clearprop.errors import AddressError, SettingError
from clearprop.explanation.document import Convention, Derivation, Form
from clearprop.explanation.entry import explained
from clearprop.explanation.field import explained_field
from clearprop.explanation.hints import SHELL
from clearprop.explanation.naming import address_called
from clearprop.explanation.term import explained_term
from clearprop.explanation.view import CALL, View, view
from clearprop.explanation.whole import whole_step
from clearprop.record.address import Address
from clearprop.record.step import NotObserved, Step
from clearprop.words import language

MOST_DIGITS = 15


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
    command: str = CALL,
) -> Derivation:
    """Explain one number of a step, a whole field, or everything in the step.

    Every line is *formula = numbers put in ≈ result*, and can be recomputed from what it shows: ``=`` is
    written only where the printed numbers give the printed result exactly.

    Parameters
    ----------
    address    : ``"layer 1, dW[0, 2]"``, ``"loss"``, ``"layer 1, W_new"``, in a small network also ``"w1"``;
        None explains the whole step
    depth      : how many levels of lines below a number; inputs and parameters end every branch
    digits     : significant digits of a result, 3 to 15
    form       : ``"short"`` as by hand, ``"long"`` with a line for every field of the record, ``"symbolic"``
        without numbers
    convention : ``"rows"`` writes examples as rows, ``x W + b``; ``"columns"`` as columns, ``W x + b``
    row        : show this example of the batch only; gradients still belong to all
    lang       : ``"en"`` or ``"zh"``; None asks the environment
    command    : what readers typed, a command or a call; it is named, with more to it, where something is
        left out

    Returns
    -------
    Derivation
        ``print`` it, or call ``.markdown()``, ``.latex()`` or ``.html()``

    Raises
    ------
    AddressError
        '"layer 3, dW[0, 0]": there are 2 layers, counted from 1. Ask for layer 1 or layer 2.'
        '"layer 1, b[0]" does not exist in this record: the layer has no bias.'
    SettingError
        "depth is 0: a whole number of at least 1 is needed."

    Examples
    --------
    >>> from clearprop.examples import linear_2_2_1
    >>> print(explain(linear_2_2_1.step(), "layer 2, z[0, 0]", depth=1, lang="en"))
    layer 2, z[0, 0] = 4                                                      step 1
    weighted sum before the activation
    <BLANKLINE>
    ── Where it comes from ─────────────────────────────────────────────────────────
    <BLANKLINE>
      z[0, 0] = h1 × w5 + h2 × w6 + b3 = 2 × 1 + 2 × 1 + 0 = 4         z = a₁ W + b
    <BLANKLINE>
      h1 = layer 1, a[0, 0]      w5 = layer 2, W[0, 0]
      h2 = layer 1, a[0, 1]      w6 = layer 2, W[1, 0]      b3 = layer 2, b[0]
      deeper: depth=3
    """
    _check(step, depth, digits, form, convention, row)
    seen = view(
        step,
        language(lang),
        form=form,
        digits=int(digits),
        convention=convention,
        row=None if row is None else int(row),
        command=command,
    )
    document = whole_step(seen) if address is None else _at(seen, _parsed(seen, address), int(depth))
    return replace(document, command=command) if command.startswith(SHELL) else document


def _parsed(view: View, address: str | Address) -> Address:
    """An address as it is typed, or a taught name such as ``w1``."""
    if not isinstance(address, str):
        return Address.parse(address)
    return address_called(view.step, address, view.example) or Address.parse(address)


def _at(view: View, asked: Address, depth: int) -> Derivation:
    found = view.step[asked]
    address = asked.without_step()
    if found is None:
        why = ": the layer has no bias." if address.field.rpartition("_")[2] in ("b", "db") else "."
        raise AddressError(f'"{asked}" does not exist in this record{why}')
    if found is NotObserved:
        raise AddressError(f'"{asked}" was not observed in this record, so there is no number to explain.')
    if address.term is not None:
        return explained_term(view, address)
    if isinstance(found, np.ndarray):
        return explained_field(view, address, found)
    return explained(view, address, depth)


def _check(step: Step, depth: int, digits: int, form: str, convention: str, row: int | None) -> None:
    if not isinstance(step, Step):
        raise SettingError(f"a step is explained, such as clearprop.step(…) gives; received {step!r}.")
    if form not in get_args(Form):
        raise SettingError(f'form is {form!r}; use "short", "long" or "symbolic".')
    if convention not in get_args(Convention):
        raise SettingError(f'convention is {convention!r}; use "rows" or "columns".')
    if not _is_whole(depth) or depth < 1:
        raise SettingError(f"depth is {depth!r}: a whole number of at least 1 is needed.")
    if not _is_whole(digits) or not 3 <= digits <= MOST_DIGITS:
        raise SettingError(f"digits is {digits!r}: a whole number from 3 to {MOST_DIGITS} is needed.")
    n = len(step.x)
    if row is not None and (not _is_whole(row) or not 0 <= row < n):
        only = "only row 0" if n == 1 else f"rows 0 to {n - 1}"
        raise SettingError(f"row is {row!r}, but the batch has {only}.")


def _is_whole(number: object) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool)
