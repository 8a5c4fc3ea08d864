"""Slopes in the place of the other factors of a product."""

from __future__ import annotations

from clearprop.doctor.evidence.resloped import resloped
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched


def proposed(looked: Searched, text: str) -> list[Trial]:
    node, proposer = looked.node(text), looked.search.proposer
    return list(
        resloped(looked.tape, looked.evidence.traced.sites, proposer.readings, looked.judged, node.site, node)
    )


def test_what_stands_behind_the_error_makes_room_for_the_slope() -> None:
    for wrong in ("h", "h * h", "(1 - h)", "np.cos(h)"):
        looked = searched(SOUND.replace("(1 - h**2)", wrong))
        cured = looked.cured_by(proposed(looked, f"d2 @ W2.T * {wrong}"))
        assert cured, wrong
        texts = [edit.replacements[0].text for t in cured if (edit := edit_of(looked.evidence.traced, t))]
        assert "d2 @ W2.T * (1 - h ** 2)" in texts


def test_what_the_error_does_not_enter_is_not_kept() -> None:
    looked = searched(SOUND.replace("(1 - h**2)", "h * h"))
    assert proposed(looked, "0.5 * h.T") == []
