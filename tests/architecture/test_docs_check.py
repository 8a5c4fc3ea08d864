"""The documents hold together, and the script that says so would notice if they did not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

SOUND = """# One page

See [the other](other.md#its-heading), [this](#one-page), [the web](https://example.org/nothing).
Code is no link: `[a](b)`.

```python
x = [1](2) if x else {"[y](z.md)": 1}
```

```python
>>> 1 + 1
2
```
"""


def check_docs(folder: Path) -> tuple[int, str]:
    script = ROOT / "scripts" / "check_docs.py"
    run = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, encoding="utf-8", check=False
    )
    assert run.stderr == ""
    return run.returncode, run.stdout


def write(folder: Path, text: str) -> Path:
    (folder / "page.md").write_text(text, encoding="utf-8")
    (folder / "other.md").write_text("# Other\n\n## Its heading\n", encoding="utf-8")
    return folder


def test_the_documents_are_sound() -> None:
    code, said = check_docs(ROOT)
    assert code == 0, said


def test_a_sound_page_passes(tmp_path: Path) -> None:
    assert check_docs(write(tmp_path, SOUND)) == (0, "2 documents, 0 faults\n")


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("[x](gone.md)", "page.md: link to gone.md: there is no such file"),
        ("![x](gone.svg)", "page.md: link to gone.svg: there is no such file"),
        ("[x](other.md#gone)", "page.md: link to other.md#gone: there is no such heading"),
        ("[x](#gone)", "page.md: link to #gone: there is no such heading"),
        ("```python\nx = = 1\n```", "page.md: a Python block does not parse"),
        ("```sh\nls\n", "page.md: a code block is opened and not closed"),
    ],
)
def test_a_fault_is_seen(tmp_path: Path, planted: str, told: str) -> None:
    code, said = check_docs(write(tmp_path, f"{SOUND}\n{planted}\n"))
    assert code == 1
    assert told in said
