"""Agenda, minutes and action sheet as files for others, each cut to its readers.

In three steps, so that a window can do the slow one beside its work: `prepare_*` reads the
board, `rendered` makes the bytes and touches no board, `write_document` writes the file whole.
"""

from __future__ import annotations

import dataclasses
import os
from datetime import date
from pathlib import Path

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.cut import for_audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.reports.agenda import agenda_document
from chair_desk.reports.document import Document
from chair_desk.reports.minutes import action_sheet_document, minutes_document
from chair_desk.services.checks import existing
from chair_desk.services.desk import ENDING, Desk
from chair_desk.services.file_names import safe_name
from chair_desk.services.gathering import gather
from chair_desk.services.versions import give_out, names_given
from chair_desk.words import N_, _

__all__ = [
    "Copy",
    "Document",
    "export_action_sheet",
    "export_agenda",
    "export_minutes",
    "file_name",
    "gather",
    "prepare_action_sheet",
    "prepare_agenda",
    "prepare_minutes",
    "preview_html",
    "rendered",
    "write_document",
]

FORMATS = ("pdf", "docx", "html")
_NOT_HELD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})
_EDITIONS = {
    Audience.PUBLIC: N_("public"),
    Audience.MEMBERS: N_("members"),
    Audience.CONFIDENTIAL: N_("with confidential part"),
}


@frozen(kw_only=True)
class Copy:
    """What one copy is: who gets the confidential part, and whether in large print (16 points)."""

    given_to: str = ""
    is_large: bool = False


def prepare_agenda(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.PUBLIC,
    printed_on: date | None = None,
    copy: Copy | None = None,
) -> Document:
    """Read the agenda of a meeting for its readers; what they may not see is not in it.

    Raises:
        Refused: There is no such meeting any more.
    """
    bundle = _cut(desk, meeting_id, audience)
    made = agenda_document(bundle, made_on=printed_on or desk.today())
    return dataclasses.replace(made, is_large=copy.is_large if copy else False)


def prepare_minutes(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.PUBLIC,
    layout: ActionLayout = ActionLayout.MARGIN,
    printed_on: date | None = None,
    copy: Copy | None = None,
) -> Document:
    """Read the minutes of a meeting for its readers; what they may not see is not in it.

    In large print what would stand in the margin stands in the text.

    Raises:
        Refused: The meeting has not begun, or there is no such meeting any more.
    """
    _refuse_not_held(desk, meeting_id)
    bundle = _cut(desk, meeting_id, audience)
    copy = copy or Copy()
    if copy.is_large and layout is ActionLayout.MARGIN:
        layout = ActionLayout.INLINE
    made_on = printed_on or desk.today()
    made = minutes_document(bundle, layout=layout, made_on=made_on, given_to=copy.given_to)
    return dataclasses.replace(made, is_large=copy.is_large)


def prepare_action_sheet(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.PUBLIC,
    printed_on: date | None = None,
) -> Document:
    """Read the actions of a meeting, with those carried forward, as a sheet of their own.

    Raises:
        Refused: The meeting has not begun, or there is no such meeting any more.
    """
    _refuse_not_held(desk, meeting_id)
    bundle = _cut(desk, meeting_id, audience)
    return action_sheet_document(bundle, made_on=printed_on or desk.today())


def _cut(desk: Desk, meeting_id: str, audience: Audience) -> MeetingBundle:
    """Gather a meeting with the last words typed, and cut it to its readers."""
    if not desk.read_only:
        desk.file.seal()
    return for_audience(gather(desk, meeting_id), audience)


def cut_meeting(desk: Desk, meeting_id: str, audience: Audience) -> MeetingBundle:
    """Gather a meeting that has begun, cut to its readers.

    Raises:
        Refused: The meeting has not begun, or there is no such meeting any more.
    """
    _refuse_not_held(desk, meeting_id)
    return _cut(desk, meeting_id, audience)


def _refuse_not_held(desk: Desk, meeting_id: str) -> None:
    if existing(desk, Meeting, meeting_id).state in _NOT_HELD:
        raise Refused(_("This meeting has not begun, so there are no minutes of it yet."))


def rendered(document: Document, format: str = "pdf") -> bytes:  # noqa: A002
    """Make the bytes of a file: "pdf", "docx" or "html". It reads no board.

    Raises:
        Refused: It is no format that can be written.
    """
    if format == "pdf":
        from chair_desk.reports.pdf import pdf_bytes

        return pdf_bytes(document)
    if format == "docx":
        from chair_desk.reports.docx import docx_bytes

        return docx_bytes(document)
    if format == "html":
        from chair_desk.reports.html import html_bytes

        return html_bytes(document)
    raise Refused({"format": _("Choose PDF, Word or a web page.")})


def preview_html(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.PUBLIC,
    layout: ActionLayout = ActionLayout.MARGIN,
) -> str:
    """Return the minutes as a web page, or the agenda of a meeting that has not begun.

    Raises:
        Refused: There is no such meeting any more.
    """
    if existing(desk, Meeting, meeting_id).state in _NOT_HELD:
        document = prepare_agenda(desk, meeting_id, audience=audience)
    else:
        document = prepare_minutes(desk, meeting_id, audience=audience, layout=layout)
    return rendered(document, "html").decode()


def export_agenda(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    meeting_id: str,
    path: Path,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience = Audience.PUBLIC,
    copy: Copy | None = None,
    replace: bool = True,
) -> Path:
    """Write the agenda of a meeting to a file, and return its place.

    Raises:
        Refused: It is not said who gets the confidential part, there is such a file and it is
            not to be replaced, or it is a board file.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=replace)
    if audience is Audience.CONFIDENTIAL:
        names_given(copy.given_to if copy else "")
    document = prepare_agenda(desk, meeting_id, audience=audience, copy=copy)
    return write_document(path, rendered(document, format))


def export_minutes(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    meeting_id: str,
    path: Path,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience = Audience.PUBLIC,
    layout: ActionLayout = ActionLayout.MARGIN,
    copy: Copy | None = None,
    replace: bool = True,
) -> Path:
    """Write the minutes of a meeting to a file, and return its place.

    Who gets the confidential part is kept beside the version of the minutes.

    Raises:
        Refused: It is not said who gets the confidential part, the meeting has not begun, there
            is such a file and it is not to be replaced, or it is a board file.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=replace)
    copy = copy or Copy()
    if audience is Audience.CONFIDENTIAL:
        copy = dataclasses.replace(copy, given_to=names_given(copy.given_to))
    document = prepare_minutes(desk, meeting_id, audience=audience, layout=layout, copy=copy)
    written = write_document(path, rendered(document, format))
    if audience is Audience.CONFIDENTIAL and not desk.read_only:
        give_out(desk, meeting_id, copy.given_to)
    return written


def export_action_sheet(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    meeting_id: str,
    path: Path,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience = Audience.PUBLIC,
    printed_on: date | None = None,
    replace: bool = True,
) -> Path:
    """Write the actions of a meeting to a file, and return its place.

    Raises:
        Refused: As `export_minutes` does.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=replace)
    document = prepare_action_sheet(desk, meeting_id, audience=audience, printed_on=printed_on)
    return write_document(path, rendered(document, format))


def refuse_path(desk: Desk, path: Path, *, replace: bool) -> None:
    """Refuse to write over a board, and over anything that is not to be replaced."""
    if path.suffix.lower() == ENDING or path.resolve() == desk.file.path.resolve():
        raise Refused({"path": _("That is the name of a board file. Choose another name.")})
    if path.exists() and not replace:
        raise Refused({"path": _("There is a file of that name already.")})


def write_document(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, and return its place.

    Raises:
        CannotDo: The folder cannot be written, the disk is full, or another program has the
            file open; what was there before is safe.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        _forget(beside)
        raise CannotDo(
            _("{name} could not be written.").format(name=path.name),
            _("The system says: {reason}. What was there before is safe.").format(
                reason=error.strerror or error
            ),
            _("Close it in other programs, or choose another folder."),
        ) from error
    return path


def _forget(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or read-only, and the half file with it


def file_name(
    desk: Desk,
    meeting_id: str,
    words: str,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience | None = Audience.PUBLIC,
) -> str:
    """Offer a name for a file: "Westmarch SCP minutes 2026-11-19, members.pdf".

    It holds nothing that any system refuses in a name; with no audience it names none.
    """
    meeting = existing(desk, Meeting, meeting_id)
    board = desk.board.short_name or desk.board.name
    edition = f", {_(_EDITIONS[audience])}" if audience is not None else ""
    whole = f"{board} {words} {meeting.held_on.isoformat()}{edition}"
    return f"{safe_name(whole)}.{format}"
