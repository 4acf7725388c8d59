"""The minutes of a meeting, as a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.agenda_times import Placed, in_order
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, MeetingKind
from chair_desk.records.minute_numbers import numbered
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.records.spans import has_spans
from chair_desk.reports.document import (
    Block,
    Document,
    Heading,
    MarginRecord,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Point,
    Role,
    Run,
    Runs,
    Signature,
    plain,
    runs,
)
from chair_desk.reports.edition import edition_marking
from chair_desk.reports.item_lines import lead_line
from chair_desk.reports.marked_words import marked_runs, point_of
from chair_desk.reports.minutes_attendance import (
    attendance_blocks,
    declaration_blocks,
    present_for,
)
from chair_desk.reports.minutes_records import (
    Mark,
    MarkKind,
    action_mark,
    action_table,
    carried_blocks,
    correction_mark,
    decision_marks,
    log_mark,
    ratified_blocks,
)
from chair_desk.reports.minutes_state import state_blocks, state_sentence
from chair_desk.reports.wording import (
    body_words,
    full_date,
    spoken,
    text_runs,
    time_and_place,
)
from chair_desk.words import N_, _

_KINDS = {
    MinuteKind.ACTION: N_("Action"),
    MinuteKind.DECISION: N_("Decision"),
    MinuteKind.CHALLENGE: N_("Challenge"),
    MinuteKind.IMPACT: N_("Impact"),
}


@dataclass(slots=True)
class _Entry:
    """A paragraph as it gathers what was recorded in it; `said` are its own words."""

    number: str
    said: Runs
    lead: Runs = ()
    marks: list[Mark] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


def minutes_document(
    bundle: MeetingBundle,
    *,
    layout: ActionLayout = ActionLayout.MARGIN,
    made_on: date | None = None,
    given_to: str = "",
) -> Document:
    """Make the minutes of a meeting for the readers that the bundle was cut for.

    `made_on` is the date in the properties of the file, `given_to` who gets the confidential
    part.
    """
    return _Minutes(numbered(bundle), layout, given_to).document(made_on)


def action_sheet_document(bundle: MeetingBundle, *, made_on: date | None = None) -> Document:
    """Make the sheet of a meeting's actions, with those carried forward, to stand alone."""
    return _Minutes(numbered(bundle), ActionLayout.SHEET).action_sheet(made_on)


class _Minutes:
    """One telling of the minutes: the bundle, the layout, and what belongs to each paragraph."""

    def __init__(self, bundle: MeetingBundle, layout: ActionLayout, given_to: str = "") -> None:
        self.bundle = bundle
        self.given_to = given_to
        self.layout = layout
        self.day = full_date(bundle.meeting.held_on)
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self.loose: dict[str, list[Mark]] = defaultdict(list)
        self.minute_of = self._minute_of()
        self._gather_marks()

    def document(self, made_on: date | None) -> Document:
        """Return the minutes whole."""
        title = self._title()
        heading = _("{minutes}, {date}").format(minutes=title, date=self.day)
        return Document(
            title=heading,
            blocks=tuple(self._blocks(title)),
            author=spoken(self.bundle.board.name),
            subject=state_sentence(self.bundle),
            header_left=spoken(self.bundle.board.name),
            marking=edition_marking(self.bundle),
            footer_state=state_sentence(self.bundle),
            continued=_("{title}, continued").format(title=heading),
            margin_heading="" if self.layout is ActionLayout.INLINE else _("Decisions and actions"),
            made_on=made_on,
        )

    def action_sheet(self, made_on: date | None) -> Document:
        """Return the actions alone."""
        title = _("Action sheet")
        body = _("Meeting of {body}").format(body=body_words(self.bundle.body))
        blocks: list[Block] = [
            Heading(level=1, text=title),
            Paragraph(runs=runs(f"{body}, {self.day}"), role=Role.SUBTITLE),
            action_table(self.bundle, self.bundle.actions, {}),
            *carried_blocks(self.bundle),
        ]
        return Document(
            title=f"{title}, {self.day}",
            blocks=tuple(blocks),
            author=spoken(self.bundle.board.name),
            header_left=spoken(self.bundle.board.name),
            marking=edition_marking(self.bundle),
            footer_state=state_sentence(self.bundle),
            made_on=made_on,
        )

    # The order of the document ------------------------------------------------------------

    def _blocks(self, title: str) -> Iterator[Block]:
        bundle = self.bundle
        yield Heading(level=1, text=title)
        yield Paragraph(runs=runs(self.day), role=Role.SUBTITLE)
        yield Paragraph(runs=runs(time_and_place(bundle.meeting)), role=Role.PLACE)
        if self.given_to and bundle.audience is Audience.CONFIDENTIAL:
            said = _("This copy is for {names}, and for nobody else.").format(
                names=spoken(self.given_to)
            )
            yield Paragraph(runs=(Run(said, bold=True),), role=Role.SMALL)
        yield from state_blocks(bundle)
        if self.layout is ActionLayout.FRONT:
            yield from self._action_blocks(_("Actions"))
        yield from attendance_blocks(bundle)
        yield from declaration_blocks(bundle)
        for placed in in_order(bundle.items):
            if _is_business(placed.item):
                yield from self._item_blocks(placed)
        yield from self._rest_blocks()
        yield from (*ratified_blocks(bundle), *carried_blocks(bundle))
        yield from self._closing_blocks()
        if self.layout is ActionLayout.SHEET:
            yield PageBreak()
            yield from self._action_blocks(_("Action sheet"))

    def _title(self) -> str:
        body = body_words(self.bundle.body)
        if self.bundle.meeting.kind is MeetingKind.EXTRAORDINARY:
            return _("Minutes of the extraordinary meeting of {body}").format(body=body)
        return _("Minutes of {body}").format(body=body)

    def _action_blocks(self, title: str) -> Iterator[Block]:
        yield Heading(level=2, text=title, anchor="actions")
        yield action_table(self.bundle, self.bundle.actions, self.minute_of)

    def _closing_blocks(self) -> Iterator[Block]:
        if self.bundle.next_on:
            next_day = full_date(self.bundle.next_on)
            yield Heading(level=2, text=_("Next meeting"), anchor="next-meeting")
            yield Paragraph(
                runs=runs(_("The next meeting is on {date}.").format(date=next_day)),
            )
        if self.bundle.audience is not Audience.PUBLIC:
            yield Signature(
                sentence=_("Confirmed as a true record of the meeting:"),
                labels=(_("Chair"), _("Date")),
            )

    # Items --------------------------------------------------------------------------------

    def _item_blocks(self, placed: Placed) -> Iterator[Block]:
        item = placed.item
        number = self.bundle.numbers.get(item.id, "")
        yield Heading(
            level=min(2 + placed.depth, 3),
            number=number,
            text=self._item_title(item),
            anchor=f"item-{number}" if number else "",
        )
        if not self.bundle.audience.may_read(item.audience):
            yield self._closed_item(item, number)
            return
        if lead := lead_line(self.bundle, item):
            yield Paragraph(runs=runs(lead), role=Role.LEAD)
        if present := self._present_for(item):
            yield Paragraph(runs=runs(present), role=Role.LEAD)
        if item.state is ItemState.DEFERRED:
            yield Paragraph(runs=runs(_("Deferred to a later meeting.")))
        for entry in self._entries(item):
            yield self._numbered(entry)

    def _present_for(self, item: AgendaItem) -> str:
        """Say in the confidential edition who heard what others may not read."""
        if not _is_confidential(self.bundle):
            return ""
        rows = [row for row in self.bundle.minutes if row.item_id == item.id]
        is_closed = any(_is_confidential(row) or has_spans(row.text) for row in rows)
        if not is_closed and not _is_confidential(item):
            return ""
        return present_for(self.bundle, item.id)

    def _item_title(self, item: AgendaItem) -> str:
        is_whole = self.bundle.audience is Audience.CONFIDENTIAL
        return spoken(item.closed_title if is_whole and item.closed_title else item.title)

    def _closed_item(self, item: AgendaItem, number: str) -> NumberedParagraph:
        """Say in one sentence where a closed item is recorded; members see what it is called."""
        sentence = _(
            "This item is recorded in the confidential part of the minutes, which goes only to "
            "the members who took part."
        )
        if item.audience is Audience.MEMBERS:
            sentence = _("This item is recorded in the minutes for members.")
        said = (Run(sentence, italic=True),)
        return self._numbered(
            _Entry(f"{number}.1" if number else "", (), said, self.loose[item.id])
        )

    # Paragraphs and what was recorded in them ---------------------------------------------

    def _gather_marks(self) -> None:
        """Sort the marks of all records to the paragraph, else to the item, else to the end."""
        bundle = self.bundle
        known = {minute.id for minute in bundle.minutes}
        found: list[tuple[str | None, str | None, Mark]] = [
            *((one.minute_id, one.item_id, log_mark(bundle, one)) for one in bundle.log_entries),
            *decision_marks(bundle),
            *((one.minute_id, one.item_id, action_mark(bundle, one)) for one in bundle.actions),
            *((one.minute_id, None, correction_mark(one)) for one in bundle.corrections),
        ]
        shown = {line.item.id for line in in_order(bundle.items) if _is_business(line.item)}
        for minute_id, item_id, mark in found:
            if minute_id in known:
                self.marks[minute_id or ""].append(mark)
            elif mark.kind is not MarkKind.CORRECTION:
                self.loose[item_id if item_id and item_id in shown else ""].append(mark)

    def _minute_of(self) -> dict[str, str]:
        """Return the number of the paragraph that each action was made in."""
        found: dict[str, str] = {}
        last: dict[str, str] = {}
        for minute in self.bundle.minutes:
            number = self.bundle.minute_numbers.get(minute.id, "")
            last[minute.item_id] = number or last.get(minute.item_id, "")
            found[minute.id] = last[minute.item_id]
        return {
            action.id: found[action.minute_id]
            for action in self.bundle.actions
            if action.minute_id in found
        }

    def _entries(self, item: AgendaItem) -> list[_Entry]:
        entries: list[_Entry] = []
        for minute in self.bundle.minutes:
            if minute.item_id != item.id:
                continue
            is_apart = _is_confidential(minute) and not _is_confidential(item)
            point = point_of(minute.text, is_confidential=is_apart) if _is_prose(minute) else None
            if point is not None and entries:
                entries[-1].points.append(point)
                entries[-1].marks.extend(self._marks_of(minute))
                continue
            number = self.bundle.minute_numbers.get(minute.id, "")
            if number or (_is_prose(minute) and minute.text.strip()):
                entries.append(self._entry(minute, number, is_apart=is_apart))
            elif entries:
                entries[-1].marks.extend(self._marks_of(minute))
        loose = self.loose[item.id]
        entries.extend(_Entry("", text_runs(mark.words), marks=[mark]) for mark in loose)
        return entries

    def _entry(self, minute: Minute, number: str, *, is_apart: bool) -> _Entry:
        """Begin a paragraph; a record that comes first in its item says its own words."""
        marks = self.marks.get(minute.id, [])
        if _is_prose(minute):
            words = marked_runs(minute.text)
        else:
            words = text_runs(marks[0].words if marks else minute.text)
        lead = (Run(_("Confidential: "), bold=True),) if is_apart else ()
        return _Entry(number, words, lead, list(marks))

    def _marks_of(self, minute: Minute) -> Iterable[Mark]:
        """Return the marks of a record block; a block whose record is gone keeps its words."""
        if minute.id in self.marks or minute.kind is MinuteKind.PARAGRAPH:
            return self.marks.get(minute.id, ())
        kind = MarkKind.ACTION if minute.kind is MinuteKind.ACTION else MarkKind.LOG_ENTRY
        return (Mark(kind=kind, title=_(_KINDS[minute.kind]), words=spoken(minute.text)),)

    def _numbered(self, entry: _Entry) -> NumberedParagraph:
        said, points = plain(entry.said), tuple(entry.points)
        whole = entry.lead + entry.said
        anchor = f"minute-{entry.number}" if entry.number else ""
        if self.layout is ActionLayout.INLINE:
            inside = tuple(mark.inside(said) for mark in entry.marks)
            return NumberedParagraph(
                number=entry.number, runs=whole + inside, points=points, anchor=anchor
            )
        return NumberedParagraph(
            number=entry.number,
            runs=whole,
            points=points,
            margin=tuple(self._beside(mark, said) for mark in entry.marks),
            anchor=anchor,
        )

    def _beside(self, mark: Mark, said: str) -> MarginRecord:
        has_table = self.layout in {ActionLayout.FRONT, ActionLayout.SHEET}
        if has_table and mark.kind is MarkKind.ACTION and mark.who:
            return MarginRecord(title=mark.title, link="#actions")
        return mark.beside(said)

    def _rest_blocks(self) -> Iterator[Block]:
        """Yield what was recorded at the meeting under no item."""
        if not self.loose[""]:
            return
        yield Heading(level=2, text=_("Other decisions and actions"), anchor="other")
        for mark in self.loose[""]:
            yield self._numbered(_Entry("", text_runs(mark.words), marks=[mark]))


def _is_prose(minute: Minute) -> bool:
    return minute.kind is MinuteKind.PARAGRAPH


def _is_confidential(row: Minute | AgendaItem | MeetingBundle) -> bool:
    return row.audience is Audience.CONFIDENTIAL


def _is_business(item: AgendaItem) -> bool:
    return item.kind is not ItemKind.BREAK
