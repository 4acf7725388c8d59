from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.yearly_reports import ReportSentence, SentenceEvidence, YearlyReport
from chair_desk.services.desk import Desk
from chair_desk.services.entry_removing import remove_entry
from chair_desk.services.history import undo
from chair_desk.services.links import End, add_link
from chair_desk.services.logs import add_entry, add_step
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendations import NewRecommendation, add_recommendation


def test_an_entry_made_by_mistake_goes_with_its_notes_and_links_and_comes_back(desk: Desk) -> None:
    kept = add_entry(desk, "evidence", "Audit of talks").made
    wrong = add_entry(desk, "risk", "Entered twice", likelihood=4, weight=3).made
    add_step(desk, wrong, "note", "It was the same as R-001")
    add_link(desk, End("log_entry", wrong), End("log_entry", kept))

    changes = remove_entry(desk, wrong)

    assert changes.label == "Removed R-001"
    assert [row.id for row in desk.rows(LogEntry)] == [kept]
    assert desk.count(LogStep) == desk.count(Link) == 0
    undo(desk)
    assert desk.count(LogEntry) == 2
    assert desk.count(LogStep) == 2, "the score and the note"
    assert desk.count(Link) == 1


def test_what_a_recommendation_or_another_entry_names_stays(desk: Desk) -> None:
    review = add_entry(desk, "review", "Neglect in infancy", code="WM-09").made
    asked = organisations(desk)[0].id
    add_recommendation(
        desk,
        NewRecommendation(
            title="Ask at eight weeks", organisation_ids=(asked,), log_entry_id=review
        ),
    )
    with pytest.raises(Refused, match="Recommendations"):
        remove_entry(desk, review)

    priority = add_entry(desk, "priority", "Safer sleep").made
    add_entry(desk, "evidence", "Eighty parents asked", priority=priority)
    with pytest.raises(Refused, match="Another entry names B-01"):
        remove_entry(desk, priority)


def test_what_was_taken_further_or_stands_in_the_report_stays(desk: Desk) -> None:
    dispute = add_entry(desk, "dispute", "Who pays for the analyst").made
    add_step(desk, dispute, "answer", "The police do")
    with pytest.raises(Refused, match="taken further or answered"):
        remove_entry(desk, dispute)

    cited = add_entry(desk, "evidence", "Audit of talks").made
    report, sentence = desk.new_id(), desk.new_id()
    with desk.change("Wrote a sentence") as step:
        step.insert(
            YearlyReport(id=report, begins_on=date(2026, 4, 1), ends_on=date(2027, 3, 31),
                         outline="plain"),
            ReportSentence(id=sentence, report_id=report, head="impact", is_own=True),
            SentenceEvidence(id=desk.new_id(), sentence_id=sentence, table_name="log_entry",
                             record_id=cited),
        )  # fmt: skip
    with pytest.raises(Refused, match="yearly report rests on E-01"):
        remove_entry(desk, cited)

    with desk.change("It follows the record") as step:
        step.update(ReportSentence, sentence, is_own=False)
    remove_entry(desk, cited)
    assert desk.get(LogEntry, cited) is None
