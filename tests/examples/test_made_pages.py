"""The pages of the site that are made from the code hold all of it, and show formulas and not objects."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from clearprop.estimators.poisson import Exponential, Poisson
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.losses import LOSSES
from clearprop.numerics.settings import Setting
from clearprop.record.equations import BACKWARD, FORWARD, LOSS, UPDATE, UPDATE_STEP
from tests.architecture.sources import ROOT


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of the equations, as the site shows it."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_ext"))
    monkeypatch.delitem(sys.modules, "equation_pages", raising=False)
    return str(import_module("equation_pages").equation_page())


def test_every_equation_activation_and_loss_is_written_out(page: str) -> None:
    for field in (*FORWARD, *LOSS, *BACKWARD, *UPDATE_STEP, *UPDATE):
        assert f"| `{field}`<br>" in page
    kinds: list[Callable[[], Setting]] = [*ACTIVATIONS.values(), Exponential, *LOSSES.values(), Poisson]
    for kind in kinds:
        found = re.search(
            rf"^\*\*`{re.escape(str(kind()))}`\*\*: .+\n\n```text\n(.+?)```$", page, re.M | re.S
        )
        assert found is not None
        assert re.search(r"^d[al]\w*/d[az]", found[1], re.M)


def test_settings_are_shown_as_they_are_typed(page: str) -> None:
    assert "0.00100000" not in page
    assert " object at 0x" not in page


def test_the_pages_are_as_wide_as_their_column() -> None:
    documents = [ROOT / "docs" / name for name in ("index.md", "bridges.md", "estimators.md")]
    documents += sorted(Path(ROOT / "docs" / "start").glob("*.md"))
    for document in documents:
        blocks = re.findall(r"^```\w+\n(.*?)^```$", document.read_text(encoding="utf-8"), re.M | re.S)
        assert [line for block in blocks for line in block.splitlines() if len(line) > 105] == []
