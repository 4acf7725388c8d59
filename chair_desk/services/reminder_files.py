"""Reminder sheets as files: PDF, Word, a workbook to fill in, or a mail with the sheet in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from chair_desk.records.action_sheets import PartnerSheet, SheetsOfMeeting
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Person
from chair_desk.reports.document import Document
from chair_desk.services.desk import Desk
from chair_desk.services.mail_drafts import MailDraft, draft_bytes
from chair_desk.services.publishing import rendered, write_document
from chair_desk.services.reminder_sheets import sheet_document, sheet_name, sheets_reminded
from chair_desk.words import _

KINDS = ("pdf", "docx", "xlsx", "eml")
_IN_A_MAIL = "docx"  # what a partner can fill in and send back


@frozen(kw_only=True)
class ReminderFile:
    """One file that is still to be made; it holds all that is needed, so no board is read."""

    name: str
    kind: str
    document: Document
    sheet_name: str
    rows: tuple[tuple[str, ...], ...]
    made_at: datetime
    mail: MailDraft | None = None

    def content(self) -> bytes:
        """Make the bytes of the file."""
        if self.kind == "xlsx":
            from chair_desk.reports.xlsx import xlsx_bytes

            return xlsx_bytes(_("Actions"), self.rows, made_at=self.made_at)
        if self.mail is None:
            return rendered(self.document, self.kind)
        sheet = (self.sheet_name, rendered(self.document, _IN_A_MAIL))
        return draft_bytes(
            MailDraft(
                subject=self.mail.subject,
                text=self.mail.text,
                to_email=self.mail.to_email,
                attached=(sheet,),
            )
        )


def prepare_reminder_files(
    desk: Desk, kind: str = "pdf", *, partner: str = ""
) -> list[ReminderFile]:
    """Gather a file for each partner that is reminded, or for those whose name holds some words.

    A mail carries the sheet as Word. Nothing is sent: it opens in the person's own program.

    Raises:
        Refused: No partner has an open action, none is so called, or it is no such kind.
    """
    if kind not in KINDS:
        raise Refused({"format": _("Choose PDF, Word, Excel or mail.")})
    found, holders = sheets_reminded(desk)
    made = [
        _file(desk, found, (number, sheet, holder), kind)
        for number, (sheet, holder) in enumerate(zip(found.sheets, holders, strict=True), start=1)
        if partner.casefold() in sheet.partner.casefold()
    ]
    if not made:
        raise Refused(_("No partner that is reminded is called “{name}”.").format(name=partner))
    return made


def write_reminder_files(made: list[ReminderFile], folder: Path) -> list[Path]:
    """Write the files into a folder, over those of the same name; it reads no board.

    Raises:
        CannotDo: One cannot be written; those before it are.
    """
    return [write_document(folder / one.name, one.content()) for one in made]


def _file(
    desk: Desk, found: SheetsOfMeeting, one: tuple[int, PartnerSheet, Person | None], kind: str
) -> ReminderFile:
    number, sheet, holder = one
    return ReminderFile(
        name=sheet_name(desk, number, sheet, kind),
        kind=kind,
        document=sheet_document(desk, found, sheet),
        sheet_name=sheet_name(desk, number, sheet, _IN_A_MAIL),
        rows=_rows(sheet),
        made_at=desk.now(),
        mail=_mail(found, sheet, holder) if kind == "eml" else None,
    )


def _rows(sheet: PartnerSheet) -> tuple[tuple[str, ...], ...]:
    head = (_("Reference"), _("Action"), _("Owner"), _("Due"), _("Answer"))
    return (
        head,
        *(
            (
                one.reference,
                one.words,
                one.owner,
                ", ".join(part for part in (one.due, one.late) if part),
                "",
            )
            for one in (*sheet.agreed, *sheet.before)
        ),
    )


def _mail(found: SheetsOfMeeting, sheet: PartnerSheet, holder: Person | None) -> MailDraft:
    lines = [
        f"{one.reference}  {one.words} ({', '.join(part for part in (one.due, one.late) if part)})"
        for one in (*sheet.agreed, *sheet.before)
    ]
    asked = _(
        "Please write under each action what has been done. You may fill in the sheet, or answer "
        "this mail below each reference."
    )
    text = [
        _("Dear {name}").format(name=sheet.to or sheet.partner),
        _("These actions of {partner} are open on {day}:").format(
            partner=sheet.partner, day=full_day(found.held_on)
        ),
        "\n\n".join(lines),
        asked,
        "\n".join(part for part in (_("Yours sincerely"), found.return_to, found.board) if part),
    ]
    return MailDraft(
        subject=_("Open actions of {partner}, {board}").format(
            partner=sheet.partner, board=found.board
        ),
        text="\n\n".join(text) + "\n",
        to_email=holder.email if holder else "",
    )
