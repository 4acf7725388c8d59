"""The agenda of a meeting, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from chair_desk.records.agenda_times import Placed, in_order, start_times
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingState,
    Paper,
    PaperState,
)
from chair_desk.records.minute_numbers import numbered
from chair_desk.reports.document import (
    Block,
    Document,
    Grid,
    Heading,
    Note,
    Paragraph,
    Role,
    Runs,
    row,
    runs,
)
from chair_desk.reports.edition import edition_marking
from chair_desk.reports.item_lines import lead_words
from chair_desk.reports.wording import (
    body_words,
    full_date,
    purpose_words,
    spoken,
    time_and_place,
)
from chair_desk.words import N_, _

_PAPER_STATES: Mapping[PaperState, str] = {
    PaperState.EXPECTED: N_("Expected"),
    PaperState.RECEIVED: N_("Attached"),
    PaperState.TO_FOLLOW: N_("To follow"),
    PaperState.VERBAL: N_("Verbal"),
}


def agenda_document(
    bundle: MeetingBundle, *, notice: str = "", made_on: date | None = None
) -> Document:
    """Make the agenda of a meeting for the readers that the bundle was cut for.

    `notice` is a sentence on when papers were due out; `made_on` is the date in the properties
    of the file.
    """
    bundle = numbered(bundle)
    title = _title(bundle)
    day = full_date(bundle.meeting.held_on)
    board = spoken(bundle.board.name)
    whole = _("{agenda}, {date}").format(agenda=title, date=day)
    return Document(
        title=whole,
        blocks=tuple(_blocks(bundle, title, notice)),
        author=board,
        subject=_state(bundle),
        header_left=board,
        marking=edition_marking(bundle),
        footer_state=_state(bundle),
        continued=_("{title}, continued").format(title=whole),
        made_on=made_on,
    )


def _title(bundle: MeetingBundle) -> str:
    body = body_words(bundle.body)
    if bundle.meeting.kind is MeetingKind.EXTRAORDINARY:
        return _("Agenda for the extraordinary meeting of {body}").format(body=body)
    return _("Agenda for {body}").format(body=body)


def _state(bundle: MeetingBundle) -> str:
    is_draft = bundle.meeting.state is MeetingState.DRAFT
    return _("Draft agenda, not yet issued") if is_draft else _("Agenda")


def _blocks(bundle: MeetingBundle, title: str, notice: str) -> Iterator[Block]:
    yield Heading(level=1, text=title)
    yield Paragraph(runs=runs(full_date(bundle.meeting.held_on)), role=Role.SUBTITLE)
    yield Paragraph(runs=runs(time_and_place(bundle.meeting)), role=Role.PLACE)
    placed = in_order(bundle.items)
    if asked := _asked(bundle, placed):
        body = body_words(bundle.body)
        title = _("{body} is asked to").format(body=body[:1].upper() + body[1:])
        yield Note(title=title, paragraphs=asked)
    if bundle.audience is not Audience.PUBLIC:
        sentence = _("Please come able to commit your agency, or bring written authority to do so.")
        yield Paragraph(runs=runs(sentence), role=Role.SMALL)
    yield _order_of_business(bundle, placed)
    yield from _papers(bundle, placed)
    if access := spoken(bundle.meeting.access_notes):
        yield Heading(level=2, text=_("Access"), anchor="access")
        yield Paragraph(runs=runs(access))
    if notice:
        yield Paragraph(runs=runs(spoken(notice)), role=Role.SMALL)


def _asked(bundle: MeetingBundle, placed: list[Placed]) -> tuple[Runs, ...]:
    return tuple(
        runs(
            _("Item {number}: {asked}").format(
                number=bundle.numbers.get(line.item.id, ""), asked=spoken(line.item.asked)
            )
        )
        for line in placed
        if line.item.asked.strip() and line.item.kind is not ItemKind.BREAK
    )


def _order_of_business(bundle: MeetingBundle, placed: list[Placed]) -> Grid:
    starts = start_times(placed, bundle.meeting.starts)
    return Grid(
        caption=_("Order of business"),
        header=(
            _("Starts"),
            _("No."),
            _("Item"),
            _("Led by"),
            _("For"),
            _("Minutes"),
            _("Papers"),
        ),
        rows=tuple(_line(bundle, line.item, starts[line.item.id]) for line in placed),
        widths=(8, 6, 32, 20, 13, 10, 11),
        names_rows=False,
    )


def _line(bundle: MeetingBundle, item: AgendaItem, starts: str) -> tuple[Runs, ...]:
    is_break = item.kind is ItemKind.BREAK
    purpose = "" if is_break else purpose_words(item.purpose)
    if item.state is ItemState.DEFERRED:
        starts, purpose = "", _("deferred")
    labels = [
        bundle.paper_labels.get(paper.id, "") for paper in bundle.papers if paper.item_id == item.id
    ]
    is_whole = bundle.audience is Audience.CONFIDENTIAL and item.closed_title
    title = spoken(item.closed_title if is_whole else item.title)
    if item.audience is Audience.CONFIDENTIAL:
        title = _("{title} (confidential)").format(title=title)
    return row(
        starts,
        bundle.numbers.get(item.id, ""),
        title,
        lead_words(bundle, item),
        purpose,
        str(item.planned_minutes),
        ", ".join(labels),
    )


def _papers(bundle: MeetingBundle, placed: list[Placed]) -> Iterator[Block]:
    """Yield the list of papers in the order of their items, if these readers have any."""
    order = {line.item.id: at for at, line in enumerate(placed)}
    papers = [paper for paper in bundle.papers if paper.item_id in order]
    if not papers:
        return
    papers.sort(key=lambda paper: order[paper.item_id])
    yield Heading(level=2, text=_("Papers"), anchor="papers")
    yield Grid(
        caption=_("Papers to the items"),
        header=(_("Paper"), _("Title"), _("Author"), _("Pages"), _("State")),
        rows=tuple(_paper(bundle, paper) for paper in papers),
        widths=(9, 44, 24, 9, 14),
    )


def _paper(bundle: MeetingBundle, paper: Paper) -> tuple[Runs, ...]:
    return row(
        bundle.paper_labels.get(paper.id, ""),
        spoken(paper.title),
        spoken(paper.author),
        str(paper.page_count) if paper.page_count else "",
        _(_PAPER_STATES[paper.state]),
    )
