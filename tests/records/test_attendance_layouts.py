"""The layouts of real registers: a key of its own, one meeting at a time, initials sharing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance_cells import Came
from chair_desk.records.attendance_layouts import RegisterRead, read_day, read_register

TODAY = date(2026, 11, 22)


def read(text: str, **more: date) -> RegisterRead:
    rows = [
        (number, tuple(cell.strip() for cell in line.split("|")))
        for number, line in enumerate(text.strip().splitlines(), 1)
    ]
    found = read_register(rows, on=TODAY, **more)
    assert found is not None
    return found


def marks(found: RegisterRead, at: int) -> list[Came | None]:
    return [cell.came for cell in found.rows[at].cells]


def test_a_matrix_with_its_key_and_a_dash_that_is_not_in_it() -> None:
    found = read(
        """
        Key: Y attend, N did not attend, A apology, D deputy attended in place
        Initials | Agency | 2.4.15 | 4.6.15 | 6.8.15 | 1.10.15
        AA/BB | Police | Y | D | - |
        CC | Council | A | N | Y |
        """
    )
    assert found.days == (date(2015, 4, 2), date(2015, 6, 4), date(2015, 8, 6))
    assert found.rows[0].names == ("AA", "BB")
    assert marks(found, 0) == [Came.MEMBER, Came.DEPUTY, Came.NOT_LIVE]
    assert marks(found, 1) == [Came.APOLOGY, Came.NOBODY, Came.MEMBER]
    assert [bool(cell.doubt) for cell in found.rows[0].cells] == [False, False, True]
    assert "not in the key" in found.rows[0].cells[2].doubt


def test_the_register_of_one_meeting_names_its_deputies() -> None:
    found = read(
        """
        MEETING: Board
        Date: 10 March 2016
        NAME | ROLE, ORGANISATION | PRESENT | APOLOGIES | DEPUTY ATTENDED
        Olga Fernleigh (Chair) | Independent chair | Y | _ | _
        Yasmin Thornbury | ACC, Constabulary | - | Y | Priya Sandalwood
        Tom Ashgrove (Observer) | Lead member | Y | | -
        Lorna Tarn | Probation | | |
        """
    )
    assert found.days == (date(2016, 3, 10),)
    assert found.rows[0].names == ("Olga Fernleigh",)
    assert marks(found, 0) == [Came.MEMBER]
    assert (found.rows[1].cells[0].came, found.rows[1].cells[0].deputy) == (
        Came.DEPUTY, "Priya Sandalwood",
    )  # fmt: skip
    assert found.rows[2].is_observer
    assert found.rows[3].cells[0].came is None
    assert found.rows[3].cells[0].doubt


def test_four_columns_of_letters() -> None:
    found = read(
        """
        Board Member | P | A | DNA | D/R
        Council DASS | x | | |
        Police | | x | |
        Fire | | | x |
        Health | | | | x
        """,
        held_on=date(2016, 3, 10),
    )
    assert [marks(found, n)[0] for n in range(4)] == [
        Came.MEMBER, Came.APOLOGY, Came.NOBODY, Came.DEPUTY,
    ]  # fmt: skip
    assert found.rows[3].cells[0].deputy == ""
    assert found.days == (date(2016, 3, 10),)


def test_an_a_alone_is_doubtful_and_a_key_settles_it() -> None:
    alone = read("Name | 1/2/2026 | 1/3/2026\nCouncil | A | N")
    assert "attended or apology" in alone.rows[0].cells[0].doubt
    settled = read("A = attended, N = not attended\nName | 1/2/2026 | 1/3/2026\nCouncil | A | N")
    assert marks(settled, 0) == [Came.MEMBER, Came.NOBODY]
    assert not settled.rows[0].cells[0].doubt


def test_marks_in_brackets_say_part_and_telephone() -> None:
    found = read("Name | 1/2/2026\nCouncil | Y (by phone)\nPolice | Y (part)\nFire | Z")
    assert [row.cells[0].is_remote for row in found.rows] == [True, False, False]
    assert [row.cells[0].is_part for row in found.rows] == [False, True, False]
    assert found.rows[2].cells[0].doubt == "“Z” is no mark that is known."


def test_an_empty_cell_in_a_held_meeting_is_a_doubt_and_a_future_column_is_left_out() -> None:
    found = read("Name | 1/2/2026 | 1/3/2027\nCouncil | Y |\nPolice | |\nFire | N |")
    assert found.days == (date(2026, 2, 1),)
    assert [row.names[0] for row in found.rows] == ["Council", "Fire"]


def test_headings_that_are_dates() -> None:
    for words in ("2.4.15", "2/4/2015", "2 April 2015", "2015-04-02 00:00:00", "2015-04-02"):
        assert read_day(words, TODAY) == date(2015, 4, 2)
    for words in ("31.2.15", "Agency", "Q1", "", "12"):
        assert read_day(words, TODAY) is None


@given(
    st.lists(st.tuples(st.integers(1, 99), st.lists(st.text(max_size=12), max_size=7)), max_size=12)
)
def test_any_rows_are_read_or_not_and_never_raise(rows: list[tuple[int, list[str]]]) -> None:
    found = read_register(rows, on=TODAY)
    if found is not None:
        assert all(len(row.cells) == len(found.days) for row in found.rows)


def test_a_register_that_names_its_day_in_its_title_asks_for_none() -> None:
    found = read(
        """
        Board meeting 21 January 2016, Civic Centre
        NAME | ROLE, ORGANISATION | PRESENT | APOLOGIES | DEPUTY ATTENDED
        Ada Grove | Director, Council | | Y | Nell Ash
        In attendance | | | |
        Gwen Tull | Manager | Y (part) | |
        """
    )

    assert found.days == (date(2016, 1, 21),)
    assert [row.names for row in found.rows] == [("Ada Grove",), ("Gwen Tull",)]
    assert found.rows[0].cells[0].deputy == "Nell Ash"
    assert found.rows[1].cells[0].is_part


def test_persons_invited_who_attended_sent_an_apology_or_did_not_answer() -> None:
    found = read(
        """
        Persons invited | Job title, org, relationship | Attended | Apology | No response
        Ada Grove | Director, Council | Yes | |
        Bram Holt | ACC, Police | | Yes |
        Cleo Orme | Head, Probation | | | Yes
        """,
        held_on=date(2016, 5, 5),
    )

    assert [row.cells[0].came for row in found.rows] == [Came.MEMBER, Came.APOLOGY, Came.NOBODY]
