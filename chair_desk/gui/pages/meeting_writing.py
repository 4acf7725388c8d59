"""The line being written: read as it is typed, recorded at Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor

from chair_desk.gui.parts.editor_blocks import id_of, text_of
from chair_desk.gui.parts.editor_names import NameList
from chair_desk.gui.parts.editor_panel import LinePanel
from chair_desk.gui.parts.editor_parts import next_part
from chair_desk.gui.parts.editor_setting import put_other_words
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.grammar import as_words, parse_line
from chair_desk.records.line import KnownItem, Line, LineKind, Surroundings
from chair_desk.records.list_marks import without_list_mark
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.services import minutes, private_notes
from chair_desk.services.desk import Desk
from chair_desk.services.marking_lines import mark_presence
from chair_desk.services.minutes_kinds import record_of_words
from chair_desk.services.paragraphs import record_of
from chair_desk.services.records_made import is_without_quorum, next_reference_of
from chair_desk.services.surroundings import surroundings_of
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

PREPARE_AFTER_MS = 40
KINDS = {
    "action": MinuteKind.ACTION,
    "decision": MinuteKind.DECISION,
    "challenge": MinuteKind.CHALLENGE,
    "impact": MinuteKind.IMPACT,
}


def record_words(desk: Desk, item_id: str, line: Line, place: tuple[str, str]) -> Changes:
    """Record a line in the place of the words it was typed as, as one change.

    `place` is the id of the row those words have, and of the row above; empty for none.
    """
    row_id, above_id = place
    with desk.change("") as step:
        changes = minutes.record_line(desk, item_id, line, after_id=row_id or above_id or None)
        if row_id:
            minutes.remove_paragraph(desk, row_id)
        minute = desk.get(Minute, changes.made)
        record = record_of(desk, minute) if minute is not None else None
        if record is not None:
            step.label = _("Recorded {reference}").format(reference=record.reference)
    return step.done(made=changes.made)


@frozen
class MarkedAt:
    """Where a presence line stands: its meeting, its item, and the items it may name."""

    meeting_id: str
    item_id: str
    items: Sequence[KnownItem]


def mark_line(desk: Desk, where: MarkedAt, line: Line, row_id: str) -> Changes:
    """Mark what a presence line says, and take its words out of the minutes.

    Whoever cannot be marked is refused with the reason; nothing is marked then.

    Raises:
        Refused: Somebody cannot be marked.
    """
    if line.presence is None:
        return Changes()
    here = KnownItem(where.item_id, "")
    item = next((one for one in where.items if one.id == where.item_id), here)
    with desk.change("") as step:
        marked = mark_presence(
            desk, where.meeting_id, line.presence, item=item, items=tuple(where.items)
        )
        if marked.refused:
            raise Refused(" ".join(marked.refused))
        if row_id:
            minutes.remove_paragraph(desk, row_id)
        step.label = ", ".join(marked.done)
    return step.done()


class MeetingWriting(QObject):
    """Reads lines against the meeting, shows what was understood, and records."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._around: Surroundings | None = None
        self._said_hidden = False
        self._references: dict[LineKind, str] = {}
        self._short: dict[str, bool] = {}  # by item: whether a decision has no quorum
        self._prepare_timer = QTimer(self)
        self._prepare_timer.setSingleShot(True)
        self._prepare_timer.setInterval(PREPARE_AFTER_MS)
        self._prepare_timer.timeout.connect(self._prepare)
        self._reference_timer = QTimer(self)
        self._reference_timer.setSingleShot(True)
        self._reference_timer.setInterval(0)
        self._reference_timer.timeout.connect(self._find_reference)

    def connect_editor(self) -> None:
        """Put panel and names beside the editor, once the page has one."""
        page = self._page
        self.editor = page.column.editor
        self.panel = LinePanel(self.editor, page)
        self.editor.line_changed.connect(self._show_line)
        self.names = NameList(self.editor, page)  # connects after the panel, and stands over it
        self.editor.enter_asked.connect(self.record)
        self.editor.finished.connect(self._finish_words)
        self.editor.veil.held_back.connect(self._say_hidden)
        self.panel.recorded.connect(self.record)
        self.panel.part_asked.connect(self._next_part)
        self.panel.left_as_words.connect(self.editor.leave_as_words)
        self.editor.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        page.column.begun.connect(self.begin)

    # -------------------------------------------------------------- reading

    def around(self) -> Surroundings | None:
        """Return what lines are read against; gathered once, until people or dates change."""
        if self._around is None and self._page.meeting_id:
            found = surroundings_of(self._page.session.desk, self._page.meeting_id)
            # No time of day: whoever comes or goes is marked as the clock says.
            self._around = replace(found, now="")
            self.names.around = self._around
        return self._around

    def forget(self) -> None:
        """Gather anew when there is time: people, partners, meetings or the room changed."""
        self._around = None
        self._references.clear()
        self._short.clear()
        self.names.around = None
        self._prepare_timer.start()

    def count_on(self) -> None:
        """Find the next numbers anew: something was recorded."""
        self._references.clear()
        self._prepare_timer.start()

    def _prepare(self) -> None:
        """Gather before the first key asks for it, so that no key has to wait."""
        around = self.around()
        if around is None or not self._page.isVisible():
            return
        if LineKind.ACTION not in self._references and self._page.item_id:
            found = next_reference_of(self._page.session.desk, LineKind.ACTION)
            self._references[LineKind.ACTION] = found
        if self.panel.isVisible():
            self._show_line(self.editor.line)

    def read(self, text: str) -> Line:
        """Read one line."""
        around = self.around()
        if around is None:
            return Line(kind=LineKind.PARAGRAPH, raw=text, text=text)
        return parse_line(text, around)

    def _show_line(self, line: Line | None) -> None:
        reference = self._references.get(line.kind, "") if line is not None else ""
        around = self.around() if line is not None else None
        is_short = self._short.get(self._page.item_id, False)
        self.panel.show_line(line, around, reference, is_short=is_short)
        if line is None or not line.is_record:
            return
        is_read = line.kind is not LineKind.DECISION or self._page.item_id in self._short
        if not (reference and is_read):
            self._reference_timer.start()

    def _find_reference(self) -> None:
        """Find the next number after the key was painted: a long list of actions is read."""
        line = self.editor.line
        item_id = self._page.item_id
        if line is None or not line.is_record or not item_id:
            return
        found = next_reference_of(self._page.session.desk, line.kind)
        self._references[line.kind] = found
        if line.kind is LineKind.DECISION:
            self._short[item_id] = is_without_quorum(self._page.session.desk, item_id)
        self._show_line(line)

    def _follow_scroll(self, _value: int) -> None:
        if self.panel.isVisible():
            self.panel.hide()

    def _next_part(self) -> None:
        next_part(self.editor)

    def rest(self) -> None:
        """Do nothing more by the clock while the page is hidden."""
        self._prepare_timer.stop()
        self._reference_timer.stop()
        self.put_away()

    def put_away(self) -> None:
        """Hide panel and names."""
        self.panel.hide()
        self.names.hide()

    # -------------------------------------------------------------- beginning

    def begin(self, word: str) -> None:
        """Begin a line with a command; of a record that has the caret, make that kind."""
        one = self.editor.paragraph()
        if one is not None and one.kind is not MinuteKind.PARAGRAPH and word in KINDS:
            self.editor.keeping.flush()
            self._page.session.run(minutes.change_record_kind, one.id, KINDS[word])
            self.editor.setFocus()
            return
        self.editor.begin_line(f"/{word} ")

    def make_of_words(self, word: str) -> None:
        """Make a record of the paragraph with the caret, with the owner and date it names."""
        page, around = self._page, self.around()
        self.editor.keeping.flush()
        one = self.editor.paragraph()
        if one is None or around is None or not one.words.strip():
            page.message.say(_("Put the caret into a paragraph first."), tone="amb")
            return
        if one.kind is not MinuteKind.PARAGRAPH:
            page.session.run(minutes.change_record_kind, one.id, KINDS[word])
            return
        words = without_list_mark(one.words).strip()
        line = parse_line(f"/{word} {words}", around)
        page.session.run(record_of_words, one.id, line)
        self.editor.setFocus()

    def _say_hidden(self, words: str) -> None:
        """Say above the minutes why a key did nothing; no words take that away again."""
        message = self._page.message
        if words:
            message.say(words)
        elif self._said_hidden:
            message.hide()
        self._said_hidden = bool(words)

    # -------------------------------------------------------------- recording

    def record(self) -> None:
        """Record the line with the caret; what cannot be recorded stays as it is."""
        line, page = self.editor.line, self._page
        if line is None or not page.item_id:
            return
        keeping = self.editor.keeping
        if line.kind is LineKind.NOTE:
            keeping.flush()
            self._keep_note(line, self.editor.textCursor().block())
            return
        keeping.flush_around(self.editor.textCursor().blockNumber())
        block = self.editor.textCursor().block()
        row_id = id_of(block)
        if line.kind is LineKind.PRESENCE:
            around = self.around()
            items = around.items if around else ()
            where = MarkedAt(page.meeting_id, page.item_id, items)
            done = keeping.put_record(block, mark_line, where, line, row_id)
        else:
            place = (row_id, _before(block))
            done = keeping.put_record(block, record_words, page.item_id, line, place)
        if done:
            self.put_away()
            self._go_below(block)
            return
        keeping.touch(block.blockNumber())
        keeping.flush()
        if page.session.waiting_for is not None:  # the words wait: the next must not join them
            self._go_below(block)

    def _keep_note(self, line: Line, block: QTextBlock) -> None:
        """Leave the note in the person's own file, and the line blank."""
        keeping = self.editor.keeping
        if line.text and not keeping.note.text:
            private_notes.add_note(self._page.session.desk, self._page.item_id, line.text)
        keeping.note.finish()
        self.editor.put_words(0, len(text_of(block)), "")
        self.put_away()
        self._page.showing.show_notes()

    def _go_below(self, block: QTextBlock) -> None:
        """Go to the blank line under what was recorded."""
        editor = self.editor
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            editor.setTextCursor(cursor)
        editor.new_line()
        editor.setFocus()

    def _finish_words(self, line: Line) -> None:
        """Write out the names of a paragraph that is finished, and lock it where that is asked."""
        if line.kind is not LineKind.PARAGRAPH:
            return
        if as_words(line).audience is Audience.CONFIDENTIAL and not _lock(self._page):
            return  # the mark stays before the words, and they are veiled by it, until it can be
        if line.text and line.text != line.raw.strip():
            put_other_words(self.editor, line.text)


def _lock(page: MeetingPage) -> bool:
    """Make the paragraph with the caret confidential; False where the file does not take it."""
    editor = page.column.editor
    editor.keeping.flush()
    one = editor.paragraph()
    if one is None:
        return False
    if one.audience is Audience.CONFIDENTIAL:
        return True
    return page.session.run(minutes.set_audience, one.id, Audience.CONFIDENTIAL) is not None


def _before(block: QTextBlock) -> str:
    """Return the id of the nearest row above a block."""
    other = block.previous()
    while other.isValid():
        if id_of(other):
            return id_of(other)
        other = other.previous()
    return ""
