"""One number worked out in one line: formula, numbers put in, result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clearprop.explanation import losses
from clearprop.explanation.document import Calculation, Text
from clearprop.explanation.formulas import formulas
from clearprop.explanation.laws import law
from clearprop.explanation.phrases import joined, phrase
from clearprop.explanation.sums import REST, Rest, rests_of, shortened
from clearprop.explanation.view import View
from clearprop.formula.levels import unwrapped
from clearprop.formula.lines import Line, put_in
from clearprop.formula.numbers import shown
from clearprop.formula.tree import Entry, Equality, Expression, Number, Printed, entries_of
from clearprop.record.address import Address
from clearprop.record.equations import NotSeen


def worked(
    view: View, address: Address, *, aside: Text | None = None, level: int = 0, symbols: bool = True
) -> Calculation:
    """Work one number of the record out; ``symbols`` False leaves the formula out and shows its numbers."""
    left = losses.example(view.reader(None), address.term - 1) if address.term else view.number(address)
    try:
        return written(
            view, left, formulas(view, address), address, aside=aside, level=level, symbols=symbols
        )
    except NotSeen as missing:
        unseen = phrase("explain.not_seen", view.lang, field=str(missing))
        return replace(given(view, address), aside=unseen, level=level)


def written(
    view: View,
    left: Entry,
    choices: Iterable[Expression],
    address: Address | None,
    *,
    aside: Text | None = None,
    level: int = 0,
    symbols: bool = True,
) -> Calculation:
    """Write a line with the first formula that gives all digits of the number, else with the best one."""
    formula, line = _best(view, choices, left.value)
    asides = [*([aside] if aside else []), *(about_rest(view, rest) for rest in rests_of(formula))]
    asides += _about_squares(view, formula) if symbols else []
    equality = _equality(view, left, formula, line, symbols)
    return Calculation(equality, address, joined(asides, "; "), level)


def given(view: View, address: Address) -> Calculation:
    """A number that was not computed: ``w1 = 0.15``."""
    left = view.number(address)
    return Calculation(Equality((left, result(view, left.value)), (sign(view, left.value),)), address)


def result(view: View, value: float) -> Printed:
    """A number with the digits that the reader asked for."""
    return Printed(shown(value, view.digits).number)


def sign(view: View, value: float) -> str:
    """``=`` before a number that is shown whole, ``≈`` before a rounded one."""
    return "=" if shown(value, view.digits).exact else "≈"


def about_rest(view: View, rest: Rest) -> Text:
    """What ``…`` stands for in a line."""
    return phrase("explain.rest", view.lang, n=rest.count, rest=REST)


def formula_aside(view: View, address: Address) -> Text:
    """The formula of the whole field, ``dW = xᵀ delta``, to stand beside one entry of it."""
    found = law(view, address)
    return () if found is None else (found,)


def _best(view: View, choices: Iterable[Expression], value: float) -> tuple[Expression, Line]:
    best: tuple[Expression, Line] | None = None
    for choice in choices:
        formula = view.dressed(shortened(choice))
        line = put_in(formula, value, view.digits, view.precision)
        if line.relation != "≠" and line.kept == view.digits:
            return formula, line
        if best is None or _is_better(line, best[1]):
            best = formula, line
    assert best is not None, "every computed number has a formula"
    return best


def _about_squares(view: View, formula: Expression) -> list[Text]:
    """What a sum of squares stands for, said of the first one in a line."""
    names = [leaf for leaf in entries_of(formula) if leaf.symbol.name.startswith("squares_")]
    return [phrase("explain.squares", view.lang, name=name.symbol) for name in names[:1]]


def _is_better(line: Line, other: Line) -> bool:
    """Whether a less readable line is worth it: it holds where the other does not, or keeps more digits."""
    if line.relation == "≠" or other.relation == "≠":
        return line.relation != "≠"
    return line.kept > other.kept + 1


def _equality(view: View, left: Entry, formula: Expression, line: Line, symbols: bool) -> Equality:
    if view.form == "symbolic":
        return Equality((left, formula), ("=",))
    formula = unwrapped(formula)
    has_names = any(True for _ in entries_of(formula))
    before = (left, formula) if isinstance(formula, Entry) or (symbols and has_names) else (left,)
    if isinstance(formula, Entry | Number | Printed):
        end = "≠" if line.relation == "≠" else sign(view, left.value)
        return Equality((*before, line.result), (*("=",) * (len(before) - 1), end))
    return line.equality(*before)
