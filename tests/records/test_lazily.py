from __future__ import annotations

from chair_desk.records.lazily import Lazily


def test_it_is_made_once_when_first_looked_at() -> None:
    made: list[int] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        return 1, 2, 3

    found = Lazily(make)
    assert made == []
    assert (found[0], found[1:], len(found), list(found), list(reversed(found))) == (
        1, (2, 3), 3, [1, 2, 3], [3, 2, 1],
    )  # fmt: skip
    assert made == [1]


def test_it_equals_what_it_holds() -> None:
    assert Lazily(lambda: (1, 2)) == (1, 2)
    assert Lazily(lambda: (1, 2)) == Lazily(lambda: (1, 2))
    assert Lazily(lambda: (1, 2)) != (2, 1)
    assert hash(Lazily(lambda: (1, 2))) == hash((1, 2))
    assert Lazily(lambda: (1,)) != 1
