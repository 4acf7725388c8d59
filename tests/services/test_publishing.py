from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.attendance import Presence
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import InterestOutcome, MinuteKind
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.attendance import add_guest, everyone_is_here, expect_members
from chair_desk.services.declarations import declare
from chair_desk.services.desk import CannotDo, Desk, Refused, open_desk
from chair_desk.services.minutes import (
    NewRecord,
    add_paragraph,
    add_record,
    settle_typing,
    type_text,
)
from chair_desk.services.people import add_person, appoint, change_person
from chair_desk.services.private_notes import add_note
from chair_desk.services.publishing import (
    FORMATS,
    Copy,
    export_action_sheet,
    export_agenda,
    export_minutes,
    file_name,
    prepare_minutes,
    preview_html,
    rendered,
    write_document,
)
from chair_desk.services.session_clock import begin

DAY = date(2026, 9, 17)
# Words that no open edition may hold, each from a place of its own.
CLOSED = (
    "Zircontitle", "Zirconwords", "Zirconspan", "Zirconparagraph", "Zirconaction",
    "Zircondecision", "Zirconguest", "Zirconinterest", "Zirconpaper", "Zirconnote",
)  # fmt: skip


@pytest.fixture
def session(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> Meeting:
    """A meeting with an open item, and a confidential one that leaves its mark everywhere."""
    nell = add_person(desk, "Nell Applegarth", email="zirconnote@westmarch.example").made
    appoint(desk, seat_of(OrganisationKind.COUNCIL).id, nell, rank="DCS")
    expect_members(desk, meeting.id)
    item = add_item(desk, meeting.id, "Return home interviews", asked="Say why.").made
    closed = add_item(
        desk,
        meeting.id,
        "Rapid review WM-07",
        closed_title="Zircontitle",
        audience=Audience.CONFIDENTIAL,
        asked="Zirconwords",
    ).made
    add_paper(desk, closed, "Zirconpaper", audience=Audience.CONFIDENTIAL)
    guest = add_person(desk, "Zirconguest Quillmore").made
    change_person(desk, guest, access_needs="Zirconnote")
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    everyone_is_here(desk, meeting.id)
    add_guest(desk, meeting.id, guest, item_id=closed, presence=Presence.IN_ATTENDANCE)
    declare(
        desk,
        meeting.id,
        nell,
        "Zirconinterest",
        item_id=closed,
        outcome=InterestOutcome.LEFT,
    )
    add_paragraph(desk, item, "A child, [[Zirconspan]], was named. The Board thanked them.")
    add_paragraph(desk, item, "Zirconparagraph", audience=Audience.CONFIDENTIAL)
    add_record(
        desk,
        item,
        NewRecord(
            kind=MinuteKind.ACTION,
            words="Dip-sample 20 interviews",
            owner_ids=(nell,),
            due_on=date(2026, 12, 18),
        ),
    )
    add_paragraph(desk, closed, "Zirconwords")
    add_record(desk, closed, NewRecord(kind=MinuteKind.ACTION, words="Zirconaction"))
    add_record(desk, closed, NewRecord(kind=MinuteKind.DECISION, words="Zircondecision"))
    add_note(desk, item, "Zirconnote")
    return meeting


def inside(content: bytes, format_: str) -> str:
    """Return everything that a file holds, as text."""
    if format_ == "pdf":
        return pdf_text(content)
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist()]
        return b"\n".join(parts).decode("utf-8", "replace")
    return content.decode()


def pdf_text(content: bytes) -> str:
    """Return the words of a PDF with its properties, outline and structure."""
    from reports.reading import everything_in_pdf, words_of

    folder = Path(os.environ["HOME"])
    return everything_in_pdf(content).decode("latin-1") + words_of(content, folder)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_nothing_confidential_is_anywhere_in_an_open_edition(
    desk: Desk, session: Meeting, tmp_path: Path, format_: str, audience: Audience
) -> None:
    for export in (export_minutes, export_agenda, export_action_sheet):
        path = export(
            desk, session.id, tmp_path / f"out.{format_}", format=format_, audience=audience
        )
        held = inside(path.read_bytes(), format_)

        assert [word for word in CLOSED if word.casefold() in held.casefold()] == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_confidential_edition_holds_what_was_minuted_apart(
    desk: Desk, session: Meeting, tmp_path: Path, format_: str
) -> None:
    path = export_minutes(
        desk,
        session.id,
        tmp_path / f"out.{format_}",
        format=format_,
        audience=Audience.CONFIDENTIAL,
        copy=Copy(given_to="Marcus Wrenfield"),
    )
    held = inside(path.read_bytes(), format_)

    found = {word for word in CLOSED if word in held}
    assert found == set(CLOSED) - {"Zirconnote", "Zirconpaper"}


@pytest.mark.parametrize("layout", list(ActionLayout))
def test_each_layout_tells_of_the_action(
    desk: Desk, session: Meeting, layout: ActionLayout
) -> None:
    page = preview_html(desk, session.id, layout=layout)

    assert "A-001" in page
    assert "18 December 2026" in page


def test_the_last_words_typed_are_in_the_document(desk: Desk, session: Meeting) -> None:
    item = add_item(desk, session.id, "Late item").made
    made = add_paragraph(desk, item).made
    type_text(desk, made, "Typed a moment ago.")

    assert "Typed a moment ago." in preview_html(desk, session.id)
    assert not settle_typing(desk)


def test_a_meeting_not_yet_begun_is_previewed_as_its_agenda(
    desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    assert "Agenda for" in preview_html(desk, meeting.id)
    with pytest.raises(Refused, match="has not begun"):
        export_minutes(desk, meeting.id, tmp_path / "out.pdf")


def test_the_same_board_gives_the_same_bytes(desk: Desk, session: Meeting, tmp_path: Path) -> None:
    for format_ in FORMATS:
        document = prepare_minutes(desk, session.id, printed_on=DAY)
        again = prepare_minutes(desk, session.id, printed_on=DAY)

        assert rendered(document, format_) == rendered(again, format_)


def test_rendering_needs_no_board(desk: Desk, session: Meeting) -> None:
    document = prepare_minutes(desk, session.id)
    desk.close()

    assert rendered(document, "html").startswith(b"<!DOCTYPE html>")


def test_a_board_open_to_read_can_be_exported(desk: Desk, session: Meeting, tmp_path: Path) -> None:
    path = desk.file.path
    desk.close()
    reading = open_desk(path, who="Somebody", home=tmp_path / "home", read_only=True)

    written = export_minutes(reading, session.id, tmp_path / "out.html", format="html")
    assert written.exists()
    reading.close()


def test_a_format_that_nobody_writes_is_refused(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused) as refusal:
        rendered(prepare_minutes(desk, session.id), "odt")
    assert "format" in refusal.value.problems


def test_a_board_file_is_never_written_over(desk: Desk, session: Meeting, tmp_path: Path) -> None:
    before = desk.file.path.read_bytes()
    for path in (desk.file.path, tmp_path / "other.ChairDesk"):
        with pytest.raises(Refused, match="board file"):
            export_minutes(desk, session.id, path)

    assert desk.file.path.read_bytes() == before


def test_a_file_that_is_there_is_only_replaced_if_that_is_meant(
    desk: Desk, session: Meeting, tmp_path: Path
) -> None:
    path = tmp_path / "out.html"
    path.write_text("mine")
    with pytest.raises(Refused, match="already"):
        export_minutes(desk, session.id, path, format="html", replace=False)
    assert path.read_text() == "mine"

    export_minutes(desk, session.id, path, format="html")
    assert path.read_text() != "mine"


def test_what_cannot_be_written_leaves_nothing_half_done(
    desk: Desk, session: Meeting, tmp_path: Path
) -> None:
    with pytest.raises(CannotDo, match="safe") as problem:
        export_minutes(desk, session.id, tmp_path / "no such folder" / "out.pdf")
    assert problem.value.remedy

    folder = tmp_path / "folder"
    (folder / "out.html").mkdir(parents=True)
    with pytest.raises(CannotDo):
        write_document(folder / "out.html", b"words")
    assert [path.name for path in folder.iterdir()] == ["out.html"]


def test_a_name_for_the_file_says_what_it_is_and_suits_every_system(
    desk: Desk, session: Meeting
) -> None:
    assert file_name(desk, session.id, "minutes", audience=Audience.MEMBERS) == (
        "Westmarch SCP minutes 2026-09-17, members.pdf"
    )
    wild = file_name(desk, session.id, 'CON: <a>/"b"\\c|d?*\n' + "x" * 300, format="docx")
    assert not set('<>:"/\\|?*\n') & set(wild)
    assert len(wild) < 130
