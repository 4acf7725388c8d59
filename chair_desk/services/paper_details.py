"""One paper in full: its cover sheet, who was asked for it, its versions, whom it is kept from."""

from __future__ import annotations

from datetime import datetime

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.packs import PaperVersion, PaperWithheld
from chair_desk.records.people import Person
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.pack_mail import chase_draft, recipients, request_draft
from chair_desk.services.pack_papers import versions_of
from chair_desk.services.papers import change_paper
from chair_desk.services.papers_owed import note_chased, owed_papers
from chair_desk.words import _

COLUMNS = (
    "title", "state", "author", "due_on", "audience", "has_cover_sheet", "purpose", "asked",
    "sponsor", "priority",
)  # fmt: skip


@frozen(kw_only=True)
class VersionOfPaper:
    """A version with the name of its file; `is_in_force` marks the newest."""

    version: PaperVersion
    name: str
    is_in_force: bool = False

    @property
    def brought_at(self) -> datetime | None:
        """When it was brought."""
        return self.version.brought_at


@frozen(kw_only=True)
class PaperDetails:
    """A paper with all that hangs on it; `may_withhold` are members it is not kept from yet."""

    paper: Paper
    item: AgendaItem
    meeting: Meeting
    versions: tuple[VersionOfPaper, ...] = ()
    withheld: tuple[tuple[PaperWithheld, str], ...] = ()
    may_withhold: tuple[Person, ...] = ()
    is_owed: bool = False


def paper_details(desk: Desk, paper_id: str) -> PaperDetails:
    """Return one paper in full.

    Raises:
        Refused: The paper is no longer there.
    """
    paper = existing(desk, Paper, paper_id)
    item = existing(desk, AgendaItem, paper.item_id)
    meeting = existing(desk, Meeting, item.meeting_id)
    rows = versions_of(desk, paper_id)
    held = [row.attachment_id for row in rows if row.attachment_id]
    names = {row.id: row.name for row in desk.rows(Attachment, id=held)} if held else {}
    kept = desk.rows(PaperWithheld, paper_id=paper_id)
    ids = [row.person_id for row in kept]
    people = {row.id: row.name for row in desk.rows(Person, id=ids)} if ids else {}
    return PaperDetails(
        paper=paper,
        item=item,
        meeting=meeting,
        versions=tuple(
            VersionOfPaper(
                version=row,
                name=names.get(row.attachment_id or "", ""),
                is_in_force=row.attachment_id == paper.attachment_id,
            )
            for row in rows
        ),
        withheld=tuple((row, people.get(row.person_id, "")) for row in kept),
        may_withhold=tuple(one for one in recipients(desk, meeting) if one.id not in people),
        is_owed=any(one.paper.id == paper_id for one in owed_papers(desk, meeting.id)),
    )


def keep_details(desk: Desk, paper_id: str, **values: Value) -> Changes:
    """Keep what is changed of a paper; what is as it was is left alone.

    Raises:
        Refused: A value is not allowed, or the paper is gone.
    """
    paper = existing(desk, Paper, paper_id)
    changed = {name: one for name, one in values.items() if one != getattr(paper, name)}
    return change_paper(desk, paper_id, **changed)


def note_version(desk: Desk, version_id: str, note: str) -> Changes:
    """Note what changed in a version of a paper.

    Raises:
        Refused: The version is no longer there.
    """
    row = existing(desk, PaperVersion, version_id)
    label = _("Noted what changed in version {number}").format(number=row.number)
    with desk.change(label) as step:
        step.update(PaperVersion, row.id, note=note.strip())
    return step.done()


def version_content(desk: Desk, version_id: str) -> tuple[str, bytes]:
    """Return a version's file: a name that says which version it is, and its bytes.

    Raises:
        Refused: The version is gone.
        CannotDo: The board does not hold its bytes.
    """
    row = existing(desk, PaperVersion, version_id)
    file = existing(desk, Attachment, row.attachment_id or "")
    content = desk.file.get_blob(file.sha256)
    if content is None:
        raise CannotDo(_("{name} is not in this board file.").format(name=file.name))
    stem, dot, ending = file.name.rpartition(".")
    if not dot:
        stem, ending = file.name, ""
    name = _("{name}, version {number}").format(name=stem, number=row.number)
    return f"{name}{dot}{ending}", content


def commission(desk: Desk, paper_id: str) -> tuple[Changes, bytes]:
    """Note that a paper was asked for today, and return the mail draft that asks for it.

    Raises:
        Refused: The paper is no longer there.
    """
    draft = request_draft(desk, paper_id)
    return change_paper(desk, paper_id, asked_for_on=desk.today()), draft


def chase(desk: Desk, paper_id: str) -> tuple[Changes, bytes]:
    """Note that a paper was chased today, and return the mail draft for its author.

    Raises:
        Refused: The paper is no longer there.
        CannotDo: It is in: there is nothing to chase.
    """
    found = paper_details(desk, paper_id)
    owed = [one for one in owed_papers(desk, found.meeting.id) if one.paper.id == paper_id]
    if not owed:
        raise CannotDo(_("This paper is in. There is nothing to chase."))
    draft = chase_draft(desk, owed, found.meeting)
    return note_chased(desk, [paper_id]), draft
