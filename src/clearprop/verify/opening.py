"""Open a written calculation: the bytes of a file as text, or one sentence that says why not."""

from __future__ import annotations

import codecs

from clearprop.errors import DataError
from clearprop.files import PathLike, read_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file, as Word writes for .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def read_working(path: PathLike) -> str:
    """Read a file of plain text, Markdown or LaTeX.

    Raises
    ------
    FileError
        "homework.txt: there is no such file. …", as :func:`clearprop.files.read_bytes` says it
    DataError
        "homework.txt is empty. …"; "homework.pdf is not a text file: it is a PDF. …"
    """
    name, content = str(path), read_bytes(path)
    if not content.strip():
        raise DataError(f"{name} is empty. Give a file with a written calculation.")
    for mark, kind in _OTHER_KINDS:
        if content.startswith(mark):
            raise DataError(f"{name} is not a text file: it is {kind}. Save its text as .txt, .md or .tex.")
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(f"{name} is neither UTF-8 nor GB18030. Save it as UTF-8, then run this again.")
