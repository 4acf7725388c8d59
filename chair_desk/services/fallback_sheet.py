"""The fallback sheet of a meeting, to print before it: agenda, register, room to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.cut import for_audience
from chair_desk.reports.document import Document
from chair_desk.reports.fallback_sheet import fallback_sheet_document
from chair_desk.services.desk import Desk
from chair_desk.services.gathering import gather
from chair_desk.services.publishing import file_name, refuse_path, rendered, write_document
from chair_desk.words import _

__all__ = ["export_sheet", "prepare_sheet", "sheet_name"]


def prepare_sheet(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.MEMBERS,
    printed_on: date | None = None,
) -> Document:
    """Read the fallback sheet of a meeting; what its readers may not see is not in it.

    Paper is left on tables: the confidential edition is no other than that for members.

    Raises:
        Refused: There is no such meeting any more.
    """
    readers = audience if Audience.MEMBERS.may_read(audience) else Audience.MEMBERS
    bundle = for_audience(gather(desk, meeting_id), readers)
    return fallback_sheet_document(bundle, made_on=printed_on or desk.today())


def sheet_name(desk: Desk, meeting_id: str, *, format: str = "pdf") -> str:  # noqa: A002
    """Offer a name for the file: "Westmarch SCP fallback sheet 2026-11-19, members.pdf"."""
    words = _("fallback sheet")
    return file_name(desk, meeting_id, words, format=format, audience=Audience.MEMBERS)


def export_sheet(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    meeting_id: str,
    path: Path,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience = Audience.MEMBERS,
    printed_on: date | None = None,
    replace: bool = True,
) -> Path:
    """Write the fallback sheet of a meeting to a file, and return its place.

    Raises:
        Refused: There is such a file and it is not to be replaced, or it is a board file.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=replace)
    document = prepare_sheet(desk, meeting_id, audience=audience, printed_on=printed_on)
    return write_document(path, rendered(document, format))
