"""The engines that can be used here, and of the compiled one every way to compute."""

from __future__ import annotations

import pytest

from clearprop.engines import ENGINES, compiled


def _here() -> tuple[str, ...]:
    others = [name for name in ENGINES if name != "compiled"]
    if compiled.problem():
        return tuple(others)
    from clearprop.engines.compiled.loop import variants_here

    return (*others, "compiled, matmul", *(f"compiled, {variant}" for variant in variants_here()))


HERE = _here()
# Those that take steps without recording them.
UNRECORDED = tuple(name for name in HERE if name != "reference")


def use(name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What ``engine=`` is to be for one of these."""
    engine, _, variant = name.partition(", ")
    if variant == "matmul":
        monkeypatch.setattr("clearprop.engines.compiled.choice.CROSSING", 0)
    elif variant:
        monkeypatch.setattr("clearprop.engines.compiled.choice.CROSSING", 10**15)
        monkeypatch.setattr("clearprop.engines.compiled.built.fastest", lambda *_: variant)
    return engine
