"""What is imported late is what it would have been."""

from __future__ import annotations

import subprocess
import sys

import pytest

from clearprop.numerics import activations, initializers, losses
from clearprop.numerics.late import Late
from clearprop.numerics.settings import Setting

KNOWN = {
    "activations": (activations, activations.ACTIVATIONS),
    "losses": (losses, losses.LOSSES),
    "initializers": (initializers, initializers.INITIALIZERS),
}


@pytest.mark.parametrize("known", [known for _, known in KNOWN.values()], ids=list(KNOWN))
def test_every_class_bears_its_name(known: Late[Setting]) -> None:
    assert [known[name].name for name in known] == list(known)
    assert all(known.named(cls.__name__) is cls for cls in known.values())
    assert len(known) == len(set(known.values()))
    assert "warp" not in known


def test_packages_offer_every_class() -> None:
    for package, known in KNOWN.values():
        assert {cls.__name__ for cls in known.values()} <= set(package.__all__)
        assert all(getattr(package, name) is not None for name in package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Sigmoyd'"):
        activations.Sigmoyd  # noqa: B018
    with pytest.raises(KeyError):
        activations.ACTIVATIONS["warp"]


def test_one_that_nobody_asked_for_is_not_imported() -> None:
    code = "import sys; from clearprop.numerics.activations import activation; activation('tanh')"
    code += "; print([n for n in ('tanh', 'gelu') if f'clearprop.numerics.activations.{n}' in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['tanh']"
