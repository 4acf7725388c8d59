from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.store.fold import (
    Operation,
    RowState,
    _fold_many_devices,
    _order,
    fold,
    happened_before,
)

COLUMNS = ("title", "place")


@st.composite
def histories(draw: st.DrawFn, devices: int = 3) -> list[Operation]:
    """Operations on one row by devices that see each other's work now and then."""
    names = "ABC"[:devices]
    seen: dict[str, dict[str, int]] = {name: {} for name in names}
    clocks = dict.fromkeys(names, 0)
    made: list[Operation] = []
    for _turn in range(draw(st.integers(1, 14))):
        device, other = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        if draw(st.booleans()):
            for name, sequence in seen[other].items():
                seen[device][name] = max(seen[device].get(name, 0), sequence)
            clocks[device] = max(clocks[device], clocks[other])
        sequence = seen[device].get(device, 0) + 1
        seen[device][device] = sequence
        clocks[device] += draw(st.integers(1, 3))
        kind = draw(st.sampled_from("IUUUD"))
        columns = draw(st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from("xyz")))
        pairs = {name: [None, value] for name, value in columns.items()}
        made.append(Operation(clocks[device], device, sequence, 0, dict(seen[device]), kind, pairs))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_operations_arrive_does_not_count(
    history: list[Operation], chance: Random
) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)

    assert fold(shuffled) == fold(history)


@given(histories(devices=1))
def test_one_device_alone_folds_as_many_would(history: list[Operation]) -> None:
    many = _fold_many_devices(sorted(history, key=_order))

    assert fold(history).is_there == many.is_there
    assert fold(history).values == many.values
    assert not many.conflicts


def operation(clock: int, device: str, kind: str = "U", seen: str = "", **values: str) -> Operation:
    """An operation of sequence 1 that had seen the first of each device named in `seen`."""
    pairs = {name: [None, value] for name, value in values.items()}
    return Operation(clock, device, 1, 0, {**dict.fromkeys(seen, 1), device: 1}, kind, pairs)


def test_different_columns_of_one_row_do_not_conflict() -> None:
    made = operation(1, "A", "I", title="a", place="p")

    state = fold(
        [made, operation(2, "B", seen="A", title="b"), operation(3, "C", seen="A", place="q")]
    )

    assert state == RowState(True, {"title": "b", "place": "q"})


def test_two_values_that_did_not_know_of_each_other_are_both_kept() -> None:
    made = operation(1, "A", "I", title="a")
    edits = [operation(2, "B", seen="A", title="b"), operation(3, "C", seen="A", title="c")]

    state = fold([made, *edits])

    assert state.values == {"title": "c"}
    assert state.conflicts == {"title": (("B", 1, "b"), ("C", 1, "c"))}


def test_the_same_value_twice_is_no_conflict() -> None:
    made = operation(1, "A", "I", title="a")
    edits = [operation(2, "B", seen="A", title="b"), operation(3, "C", seen="A", title="b")]

    assert not fold([made, *edits]).conflicts


def test_an_edit_that_a_deletion_had_not_seen_keeps_the_row_and_says_so() -> None:
    made = operation(1, "A", "I", title="a")
    state = fold(
        [made, operation(2, "B", seen="A", title="b"), operation(3, "C", "D", seen="A", title="a")]
    )

    assert state.is_there
    assert state.conflicts == {"*": (("C", 1, None),)}


def test_a_deletion_that_had_seen_everything_removes_the_row() -> None:
    made = operation(1, "A", "I", title="a")

    assert not fold([made, operation(2, "B", "D", seen="A", title="a")]).is_there
    both = [operation(2, "B", "D", seen="A"), operation(3, "C", seen="AB", title="again")]
    assert fold([made, *both]) == RowState(True, {"title": "again"})


def test_what_was_seen_happened_before() -> None:
    first, second = operation(1, "A"), operation(2, "B", seen="A")

    assert happened_before(first, second)
    assert not happened_before(second, first)
    assert happened_before(first, first._replace(number=1))
