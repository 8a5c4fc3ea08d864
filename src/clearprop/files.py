"""Files are read whole and written whole: no reader ever meets half a file, no failure loses the old one.

A file is first written under a temporary name in the same folder, forced to the disk, and only then
given its real name, which an operating system does in one piece.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from clearprop.errors import FileError

PathLike = str | os.PathLike[str]
Writer = Callable[[BinaryIO], object]

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or write to another place."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space, or write to another place."),
    errno.EFBIG: ("the file grew larger than is allowed here", "Raise the limit, or write to another place."),
    errno.EACCES: ("permission is refused", "Write to a place of your own, or have the permission changed."),
    errno.EPERM: ("permission is refused", "Write to a place of your own, or have the permission changed."),
    errno.EROFS: ("this disk can only be read", "Write to another place."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
}


def read_bytes(path: PathLike) -> bytes:
    """Read a whole file, or say in one sentence why that cannot be done.

    Raises
    ------
    FileError
        "flower.csv: there is no such file. Did you mean flowers.csv?" (or "Check the name and the
        folder."); "data is a folder, not a file. Give the name of a file in it."; "secret.csv cannot
        be read: permission is refused. Have the permission changed, or give another file."

    Examples
    --------
    >>> read_bytes("no such folder/a.csv")
    Traceback (most recent call last):
    ...
    clearprop.errors.FileError: no such folder/a.csv: there is no such file. Check the name and the folder.
    """
    name = _name(path)
    if os.path.isdir(name):
        raise FileError(f"{name} is a folder, not a file. Give the name of a file in it.")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise FileError(f"{name}: there is no such file. {_nearest(Path(path))}") from None
    except PermissionError:
        raise FileError(
            f"{name} cannot be read: permission is refused. "
            "Have the permission changed, or give another file."
        ) from None
    except OSError as problem:
        raise FileError(f"{name} cannot be read: {_plain(problem)}. Give another file.") from problem


def write_atomically(path: PathLike, content: bytes | Writer) -> None:
    """Write a file so that it is either whole or as it was before.

    ``content`` is written to a temporary file in the same folder, flushed and forced to the disk, and
    then moved over ``path``.  Whatever stops this (a full disk, Ctrl-C, an exception of the writer)
    removes the temporary file and leaves ``path`` alone.  A symbolic link is written through, and the
    permissions of an existing file are kept.  Something that is not a regular file (``/dev/stdout``, a
    pipe) cannot be replaced and is written to directly.

    Parameters
    ----------
    path    : where the file will stand
    content : its bytes, or a function that writes them to the binary file it is given

    Raises
    ------
    FileError
        "m.safetensors cannot be written: the disk is full. Free some space, or write to another
        place. Nothing was written." (or "The file that stood there is unchanged."); "models/m cannot
        be written: there is no folder models. …"; "models is a folder. …"

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomically(folder + "/a.txt", b"whole")
    ...     read_bytes(folder + "/a.txt"), os.listdir(folder)
    (b'whole', ['a.txt'])
    """
    name = _name(path)
    try:
        mode = os.stat(name).st_mode
    except OSError:  # nothing stands there; if more is wrong, opening the file will say it
        mode = None
    if mode is not None and stat.S_ISDIR(mode):
        raise FileError(f"{name} is a folder. Give the name of a file to write in it. Nothing was written.")
    try:
        if mode is None or stat.S_ISREG(mode):
            _replace(os.path.realpath(name), content, mode)
        else:
            _write_through(name, content)
    except OSError as problem:
        raise FileError(_sentence(name, problem, mode)) from problem


def _replace(target: str, content: bytes | Writer, mode: int | None) -> None:
    if mode is not None and not os.access(target, os.W_OK):  # a file made read-only is meant to stay
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = os.path.join(os.path.dirname(target), f".clearprop-{secrets.token_hex(6)}.tmp")
    try:
        with open(temporary, "xb") as file:
            _fill(file, content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:  # Ctrl-C as well: the temporary file goes whatever happened
        with contextlib.suppress(OSError):
            os.remove(temporary)
        raise


def _write_through(name: str, content: bytes | Writer) -> None:
    with open(name, "wb") as file:
        _fill(file, content)


def _fill(file: BinaryIO, content: bytes | Writer) -> None:
    if isinstance(content, bytes):
        file.write(content)
    else:
        content(file)


def _name(path: PathLike) -> str:
    name = os.fspath(path) if isinstance(path, str | os.PathLike) else path
    if not isinstance(name, str):
        raise FileError(f"{path!r} is not the name of a file. Give a text or a pathlib.Path.")
    if not name or "\0" in name:
        raise FileError(
            f"{name!r} is not the name of a file. Give a name of at least one letter, without nulls."
        )
    return name


def _sentence(name: str, problem: OSError, mode: int | None) -> str:
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        folder = os.path.dirname(name) or "."
        reason, remedy = f"there is no folder {folder}", "Create it, or write to another place."
    else:
        reason, remedy = _REASONS.get(problem.errno or 0, (_plain(problem), "Write to another place."))
    return f"{name} cannot be written: {reason}. {remedy}{_left(mode)}"


def _left(mode: int | None) -> str:
    if mode is None:
        return " Nothing was written."
    # of a pipe or a device nobody knows how much has gone through
    return " The file that stood there is unchanged." if stat.S_ISREG(mode) else ""


def _plain(problem: OSError) -> str:
    text = problem.strerror or str(problem)
    return text[:1].lower() + text[1:]


def _nearest(path: Path) -> str:
    """Name the file beside ``path`` that is spelled most like it."""
    try:
        names = os.listdir(path.parent)
    except OSError:
        return "Check the name and the folder."
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"Did you mean {path.with_name(near[0])}?" if near else "Check the name and the folder."
