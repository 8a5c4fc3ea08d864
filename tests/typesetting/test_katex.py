"""Every formula of the Markdown is accepted by KaTeX, in its strict mode."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.surfaces.explained import EXPLAINED

KATEX = os.environ.get("CLEARPROP_KATEX", "")  # the folder of the package, as scripts/test-all installs it
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        NODE is None or not Path(KATEX, "package.json").is_file(),
        reason="node or KaTeX is not installed: scripts/test-all needs both",
    ),
]

CHECK = """
const katex = require(process.argv[1]);
const formulas = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const refused = [];
for (const [formula, displayMode] of formulas) {
  try { katex.renderToString(formula, { displayMode, strict: 'error', throwOnError: true }); }
  catch (error) { refused.push(formula + '  ' + error.message); }
}
console.log(JSON.stringify(refused));
"""


def formulas(markdown: str) -> list[tuple[str, bool]]:
    """Every formula, and whether it stands by itself."""
    parts = re.split(r"^\$\$\n(.*?)\n\$\$$", markdown, flags=re.MULTILINE | re.DOTALL)
    inline = [found for part in parts[::2] for found in re.findall(r"(?<!>)\$([^$\n]+)\$(?!<)", part)]
    return [*((each, True) for each in parts[1::2]), *((each, False) for each in inline)]


def refused(found: list[tuple[str, bool]]) -> list[str]:
    assert NODE is not None
    command = [NODE, "-e", CHECK, KATEX]
    done = subprocess.run(command, input=json.dumps(found), capture_output=True, text=True, check=True)
    answer: list[str] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("name", sorted(EXPLAINED))
def test_katex_accepts_every_formula(name: str) -> None:
    found = formulas(EXPLAINED[name]().markdown())
    assert found
    assert refused(found) == []


def test_katex_is_strict() -> None:
    assert len(refused([(r"\frac{1}{2}", True), (r"\nosuch", False), ("a_b_c", True), ("样本", True)])) == 3
