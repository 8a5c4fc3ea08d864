"""Files that hold numbers and a description, nothing that runs.

A file is a safetensors file: named arrays, and a header with a few strings.  The header says that
clearprop wrote it, what kind of thing it holds, a description in JSON, and a checksum of everything, so
that a truncated, damaged or foreign file is refused in a sentence instead of being half believed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.errors import FileError
from clearprop.files import PathLike, read_bytes, write_atomically

_FORMAT = "clearprop"
_VERSION = 1

Arrays = dict[str, "np.ndarray[Any, Any]"]


@dataclass(frozen=True, eq=False)
class Content:
    """What a file holds: its kind (``"network"``, ``"model"``, ``"run"``, …), a description, arrays."""

    kind: str
    description: dict[str, Any]
    arrays: Arrays


def write_content(path: PathLike, content: Content) -> None:
    """Write a file, whole or not at all."""
    from safetensors.numpy import save

    arrays = {name: np.ascontiguousarray(array) for name, array in content.arrays.items()}
    description = json.dumps(content.description, ensure_ascii=False, allow_nan=False)
    header = {
        "format": _FORMAT,
        "version": str(_VERSION),
        "kind": content.kind,
        "description": description,
        "checksum": _checksum(content.kind, description, arrays),
    }
    write_atomically(path, _in_order(save(arrays, metadata=header)))


def _in_order(data: bytes) -> bytes:
    """The same file with its header's strings in a fixed order, because safetensors gives them a random one.

    Equal content is then equal bytes.  A file begins with the length of its header, which is JSON, filled up
    with spaces to a multiple of 8 bytes.
    """
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + data[end:]


def read_content(path: PathLike, kind: str) -> Content:
    """Read a file of the given kind, and refuse every other one.

    Raises
    ------
    FileError
        "m.safetensors is damaged: its checksum does not fit its content. Copy it again, or save it again."
        "m.safetensors is no clearprop file. Give one that clearprop saved."
        "m.safetensors holds a model, but a network is needed. Use load_model to read it."
    """
    name, data = str(path), read_bytes(path)
    header = _header(name, data)
    if header.get("format") != _FORMAT:
        raise FileError(f"{name} is no clearprop file. Give one that clearprop saved.")
    if header.get("version") != str(_VERSION):
        raise FileError(
            f"{name} was written in the format {header.get('version')!r}; this version of clearprop reads"
            f" {_VERSION}. Read it with the version that wrote it, or update clearprop."
        )
    content = _content(name, data, header)
    if content.kind != kind:
        raise FileError(f"{name} holds a {content.kind}, but a {kind} is needed. {_remedy(content.kind)}")
    return content


def kind_of(path: PathLike) -> str:
    """What a file of clearprop holds: ``"network"``, ``"model"``, ``"run"`` or ``"step"``.

    Raises
    ------
    FileError
        "m.safetensors is no clearprop file. Give one that clearprop saved."
    """
    name = str(path)
    header = _header(name, read_bytes(path))
    if header.get("format") != _FORMAT:
        raise FileError(f"{name} is no clearprop file. Give one that clearprop saved.")
    return header.get("kind", "")


READERS = {"network": "load", "model": "load_model", "run": "load_run", "step": "load_step"}


def _remedy(kind: str) -> str:
    return f"Use {READERS[kind]} to read it." if kind in READERS else "Give another file."


def _header(name: str, data: bytes) -> Mapping[str, str]:
    """The strings in the header; safetensors hands out the arrays, but not these, from bytes."""
    if not data:
        raise FileError(f"{name} is empty. Copy it again, or save it again.")
    try:
        length = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + length])["__metadata__"] if length <= len(data) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        header = None
    if not isinstance(header, dict):
        if b'"format":"clearprop"' in data[:4096]:
            raise damaged(name, "its header cannot be read")
        raise FileError(f"{name} is no clearprop file. Give one that clearprop saved.")
    return header


def _content(name: str, data: bytes, header: Mapping[str, str]) -> Content:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        arrays = load(data)
        description = json.loads(header["description"])
        kind, checksum = header["kind"], header["checksum"]
    except (SafetensorError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise damaged(name, "it cannot be read to its end") from problem
    if _checksum(kind, header["description"], arrays) != checksum or not isinstance(description, dict):
        raise damaged(name, "its checksum does not fit its content")
    return Content(kind, description, arrays)


def damaged(name: str, reason: str) -> FileError:
    """The error for a file that clearprop wrote and something else changed."""
    return FileError(f"{name} is damaged: {reason}. Copy it again, or save it again.")


def _checksum(kind: str, description: str, arrays: Arrays) -> str:
    digest = hashlib.sha256(f"{kind}\n{description}\n".encode())
    for name in sorted(arrays):
        array = arrays[name]
        digest.update(f"{name} {array.dtype} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()
