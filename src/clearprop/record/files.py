"""Runs and steps as files, to be read again bit for bit."""

from __future__ import annotations

from typing import Any, cast

from clearprop.errors import ClearpropError
from clearprop.files import PathLike
from clearprop.record.codec import decode, encode
from clearprop.record.container import Arrays, Content, damaged, read_content, write_content
from clearprop.record.run import Run
from clearprop.record.step import Step


def save_run(run: Run, path: PathLike) -> None:
    """Write a run, its kept steps included, whole or not at all.

    Examples
    --------
    >>> import tempfile
    >>> from clearprop.record.same import same
    >>> from clearprop import Dense, Network, SGD, train
    >>> net = Network([Dense([[0.0]], [0.0], "identity")])
    >>> net, run = train(net, [[1.0]], [2.0], loss="squared_error", optimizer=SGD(0.1), epochs=3, rng=0)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_run(run, f"{folder}/run.safetensors")
    ...     same(load_run(f"{folder}/run.safetensors"), run)
    True
    """
    _save(run, path, "run")


def load_run(path: PathLike) -> Run:
    """Read a run that :func:`save_run` wrote.

    Raises
    ------
    FileError
        where the file is missing, damaged, foreign, or of another kind

    Examples
    --------
    >>> import tempfile
    >>> from clearprop.examples import xor_2_4_1
    >>> _, run = xor_2_4_1.train(epochs=5)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_run(run, f"{folder}/run.safetensors")
    ...     load_run(f"{folder}/run.safetensors").epochs
    5
    """
    return cast(Run, _load(path, "run", Run))


def save_step(step: Step, path: PathLike) -> None:
    """Write a step, whole or not at all."""
    _save(step, path, "step")


def load_step(path: PathLike) -> Step:
    """Read a step that :func:`save_step` wrote.

    Raises
    ------
    FileError
        where the file is missing, damaged, foreign, or of another kind

    Examples
    --------
    >>> import tempfile
    >>> from clearprop.examples import xor_2_4_1
    >>> from clearprop.record.same import same
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_step(xor_2_4_1.step(), f"{folder}/step.safetensors")
    ...     same(load_step(f"{folder}/step.safetensors"), xor_2_4_1.step())
    True
    """
    return cast(Step, _load(path, "step", Step))


def _save(record: Run | Step, path: PathLike, kind: str) -> None:
    arrays: Arrays = {}
    description = {"record": encode(record, arrays)}
    write_content(path, Content(kind, description, arrays))


def _load(path: PathLike, kind: str, cls: type[Any]) -> Any:
    content = read_content(path, kind)
    try:
        record = decode(content.description["record"], content.arrays)
    except (ClearpropError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise damaged(str(path), "its description cannot be read") from problem
    if not isinstance(record, cls):
        raise damaged(str(path), f"it does not describe a {kind}")
    return record
