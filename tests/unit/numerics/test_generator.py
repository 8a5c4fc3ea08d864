from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.generator import as_generator, as_seed, fresh_seed


@pytest.mark.parametrize("seed", [0, 7, np.int64(7), 2**70])
def test_a_seed_gives_the_same_numbers_each_time(seed: int) -> None:
    first, second = as_generator(seed), as_generator(seed)
    assert first is not second
    assert first.random(5).tolist() == second.random(5).tolist()
    assert as_generator(seed).random() == np.random.default_rng(int(seed)).random()


def test_a_generator_is_handed_back_and_goes_on_from_where_it_stands() -> None:
    rng = np.random.default_rng(0)
    rng.random()
    assert as_generator(rng) is rng


def test_none_gives_fresh_randomness() -> None:
    assert as_generator(None).random() != as_generator(None).random()


def test_a_fresh_seed_is_a_new_seed_that_can_be_written_down() -> None:
    seeds = {fresh_seed() for _ in range(4)}
    assert len(seeds) > 1
    assert all(type(seed) is int and 0 <= seed < 2**32 for seed in seeds)


@pytest.mark.parametrize("rng", ["abc", -1, 1.5, True])
def test_what_is_no_seed_is_refused(rng: object) -> None:
    with pytest.raises(SettingError) as caught:
        as_generator(rng)  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"rng is {rng!r}; pass a seed (a whole number, 0 or more) or a numpy.random.Generator."
    )


def test_a_seed_is_a_plain_number_and_no_seed_a_fresh_one() -> None:
    rng = np.random.default_rng(0)
    assert type(as_seed(np.int64(7))) is int
    assert type(as_seed(None)) is int
    assert as_seed(rng) is rng
