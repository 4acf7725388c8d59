"""Reading all that a pack is made of, once; what follows touches no board."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import field, replace
from datetime import date, timedelta

from chair_desk.records.attachments import Attachment
from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, Paper
from chair_desk.records.minute_numbers import numbered
from chair_desk.records.pack_pages import PackPart, PartKind
from chair_desk.records.packs import PackIssue, PaperVersion, PaperWithheld
from chair_desk.records.people import Person
from chair_desk.records.spans import words_for
from chair_desk.reports.document import Block, Document, Grid, Heading, Paragraph, Role, row, runs
from chair_desk.reports.minutes import action_sheet_document, minutes_document
from chair_desk.reports.wording import short_date
from chair_desk.services.desk import Desk
from chair_desk.services.gathering import gather
from chair_desk.services.pack_map import parts_of as parts_of  # noqa: PLC0414  others take it from here
from chair_desk.services.paper_files import pdf_of, pieces_of
from chair_desk.words import _

_WELCOME, _ACTIONS = "welcome", "actions"
_AT_ONCE = 8
"""Pieces of a file in one step."""
_YEAR = timedelta(days=365)
_EVERYONE = tuple(Audience)


@frozen(kw_only=True)
class PaperIn:
    """A paper with its PDF, where it has one: the file itself, or what was made of it."""

    paper: Paper
    name: str = ""
    sha256: str = ""
    content: bytes = b""
    is_waiting: bool = False

    @property
    def has_pdf(self) -> bool:
        """Say whether there are pages to put in."""
        return bool(self.content)


@frozen(kw_only=True)
class LiveSection:
    """A section made of the board's own records, for each of its readers."""

    kind: PartKind
    item_id: str
    title: str
    documents: Mapping[Audience, Document]


@frozen(kw_only=True)
class PackReading:
    """Everything that the packs of one meeting are made of, as it stood when it was read."""

    bundle: MeetingBundle
    cuts: Mapping[Audience, MeetingBundle]
    papers: tuple[PaperIn, ...] = ()
    sections: tuple[LiveSection, ...] = ()
    issues: tuple[PackIssue, ...] = ()
    withheld: tuple[PaperWithheld, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    read_on: date = date.min
    notes: Mapping[str, str] = field(default_factory=dict)
    """What changed in the newest version of a paper, by its id."""

    bases: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of the last two issues, by the id of the issue."""

    @property
    def base(self) -> bytes:
        """The bytes of the last issue, or nothing where there is none or they are not here."""
        return self.bases.get(self.issues[-1].id, b"") if self.issues else b""

    @property
    def before(self) -> tuple[PackPart, ...]:
        """The page map of the last issue, or nothing."""
        return parts_of(self.issues[-1]) if self.issues else ()

    def items(self) -> Mapping[str, AgendaItem]:
        """Return the items by id."""
        return {item.id: item for item in self.bundle.items}


def read_pack(desk: Desk, meeting_id: str) -> PackReading:
    """Read a meeting, its papers with their bytes, its live sections and its earlier issues.

    Raises:
        Refused: There is no such meeting any more.
    """
    steps = reading_steps(desk, meeting_id)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: PackReading = end.value
            return found


def reading_steps(desk: Desk, meeting_id: str) -> Generator[None, None, PackReading]:
    """Read as `read_pack` does, a little at a time: a window takes the steps between its own work.

    Raises:
        Refused: There is no such meeting any more.
    """
    bundle = numbered(gather(desk, meeting_id))
    yield
    papers = []
    for paper in bundle.papers:
        papers.append((yield from _paper_in(desk, paper)))
        yield
    sections = []
    for section in _sections(desk, bundle):
        sections.append(section)
        yield
    issues = tuple(desk.rows(PackIssue, meeting_id=meeting_id, order=("number",)))
    bases = {}
    for one in issues[-2:]:
        bases[one.id] = yield from content_steps(desk, one.sha256)
    ids = [paper.id for paper in bundle.papers]
    withheld = tuple(desk.rows(PaperWithheld, paper_id=ids)) if ids else ()
    named = [one.person_id for one in withheld]
    people = {row.id: row for row in desk.rows(Person, id=named)} if named else {}
    return PackReading(
        bundle=bundle,
        cuts={one: for_audience(bundle, one) for one in _EVERYONE},
        papers=tuple(papers),
        sections=tuple(sections),
        issues=issues,
        withheld=withheld,
        people={**bundle.people, **people},
        read_on=desk.today(),
        notes=_notes(desk, ids),
        bases=bases,
    )


def _notes(desk: Desk, paper_ids: list[str]) -> dict[str, str]:
    """Return what changed in the newest version of each paper, where somebody said."""
    rows = desk.rows(PaperVersion, paper_id=paper_ids, order=("number",)) if paper_ids else []
    return {row.paper_id: row.note for row in rows}


def content_steps(desk: Desk, sha256: str) -> Generator[None, None, bytes]:
    """Read a file a megabyte or two at a time: 40 MB of a locked board take a fifth of a second."""
    found = []
    for number, piece in enumerate(pieces_of(desk, sha256), start=1):
        found.append(piece)
        if number % _AT_ONCE == 0:
            yield
    return b"".join(found)


def _paper_in(desk: Desk, paper: Paper) -> Generator[None, None, PaperIn]:
    attachment = desk.get(Attachment, paper.attachment_id)
    if attachment is None:
        return PaperIn(paper=paper)
    sha256 = pdf_of(attachment)
    content = (yield from content_steps(desk, sha256)) if sha256 else b""
    return PaperIn(
        paper=paper,
        name=attachment.name,
        sha256=sha256 if content else "",
        content=content,
        is_waiting=not content,
    )


# ------------------------------------------------------------------ live sections


def _sections(desk: Desk, bundle: MeetingBundle) -> Iterator[LiveSection]:
    for item in bundle.items:
        if item.standing_key == _WELCOME:
            yield _interests(desk, bundle, item)
            yield _attendance(desk, bundle, item)
        if item.confirms_id:
            yield _minutes(desk, item)
        if item.standing_key == _ACTIONS:
            yield _actions(bundle, item)


def _minutes(desk: Desk, item: AgendaItem) -> LiveSection:
    earlier = gather(desk, item.confirms_id or "")
    title = _("Minutes of {day}").format(day=short_date(earlier.meeting.held_on))
    return LiveSection(
        kind=PartKind.MINUTES,
        item_id=item.id,
        title=title,
        documents={one: minutes_document(for_audience(earlier, one)) for one in _EVERYONE},
    )


def _actions(bundle: MeetingBundle, item: AgendaItem) -> LiveSection:
    return LiveSection(
        kind=PartKind.ACTIONS,
        item_id=item.id,
        title=_("Action log"),
        documents={one: _action_log(for_audience(bundle, one)) for one in _EVERYONE},
    )


def _action_log(bundle: MeetingBundle) -> Document:
    """Turn the action sheet into the log that goes out before the meeting has agreed anything."""
    made, title = action_sheet_document(bundle), _("Action log")
    _heading, _meeting, agreed, *carried = made.blocks
    rest = (agreed, *carried) if bundle.actions else tuple(carried)
    lead = _("Actions still open, as they stood when this pack was issued.")
    blocks: tuple[Block, ...] = (
        Heading(level=1, text=title),
        Paragraph(runs=runs(lead), role=Role.LEAD),
        *(rest or (Paragraph(runs=runs(_("No action is open."))),)),
    )
    return replace(made, title=title, blocks=blocks, footer_state=title)


def _attendance(desk: Desk, bundle: MeetingBundle, item: AgendaItem) -> LiveSection:
    from chair_desk.reports.attendance_report import attendance_document
    from chair_desk.services.attendance_matrix import matrix
    from chair_desk.services.attendance_publishing import bundle_of

    day = bundle.meeting.held_on
    found = matrix(desk, bundle.body.id, from_on=day - _YEAR, to_on=day - timedelta(days=1))
    made = attendance_document(bundle_of(desk, found, AttendanceEdition.PUBLISHED))
    return LiveSection(
        kind=PartKind.ATTENDANCE,
        item_id=item.id,
        title=_("Attendance by partner"),
        documents=dict.fromkeys(_EVERYONE, made),
    )


def _interests(desk: Desk, bundle: MeetingBundle, item: AgendaItem) -> LiveSection:
    from chair_desk.services.interests import interests_of_people, people_of
    from chair_desk.services.members import members_on

    members = members_on(desk, bundle.body.id, bundle.meeting.held_on)
    held = [
        (one.person.name, interest.body, interest.entry.title, interest.entry.audience)
        for one in interests_of_people(desk, people_of(members))
        for interest in one.held
        if interest.is_open
    ]
    return LiveSection(
        kind=PartKind.INTERESTS,
        item_id=item.id,
        title=_("Register of interests"),
        documents={one: _interests_document(bundle, held, one) for one in _EVERYONE},
    )


def _interests_document(
    bundle: MeetingBundle, held: list[tuple[str, str, str, Audience]], audience: Audience
) -> Document:
    title = _("Register of interests")
    seen = words_for([line for line in held if audience.may_read(line[3])], audience)
    body: Block = Paragraph(runs=runs(_("No interests are registered.")))
    if seen:
        body = Grid(
            caption=title,
            header=(_("Name"), _("Body"), _("Interest")),
            rows=tuple(row(name, where, said) for name, where, said, _who in seen),
            widths=(26, 30, 44),
        )
    lead = _("As it stood when this pack was issued. Please tell the clerk what has changed.")
    return Document(
        title=title,
        blocks=(
            Heading(level=1, text=title),
            Paragraph(runs=runs(lead), role=Role.LEAD),
            body,
        ),
        author=bundle.board.name,
        header_left=bundle.board.name,
        footer_state=title,
    )
