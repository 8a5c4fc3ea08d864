"""Whatever a file holds, the program ends with a report or a sentence: no traceback, no half file."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.cli.running import run, table_text

WHOLE = table_text(12).encode()
PIECES = st.sampled_from(
    [
        b'"',
        b",",
        b"\n",
        b";",
        b"\t",
        b"inf",
        b"nan",
        b"-",
        b"1e308",
        b"9" * 400,
        b"\xff\xfe",
        b"\0",
        b",,,",
        "中".encode(),
    ]
)
CUTS = st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), PIECES | st.binary(max_size=4))


@given(st.lists(CUTS, max_size=5), st.sampled_from(["y", "c", "a"]), st.sampled_from(["en", "zh"]))
def test_a_mangled_table(cuts: list[tuple[int, int, bytes]], target: str, lang: str) -> None:
    content = WHOLE
    for place, length, piece in cuts:
        content = content[:place] + piece + content[place + length :]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("data.csv").write_bytes(content)
        quick = ["--hidden", "2", "--epochs", "1", "--seed", "1", "--lang", lang]
        ended = run("train", "data.csv", "--target", target, *quick)
        assert "Traceback" not in ended.err
        written = sorted(path.name for path in Path(folder).iterdir())
        if ended.code == 0:
            assert (ended.err, written) == ("", ["data.csv", "data.safetensors"])
            assert run("predict", "data.safetensors", "data.csv").code == 0
            assert run("evaluate", "data.safetensors", "data.csv").code == 0
        else:
            assert ended.code in (1, 2)
            assert ended.err.startswith(("clearprop: ", "clearprop："))
            assert written == ["data.csv"]
