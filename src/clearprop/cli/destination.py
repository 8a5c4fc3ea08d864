"""Where a file goes is looked at before the work, so that nobody trains for an hour and then cannot save."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from clearprop.cli.usage import Misuse
from clearprop.errors import SettingError

SUFFIX = ".safetensors"


def model_path(output: str | None, data: str) -> Path:
    """Where the model goes: as told, or under the data's name in the folder that one is in.

    Examples
    --------
    >>> str(model_path(None, "data/flowers.csv"))
    'flowers.safetensors'
    """
    # What is piped in has the name -, and a folder may be called "..".
    stem = Path(data).stem.strip("-.") or "model"
    path = Path(output if output is not None else stem + SUFFIX)
    if path.suffix != SUFFIX:
        better = path.parent / f"{path.stem or 'model'}{SUFFIX}"
        raise Misuse("cli.usage.suffix", path=str(output), better=str(better))
    check_writable(path, f"-o {path}")
    return path


def check_writable(path: Path, typed: str, read: Sequence[str] = ()) -> None:
    """Refuse a place that cannot be written to, and a file that the same command reads.

    ``typed`` is what messages begin with.

    Raises
    ------
    SettingError
        "-o old/m.safetensors: there is no folder old. Create it, or write to another place."
    """
    folder = path.parent
    if not os.path.isdir(folder):
        raise SettingError(f"{typed}: there is no folder {folder}. Create it, or write to another place.")
    if os.path.isdir(path):
        raise SettingError(f"{typed}: this is a folder. Give the name of a file in it.")
    there = _is_there(path, typed)
    if any(there and os.path.exists(source) and os.path.samefile(path, source) for source in read):
        raise SettingError(f"{typed}: this file is read here and would be lost. Write to another one.")
    if not os.access(path if there else folder, os.W_OK):
        raise SettingError(f"{typed}: permission is refused. Write to a place of your own.")


def _is_there(path: Path, typed: str) -> bool:
    try:
        os.stat(path)
    except FileNotFoundError:
        return False
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise SettingError(f"{typed}: {reason}. Write to another place.") from problem
    return True
