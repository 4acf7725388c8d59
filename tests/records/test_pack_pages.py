from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.pack_pages import (
    PackPart,
    PartKind,
    first_labels,
    in_words,
    label_key,
    late_label,
    later_labels,
    page_labels,
    part_at,
    parted,
    suffix,
    suffix_count,
)


def part(key: str, count: int = 1, kind: PartKind = PartKind.PAPER) -> PackPart:
    return PackPart(key=key, kind=kind, count=count)


def labels_of(parts: tuple[PackPart, ...]) -> list[str]:
    return [label for one in parts for label in one.labels]


def test_a_first_issue_counts_from_one() -> None:
    made = first_labels([part("a", 2), part("b", 3)])
    assert [one.labels for one in made] == [("1", "2"), ("3", "4", "5")]


def test_a_paper_begins_on_an_odd_page_where_that_is_wanted() -> None:
    made = first_labels([part("a", 1), part("b", 1)], on_odd=frozenset({PartKind.PAPER}))
    assert [(one.kind, one.labels) for one in made] == [
        (PartKind.PAPER, ("1",)), (PartKind.BLANK, ("2",)), (PartKind.PAPER, ("3",)),
    ]  # fmt: skip


def test_a_late_paper_takes_letters_and_moves_no_number() -> None:
    before = first_labels([part("a", 45), part("b", 10)])
    now = later_labels(before, [part("a", 45), part("late", 6), part("b", 10)])
    assert now[1].labels == ("45A", "45B", "45C", "45D", "45E", "45F")
    assert (now[0].labels, now[2].labels) == (before[0].labels, before[1].labels)


def test_a_late_paper_comes_last_where_that_is_wanted() -> None:
    before = first_labels([part("a", 3), part("b", 2)])
    now = later_labels(before, [part("a", 3), part("late", 2), part("b", 2)], at_end=True)
    assert (now[-1].key, now[-1].labels) == ("late", ("6", "7"))


def test_a_second_late_paper_goes_on_where_the_first_ended() -> None:
    before = first_labels([part("a", 4), part("z", 2)])
    second = later_labels(before, [part("a", 4), part("b", 2), part("z", 2)])
    third = later_labels(second, [part("a", 4), part("c", 1), part("b", 2), part("z", 2)])
    assert labels_of(third)[4:7] == ["4A", "4B", "4C"]
    assert [one.key for one in third] == ["a", "b", "c", "z"]


def test_what_grew_takes_letters_and_what_went_keeps_its_numbers() -> None:
    before = first_labels([part("held"), part("b", 3)])
    now = later_labels(before, [part("held", 4)])
    assert now[0].labels == ("1", "1A", "1B", "1C")
    assert (now[1].count, now[1].labels) == (0, ("2", "3", "4"))


def test_a_notice_stands_for_the_pages_that_are_not_there() -> None:
    assert page_labels(2, ("7", "8", "9", "10")) == ("7", "8", "9-10")
    assert page_labels(0, ("7",)) == ("7",)
    with pytest.raises(ValueError, match="3 pages"):
        page_labels(3, ("7",))


def test_a_page_is_found_by_its_label_as_people_write_it() -> None:
    parts = later_labels(first_labels([part("a", 2)]), [part("a", 2), part("b", 1)])
    assert [part_at(parts, said).key for said in ("p2", "page 2A", "2a")] == ["a", "b", "b"]  # type: ignore[union-attr]
    assert part_at(parts, "99") is None


def test_labels_are_said_in_runs() -> None:
    assert in_words(("21", "22", "23", "23A", "23B", "30")) == "21–23, 23A–23B, 30"


def test_letters_go_on_after_z() -> None:
    assert [suffix(count) for count in (1, 26, 27, 53)] == ["A", "Z", "AA", "BA"]
    assert late_label("10", {"10A"}) == "10B"
    assert late_label("5", {"5a", "5b"}) == "5c"
    with pytest.raises(ValueError, match="cover"):
        parted("cover")


@given(st.integers(1, 5_000))
def test_letters_read_back(count: int) -> None:
    assert suffix_count(suffix(count)) == count


counts = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@given(counts, st.lists(st.tuples(st.integers(0, 6), st.integers(1, 5)), max_size=6), st.booleans())
def test_no_label_ever_moves_is_lost_or_comes_twice(
    first: list[int], later: list[tuple[int, int]], at_end: bool
) -> None:
    wanted = [part(f"p{number}", count) for number, count in enumerate(first)]
    issue = first_labels(wanted)
    for number, (place, count) in enumerate(later):
        wanted.insert(min(place, len(wanted)), part(f"late{number}", count))
        after = later_labels(issue, wanted, at_end=at_end)
        held = {one.key: one.labels for one in after}
        assert all(held[one.key] == one.labels for one in issue)
        issue = after
    found = labels_of(issue)
    assert len(found) == len(set(found))
    assert sorted(found, key=label_key)[0] == "1"
