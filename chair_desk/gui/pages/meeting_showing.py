"""Fills the parts of a meeting from what the services say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.parts.agenda_live import live_rows
from chair_desk.gui.parts.agenda_picker import body_words
from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.timeline_band import LARGE
from chair_desk.gui.theme.look import look
from chair_desk.records.boards import Body
from chair_desk.records.days_in_words import day_month, full_weekday
from chair_desk.records.local_time import local_clock
from chair_desk.records.meetings import ItemKind, ItemState, Meeting, MeetingState
from chair_desk.records.people import Appointment, Organisation, Seat
from chair_desk.services.agenda import AgendaLine, agenda
from chair_desk.services.meetings import STATE_WORDS
from chair_desk.services.quorum import quorum, who_can_commit
from chair_desk.services.register import register
from chair_desk.services.session_clock import timing
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

TICK_MS = 5_000
_BEFORE = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)


class MeetingShowing(QObject):
    """Shows the course, the room and the item; the clock calls it now and then."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.show_course)
        self._open_timer = QTimer(self)
        self._open_timer.setSingleShot(True)
        self._open_timer.setInterval(0)
        self._open_timer.timeout.connect(self.show_open)
        band, actions = page.band, page.actions_by_name
        band.desk.clicked.connect(self._leave)
        band.hide_notes.clicked.connect(actions["meeting.hide_notes"].trigger)
        band.pause.clicked.connect(actions["meeting.pause"].trigger)
        band.next.clicked.connect(self._go_on)
        self._next = "meeting.next_item"

    def show_open_soon(self) -> None:
        """Show what is open on the item once the key was painted."""
        self._open_timer.start()

    def start_clock(self) -> None:
        """Follow the time while the page is shown."""
        self._clock.start()

    def stop_clock(self) -> None:
        """Stop following the time."""
        self._clock.stop()
        self._open_timer.stop()

    def _leave(self) -> None:
        self._page.session.show_page("agenda")

    def _go_on(self) -> None:
        self._page.do(self._next)

    # -------------------------------------------------------------- all of it

    def show(self) -> None:
        """Show the whole meeting."""
        page = self._page
        meeting = page.meeting
        for part in (page.places.left, page.room, page.band):
            part.setVisible(meeting is not None)
        page.last_times.show()
        page.places.take_window()
        if meeting is None:
            page.middle.setCurrentWidget(page.empty)
            page.lines = ()
            page.papers.show()
            return
        page.lines = agenda(page.session.desk, meeting.id).lines
        if page.line_of(page.item_id) is None:
            page.item_id = meeting.current_item_id or self._first_item(meeting)
        self.show_course()
        self.show_room()
        self.show_item()

    def _first_item(self, meeting: Meeting) -> str:
        lines = self._page.lines
        done = [line for line in lines if line.item.state is not ItemState.PLANNED]
        order = done[-1:] if meeting.state not in _BEFORE else lines[:1]
        found = order or lines[:1]
        return found[0].item.id if found else ""

    # -------------------------------------------------------------- the course

    def show_course(self) -> None:
        """Show the time: the band, the agenda, whether the meeting finishes in time."""
        page = self._page
        meeting = page.meeting
        if meeting is None:
            return
        desk = page.session.desk
        found = timing(desk, meeting.id)
        is_small = page.places.is_small()
        is_on = meeting.state is MeetingState.IN_SESSION
        page.agenda.show_rows(
            live_rows(page.lines, found, page.item_id, fold=is_small), page.item_id
        )
        page.finish.show_timing(found, meeting.ends, can_change=not page.session.read_only,
                                is_small=is_small)  # fmt: skip
        page.finish.setVisible(meeting.state in (*_BEFORE, MeetingState.IN_SESSION))
        body = desk.get(Body, meeting.body_id)
        titles = (
            f"{body_words(body)}, {full_weekday(meeting.held_on)}",
            f"{body_words(body)}, {day_month(meeting.held_on)}",
        )
        page.band.say_meeting(titles, self._state_words(meeting))
        left = found.item_words if is_on else ""
        line = page.current_line()
        if is_on and line is not None and line.item.kind is ItemKind.BREAK:
            left = _("Break, {count} minutes planned").format(count=line.item.planned_minutes)
        pace = (found.pace_words, found.short_pace_words) if is_on else ("", "")
        page.band.say_time(desk.clock(), left, pace)
        self._show_buttons(meeting)

    def _state_words(self, meeting: Meeting) -> tuple[str, str]:
        if meeting.state is not MeetingState.IN_SESSION or meeting.started_at is None:
            return _(STATE_WORDS[meeting.state]), ""
        since = local_clock(meeting.started_at)
        line = self._page.current_line()
        numbered = [one for one in self._page.lines if one.number and not one.depth]
        if line is None or not line.number:
            return _("In session since {time}").format(time=since), ""
        count = numbered[-1].number if numbered else ""
        said = _("In session since {time}, item {number} of {count}")
        return (
            said.format(time=since, number=line.number, count=count),
            _("Item {number} of {count}").format(number=line.number, count=count),
        )

    def _show_buttons(self, meeting: Meeting) -> None:
        page = self._page
        band = page.band
        is_on = meeting.state is MeetingState.IN_SESSION
        line = page.current_line()
        is_break = line is not None and line.item.kind is ItemKind.BREAK
        band.pause.setVisible(is_on)
        band.pause.say(_("End the break") if is_break else _("Break"), "coffee")
        label = _("Show my notes") if page.is_hidden_from_room else _("Hide my notes")
        band.hide_notes.say(label, "eye")
        band.next.setVisible(not page.session.read_only or not is_on)
        if meeting.state in _BEFORE:
            self._next = "meeting.start"
            band.next.say(_("Start the meeting"), "play")
        elif is_on and self._is_last(line):
            self._next = "meeting.close"
            band.next.say(_("Close the meeting"), "check")
        elif meeting.state is MeetingState.MINUTES_DRAFT:
            self._next = "meeting.draft"
            band.next.say(_("Read the draft"), "book-open")
        else:
            self._next = "meeting.next_item"
            keys = "" if look().percent > LARGE else "Ctrl ↓"
            band.next.say(_("Next item"), "arrow-down", keys)

    def _is_last(self, line: AgendaLine | None) -> bool:
        """Say whether nothing is left to be taken after this item."""
        open_ones = [
            one for one in self._page.lines
            if one.item.state in (ItemState.PLANNED, ItemState.OPEN)
        ]  # fmt: skip
        return all(line is not None and one.item.id == line.item.id for one in open_ones)

    # -------------------------------------------------------------- the room

    def show_room(self) -> None:
        """Show who is here, whether it is quorate, and who can commit."""
        page = self._page
        meeting = page.meeting
        if meeting is None:
            return
        desk = page.session.desk
        page.register = register(desk, meeting.id)
        page.room.show_room(
            page.register,
            who_can_commit(desk, meeting.id),
            quorum(desk, meeting.id),
            is_hidden=page.is_hidden_from_room,
        )
        page.room_doing.interests.show_known()

    # -------------------------------------------------------------- the item

    def show_item(self) -> None:
        """Show the head and the minutes of the item."""
        page = self._page
        meeting, line = page.meeting, page.line_of(page.item_id)
        if meeting is None:
            return
        page.papers.show()
        if meeting.state in _BEFORE or line is None:
            page.middle.setCurrentWidget(page.before)
            page.column.editor.show_item("", _("Minutes"), is_open=False)
            return
        if not page.ending.holds_place():
            page.middle.setCurrentWidget(page.column)
        can_take = (
            meeting.state is MeetingState.IN_SESSION
            and meeting.current_item_id != page.item_id
            and line.item.state is not ItemState.DEFERRED
        )
        is_veiled = page.is_hidden_from_room and is_locked(line.item)
        head = page.column.head
        if is_veiled:
            item = replace(line.item, title_was="")  # it may be what the item was called openly
            bare = replace(line, item=item, papers=())
            head.show_line(bare, "", "", can_take=can_take, title=line.item.title)
        else:
            title = line.item.closed_title or line.item.title
            lead, asked = self._lead(line), self._asked(line)
            head.show_line(line, lead, asked, can_take=can_take, title=title)
        editor = page.column.editor
        is_turned = editor.veil.show_hidden(is_hidden=page.is_hidden_from_room)
        editor.setPlaceholderText(_("Hidden with your notes.") if is_veiled else "")
        is_open = meeting.state is not MeetingState.CONFIRMED and not page.session.read_only
        wanted = "" if is_veiled else page.item_id
        if editor.keeping.item_id != wanted or editor.isReadOnly() == is_open:
            name = _("Minutes of item {number}").format(number=line.number or line.item.title)
            editor.show_item(wanted, name, is_open=is_open and not is_veiled)
        elif not is_turned:  # else it stands as it was just shown
            editor.keeping.follow()
        self.show_notes()
        self.show_open_soon()

    def show_notes(self) -> None:
        """Show the notes to self of the item."""
        page = self._page
        page.column.notes.show_item(page.item_id, is_hidden=page.is_hidden_from_room)

    def show_open(self) -> None:
        """Show what is open on the item."""
        page = self._page
        page.last_times.show()
        page.open_matters.show()

    def _asked(self, line: AgendaLine) -> str:
        if not line.item.asked:
            return ""
        words = self._page.session.desk.profile().document_words.asked
        asked = line.item.asked
        return f"{words} {asked[:1].lower()}{asked[1:]}"

    def _lead(self, line: AgendaLine) -> str:
        """Name who leads, with their partner."""
        desk = self._page.session.desk
        held = desk.rows(Appointment, person_id=line.item.lead_id) if line.item.lead_id else []
        seat = desk.get(Seat, held[-1].seat_id) if held else None
        partner = desk.get(Organisation, seat.organisation_id) if seat else None
        agency = (partner.short_name or partner.name) if partner else ""
        return ", ".join(part for part in (line.lead, agency) if part)
