"""Progress on a terminal while a training goes on; nothing at all where nobody watches."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from clearprop.cli.console import is_terminal
from clearprop.formula.numbers import format_number
from clearprop.record.run import Run
from clearprop.training.callbacks import Callback, Logs
from clearprop.words import text


class ProgressBar(Callback):
    """A bar of epochs with the losses of the last one, on stderr, gone when training ends."""

    def __init__(self, lang: str | None) -> None:
        self._lang = lang
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[losses]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
            disable=not is_terminal(),
        )

    def __enter__(self) -> ProgressBar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def on_train_begin(self, run: Run) -> None:
        self._task = self._progress.add_task("", total=run.settings.epochs, losses="")

    def on_epoch_end(self, epoch: int, logs: Logs) -> None:
        losses = text("cli.train.losses", self._lang, training=format_number(logs["loss"], 4))
        if "validation_loss" in logs:
            validation = format_number(logs["validation_loss"], 4)
            training = format_number(logs["loss"], 4)
            losses = text("cli.train.losses_both", self._lang, training=training, validation=validation)
        description = text("cli.train.epoch_of", self._lang, epoch=epoch)
        self._progress.update(self._task, completed=epoch, description=description, losses=losses)
