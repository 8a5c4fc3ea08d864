"""The whole step: inputs and targets, then forward, loss, backward and update, matrix by matrix."""

from __future__ import annotations

from clearprop.explanation.backward import backward_phase
from clearprop.explanation.changes import loss_after
from clearprop.explanation.document import Block, Derivation, NotPrinted, Section, Text
from clearprop.explanation.fields import matrix
from clearprop.explanation.forward import forward_phase, loss_phase
from clearprop.explanation.hints import again, page
from clearprop.explanation.laws import law
from clearprop.explanation.lines import result, sign
from clearprop.explanation.phrases import phrase
from clearprop.explanation.update import update_phase
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry, Symbol
from clearprop.record.address import Address
from clearprop.words import text


def whole_step(view: View) -> Derivation:
    """Explain every number of a step."""
    view = view.at(1)
    phases = (forward_phase(view), loss_phase(view), backward_phase(view), update_phase(view))
    *others, last = phases
    closing = Section(last.title, (*last.blocks, _not_printed(view)), last.number, last.aside)
    step, lang = view.step, view.lang
    examples = text("count.examples", lang, n=len(step.y))
    aside = phrase("explain.step_of", lang, step=step.index, examples=examples)
    return Derivation(
        title=phrase("explain.title", lang),
        sections=(*others, closing),
        lang=lang,
        aside=aside,
        subtitle=(_summary(view), _conventions(view)),
        key=_key(view),
        convention=view.convention,
        opening=_opening(view),
    )


def _summary(view: View) -> Text:
    """``2-4-1: sigmoid, sigmoid · half_squared_error, sum · SGD(1)``."""
    step, layers = view.step, view.step.layers
    sizes = "-".join(map(str, (layers[0].W.shape[0], *(layer.W.shape[1] for layer in layers))))
    activations = ", ".join(str(layer.activation) for layer in layers)
    settings = step.settings
    return (f"{sizes}: {activations} · {settings.loss}, {settings.reduction} · {settings.optimizer}",)


def _conventions(view: View) -> Text:
    """How digits and matrices are to be read."""
    digits = phrase("explain.digits", view.lang, n=view.digits)
    rule = law(view, Address("z", layer=1))
    assert rule is not None
    space = " " if view.lang == "en" else ""
    if not view.in_columns:
        read = phrase("explain.rows", view.lang, law=rule)
    else:
        n_in, n_out = view.step.layers[0].W.shape
        address = Address("W", (0, n_out - 1), layer=1) if n_out > 1 else Address("W", (n_in - 1, 0), layer=1)
        shown = Entry(Symbol("W"), view.turned(address), view.number(address).value, address)
        read = phrase("explain.columns", view.lang, law=rule, shown=shown, address=address)
    one = (
        ()
        if view.row is None or len(view.step.y) == 1
        else (
            *phrase("explain.one_example", view.lang, row=view.row, n=len(view.step.y)),
            "." if space else "。",
        )
    )
    return (*digits, space, *read, *((space, *one) if one else ()))


def _key(view: View) -> Text:
    """The loss before and after: what the step is for."""
    before, after = view.step.loss, loss_after(view)
    name = text("term.loss", view.lang)
    return (f"{name} {sign(view, before)} ", result(view, before), " → ", result(view, after))


def _opening(view: View) -> tuple[Block, ...]:
    x, y = Address("x"), Address("y")
    return (
        matrix(view, x, (text("field.x", view.lang),), with_law=False),
        matrix(view, y, (text("field.y", view.lang),), with_law=False),
    )


def _not_printed(view: View) -> NotPrinted:
    """What a whole step leaves out, and how to see it."""
    commands = [
        (phrase("explain.any_entry", view.lang), again(view.command, "layer 1, dW[0, 0]", depth=9)),
        (phrase("explain.as_page", view.lang), page(view.command)),
    ]
    if view.form == "long":
        return NotPrinted((), tuple(commands))
    hidden = phrase("explain.not_printed", view.lang, what="da, slope")
    long = (phrase("explain.whole", view.lang), again(view.command, form="long"))
    return NotPrinted(hidden, (long, *commands))
