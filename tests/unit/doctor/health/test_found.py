"""A finding of our own has no line, and numbers as people read them."""

from __future__ import annotations

from clearprop.doctor.health.found import found, shown


def test_it_has_no_place_and_short_numbers() -> None:
    made = found("D01", "hint", "large", 1234.5678, "1", rank=0.1, column=2, size=1234.5678)
    assert (made.span, made.diff, made.rerun, made.accuses) == (None, None, None, False)
    assert made.observed == "1235"
    assert all("1235" in made.sentence(lang) for lang in ("en", "zh"))


def test_equations_share_their_sentence() -> None:
    made = found(
        "G03", "proven", "equation", rank=0.1, address="layer 1, z", equation="z = a", recorded="1", due="2"
    )
    assert made.message == "health.G.equation"


def test_words_stay_words() -> None:
    assert (shown("inf"), shown(None), shown(0.25)) == ("inf", None, "0.25")
