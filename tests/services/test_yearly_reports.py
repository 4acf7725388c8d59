from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.yearly_reports import ReportSentence, YearlyReport
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.logs import change_entry
from chair_desk.services.organisations import organisations
from chair_desk.services.report_reading import Behind, read_report
from chair_desk.services.report_writing import take_out
from chair_desk.services.yearly_reports import (
    begin_report,
    draft_again,
    draft_ahead,
    outlines_for,
    report_years,
    reports,
    year_of,
    year_words,
)

from .conftest import Clock

ENDS = date(2027, 3, 31)


def challenge(desk: Desk, title: str = "Police seniority") -> str:
    return raise_challenge(desk, title, to_organisation_id=organisations(desk)[1].id).made


def texts(desk: Desk, report_id: str, head: str = "scrutiny") -> list[str]:
    view = read_report(desk, report_id)
    return [line.text for one in view.heads if one.head.key == head for line in one.sentences]


def test_the_years_reach_from_the_first_meeting_to_today(desk: Desk, clock: Clock) -> None:
    assert report_years(desk) == [ENDS]
    clock.set(date(2029, 4, 1))
    assert report_years(desk)[0] == date(2030, 3, 31)


def test_a_year_that_has_not_ended_is_known_until_today(desk: Desk) -> None:
    year = year_of(desk, ENDS)
    assert (year.begins_on, year.until) == (date(2026, 4, 1), desk.today())


def test_the_regime_of_the_year_decides_the_outline(desk: Desk) -> None:
    assert outlines_for(desk, ENDS) == ["england_2023"]


def test_the_first_draft_has_every_head_and_evidence_behind_every_sentence(
    desk: Desk, meeting: Meeting, hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)
    challenge(desk)
    report = begin_report(desk, ENDS).made
    view = read_report(desk, report)
    assert [one.number for one in view.heads] == list(range(1, 12))
    assert view.evidenced == view.of > 0
    assert "The Chair raised one challenge in the year." in texts(desk, report)


def test_a_report_is_begun_once_and_its_beginning_is_one_change(desk: Desk) -> None:
    begin_report(desk, ENDS)
    with pytest.raises(Refused):
        begin_report(desk, ENDS)
    undo(desk)
    assert reports(desk) == []
    assert desk.count(ReportSentence) == 0


@pytest.mark.parametrize(("day", "outline"), [(date(2020, 3, 31), ""), (ENDS, "nonsense")])
def test_a_year_without_a_record_and_an_unknown_outline_are_refused(
    desk: Desk, day: date, outline: str
) -> None:
    with pytest.raises(Refused):
        begin_report(desk, day, outline)


def test_a_figure_follows_the_record_and_the_change_is_marked(desk: Desk) -> None:
    challenge(desk)
    report = begin_report(desk, ENDS).made
    challenge(desk, "Missing children")
    line = next(
        line
        for line in read_report(desk, report).lines
        if line.sentence.drafted_as == "challenges.raised"
    )
    assert line.text.startswith("The Chair raised two challenges")
    assert line.was.startswith("The Chair raised one challenge ")


def test_a_report_is_drafted_ahead_feed_by_feed_and_again_where_it_rests_on_what_changed(
    desk: Desk,
) -> None:
    feeds = sum(len(head.feeds) for head in Shelf().outline("england_2023").heads)
    assert drafted_ahead(desk) == 0
    begin_report(desk, ENDS)
    assert drafted_ahead(desk) == 0
    raise_challenge(desk, "Another one", to_organisation_id=organisations(desk)[1].id)
    assert 0 < drafted_ahead(desk) < feeds
    desk.worked_out.clear()
    assert drafted_ahead(desk) == feeds


def drafted_ahead(desk: Desk) -> int:
    count = 0
    while draft_ahead(desk):
        count += 1
    return count


def test_what_is_new_is_offered_and_added_once(desk: Desk) -> None:
    report = begin_report(desk, ENDS).made
    assert texts(desk, report) == []
    challenge(desk)
    waiting = [one for head in read_report(desk, report).heads for one in head.waiting]
    assert len(waiting) == 2
    draft_again(desk, report)
    assert len(texts(desk, report)) == 2
    with pytest.raises(Refused):
        draft_again(desk, report)


def test_a_sentence_left_out_is_not_offered_again(desk: Desk) -> None:
    challenge(desk)
    report = begin_report(desk, ENDS).made
    first = read_report(desk, report).lines[-1]
    take_out(desk, first.sentence.id)
    assert first.text not in texts(desk, report)
    with pytest.raises(Refused):
        draft_again(desk, report)


def test_a_sentence_whose_record_is_gone_says_so(desk: Desk) -> None:
    made = challenge(desk)
    report = begin_report(desk, ENDS).made
    change_entry(desk, made, audience=Audience.CONFIDENTIAL)
    gone = [line for line in read_report(desk, report).lines if line.is_gone]
    assert len(gone) == 2
    assert {line.behind for line in gone} == {Behind.NONE}


def test_a_confidential_challenge_never_reaches_a_draft(desk: Desk) -> None:
    made = challenge(desk, "A matter about one child")
    change_entry(desk, made, audience=Audience.CONFIDENTIAL)
    report = begin_report(desk, ENDS).made
    assert texts(desk, report) == []


def test_the_year_is_named_as_people_do(desk: Desk) -> None:
    begin_report(desk, ENDS)
    assert year_words(reports(desk)[0]) == "2026–27"
    whole = YearlyReport(
        id="1", begins_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), outline="plain"
    )
    assert year_words(whole) == "2026"


@pytest.mark.parametrize("profile", Shelf().profile_names())
def test_every_regime_gives_a_draft_with_all_its_heads(empty_desk: Desk, profile: str) -> None:
    new_board(empty_desk, NewBoard(profile=profile, name="Tarnside Board", chair="Ivo Penrose"))
    ends = report_years(empty_desk)[0]
    for outline in outlines_for(empty_desk, ends):
        view = read_report(empty_desk, begin_report(empty_desk, ends, outline).made)
        assert len(view.heads) == len(empty_desk.shelf.outline(outline).heads)
