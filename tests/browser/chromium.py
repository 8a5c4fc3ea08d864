"""Open a page in headless Chromium and ask it where everything stands.

The page is put into a frame of the wanted width, because a window cannot be as narrow as a telephone; the
script around it (``measure.js``) writes what it found into the document, which Chromium prints.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
)
_HEIGHT = 20_000

_MEASURE = Path(__file__).with_name("measure.js").read_text("utf-8")


def measure(page: str, width: int, *, dark: bool = False) -> dict[str, Any]:
    """Lay a page out at a width and report what is where."""
    printed = run(_framed(page, width, _HEIGHT), ("--dump-dom", "--virtual-time-budget=10000"), dark)
    found = re.search('<pre id="answer">(.*?)</pre>', printed, re.DOTALL)
    assert found, "Chromium did not answer: " + printed[-2000:]
    answer: dict[str, Any] = json.loads(html.unescape(found[1]))
    return answer


def run(page: str, flags: tuple[str, ...], dark: bool = False) -> str:
    """Open a page with a fresh profile and hand back what Chromium prints."""
    assert CHROMIUM is not None
    scheme = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        command = (CHROMIUM, *_FLAGS, *scheme, f"--user-data-dir={folder}/profile", *flags, path.as_uri())
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8")


def picture(page: str, width: int, path: Path, *, dark: bool = False) -> None:
    """Save what the page looks like at a width."""
    height = measure(page, width)["height"]
    size = (f"--screenshot={path}", f"--window-size={max(width, 500)},{height + 100}")
    run(_framed(page, width, height), size, dark)


def _framed(page: str, width: int, height: int) -> str:
    carried = json.dumps(page).replace("<", "\\u003c")
    return (
        '<!doctype html><meta charset="utf-8"><body style="margin:0">'
        f'<iframe style="border:0;display:block;width:{width}px;height:{height}px"></iframe>'
        f'<script type="application/json" id="page">{carried}</script><script>{_MEASURE}</script></body>'
    )
