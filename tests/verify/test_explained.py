"""What clearprop explains is right, so the checker must find it right, and read it."""

from __future__ import annotations

from typing import Any

import pytest

import clearprop as cp
from clearprop.verify import verify

EXAMPLES = (
    "identity",
    "identity_linear",
    "linear_2_2_1",
    "leaky_3_4_1",
    "leaky_3_4_1_biases",
    "worked_2_2_2",
    "xor_2_4_1",
)
FORMATS = {"txt": "text", "md": "markdown", "tex": "latex"}
OPTIONS: dict[str, dict[str, Any]] = {
    "Chinese": {"lang": "zh"},
    "columns": {"convention": "columns"},
    "four digits": {"digits": 4},
    "long": {"form": "long"},
    "one number": {"address": "layer 1, dW[0, 0]", "depth": 9},
}


def check(name: str, ending: str, least_read: float, **options: Any) -> None:
    explained = cp.explain(getattr(cp.examples, name).step(), options.pop("address", None), **options)
    text = getattr(explained, FORMATS[ending])()
    found = verify(text, name=f"{name}.{ending}")
    assert found.verdict == "right", found.message_in("en")
    read, unread = len(found.lines_checked), len(found.lines_unread)
    assert read >= least_read * (read + unread), found.lines_unread


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_explained_step_is_right(name: str, ending: str) -> None:
    check(name, ending, 0.8, lang="en")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("name", ["worked_2_2_2", "xor_2_4_1"])
def test_so_it_is_in_every_form(name: str, options: dict[str, Any], ending: str) -> None:
    check(name, ending, 0.8, **{"lang": "en", **options})
