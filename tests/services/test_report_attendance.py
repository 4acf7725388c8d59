"""The sentences on meetings and attendance follow every mark in the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.attendance import Attendance
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.appointments import appoint
from chair_desk.services.attendance import mark_apology, mark_expected, mark_here, mark_no_show
from chair_desk.services.desk import Desk
from chair_desk.services.people import add_person
from chair_desk.services.report_drafting import drafter
from chair_desk.services.report_reading import read_report
from chair_desk.services.yearly_reports import begin_report, year_of

ENDS = date(2027, 3, 31)
MARKS = (mark_here, mark_apology, mark_no_show, mark_expected)
SEATS = (OrganisationKind.POLICE, OrganisationKind.COUNCIL)


@pytest.fixture
def members(desk: Desk, seat_of: Callable[[OrganisationKind], Seat]) -> dict[OrganisationKind, str]:
    """Two seats with somebody in post, by kind."""
    found = {}
    for kind in SEATS:
        found[kind] = seat_of(kind).id
        person = add_person(desk, f"Maren {kind.value.title()}").made
        appoint(desk, found[kind], person, starts_on=date(2026, 2, 1), rank="")
    return found


@pytest.fixture
def report(
    desk: Desk,
    members: dict[OrganisationKind, str],
    meeting: Meeting,
    hold: Callable[[Meeting], None],
) -> str:
    """The report on the year of a meeting to which both were expected."""
    assert members
    hold(meeting)
    return begin_report(desk, ENDS).made


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(marks=st.lists(st.tuples(st.sampled_from(SEATS), st.sampled_from(MARKS)), max_size=4))
def test_each_sentence_says_what_the_register_says_now_or_is_marked(
    desk: Desk,
    members: dict[OrganisationKind, str],
    report: str,
    marks: list[tuple[OrganisationKind, Callable[[Desk, str], object]]],
) -> None:
    for kind, mark in marks:
        mark(desk, desk.rows(Attendance, seat_id=members[kind])[0].id)
        year = year_of(desk, ENDS)
        fresh = {
            (one.name, one.subject): one.shown
            for feed in ("meetings", "attendance")
            for one in drafter(feed)(desk, year)
        }
        read = [
            line
            for line in read_report(desk, report).lines
            if line.sentence.drafted_as.partition(".")[0] in {"meetings", "attendance"}
        ]
        assert read
        for line in read:
            said = fresh.get((line.sentence.drafted_as, line.sentence.subject))
            assert line.is_gone if said is None else line.text == said
            assert line.is_gone or bool(line.was) == (line.text != line.sentence.seen)
