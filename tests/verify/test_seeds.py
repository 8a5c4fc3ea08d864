"""The worked text of seed 004 contradicts itself; the published example of seed 003 does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from clearprop.verify import verify

SEEDS = Path(__file__).parent / "seeds"

# What the program of seed 004 really gives, and what its text prints.
LOGITS = [0.66772424, 0.60810132, 0.69681070, 0.63824390]
PRINTED = [0.66099582, 0.62941358, 0.65933295, 0.63440526]


def test_the_worked_text_of_seed_004_contradicts_itself() -> None:
    text = (SEEDS / "004.md").read_text(encoding="utf-8")
    found = verify(text, name="004.md")
    wrong = {line.line: np.asarray(line.right_value) for line in found.lines if line.verdict == "wrong"}
    assert found.verdict == "wrong"
    assert sorted(wrong) == [63, 91, 99, 107]
    assert abs(float(wrong[63]) - 0.66099339) < 1e-8
    assert np.allclose(wrong[99].reshape(-1), LOGITS, atol=1e-7), "three of its four logits are wrong"
    assert np.all(np.abs(wrong[107].reshape(-1) - PRINTED) > 1e-6), "and so are its predictions"
    assert found.lines_unread == ()


def test_the_published_example_of_seed_003_is_accepted() -> None:
    text = (SEEDS / "003.tex").read_text(encoding="utf-8")
    found = verify(text, name="003.tex")
    assert (found.verdict, found.lines_unread) == ("right", ())
    assert len(found.lines_checked) >= 20


def test_a_flipped_sign_in_its_gradients_is_found() -> None:
    text = (SEEDS / "003.tex").read_text(encoding="utf-8")
    flips = {
        "= 0.082167041 \\]": "= -0.082167041 \\]",
        "= 0.055399425 \\]": "= -0.055399425 \\]",
        "= 0.000438568 \\]": "= -0.000438568 \\]",
        "-(0.01 - 0.75136507) = 0.74136507": "-(0.01 - 0.75136507) = -0.74136507",
    }
    for right, wrong in flips.items():
        assert text.count(right) == 1
        line = text[: text.index(right)].count("\n") + 1
        found = verify(text.replace(right, wrong), name="003.tex")
        assert found.first_wrong_line == line
