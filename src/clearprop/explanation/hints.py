"""What a reader may type to see more: options of a command line, or arguments of a call.

An explanation is read in a terminal or in Python, and each is told what works there.
"""

from __future__ import annotations

from clearprop.explanation.document import Code

SHELL = "clearprop "


def again(caller: str, at: str | None = None, **options: object) -> Code:
    """The command or the call that explained this, with other wishes.

    Examples
    --------
    >>> again("clearprop explain xor_2_4_1", "layer 1, dW[0, 0]", depth=9).text
    'clearprop explain xor_2_4_1 --at "layer 1, dW[0, 0]" --depth 9'
    >>> again("cp.explain(step)", "layer 1, dW[0, 0]", depth=9).text
    'cp.explain(step, "layer 1, dW[0, 0]", depth=9)'
    >>> again("mlp.explain(X, 0, y)", "loss").text
    'mlp.explain(X, 0, y, at="loss")'
    """
    if caller.startswith(SHELL):
        return Code(" ".join((caller, wishes(caller, at, **options).text)))
    return Code(f"{caller.removesuffix(')')}, {wishes(caller, at, **options).text})")


def wishes(caller: str, at: str | None = None, **options: object) -> Code:
    """The same without the command or the call: what is to be added to it.

    Examples
    --------
    >>> wishes("clearprop explain xor_2_4_1", depth=4).text, wishes("cp.explain(step)", form="long").text
    ('--depth 4', 'form="long"')
    """
    if caller.startswith(SHELL):
        place = [] if at is None else [f'--at "{at}"']
        return Code(" ".join([*place, *(f"--{name} {value}" for name, value in options.items())]))
    name = "" if caller.startswith("cp.") else "at="
    place = [] if at is None else [f'{name}"{at}"']
    return Code(", ".join([*place, *(f"{name}={_literal(value)}" for name, value in options.items())]))


def page(caller: str) -> Code:
    """How the explanation becomes a page.

    Examples
    --------
    >>> page("clearprop explain xor_2_4_1").text, page("cp.explain(step)").text
    ('clearprop explain xor_2_4_1 -o step.html', 'cp.explain(step).html()')
    """
    return Code(f"{caller} -o step.html" if caller.startswith(SHELL) else f"{caller}.html()")


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
