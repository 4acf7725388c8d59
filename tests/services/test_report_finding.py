from __future__ import annotations

from datetime import date

import pytest

from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
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
