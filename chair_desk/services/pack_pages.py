"""The pack's own pages for one edition: cover, contents, changes, notices and cover sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from chair_desk.records.agenda_times import clock_of, in_order, minutes_of_day, start_times
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, MeetingKind, Paper, Purpose
from chair_desk.records.pack_pages import PackPart, PartKind, in_words
from chair_desk.records.packs import PackEdition
from chair_desk.reports.edition import edition_marking
from chair_desk.reports.pack_cover import (
    Cover,
    CoverItem,
    draw_changes,
    draw_contents,
    draw_cover,
)
from chair_desk.reports.pack_sheets import Head, Line, Notice, Sheets
from chair_desk.reports.wording import (
    full_date,
    purpose_words,
    short_date,
    spoken,
    time_and_place,
)
from chair_desk.services.pack_layout import CHANGES, CONTENTS, COVER, Layout, spoken_state
from chair_desk.services.pack_reading import PackReading
from chair_desk.words import _, ngettext

_LINES = 14


@frozen(kw_only=True)
class Reader:
    """For whom an edition is: its readers, and the papers that one person is not sent."""

    edition: PackEdition = PackEdition.FULL
    audience: Audience = Audience.CONFIDENTIAL
    person_id: str = ""
    name: str = ""
    copy_words: str = ""
    withheld: Mapping[str, str] = field(default_factory=dict)

    def may_read(self, part: PackPart) -> bool:
        """Say whether a part goes into this edition."""
        return self.audience.may_read(part.audience) and part.paper_id not in self.withheld

    def reason(self, part: PackPart) -> str:
        """Say why a part is withheld."""
        if part.paper_id in self.withheld:
            return self.withheld[part.paper_id]
        if part.audience is Audience.CONFIDENTIAL:
            return _("It belongs to the confidential part, which goes out apart.")
        return _("It is for members of the Board only.")


class OwnPages:
    """Draws the pages of our own, and knows at which page of its PDF each part lies."""

    def __init__(self, reading: PackReading, layout: Layout, reader: Reader, number: int) -> None:
        self.reading, self.layout, self.reader = reading, layout, reader
        self.number = number
        self.cut = reading.cuts[reader.audience]
        self.papers = {paper.id: paper for paper in reading.bundle.papers}
        self.sheets = Sheets(self._head(), self.title())
        self.pages: dict[str, list[int]] = {}

    def title(self) -> str:
        """Return the title of the pack."""
        day = full_date(self.cut.meeting.held_on)
        return _("{board}: pack for {day}").format(board=self.cut.board.name, day=day)

    def _head(self) -> Head:
        sent = _("Version {number}, sent {day}").format(
            number=self.number, day=short_date(self.reading.read_on)
        )
        keep = _("Please do not forward. Return or shred after the meeting.")
        if self.reader.audience is Audience.PUBLIC:
            keep = ""
        return Head(
            board=self.cut.board.name,
            marking=edition_marking(self.cut),
            foot=(self.reader.copy_words or keep, keep if self.reader.copy_words else ""),
            foot_right=sent,
        )

    def draw(self) -> None:
        """Draw cover, contents and changes."""
        self._noted(COVER, lambda: draw_cover(self.sheets, self._cover()))
        self._noted(
            CONTENTS,
            lambda: draw_contents(self.sheets, _("Contents"), list(self._contents())),
        )
        if self.reading.issues:
            self._noted(CHANGES, self._changes)

    def _noted(self, key: str, draw: object) -> None:
        first = self.sheets.count
        draw()  # type: ignore[operator]
        self.pages[key] = list(range(first, self.sheets.count))

    def notice(self, notice: Notice) -> int:
        """Draw a notice and return at which page of ours it lies."""
        self.sheets.notice(notice)
        return self.sheets.count - 1

    # -------------------------------------------------------------- cover

    def _cover(self) -> Cover:
        meeting = self.cut.meeting
        placed = in_order(self.cut.items)
        starts = start_times(placed, meeting.starts)
        items = tuple(
            self._cover_item(line.item, line.depth, starts[line.item.id]) for line in placed
        )
        total = sum(item.minutes for item in items)
        is_member = self.reader.audience is not Audience.PUBLIC
        come = _("Please come able to commit your agency, or bring written authority to do so.")
        is_extra = meeting.kind is MeetingKind.EXTRAORDINARY
        return Cover(
            title=_("Pack, extraordinary meeting") if is_extra else _("Board pack"),
            day=full_date(meeting.held_on),
            place=time_and_place(meeting),
            starts=meeting.starts,
            ends=clock_of(minutes_of_day(meeting.starts) + total),
            items=items,
            asked=tuple(self._asked()),
            invitation=come if is_member else "",
        )

    def _asked(self) -> Iterator[str]:
        for line in in_order(self.cut.items):
            item = line.item
            if item.asked.strip() and item.purpose in (Purpose.DECISION, Purpose.CHALLENGE):
                number = self.reading.bundle.numbers.get(item.id, "")
                asked = spoken(item.asked).rstrip(".")
                yield _("{asked} (item {number}).").format(asked=asked, number=number)

    def _cover_item(self, item: AgendaItem, depth: int, starts: str) -> CoverItem:
        is_break = item.kind is ItemKind.BREAK
        parts = [part for part in self.layout.parts if part.item_id == item.id]
        first = parts[0] if parts else None
        title = spoken(item.closed_title or item.title)
        if any(part.kind is PartKind.TO_FOLLOW for part in parts):
            title = _("{title} (paper to follow)").format(title=title)
        page, to = "", ""
        if first is not None:
            may = any(self.reader.may_read(part) for part in parts)
            page, to = (first.labels[0] if may else _("Apart")), first.key
        return CoverItem(
            starts=starts,
            number=self.reading.bundle.numbers.get(item.id, ""),
            title=_("Break") if is_break and not title else title,
            purpose=None if is_break else item.purpose,
            minutes=item.planned_minutes,
            words="" if is_break else purpose_words(item.purpose),
            page=page,
            to=to,
            depth=depth,
        )

    # -------------------------------------------------------------- contents and changes

    def _contents(self) -> Iterator[Line]:
        cut = {item.id: item for item in self.cut.items}
        last = ""
        for part in self.layout.parts:
            if not part.item_id or part.kind is PartKind.BLANK:
                continue
            item = cut.get(part.item_id)
            is_alone = part.kind is PartKind.DIVIDER and not part.paper_id
            if part.item_id != last and item is not None:
                title = spoken(item.closed_title or item.title)
                pages = in_words(part.labels) if is_alone else ""
                yield Line(cells=(part.number, title, "", pages), is_strong=True, to=part.key)
                last = part.item_id
            if not is_alone:
                yield self._contents_line(part)

    def _contents_line(self, part: PackPart) -> Line:
        pages = in_words(part.labels)
        label = part.label or part.number
        if not self.reader.may_read(part):
            return Line(cells=(label, _("Withheld"), "", pages), to=part.key)
        paper = self.papers.get(part.paper_id)
        title = spoken(part.title)
        if part.count == 0:
            title = _("{title} (withdrawn)").format(title=title)
        elif part.kind is PartKind.TO_FOLLOW:
            title = _("{title} (to follow)").format(title=title)
        author = spoken(paper.author) if paper else ""
        return Line(cells=(label, title, author, pages), to=part.key)

    def _changes(self) -> None:
        lead = _("Since version {before}. Numbers given before stay as they were.").format(
            before=self.number - 1
        )
        title = _("What changed in version {number}").format(number=self.number)
        lines = [self._change_line(*one) for one in changes_of(self.reading, self.layout)]
        draw_changes(self.sheets, title, lead, lines)

    def _change_line(self, words: str, part: PackPart, note: str) -> Line:
        if not self.reader.may_read(part):
            return Line(cells=(words, _("Withheld"), "", in_words(part.labels)), to=part.key)
        title = " ".join(one for one in (part.label, spoken(part.title)) if one)
        return Line(cells=(words, title, spoken(note), in_words(part.labels)), to=part.key)

    # -------------------------------------------------------------- notices

    def withheld(self, part: PackPart) -> Notice:
        """Return the notice in place of a part that these readers may not have."""
        count = len(part.labels)
        said = ngettext(
            "One page stands here in the full pack.",
            "{count} pages stand here in the full pack.",
            count,
        )
        return Notice(
            over=_("Item {number}").format(number=part.number),
            title=_("Withheld"),
            paragraphs=(self.reader.reason(part), said.format(count=count)),
        )

    def missing(self, part: PackPart, labels: int) -> Notice:
        """Return the notice in place of pages that are there no longer."""
        is_gone = part.count == 0
        said = _("This paper was withdrawn.") if is_gone else _("This paper became shorter.")
        keep = ngettext(
            "Its page number is kept, so that no other changes.",
            "Its page numbers are kept, so that no others change.",
            labels,
        )
        return Notice(over=self._over(part), title=spoken(part.title), paragraphs=(said, keep))

    def stand_in(self, part: PackPart) -> Notice:
        """Return the page of a verbal item, or of a paper that is to follow or blocked."""
        paper = self.papers.get(part.paper_id)
        item = next((one for one in self.cut.items if one.id == part.item_id), None)
        title = part.title
        if not part.paper_id and item is not None:
            title = item.closed_title or item.title
        paragraphs: tuple[str, ...] = (_("There is no paper to this item."),)
        if paper is not None:
            paragraphs = (self._why(part, paper), _("This page holds its place."))
        if item is not None and item.asked.strip():
            asked = _("The Board is asked to: {asked}").format(asked=spoken(item.asked))
            paragraphs = (asked, *paragraphs)
        lines = _LINES if part.kind is PartKind.DIVIDER else 0
        return Notice(
            over=self._over(part), title=spoken(title), paragraphs=paragraphs, lines=lines
        )

    def _why(self, part: PackPart, paper: Paper) -> str:
        check = next(
            (
                self.layout.checks.get(one.sha256)
                for one in self.reading.papers
                if one.paper.id == part.paper_id and one.has_pdf
            ),
            None,
        )
        if check is not None and check.blocks:
            from chair_desk.services.pack_checks import fault_words

            return " ".join(fault_words(fault, ()) for fault, _pages in check.faults)
        return spoken_state(paper)

    def broken(self, part: PackPart, at: int) -> Notice:
        """Return the notice in place of one page of a paper that cannot be shown."""
        said = _("Page {number} of this paper is damaged, or too large to show.")
        return Notice(
            over=self._over(part),
            title=spoken(part.title),
            paragraphs=(said.format(number=at + 1), _("The author’s own file is kept.")),
        )

    def cover_sheet(self, part: PackPart, paper: Paper) -> Notice:
        """Return the cover sheet of a paper: purpose, ask, author, sponsor, priority, readers."""
        item = next((one for one in self.cut.items if one.id == part.item_id), None)
        purpose = paper.purpose or (item.purpose if item else None)
        asked = paper.asked or (item.asked if item else "")
        facts = (
            (_("For"), purpose_words(purpose) if purpose else ""),
            (_("Asked to"), spoken(asked)),
            (_("Author"), spoken(paper.author)),
            (_("Sponsor"), spoken(paper.sponsor)),
            (_("Priority"), spoken(paper.priority)),
            (_("Readers"), audience_words(part.audience)),
        )
        return Notice(
            over=self._over(part),
            title=spoken(part.title),
            facts=tuple((label, said) for label, said in facts if said),
        )

    def _over(self, part: PackPart) -> str:
        if part.paper_id and part.label:
            return _("Paper {label}").format(label=part.label)
        return _("Item {number}").format(number=part.number) if part.number else ""


def blank_notice() -> Notice:
    """Return a page that is left blank, so that the next paper begins on an odd one."""
    return Notice(title="", paragraphs=(_("This page is left blank."),))


def audience_words(audience: Audience) -> str:
    """Say for whom something is."""
    return {
        Audience.PUBLIC: _("everyone"),
        Audience.MEMBERS: _("members of the Board"),
        Audience.CONFIDENTIAL: _("the confidential part only"),
    }[audience]


def changes_of(reading: PackReading, layout: Layout) -> list[tuple[str, PackPart, str]]:
    """Return what changed since the last issue: in words, the part, and the note to it."""
    before = {part.key: part for part in reading.before}
    notes = reading.notes
    found = []
    for part in layout.parts:
        if not part.item_id or part.kind is PartKind.BLANK:
            continue
        words = _change_words(before.get(part.key), part)
        if words:
            found.append((words, part, notes.get(part.paper_id, "")))
    return found


def _change_words(old: PackPart | None, part: PackPart) -> str:
    if old is None:
        return _("New")
    if part.count == 0 and old.count:
        return _("Withdrawn")
    if old.kind is not part.kind:
        return _("Now in") if part.kind is PartKind.PAPER else _("Changed")
    if part.sha256 != old.sha256:
        return _("Replaced")
    return ""
