"""One line of a list of those present: who, for whom, and for which part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance_cells import Came
from chair_desk.records.attendance_line import lines_in, read_line


def test_initials_name_role_and_agency_are_told_apart() -> None:
    line = read_line("(OP) Owen Pikestaff, DCI, Westmarch Constabulary")
    assert (line.initials, line.name, line.post) == (
        "OP", "Owen Pikestaff", "DCI, Westmarch Constabulary",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Owen Pikestaff, DCI (for Yasmin Thornbury)", "Yasmin Thornbury"),
        ("Owen Pikestaff – DCI, Constabulary (rep Chief Constable)", "Chief Constable"),
        ("Owen Pikestaff, DCI, deputising for Yasmin Thornbury", "Yasmin Thornbury"),
        ("Owen Pikestaff [on behalf of Yasmin Thornbury], DCI", "Yasmin Thornbury"),
    ],
)
def test_a_deputy_says_for_whom(words: str, whom: str) -> None:
    line = read_line(words)
    assert (line.name, line.stands_for, line.doubt) == ("Owen Pikestaff", whom, "")
    assert line.post.startswith("DCI")


def test_representing_an_agency_is_doubted_since_it_may_be_their_own() -> None:
    line = read_line("Sue Ash, Manager, representing Cafcass")
    assert line.stands_for == "Cafcass"
    assert "the agency they belong to" in line.doubt


def test_brackets_say_part_telephone_apology_observer_and_a_second_seat() -> None:
    assert read_line("Sue Ash – Manager (part)").is_part
    assert read_line("Sue Ash, Manager (by phone)").is_remote
    assert read_line("Sue Ash (Apols)").came is Came.APOLOGY
    assert read_line("Cllr Tom Ashgrove (Observer)").is_observer
    assert read_line("Sue Ash, Manager (also representing Public Health)").also_for == (
        "Public Health"
    )
    assert read_line("Olga Fernleigh (Vice-Chair)").name == "Olga Fernleigh"


def test_an_agency_in_brackets_is_kept_as_such() -> None:
    line = read_line("Lorna Tarn (Probation Service)")
    assert (line.name, line.post) == ("Lorna Tarn", "Probation Service")


def test_a_cell_of_several_names_is_parted_and_one_name_with_its_role_is_not() -> None:
    assert lines_in("Lorna Tarn (Probation), Jane Roe (NHS, ICB)") == [
        "Lorna Tarn (Probation)", "Jane Roe (NHS, ICB)",
    ]  # fmt: skip
    assert lines_in("Owen Pikestaff, DCI, Police; Sue Ash, Cafcass") == [
        "Owen Pikestaff, DCI, Police", "Sue Ash, Cafcass",
    ]  # fmt: skip
    assert lines_in("Owen Pikestaff, DCI, Police") == ["Owen Pikestaff, DCI, Police"]


@given(st.text(max_size=80))
def test_any_words_are_read_without_an_error(words: str) -> None:
    read_line(words)
    for part in lines_in(words):
        assert part.strip()
        read_line(part)
