"""A program that was written: its text, and the arrays beside it that are too large to be typed out."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from clearprop.files import write_atomically
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False, repr=False)
class Program:
    """The text of a program, and the arrays that it reads from ``arrays_file`` beside it; often none."""

    text: str
    arrays_file: str
    arrays: dict[str, Array] = field(default_factory=dict)

    def __repr__(self) -> str:
        beside = f", {self.arrays_file} beside it" if self.arrays else ""
        return f"{type(self).__name__}({len(self.text.splitlines())} lines{beside})"

    def __str__(self) -> str:
        return self.text

    def arrays_bytes(self) -> bytes:
        """The file of arrays, in NumPy's .npz form."""
        buffer = io.BytesIO()
        np.savez(buffer, **self.arrays)  # type: ignore[arg-type]  # it takes them for a flag
        return buffer.getvalue()

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write the program, and first the arrays that it needs, if any; give the files that were written."""
        beside = Path(path).with_name(self.arrays_file)
        if self.arrays:
            write_atomically(beside, self.arrays_bytes())
        write_atomically(path, self.text.encode())
        return (Path(path), beside) if self.arrays else (Path(path),)
