"""What a complaint says stands in no edition that is given out, and in no part of a report."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pikepdf
import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import BinderAsked
from chair_desk.records.meetings import Meeting
from chair_desk.records.packs import PackEdition
from chair_desk.reports.document_text import as_text
from chair_desk.services.agenda import add_item
from chair_desk.services.binder import prepare_binder
from chair_desk.services.briefing import prepare_briefing
from chair_desk.services.challenge_evidence import add_evidence
from chair_desk.services.challenge_outside import letters_of
from chair_desk.services.challenges import raise_challenge, record_answer
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.links import End, add_link
from chair_desk.services.logs import add_entry
from chair_desk.services.meeting_states import start_session
from chair_desk.services.organisations import organisations
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_reading import read_pack
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import build_pack, reader_for
from chair_desk.services.publishing import prepare_action_sheet, prepare_agenda, prepare_minutes
from chair_desk.services.register_publishing import FORMATS, prepare_register
from chair_desk.services.registers import DECISIONS
from chair_desk.services.report_publishing import prepare_report
from chair_desk.services.session_clock import start_item
from chair_desk.services.yearly_reports import begin_report

SECRET = "Quillfeather"
ORDINARY = (Audience.PUBLIC, Audience.MEMBERS)


@pytest.fixture
def complaint(desk: Desk, later: Meeting) -> str:
    """A complaint entered at a meeting, taken further, answered, and linked with a risk."""
    made = add_entry(
        desk, "complaint", f"The {SECRET} conference began late", meeting_id=later.id,
        complained_of="a conference", learning=f"{SECRET} rule",
    ).made  # fmt: skip
    escalate(desk, made, f"{SECRET} was not answered")
    record_answer(desk, made, f"We are sorry about {SECRET}")
    risk = add_entry(desk, "risk", "Meetings begin late").made
    add_link(desk, End("log_entry", risk), End("log_entry", made), f"{SECRET} says so")
    return made


def words_of(content: bytes) -> str:
    """Return all words of a file: PDF pages, or every part of a package."""
    if content[:4] == b"%PDF":
        import pypdfium2

        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("audience", ORDINARY)
@pytest.mark.parametrize("kind", FORMATS)
def test_no_register_given_out_holds_it(
    desk: Desk, complaint: str, audience: Audience, kind: str
) -> None:
    names = [DECISIONS, *desk.shelf.log_type_names()]
    for name in names:
        made = prepare_register(desk, name, kind=kind, audience=audience)
        assert SECRET not in words_of(made.content()), name


def test_its_own_register_in_full_holds_it_and_says_confidential(
    desk: Desk, complaint: str
) -> None:
    made = prepare_register(desk, "complaint", kind="docx")
    assert SECRET in words_of(made.content())
    assert made.document is not None
    assert made.document.marking == "Confidential"


def test_no_agenda_minutes_sheet_or_briefing_holds_it(
    desk: Desk, later: Meeting, complaint: str
) -> None:
    item = add_item(desk, later.id, "Overdue actions and K-001").made
    for audience in ORDINARY:
        assert SECRET not in as_text(prepare_agenda(desk, later.id, audience=audience))
    assert SECRET not in as_text(prepare_briefing(desk, later.id))
    start_session(desk, later.id)
    start_item(desk, item)
    for audience in ORDINARY:
        assert SECRET not in as_text(prepare_minutes(desk, later.id, audience=audience))
        assert SECRET not in as_text(prepare_action_sheet(desk, later.id, audience=audience))


def test_no_pack_holds_it_not_even_the_full_one(desk: Desk, later: Meeting, complaint: str) -> None:
    add_item(desk, later.id, "What came to the Board")
    reading = read_pack(desk, later.id)
    editions = (PackEdition.PUBLIC, PackEdition.MEMBERS)
    with PackChild() as child:
        built = build_pack(
            reading, [reader_for(reading, one) for one in editions],
            PackChoices(holds_places=True), child,
        )  # fmt: skip
    assert len(built.copies) == 3
    for copy in built.copies:
        assert SECRET not in words_of(copy.content)
        with pikepdf.open(io.BytesIO(copy.content)) as pdf:
            assert SECRET not in str(pdf.docinfo)


@pytest.mark.parametrize("audience", list(Audience))
def test_no_yearly_report_holds_it_nor_its_evidence(
    desk: Desk, complaint: str, audience: Audience
) -> None:
    report = begin_report(desk, date(2027, 3, 31)).made
    assert SECRET not in as_text(prepare_report(desk, report, audience=audience))


def test_a_linked_entry_says_it_only_to_who_may_read_it(desk: Desk, complaint: str) -> None:
    rows = prepare_register(desk, "risk", kind="csv", audience=Audience.MEMBERS).rows
    assert SECRET not in json.dumps(rows)


@pytest.mark.parametrize("audience", ORDINARY)
def test_no_binder_holds_it(desk: Desk, complaint: str, audience: Audience) -> None:
    asked = BinderAsked(words=f"late, {SECRET}", audience=audience)
    assert SECRET not in as_text(prepare_binder(desk, asked)).replace(asked.words, "")
    full = BinderAsked(words="late", audience=Audience.CONFIDENTIAL)
    assert SECRET in as_text(prepare_binder(desk, full)), "it is looked for where it may stand"


def test_a_challenge_given_out_does_not_say_what_stands_as_its_evidence(
    desk: Desk, complaint: str
) -> None:
    partner = organisations(desk)[0].id
    made = raise_challenge(desk, "Say when you begin", to_organisation_id=partner).made
    add_evidence(desk, made, to="K-001", note=f"{SECRET} again")
    for audience in ORDINARY:
        for kind in FORMATS:
            given = prepare_register(desk, "challenge", kind=kind, audience=audience)
            assert SECRET not in words_of(given.content())
    escalate(desk, made, "No answer")
    (letter,) = letters_of(desk, made)
    assert SECRET not in " ".join((letter.subject, *letter.paragraphs))
