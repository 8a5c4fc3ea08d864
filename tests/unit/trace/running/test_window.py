from __future__ import annotations

from clearprop.trace.running.window import Budget, Running, Window


def looked_at(
    length: int | None, rounds: int, each: int, budget: Budget, outermost: bool = True
) -> list[int]:
    """Which rounds of a loop are looked at, if each takes so many nodes."""
    window, used, found = Window(budget), 0, []
    loop = Running(0, None, length, 0, outermost, budget.nodes)
    for turn in range(rounds):
        loop.turn = turn
        if turn >= loop.wake and used < window.woken(loop, used):
            found.append(turn)
            used += each
    return found


def test_the_first_rounds_the_powers_of_four_and_the_last_two() -> None:
    assert looked_at(1000, 1000, 400, Budget()) == [0, 1, 2, 4, 16, 64, 256, 998, 999]


def test_without_a_known_length_there_is_no_last_round() -> None:
    assert looked_at(None, 100, 400, Budget()) == [0, 1, 2, 4, 16, 64]


def test_a_short_loop_is_looked_at_whole() -> None:
    assert looked_at(20, 20, 10, Budget()) == list(range(20))


def test_an_inner_loop_may_take_what_the_round_around_it_has() -> None:
    assert looked_at(50, 50, 400, Budget(), outermost=False) == list(range(50))


def test_something_is_kept_for_the_last_rounds() -> None:
    budget = Budget(nodes=1000, turn=0.5)
    found = looked_at(1000, 1000, 130, budget)
    assert found[:3] == [0, 1, 2]
    assert found[-1] in (998, 999)


def test_before_the_first_loop_only_a_part_may_be_used() -> None:
    window = Window(Budget(nodes=100))
    assert window.opening() == 40
    window.looped = True
    assert window.opening() == 100
