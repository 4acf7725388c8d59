"""Drafts of letters as files: Word, PDF, or a mail that opens in the person's own program.

Chair Desk sends nothing: a draft is a file that somebody reads first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.letters import Letter
from chair_desk.records.people import Person, Seat, SeatKind
from chair_desk.records.spans import words_for
from chair_desk.reports.letter import letter_document
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.mail_drafts import MailDraft, draft_bytes
from chair_desk.services.members import Member, members_of_seats, only_in_force
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.words import _

FORMATS = ("docx", "pdf", "eml")


def chair_of(desk: Desk, on: date | None = None) -> tuple[str, str]:
    """Return the name and post of whoever chairs the board on a day; the name may be empty."""
    found = chairing(desk, on)
    if found is None or found.person is None:
        return "", _("Chair")
    return found.person.name, found.seat.role or _("Chair")


def chairing(desk: Desk, on: date | None = None) -> Member | None:
    """Return who chairs the board on a day, None where the record does not know."""
    body, day = main_body(desk), on or desk.today()
    seats = only_in_force(desk.rows(Seat, body_id=body.id, kind=SeatKind.CHAIR), day)
    found = members_of_seats(desk, seats, day)
    return next((member for member in found if member.person is not None), None)


def email_of(desk: Desk, person_id: str) -> str:
    """Return the address of a person, or nothing."""
    person = desk.get(Person, person_id) if person_id else None
    return person.email if person else ""


def letter_bytes(letter: Letter, kind: str) -> bytes:
    """Return a draft as Word, PDF or a mail, without confidential words; it reads no board.

    Raises:
        Refused: It is no kind of file that can be written.
    """
    if kind not in FORMATS:
        raise Refused({"format": _("A letter is written as docx, pdf or eml.")})
    told = words_for(letter, Audience.MEMBERS)
    return mail_bytes(told) if kind == "eml" else rendered(letter_document(told), kind)


def mail_bytes(letter: Letter) -> bytes:
    """Return a mail that opens as a draft, with the letter as plain text and no attachment.

    A line feed in a name or a subject cannot start a header of its own.
    """
    greeting = _("Dear {name}").format(name=letter.greeting)
    closing = [_("Yours sincerely"), letter.from_name, f"{letter.from_post}, {letter.board}"]
    text = "\n\n".join([greeting, *letter.paragraphs, "\n".join(closing)]) + "\n"
    return draft_bytes(MailDraft(subject=letter.subject, text=text, to_email=letter.to_email))


def export_letter(desk: Desk, letter: Letter, path: Path, *, kind: str) -> Path:
    """Write a draft to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, or no kind that can be written.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    return write_document(path, letter_bytes(letter, kind))


def export_letters(desk: Desk, letters: Sequence[Letter], path: Path, *, kind: str) -> list[Path]:
    """Write drafts to files; from the second on, the name bears a number.

    Raises:
        Refused: It is the name of a board file, or no kind that can be written.
        CannotDo: A file cannot be written; what was there before is safe.
    """
    return [
        export_letter(desk, letter, _numbered(path, number), kind=kind)
        for number, letter in enumerate(letters, start=1)
    ]


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem} {number}{path.suffix}")
