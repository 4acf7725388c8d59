from __future__ import annotations

from datetime import date

import pytest

from chair_desk.services.agenda import agenda
from chair_desk.services.boards import main_body
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import add_paragraph
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendations import NewRecommendation, add_recommendation
from chair_desk.services.report_finding import Tag, evidence_choices, tags_of
from chair_desk.services.report_reading import ReportView, read_report
from chair_desk.services.report_writing import (
    add_sentence,
    link_figure,
    link_record,
    mark_opinion,
)
from chair_desk.services.yearly_reports import begin_report


def challenges(desk: Desk, count: int) -> None:
    partner = organisations(desk)[1].id
    for number in range(count):
        raise_challenge(desk, f"Matter {number}", to_organisation_id=partner)


@pytest.fixture
def report(desk: Desk) -> str:
    challenges(desk, 1)
    return begin_report(desk, date(2027, 3, 31)).made


def view(desk: Desk, report: str) -> ReportView:
    return read_report(desk, report)


def test_words_find_records_by_reference_and_words_then_figures(desk: Desk, report: str) -> None:
    by_reference = evidence_choices(desk, view(desk, report), "c-001")
    assert [one.label for one in by_reference] == ["C-001"]
    assert evidence_choices(desk, view(desk, report), "matter")[0].table == "log_entry"
    figures = evidence_choices(desk, view(desk, report), "raised in the year")
    assert [one.figure for one in figures] == ["challenges.raised"]
    assert evidence_choices(desk, view(desk, report), "nothing of the kind") == []


def test_a_recommendation_a_paragraph_of_the_minutes_and_a_partner_can_be_linked(
    desk: Desk, report: str
) -> None:
    asked = (organisations(desk)[1].id,)
    new = NewRecommendation(title="Visit babies early", organisation_ids=asked)
    recommended = add_recommendation(desk, new).made
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 7, 15)).made
    item = agenda(desk, meeting).lines[0].item.id
    said = add_paragraph(desk, item, "Nurses asked for a rota.").made
    found = {
        words: evidence_choices(desk, view(desk, report), words)[0]
        for words in ("visit babies", "nurses rota", "police force")
    }
    assert [(one.table, one.id) for one in found.values()][:2] == [
        ("recommendation", recommended),
        ("minute", said),
    ]
    assert found["police force"].table == "organisation"
    line = add_sentence(desk, report, "scrutiny", "Nurses spoke.").made
    for one in found.values():
        link_record(desk, line, one.table, one.id)
    behind = view(desk, report).line(line)
    assert behind is not None
    assert [(one.label, one.words) for one in behind.evidence] == [
        (one.label, one.words) for one in sorted(found.values(), key=lambda one: one.label)
    ]


def test_what_is_found_is_bounded(desk: Desk, report: str) -> None:
    assert len(evidence_choices(desk, view(desk, report), "", most=2)) == 2


def test_tags_name_what_is_behind_a_sentence(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, "scrutiny", "Partners act.").made

    def tags() -> tuple[Tag, ...]:
        line = view(desk, report).line(made)
        assert line is not None
        return tags_of(line)

    assert tags() == (Tag("None", "amb"),)
    link_figure(desk, made, "challenges.raised")
    assert tags() == (Tag("one", "accent"),)
    found = evidence_choices(desk, view(desk, report), "c-001")[0]
    link_record(desk, made, found.table, found.id)
    assert tags() == (Tag("C-001", "plum"),)
    mark_opinion(desk, made)
    assert tags() == (Tag("Opinion", "plain"),)


def test_many_records_of_one_log_are_one_tag(desk: Desk, report: str) -> None:
    challenges(desk, 3)
    lines = view(desk, report).lines
    raised = next(line for line in lines if line.sentence.drafted_as == "challenges.raised")
    assert tags_of(raised) == (Tag("C log", "plum"),)
