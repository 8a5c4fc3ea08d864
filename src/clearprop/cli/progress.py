"""Progress on a terminal while a training goes on: a bar of epochs with the losses of the last one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.theme import Theme

from clearprop.cli.console import columns
from clearprop.formula.numbers import shown
from clearprop.record.run import Run
from clearprop.training.callbacks import Callback, Logs
from clearprop.words import text

INK = Theme(
    {
        "bar.back": "dim",
        "bar.complete": "default",
        "bar.finished": "default",
        "bar.pulse": "default",
        "progress.remaining": "dim",
    }
)
DIGITS = 4
ROOM_FOR_TIME = 60


@contextmanager
def watched(lang: str) -> Iterator[tuple[ProgressBar]]:
    """A bar on stderr that is gone when the training has ended, however it ended."""
    bar = ProgressBar(lang)
    try:
        yield (bar,)
    finally:
        bar.close()


def _console() -> Console:
    """Stderr in ink and grey, because hue means sign; the ``^C`` of Ctrl-C fits behind the bar."""
    return Console(stderr=True, theme=INK, width=columns(most=200) - len("^C "))


class ProgressBar(Callback):
    """Shows the epochs that are done, the last losses, and the time that is left at most."""

    def __init__(self, lang: str, console: Console | None = None) -> None:
        self._lang = lang
        time_left = [TimeRemainingColumn(compact=True)] if columns() >= ROOM_FOR_TIME else []
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[losses]}", markup=False),
            *time_left,
            console=console or _console(),
            transient=True,
        )

    def on_train_begin(self, run: Run) -> None:
        self._task = self._progress.add_task("", total=run.settings.epochs, losses="")
        self._progress.start()

    def on_epoch_end(self, epoch: int, logs: Logs) -> None:
        losses = [shown(logs[name], DIGITS).text for name in ("loss", "validation_loss") if name in logs]
        self._progress.update(
            self._task,
            completed=epoch,
            description=text("cli.train.epoch_of", self._lang, epoch=epoch),
            losses=text("cli.train.losses", self._lang, losses=" / ".join(losses)),
        )

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
