"""Registers that list names under headings, in tables and in prose; what is unsaid is doubted."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance_layouts import RegisterRead, read_register
from chair_desk.records.attendance_lists import SILENT, read_list

TODAY = date(2026, 11, 22)


def rows_of(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [
        (number, tuple(cell.strip() for cell in line.split("|")))
        for number, line in enumerate(text.strip().splitlines(), 1)
    ]


def read(text: str, held_on: date | None = None) -> RegisterRead:
    rows = rows_of(text)
    assert read_register(rows, on=TODAY) is None
    found = read_list(rows, on=TODAY, held_on=held_on)
    assert found is not None
    return found


def said(found: RegisterRead, at: int = 0) -> list[tuple[str, str, str, bool]]:
    return [
        ("/".join(row.names), str(row.cells[at].came), row.cells[at].deputy,
         bool(row.cells[at].doubt))
        for row in found.rows
        if row.cells[at] != SILENT
    ]  # fmt: skip


def test_initials_and_names_grouped_by_kind_with_deputies_in_the_line() -> None:
    found = read(
        """
        Minutes of the meeting held on 17 April 2013
        Chair & officers
        (RL) Rosalind Larkspur, Independent Chair
        Statutory partners
        (OP) Owen Pikestaff, DCI, Constabulary (for Yasmin Thornbury)
        (LB) Lucas Birchall, Head of Safeguarding, ICB deputising for Sunita Brookvale
        In attendance for item 4
        (XX) Ada Guest, Consultant, A firm
        Participant observer
        (BT) Cllr Barnaby Thistlewood, Lead member
        Apologies
        (LT) Lorna Tarn, Deputy Head of PDU, Probation Service
        1. Welcome and apologies
        The Chair welcomed everybody.
        """
    )
    assert found.days == (date(2013, 4, 17),)
    assert said(found) == [
        ("Rosalind Larkspur", "member", "", False),
        ("Yasmin Thornbury", "deputy", "Owen Pikestaff", False),
        ("Sunita Brookvale", "deputy", "Lucas Birchall", False),
        ("Lorna Tarn", "apology", "", False),
    ]
    assert found.rows[1].cells[0].post == "DCI, Constabulary"
    assert found.notes == (
        "Left out, since they were in attendance or observed: Ada Guest, Cllr Barnaby Thistlewood.",
    )


def test_names_and_designations_repeated_for_the_apologies() -> None:
    found = read(
        """
        LSCB 18 June 2014
        Present
        Name | Designation
        Marcus Wrenfield | Director, County Council
        Apologies
        Name | Designation
        Lorna Tarn | Head, Probation Service
        """
    )
    assert found.days == (date(2014, 6, 18),)
    assert said(found) == [
        ("Marcus Wrenfield", "member", "", False), ("Lorna Tarn", "apology", "", False),
    ]  # fmt: skip
    assert found.rows[0].role == "Director, County Council"


def test_members_without_a_heading_are_doubted_and_blocks_below_are_not() -> None:
    found = read(
        """
        Member | Initial | Role
        Sam Green | SGe | Head
        Sara Gale | SGa | Head
        Board Support | |
        Gwen Tallowfield | GT | Manager
        Apologies | |
        Lorna Tarn | LT | Probation
        """
    )
    assert found.days == (None,)
    assert found.is_one_meeting
    assert said(found) == [
        ("Sam Green", "member", "", True), ("Sara Gale", "member", "", True),
        ("Gwen Tallowfield", "member", "", False), ("Lorna Tarn", "apology", "", False),
    ]  # fmt: skip
    assert read_list(rows_of("Present\nAda Grove"), on=TODAY, held_on=TODAY).days == (TODAY,)  # type: ignore[union-attr]


def test_a_register_of_interests_with_apologies_in_the_margin() -> None:
    found = read(
        """
        Attendance 14 April 2016
         | Members | Title | Representing | Other interests: partnerships
         | Marcus Wrenfield | DCS | County Council | Health board (Ch.)
        Apols | Lorna Tarn | Head | Probation |
        """
    )
    assert said(found) == [
        ("Marcus Wrenfield", "member", "", True), ("Lorna Tarn", "apology", "", False),
    ]  # fmt: skip
    assert found.rows[0].agency == "County Council"


def test_prose_of_several_meetings_in_one_sheet() -> None:
    found = read(
        """
        Safeguarding Adults Board, 14 July 2014
        Present: Rosalind Larkspur – chair (Chair); Owen Pikestaff – DCI (rep Chief Constable); \
Sue Ash – Manager, Cafcass (also representing Public Health)
        Apologies: Lorna Tarn (Probation), Jane Roe (ICB)
        Board meeting 15 January 2015
        Present
        Owen Pikestaff – D/Supt, Constabulary (part)
        Apologies: none
        """
    )
    assert found.days == (date(2014, 7, 14), date(2015, 1, 15))
    assert said(found) == [
        ("Rosalind Larkspur", "member", "", False),
        ("Chief Constable", "deputy", "Owen Pikestaff", False),
        ("Sue Ash", "member", "", False), ("Public Health", "deputy", "Sue Ash", True),
        ("Lorna Tarn", "apology", "", False), ("Jane Roe", "apology", "", False),
    ]  # fmt: skip
    assert said(found, 1) == [("Owen Pikestaff", "member", "", False)]
    assert found.rows[-1].cells[1].is_part


def test_a_column_of_names_for_each_meeting() -> None:
    found = read(
        """
        Meeting | 14 Jan 2015 | 15 Apr 2015
        Present | Marcus Wrenfield | Marcus Wrenfield
         | Owen Pikestaff, DCI (for Yasmin Thornbury) | Yasmin Thornbury
        Apologies | Lorna Tarn |
        """
    )
    assert found.days == (date(2015, 1, 14), date(2015, 4, 15))
    assert said(found) == [
        ("Marcus Wrenfield", "member", "", False),
        ("Yasmin Thornbury", "deputy", "Owen Pikestaff", False),
        ("Lorna Tarn", "apology", "", False),
    ]
    assert said(found, 1) == [
        ("Marcus Wrenfield", "member", "", False), ("Yasmin Thornbury", "member", "", False),
    ]  # fmt: skip


def test_a_list_that_says_nothing_of_who_came_is_no_register() -> None:
    for text in ("Name | Role | Agency\nAda Ox | DCS | Council", "a | b\n1 | 2", ""):
        assert read_list(rows_of(text) if text else [], on=TODAY) is None


@given(
    st.lists(
        st.tuples(
            st.integers(1, 99),
            st.lists(
                st.one_of(
                    st.text(max_size=12),
                    st.sampled_from(["Present", "Apologies: A B (C)", "Name", "Role", "Apols",
                                     "2.4.15", "A B – C (for D E)", "In attendance"]),
                ),
                max_size=5,
            ),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_any_rows_are_read_or_not_and_never_raise(rows: list[tuple[int, list[str]]]) -> None:
    found = read_list(rows, on=TODAY)
    if found is not None:
        assert all(len(row.cells) == len(found.days) for row in found.rows)
