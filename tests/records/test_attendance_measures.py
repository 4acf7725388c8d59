"""Measures of attendance: the worked check of the field, and the laws of every rate."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records import attendance_measures as measures
from chair_desk.records.attendance_cells import Came, Cell, best_of
from chair_desk.records.attendance_measures import MEASURES, Rate, Trend

LEVELS = st.one_of(st.none(), st.integers(1, 5))
CAME = st.sampled_from(list(Came))


@st.composite
def cells(draw: st.DrawFn, least: int = 0) -> list[Cell]:
    found = []
    for number in range(draw(st.integers(least, 12))):
        came = draw(CAME)
        is_here = came in (Came.MEMBER, Came.DEPUTY)
        found.append(
            Cell(
                f"m{number}",
                came,
                level=draw(LEVELS) if is_here else None,
                agreed=draw(LEVELS),
                person_ids=(draw(st.sampled_from("abc")),) if is_here else (),
                is_remote=draw(st.booleans()),
                is_part=draw(st.booleans()),
            )
        )
    return found


def row(letters: str, start: int = 0) -> list[Cell]:
    """Make a row of a register as boards write it: Y, D, A, N, and "-" for not in post."""
    came = {"Y": Came.MEMBER, "D": Came.DEPUTY, "A": Came.APOLOGY, "N": Came.NOBODY}
    return [
        Cell(f"m{number}", came.get(letter, Came.NOT_LIVE))
        for number, letter in enumerate(letters, start)
    ]


def worked_rows() -> list[list[Cell]]:
    """Return 34 rows by 3 meetings with the totals of a published register, by meeting too."""
    columns = (
        "Y" * 20 + "D" * 4 + "A" * 6 + "N" * 1 + "-" * 3,
        "Y" * 20 + "D" * 3 + "A" * 8 + "N" * 1 + "-" * 2,
        "Y" * 16 + "D" * 2 + "A" * 12 + "N" * 3 + "-" * 1,
    )
    return [row("".join(letters)) for letters in zip(*columns, strict=True)]


def test_the_worked_check_of_a_published_register_comes_out() -> None:
    rows = worked_rows()
    assert len(rows) == 34
    assert sum(len(measures.live(one)) for one in rows) == 96
    member = measures.added([measures.member_rate(one) for one in rows])
    represented = measures.added([measures.represented_rate(one) for one in rows])
    assert (member, member.percent) == (Rate(56, 96), "58.3%")
    assert (represented, represented.percent) == (Rate(65, 96), "67.7%")
    assert list(measures.by_meeting(rows).values()) == [Rate(24, 31), Rate(23, 32), Rate(18, 33)]
    assert measures.added([measures.silent_absences(one) for one in rows]) == Rate(5, 96)
    assert measures.added([measures.deputy_reliance(one) for one in rows]) == Rate(9, 65)


def test_counts_come_before_percentages_under_twenty() -> None:
    assert Rate(3, 8).words == "3 of 8"
    assert Rate(65, 96).words == "65 of 96 (67.7%)"
    assert Rate(0, 0).words == "nothing to count"


@given(cells())
def test_every_rate_lies_between_nothing_and_all(found: list[Cell]) -> None:
    for measure in MEASURES:
        rate = measure.of(found)
        assert 0 <= rate.number <= rate.of <= len(found)
        assert rate.share is None or 0 <= rate.share <= 1
    member, all_of = measures.member_rate(found), measures.represented_rate(found)
    assert member.number <= all_of.number
    assert measures.decision_capable_rate(found).number <= all_of.number


@given(
    cells(), st.integers(0, 12), CAME.filter(lambda came: came in (Came.NOT_LIVE, Came.EXPECTED))
)
def test_a_meeting_before_a_seat_was_filled_changes_no_rate(
    found: list[Cell], at: int, came: Came
) -> None:
    more = [*found[:at], Cell("early", came), *found[at:]]
    for measure in MEASURES:
        assert measure.of(more) == measure.of(found)
    assert measures.mean_gap(more) == measures.mean_gap(found)
    assert measures.longest_absence(more) == measures.longest_absence(found)
    assert measures.absences_in_a_row(more) == measures.absences_in_a_row(found)
    assert measures.trend(more) == measures.trend(found)
    assert measures.different_people(more) == measures.different_people(found)


@given(cells(least=1), st.randoms(use_true_random=False))
def test_the_order_of_meetings_changes_only_trends(found: list[Cell], chance: object) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for measure in MEASURES:
        assert measure.of(mixed) == measure.of(found)
    assert measures.mean_gap(mixed) == measures.mean_gap(found)
    assert measures.different_people(mixed) == measures.different_people(found)


@given(st.lists(cells(least=1).map(lambda found: found[0]), min_size=1, max_size=5), st.data())
def test_splitting_a_partner_and_joining_it_again_changes_nothing(
    seats: list[Cell], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(seats)))
    parts = [best_of(part) for part in (seats[:cut], seats[cut:]) if part]
    joined, whole = best_of(parts), best_of(seats)
    assert (joined.came, joined.agreed, joined.can_commit) == (
        whole.came, whole.agreed, whole.can_commit,
    )  # fmt: skip
    assert joined.level == whole.level
    assert set(joined.person_ids) == set(whole.person_ids)
    assert set(joined.line_ids) == set(whole.line_ids)


def at_levels(levels: str, agreed: int = 4) -> list[Cell]:
    """Make a row from levels: "443x" for two fours, a three, and nobody."""
    return [
        Cell(f"m{number}", Came.NOBODY, agreed=agreed)
        if letter == "x"
        else Cell(f"m{number}", Came.MEMBER, level=int(letter), agreed=agreed)
        for number, letter in enumerate(levels)
    ]


@pytest.mark.parametrize(
    ("levels", "expected", "capable", "gap", "moved"),
    [
        ("44433221", 2, 3, 2, Trend.DOWN),
        ("44343434", 4, 5, 0, Trend.LEVEL),
        ("44xx4444", 4, 6, 0, Trend.UP),
        ("44444444", 4, 8, 0, Trend.LEVEL),
        ("xxxxxxxx", None, 0, None, Trend.LEVEL),
    ],
)
def test_a_row_is_read_as_in_the_picture_of_the_design(
    levels: str, expected: int | None, capable: int, gap: int | None, moved: Trend
) -> None:
    found = at_levels(levels)
    to_come = [Cell("next", Came.EXPECTED, level=expected, agreed=4)]
    assert measures.decision_capable_rate(found) == Rate(capable, 8)
    assert measures.current_gap([*found, *to_come]) == gap
    assert measures.trend([*found, *to_come]) is moved


def test_all_statutory_partners_must_be_able_to_commit_at_once() -> None:
    rows = [at_levels("444"), at_levels("434"), at_levels("44x")]
    assert measures.coverage(rows) == Rate(1, 3)
    assert measures.coverage([]) == Rate(0, 0)


def test_the_gap_is_never_made_smaller_by_somebody_above() -> None:
    assert measures.mean_gap(at_levels("52")) == Fraction(1)


def test_absences_in_a_row_run_up_to_the_last_meeting() -> None:
    assert measures.absences_in_a_row(row("YNAYAN")) == 2
    assert measures.longest_absence(row("YNANY-A")) == 3
