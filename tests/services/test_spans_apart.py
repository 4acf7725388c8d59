"""Confidential words inside a record are in no file for others, and bare in no file at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email import message_from_bytes

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import Meeting
from chair_desk.records.pack_pages import PartKind
from chair_desk.records.report_bundle import ReportKind
from chair_desk.records.yearly_reports import ReportCopy
from chair_desk.services.action_publishing import prepare_actions
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.briefing import prepare_briefing
from chair_desk.services.challenge_letters import letter_of
from chair_desk.services.desk import Desk
from chair_desk.services.interests import add_interest
from chair_desk.services.logs import entries
from chair_desk.services.members import members_on
from chair_desk.services.minutes import record_line
from chair_desk.services.organisations import organisations
from chair_desk.services.pack_mail import request_draft
from chair_desk.services.pack_reading import read_pack
from chair_desk.services.recommendation_publishing import prepare_recommendations
from chair_desk.services.recommendations import NewRecommendation, add_recommendation
from chair_desk.services.register_publishing import RegisterFile, prepare_register
from chair_desk.services.reminder_files import prepare_reminder_files
from chair_desk.services.report_publishing import keep_copy, prepare_report
from chair_desk.services.report_reading import read_report
from chair_desk.services.report_writing import add_sentence
from chair_desk.services.surroundings import surroundings_of
from chair_desk.services.yearly_reports import begin_report

HIDDEN = "Harrier"
REGISTERS = ("action", "decision", "challenge", "evidence", "recommendation")
WRITTEN: dict[str, Callable[..., RegisterFile]] = {
    "action": prepare_actions,
    "recommendation": prepare_recommendations,
}


@pytest.fixture
def board(desk: Desk, meeting: Meeting) -> Desk:
    """A record of each kind, with a span in its words."""
    item_id = add_item(desk, meeting.id, "Return home interviews").made
    around = surroundings_of(desk, meeting.id)
    for line in (
        f"/action Police force to look at [[{HIDDEN}]] again by 18 dec",
        f"/decision The Board agreed to close [[{HIDDEN}]] now",
        f"/challenge to the Police force why [[{HIDDEN}]] was late by 18 dec",
        f"/impact that [[{HIDDEN}]] was heard",
    ):
        record_line(desk, item_id, parse_line(line, around))
    asked = NewRecommendation(
        title=f"Tell [[{HIDDEN}]] sooner",
        organisation_ids=[organisations(desk)[0].id],
        audience=Audience.PUBLIC,
    )
    add_recommendation(desk, asked)
    return desk


def told(desk: Desk, register: str, kind: str, audience: Audience) -> str:
    made = (
        WRITTEN[register](desk, kind=kind, audience=audience)
        if register in WRITTEN
        else prepare_register(desk, register, kind=kind, audience=audience)
    )
    return made.content().decode("utf-8-sig")


@pytest.mark.parametrize("kind", ["csv", "html"])
@pytest.mark.parametrize(
    "register", ["action", "decision", "challenge", "evidence", "recommendation"]
)
def test_a_span_is_in_the_confidential_edition_alone(board: Desk, register: str, kind: str) -> None:
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        said = told(board, register, kind, audience)
        assert HIDDEN not in said
        assert "(words in the confidential part)" in said
    said = told(board, register, kind, Audience.CONFIDENTIAL)
    assert HIDDEN in said
    assert "[[" not in said


def test_a_span_is_in_no_sentence_note_or_table_of_the_report(board: Desk) -> None:
    report_id = begin_report(board, date(2027, 3, 31)).made
    add_sentence(board, report_id, "scrutiny", f"We heard of [[{HIDDEN}]] in June.")
    drafted = [line.text for line in read_report(board, report_id).lines]

    assert not any(HIDDEN in said for said in drafted[:-1])
    for kind in ReportKind:
        for audience in (Audience.PUBLIC, Audience.MEMBERS):
            document = prepare_report(board, report_id, audience=audience, kind=kind)
            assert HIDDEN not in str(document)
    assert HIDDEN in str(prepare_report(board, report_id, audience=Audience.CONFIDENTIAL))


def test_a_draft_that_was_given_out_comes_back_without_a_change(board: Desk) -> None:
    report_id = begin_report(board, date(2027, 3, 31)).made
    add_sentence(board, report_id, "scrutiny", f"We heard of [[{HIDDEN}]] in June.")
    copy = board.get(ReportCopy, keep_copy(board, report_id).made)

    assert copy is not None
    assert HIDDEN not in copy.texts_json
    assert "(words in the confidential part) in June." in copy.texts_json


def test_a_span_in_an_item_is_in_no_mail_and_bare_in_the_briefing(
    board: Desk, meeting: Meeting
) -> None:
    item_id = add_item(board, meeting.id, f"What [[{HIDDEN}]] did").made
    paper_id = add_paper(board, item_id, "Timeline", author="Nell Applegarth").made

    mail = message_from_bytes(request_draft(board, paper_id)).get_payload(decode=True)
    assert HIDDEN.encode() not in mail
    assert HIDDEN not in str(prepare_briefing(board, meeting.id))
    own = str(prepare_briefing(board, meeting.id, with_confidential=True))
    assert HIDDEN in own
    assert "[[" not in own


def test_a_span_of_an_interest_is_in_no_pack_for_others(board: Desk, later: Meeting) -> None:
    body_id = later.body_id
    person = next(one.person for one in members_on(board, body_id, later.held_on) if one.person)
    add_interest(board, person.id, f"Trustee of [[{HIDDEN}]]")
    (section,) = (
        one for one in read_pack(board, later.id).sections if one.kind is PartKind.INTERESTS
    )

    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        assert HIDDEN not in str(section.documents[audience])
    assert HIDDEN in str(section.documents[Audience.CONFIDENTIAL])


def test_a_span_is_on_no_reminder(board: Desk) -> None:
    for kind in ("eml", "xlsx"):
        (made,) = prepare_reminder_files(board, kind)
        assert HIDDEN not in str(made.document) + str(made.rows)
        assert "(words in the confidential part)" in str(made.document)


def test_a_span_is_in_no_letter_of_an_open_challenge(board: Desk) -> None:
    (line,) = entries(board, "challenge")
    letter = letter_of(board, line.entry.id)

    assert HIDDEN not in letter.subject + " ".join(letter.paragraphs)
    assert "(words in the confidential part)" in letter.subject
