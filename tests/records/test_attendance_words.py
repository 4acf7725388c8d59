from __future__ import annotations

from datetime import date

from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.attendance_measures import Rate, Trend
from chair_desk.records.attendance_words import cell_words, count_of, gap_now_words, reading

DAYS = {
    f"m{number}": day
    for number, day in enumerate(
        (
            date(2024, 11, 14), date(2025, 2, 20), date(2025, 5, 15), date(2025, 9, 18),
            date(2025, 11, 20), date(2026, 2, 19), date(2026, 5, 21), date(2026, 9, 17),
        )
    )
}  # fmt: skip


def row(levels: str, agreed: int | None = 4) -> list[Cell]:
    """Make a row from levels: "443x" for two fours, a three, and nobody."""
    return [
        Cell(f"m{number}", Came.NOBODY, agreed=agreed)
        if letter == "x"
        else Cell(f"m{number}", Came.MEMBER, level=int(letter), agreed=agreed)
        for number, letter in enumerate(levels)
    ]


def test_a_partner_that_came_but_rarely_able_to_commit_is_said_as_in_the_design() -> None:
    assert reading("Westmarch Constabulary", row("44433221"), DAYS) == (
        "Westmarch Constabulary came to every meeting, but sent somebody able to commit it to "
        "only three of eight, and to none since May 2025."
    )


def test_each_kind_of_row_has_its_sentence() -> None:
    assert reading("Cafcass", row("44444444"), DAYS) == (
        "Cafcass came to every meeting, each time with somebody able to commit it."
    )
    assert reading("Cafcass", row("4xx44444"), DAYS) == (
        "Cafcass came to six of eight meetings, each time with somebody able to commit it."
    )
    assert reading("Cafcass", row("4xx22444"), DAYS) == (
        "Cafcass came to six of eight meetings, and sent somebody able to commit it to four of "
        "eight."
    )
    assert reading("Cafcass", row("22222222"), DAYS) == (
        "Cafcass came to every meeting, but never sent somebody able to commit it."
    )
    assert (
        reading("Cafcass", row("xxxxxxxx"), DAYS) == "Cafcass came to none of the eight meetings."
    )
    assert reading("Lay member", row("1x111111", None), DAYS) == (
        "Lay member came to seven of eight meetings."
    )
    assert reading("Cafcass", [Cell("m0", Came.NOT_LIVE)], DAYS) == (
        "Cafcass has nothing to count at these meetings."
    )


def test_large_bases_are_said_in_figures_with_a_percentage() -> None:
    assert count_of(Rate(3, 8)) == "three of eight"
    assert count_of(Rate(9, 13)) == "9 of 13"
    assert count_of(Rate(65, 96)) == "65 of 96 (67.7%)"


def test_a_cell_is_said_in_full() -> None:
    cell = Cell("m0", Came.DEPUTY, 4, 2, 4, "Supt", ("p",), ("a",), has_letter=True, is_part=True)
    assert cell_words(cell, "Priya Sandalwood", "14 November 2024") == (
        "14 November 2024, a deputy came, Priya Sandalwood, Supt, Can commit, at the agreed level, "
        "by letter of delegation; own rank: Must refer back, for a part of it"
    )
    assert cell_words(Cell("m0", Came.NOBODY), "", "14 November 2024") == (
        "14 November 2024, nobody, no apology"
    )


def test_the_gap_is_said_with_its_trend() -> None:
    assert gap_now_words(2, Trend.DOWN) == "2 below, falling"
    assert gap_now_words(0, Trend.UP) == "None, rising"
    assert gap_now_words(None, Trend.LEVEL) == "Not known"
