"""Somebody's own program as what the commands explain, draw and export: it is run, and read.

Of a program with a fault the right numbers of its network are shown, not the program's own; readers are told,
and which command finds the fault.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clearprop.cli.console import remark
from clearprop.cli.next_steps import from_here, typed
from clearprop.cli.usage import Misuse, Unread
from clearprop.doctor.ending import problem_of
from clearprop.doctor.texts import Source
from clearprop.doctor.told import told
from clearprop.errors import FileError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.reconcile import reconcile
from clearprop.record.step import NotObserved, Step
from clearprop.trace.case import Case
from clearprop.trace.reading import read_program
from clearprop.training.step import step as taken
from clearprop.words import text

PROGRAMS = (".py", ".ipynb")


def is_program(what: str) -> bool:
    """Whether a name is that of a program or of a notebook.

    Examples
    --------
    >>> is_program("xor.py"), is_program("xor.safetensors")
    (True, False)
    """
    return what.lower().endswith(PROGRAMS)


def read(what: str, lang: str) -> Case:
    """Run a program and read it.

    Raises
    ------
    FileError
        "xor.py: there is no such file. …"
        "xor.py, line 2: SyntaxError: '(' was never closed. Python cannot read it, so nothing was run."
    Unread
        where no network was recognised
    """
    Source.read(Path(what))  # refuses what is no text before anything is run
    remark(text("cli.program.running", lang, what=what))
    case = read_program(what)
    if case.network is not None:
        return case
    problem = None if case.exception is None else problem_of(case, what)
    raise unread(case) if problem is None else FileError(told(problem, lang))


def step_of_program(case: Case, number: int | None, lang: str) -> Step:
    """Take a recorded training step of a program again, with all of its numbers.

    Of a program that only predicts there is a forward pass, which is given as it was recorded.

    Raises
    ------
    Unread
        where loss, targets or weights of the step are not known
    Misuse
        "step 7 of xor.py was not recorded; these were: 1, 2, 3, 16"
    """
    if not case.steps:
        raise unread(case, "cli.program.no_step")
    recorded = case.steps[0] if number is None else next((s for s in case.steps if s.index == number), None)
    if recorded is None:
        known = tuple(str(step.index) for step in case.steps)
        raise Misuse("cli.program.steps", what=case.program.name, step=number or 0, known=known)
    if not case.roles.get("trains", True):
        return recorded
    if recorded.y is NotObserved or any(layer.W is NotObserved for layer in recorded.layers):
        raise unread(case, "cli.program.no_step")
    _tell(case, recorded, lang)
    made = taken(
        _network_of(recorded),
        recorded.x,
        recorded.y,
        loss=recorded.settings.loss,
        optimizer=recorded.settings.optimizer,
        reduction=recorded.settings.reduction,
        rng=0,
    )
    return replace(made, index=recorded.index, epoch=recorded.epoch, rows=recorded.rows)


def unread(case: Case, key: str = "cli.program.unread") -> Unread:
    """Say why a program could not be read, with the notes of the case."""
    ended = case.exception
    why = () if ended is None else (f"{ended.kind}: {ended.message}",)
    return Unread(key, case.program.name, (*why, *case.limits, *case.notes))


def _tell(case: Case, recorded: Step, lang: str) -> None:
    """Say what the reader has to know: that the program does something else, or that a mask is drawn anew."""
    if not case.roles.get("explained", False) or reconcile(recorded).broken:
        command = typed("clearprop", "doctor", from_here(case.program))
        remark(text("cli.program.differs", lang, what=case.program.name, command=command))
    if recorded.index > 1 and recorded.settings.optimizer.slots:
        remark(text("cli.program.from_nothing", lang))


def _network_of(recorded: Step) -> Network:
    """Give the network that a recorded step started from; no dropout: its mask would be another one."""
    layers = [Dense(layer.W, layer.b, layer.activation, layer.bias) for layer in recorded.layers]
    return Network(layers)
