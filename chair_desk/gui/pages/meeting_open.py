"""Shows what is open on the item and for the agency that speaks, as the minutes go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.editor_blocks import id_of, text_of
from chair_desk.gui.parts.matter_closing import Closing
from chair_desk.gui.parts.room_open import OpenNow
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes
from chair_desk.records.line import Surroundings
from chair_desk.records.spans import without_spans
from chair_desk.records.speaking import agency_speaking
from chair_desk.services.action_triage import complete_at_meeting
from chair_desk.services.open_matters import TABLES, OpenMatter, open_for, open_on, short_name
from chair_desk.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from chair_desk.gui.pages.meeting import MeetingPage

AFTER_MS = 250
MOST_ABOVE = 60  # paragraphs that are looked through for a name
MOST_TEXTS = 400
Read = Callable[..., list[OpenMatter]]


class MeetingOpen(QObject):
    """A key only starts a timer; the rest is done when the hands rest."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._matters: dict[tuple[object, ...], tuple[OpenMatter, ...]] = {}
        self._around: Surroundings | None = None
        self._speaks: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.show)
        editor = page.column.editor
        editor.cursorPositionChanged.connect(self.show_soon)
        editor.textChanged.connect(self.show_soon)
        page.room.list.selectionModel().currentChanged.connect(self.show_soon)
        page.room.open.left.connect(self.leave)
        page.room.open.closed.connect(self.close_action)
        page.session.changed.connect(self._forget)

    def show_soon(self) -> None:
        """Show it once the hands rest."""
        self._timer.start()

    def rest(self) -> None:
        """Do nothing more by the clock: the page is hidden."""
        self._timer.stop()

    def leave(self) -> None:
        """Go back to the minutes."""
        page = self._page
        (page.column.editor if page.column.editor.isVisible() else page.agenda).setFocus()
        self.show_soon()

    def read(self) -> None:
        """Put the focus on the first that is open."""
        if not self._page.last_times.is_away():
            self._page.last_times.leave()
        self.show()
        self._page.room.open.setFocus()

    def close_first(self) -> None:
        """Close the action with the focus, else the first that is open here."""
        if not self._page.room.open.is_read():
            self.read()
        if not self._page.room.open.close_here():
            said = _("No action is open on this item, nor for the agency that speaks.")
            self._page.message.say(said, tone="amb")

    def has_any(self) -> bool:
        """Say whether anything is open here."""
        return bool(self._page.room.open.lines)

    def _forget(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._matters.clear()

    # -------------------------------------------------------------- showing

    def show(self) -> None:
        """Show what is open now."""
        page = self._page
        self._timer.stop()
        if page.session.is_over:
            return
        if page.meeting is None or not page.item_id:
            page.room.open.show_now(OpenNow())
            return
        page.room.open.show_now(self._now())

    def _now(self) -> OpenNow:
        page = self._page
        agency_id = self.agency()
        line = page.line_of(page.item_id)
        is_veiled = line is not None and page.is_hidden_from_room and is_locked(line.item)
        return OpenNow(
            item_id=page.item_id,
            on_item=() if is_veiled else self._read(open_on, page.item_id),
            agency_id=agency_id,
            agency=short_name(page.session.desk, agency_id),
            for_agency=self._read(open_for, agency_id) if agency_id else (),
        )

    def close_action(self, closing: Closing) -> None:
        """Close an action at this meeting, with what shows it or without; then show the rest."""
        page = self._page
        if page.meeting is None:
            return
        done = page.session.run(
            complete_at_meeting, closing.action_id, page.meeting.id,
            closing.outcome, evidence=closing.evidence,
        )  # fmt: skip
        if done is not None:
            page.room.open.show_after(self._now())

    def _read(self, read: Read, of_id: str) -> tuple[OpenMatter, ...]:
        desk, is_hidden = self._page.session.desk, self._page.is_hidden_from_room
        key = (read, of_id, is_hidden, desk.today())
        found = self._matters.get(key)
        if found is None:
            found = tuple(read(desk, of_id, with_confidential=not is_hidden))
            self._matters[key] = found
        return found

    # -------------------------------------------------------------- who speaks

    def agency(self) -> str:
        """Return the partner whom the line or one above it names last, else of the one chosen."""
        around = self._page.writing.around()
        if around is not self._around or len(self._speaks) > MOST_TEXTS:
            self._around = around
            self._speaks.clear()
        block = self._page.column.editor.textCursor().block()
        for _number in range(MOST_ABOVE):
            if not block.isValid() or around is None:
                break
            found = self._speaking(block, around)
            if found:
                return found
            block = block.previous()
        chosen = self._page.room.list.current()
        return chosen.organisation.id if chosen is not None and chosen.organisation else ""

    def _speaking(self, block: QTextBlock, around: Surroundings) -> str:
        page = self._page
        text = text_of(block)
        one = page.column.editor.keeping.known.get(id_of(block))
        if page.is_hidden_from_room:
            is_closed = one is not None and one.audience is Audience.CONFIDENTIAL
            text = "" if is_closed or text.lstrip().startswith("!!") else without_spans(text)
        elif one is not None and one.heading:
            text = f"{one.heading}. {text}"
        if text not in self._speaks:
            self._speaks[text] = agency_speaking(text, around)
        return self._speaks[text]
