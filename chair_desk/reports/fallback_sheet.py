"""The printed fallback: a meeting on paper, for the day the laptop fails.

The agenda with its times, a register to sign, and for each item room to write what was said,
with lines for actions, owners and dates. Typed in afterwards, it gives the same minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chair_desk.records.agenda_times import Placed, in_order, is_taken, start_times
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import AgendaItem, ItemKind, Purpose
from chair_desk.records.minute_numbers import numbered
from chair_desk.reports.document import (
    Block,
    Document,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Runs,
    WritingSpace,
    row,
    runs,
)
from chair_desk.reports.edition import edition_marking
from chair_desk.reports.item_lines import lead_words
from chair_desk.reports.plain_text import one_line
from chair_desk.reports.wording import (
    agency_of,
    body_words,
    full_date,
    person_name,
    purpose_words,
    seat_words,
    spoken,
    time_and_place,
)
from chair_desk.words import _

_MARKS = {
    Presence.PRESENT: (True, False, False),
    Presence.DEPUTY: (False, True, False),
    Presence.APOLOGY: (False, False, True),
}
_LINES = ((5, 2), (10, 4), (15, 5), (20, 7))
_MOST_LINES = 9
_LONG = 20  # minutes: an item with more to write
_GUESTS = 6
_AGENDA_ROW, _SIGNED_ROW = 8, 10


def fallback_sheet_document(bundle: MeetingBundle, *, made_on: date | None = None) -> Document:
    """Make the fallback sheet of a meeting for the readers that the bundle was cut for.

    What is confidential has its public title and no room to write: it is minuted apart.
    """
    bundle = numbered(bundle)
    title = _("Fallback sheet for {body}").format(body=body_words(bundle.body))
    whole = _("{title}, {date}").format(title=title, date=full_date(bundle.meeting.held_on))
    board = spoken(bundle.board.name)
    return Document(
        title=whole,
        blocks=tuple(_blocks(bundle, title)),
        author=board,
        subject=_("For writing by hand"),
        header_left=board,
        marking=edition_marking(bundle),
        footer_state=_("Fallback sheet, for writing by hand"),
        continued=_("{title}, continued").format(title=whole),
        made_on=made_on,
    )


def _blocks(bundle: MeetingBundle, title: str) -> Iterator[Block]:
    placed = [line for line in in_order(bundle.items) if is_taken(line.item)]
    starts = start_times(placed, bundle.meeting.starts)
    yield Heading(level=1, text=title)
    yield Paragraph(runs=runs(full_date(bundle.meeting.held_on)), role=Role.SUBTITLE)
    yield Paragraph(runs=runs(time_and_place(bundle.meeting)), role=Role.PLACE)
    sentence = _(
        "If the laptop fails, the meeting goes on here. Write the time at which each item begins, "
        "what was agreed, and who owes what by when. Type it in afterwards."
    )
    yield Paragraph(runs=runs(sentence), role=Role.SMALL)
    yield _agenda(bundle, placed, starts)
    yield WritingSpace(
        lines=0, fields=((_("Chair"), 36), (_("Notes by"), 36), (_("Closed at"), 28)), rows=1
    )
    yield Heading(level=3, text=_("Interests declared, and what was agreed"), anchor="interests")
    yield WritingSpace(lines=4)
    yield PageBreak()
    yield from _register(bundle)
    yield PageBreak()
    yield Heading(level=2, text=_("Notes and actions"), anchor="notes")
    for line in placed:
        yield from _item(bundle, line, starts[line.item.id])
    yield Heading(level=2, text=_("Anything else"), anchor="else")
    yield WritingSpace(lines=6)


# ------------------------------------------------------------------ the agenda


def _agenda(bundle: MeetingBundle, placed: list[Placed], starts: dict[str, str]) -> Grid:
    return Grid(
        caption=_("Order of business"),
        header=(_("Starts"), _("No."), _("Item"), _("Led by"), _("For"), _("Min"), _("Began")),
        rows=tuple(_line(bundle, line.item, starts[line.item.id]) for line in placed),
        widths=(8, 6, 34, 23, 12, 6, 11),
        names_rows=False,
        row_mm=_AGENDA_ROW,
        is_ruled=True,
    )


def _line(bundle: MeetingBundle, item: AgendaItem, starts: str) -> tuple[Runs, ...]:
    is_break = item.kind is ItemKind.BREAK
    return row(
        starts,
        bundle.numbers.get(item.id, ""),
        _title(item),
        lead_words(bundle, item),
        "" if is_break else purpose_words(item.purpose),
        str(item.planned_minutes),
        "",
    )


def _title(item: AgendaItem) -> str:
    title = spoken(item.title)
    if item.audience is Audience.CONFIDENTIAL:
        return _("{title} (confidential)").format(title=title)
    return title


# ------------------------------------------------------------------ the register


def _register(bundle: MeetingBundle) -> Iterator[Block]:
    yield Heading(level=2, text=_("Register"), anchor="register")
    key = _(
        "P present, D deputy, A apology. Late: write the time. A deputy signs, and writes their "
        "own name beside it."
    )
    yield Paragraph(runs=runs(key), role=Role.SMALL)
    members = [line for line in bundle.attendance if line.seat_id]
    guests = [line for line in bundle.attendance if not line.seat_id]
    yield Grid(
        caption=_("Members of the board, to sign"),
        header=(_("Member"), _("Agency and post"), _("P"), _("D"), _("A"), _("Late"),
                _("Signature")),
        rows=tuple(_signed(bundle, line) for line in members),
        widths=(25, 30, 4, 4, 4, 9, 24),
        row_mm=_SIGNED_ROW,
        is_ruled=True,
    )  # fmt: skip
    yield Heading(level=3, text=_("Guests, observers and deputies"), anchor="guests")
    blank = row("", "", "", "", "")
    yield Grid(
        caption=_("Guests, observers and deputies, to sign"),
        header=(_("Name"), _("Agency and post"), _("For items, or for whom"), _("Came, left"),
                _("Signature")),
        rows=(*(_guest(bundle, line) for line in guests), *[blank] * _GUESTS),
        widths=(25, 23, 18, 13, 21),
        names_rows=False,
        row_mm=_SIGNED_ROW,
        is_ruled=True,
    )  # fmt: skip


def _signed(bundle: MeetingBundle, line: Attendance) -> tuple[Runs, ...]:
    is_here, is_deputy, is_sorry = _MARKS.get(line.presence, (False, False, False))
    mark = _("X")
    return row(
        person_name(bundle, line.person_id),
        _role(bundle, line),
        mark if is_here else "",
        mark if is_deputy else "",
        mark if is_sorry else "",
        line.arrived,
        "",
    )


def _guest(bundle: MeetingBundle, line: Attendance) -> tuple[Runs, ...]:
    return row(person_name(bundle, line.person_id), one_line(line.post), "", line.arrived, "")


def _role(bundle: MeetingBundle, line: Attendance) -> str:
    """Say agency and post; for a seat that is for no agency what the seat is."""
    seat = bundle.seats.get(line.seat_id or "")
    agency = agency_of(bundle, seat)
    name = spoken(agency.short_name or agency.name) if agency else ""
    post = one_line(line.post) or (seat_words(seat) if seat and not agency else "")
    return ", ".join(part for part in (name, post) if part)


# ------------------------------------------------------------------ the items


def _item(bundle: MeetingBundle, line: Placed, starts: str) -> Iterator[Block]:
    item = line.item
    if item.kind is ItemKind.BREAK:
        words = _("{time} Break, {count} minutes.")
        said = words.format(time=starts, count=item.planned_minutes)
        yield Paragraph(runs=runs(said), role=Role.LEAD)
        return
    number = bundle.numbers.get(item.id, "")
    yield Heading(level=2, text=_title(item), number=number, anchor=f"item-{number}")
    yield Paragraph(runs=runs(_about(bundle, item, starts)), role=Role.LEAD)
    if item.audience is Audience.CONFIDENTIAL:
        return
    yield WritingSpace(
        lines=_lines_for(line),
        fields=((_("Action"), 56), (_("Owner"), 25), (_("By"), 19)),
        rows=0 if line.depth else _rows_for(item),
    )


def _about(bundle: MeetingBundle, item: AgendaItem, starts: str) -> str:
    sentences = [_("{time}, {count} minutes.").format(time=starts, count=item.planned_minutes)]
    if lead := lead_words(bundle, item):
        sentences.append(_("Led by {lead}.").format(lead=lead))
    sentences.append(_("For {purpose}.").format(purpose=purpose_words(item.purpose)))
    if asked := spoken(item.asked):
        sentences.append(_("Asked to: {asked}").format(asked=asked))
    if item.audience is Audience.CONFIDENTIAL:
        sentences.append(_("Confidential: write on a sheet of its own, and keep it apart."))
    return " ".join(sentences)


def _lines_for(line: Placed) -> int:
    if line.depth:
        return 3
    planned = line.item.planned_minutes
    return next((lines for minutes, lines in _LINES if planned <= minutes), _MOST_LINES)


def _rows_for(item: AgendaItem) -> int:
    if item.is_standing and item.purpose is Purpose.INFORMATION:
        return 1
    return 3 if item.planned_minutes >= _LONG else 2
