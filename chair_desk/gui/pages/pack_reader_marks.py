"""The chair's own highlights and notes on what is read: made, listed, carried over, removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.pages.pack_reader_carrying import MarkCarrying
from chair_desk.gui.pages.pack_reader_notes import NoteWriting
from chair_desk.gui.pages.pack_reader_steps import MarkSteps
from chair_desk.gui.parts.reader_marks import MarkLine
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.reading import OwnMark
from chair_desk.services import own_marks
from chair_desk.services.own_marks import Chosen
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage


class ReaderMarks(QObject):
    """Stands between the page and the person's own file."""

    def __init__(self, page: PackReaderPage) -> None:
        super().__init__(page)
        self._page = page
        self.marks: list[OwnMark] = []
        self.steps = MarkSteps(page, self)
        self._meeting_id = ""
        self.notes = NoteWriting(page, self)
        self.carrying = MarkCarrying(page, self)
        panel = page.panel
        panel.list.mark_chosen.connect(self.go_to)
        panel.list.removed.connect(self.remove)
        page.view.mark_clicked.connect(panel.list.choose)
        page.message.asked.connect(self.put_back)

    # -------------------------------------------------------------- reading and showing

    def reload(self) -> None:
        """Read the marks of the meeting anew; those of a replaced paper look for their words."""
        read = self._page.read
        desk = self._page.session.desk
        try:
            gone = own_marks.destroy_as_ruled(desk, read.meeting_id) if read else 0
            found = own_marks.marks_of(desk, read.meeting_id) if read else []
            if gone:
                self.steps.forget()
                self._page.message.say(own_marks.destroyed_words(gone))
        except CannotDo as problem:
            self._page.show_problem(problem)
            found = []
        self.marks = found
        if read is None or read.meeting_id != self._meeting_id:
            self._meeting_id = read.meeting_id if read is not None else ""
            self.steps.forget()
        self.show()
        self.carrying.begin()

    def show(self) -> None:
        """List the marks and put them on the pages; hidden from the room with all notes."""
        page, read = self._page, self._page.read
        if read is None or page.session.is_hidden_from_room:
            said = _("Hidden with your notes.") if read is not None else ""
            page.panel.show_lines([], said)
            page.view.marks = {}
        else:
            page.panel.nothing.setText(
                _("Choose words on the page and press H to highlight them, or N to write a note.")
            )
            page.panel.show_lines([self._line(mark) for mark in self._in_order()])
            page.view.marks = self._by_page()
        page.view.viewport().update()
        page.refresh_commands()

    def _by_page(
        self,
    ) -> dict[int, list[tuple[str, tuple[tuple[float, float, float, float], ...], bool]]]:
        found: dict[int, list[tuple[str, tuple[tuple[float, float, float, float], ...], bool]]] = {}
        for mark in self.marks:
            at = self._place(mark)
            if at is not None:
                found.setdefault(at, []).append((mark.id, mark.quads, bool(mark.note)))
        return found

    def _place(self, mark: OwnMark) -> int | None:
        read = self._page.read
        return None if read is None or mark.is_lost else read.page_of(mark.part_key, mark.page)

    def _in_order(self) -> list[OwnMark]:
        read = self._page.read
        keys = [part.key for part in read.parts] if read else []
        order = {key: at for at, key in enumerate(keys)}
        return sorted(
            self.marks,
            key=lambda mark: (order.get(mark.part_key, len(order)), mark.page, mark.made_at),
        )

    def _line(self, mark: OwnMark) -> MarkLine:
        read = self._page.read
        at = self._place(mark)
        parts = {part.key: part for part in read.parts} if read else {}
        part = parts.get(mark.part_key)
        label = read.pages[at].label if read is not None and at is not None else ""
        item = f"{part.number}  {part.item_title or part.title}".strip() if part else ""
        return MarkLine(
            id=mark.id,
            item=item or _("No longer in the pack"),
            page=_("Page {label}").format(label=label) if label else "",
            words=mark.words,
            note=mark.note,
            is_lost=mark.is_lost or at is None,
        )

    def go_to(self, mark_id: str) -> None:
        """Show the page of a mark."""
        mark = self.named(mark_id)
        at = self._place(mark) if mark is not None else None
        if mark is None or at is None:
            return
        if at not in self._page.spread:
            self._page.go_to(at)
        if mark.quads:
            self._page.view.bring_into_sight(at, mark.quads[0])

    def named(self, mark_id: str) -> OwnMark | None:
        """Return the mark of this id."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    # -------------------------------------------------------------- marking

    def highlight(self) -> OwnMark | None:
        """Keep what is chosen on the page."""
        made = self.mark("")
        if made is not None:
            self.steps.note(None, made)
            self._page.view.pick(None)
        return made

    def mark(self, note: str) -> OwnMark | None:
        """Keep a mark on what is chosen, or a note to the page alone."""
        page, read = self._page, self._page.read
        if read is None:
            return None
        picked = page.view.picked
        at = picked.at if picked is not None else page.at
        words = page.view.words.get(at)
        chosen = Chosen(page=read.page_in_part(at))
        if picked is not None and words is not None:
            chosen = replace(
                chosen,
                words=words.words(picked.start, picked.end),
                quads=words.quads(picked.start, picked.end),
            )
        try:
            made = own_marks.mark_words(
                page.session.desk, read.meeting_id, read.part_of(at), chosen, note=note
            )
        except Refused as refusal:
            page.show_refusal(refusal)
            return None
        except CannotDo as problem:
            page.show_problem(problem)
            return None
        self.marks.append(made)
        self.show()
        page.panel.list.choose(made.id)
        return made

    def remove(self, mark_id: str) -> None:
        """Remove a mark; the message offers to put it back."""
        mark = self.named(mark_id)
        if mark is not None and self.steps.put(mark, None):
            self.steps.note(mark, None)
            self._page.message.say(_("Removed a highlight of your own."), link=_("Put it back"))

    def put_back(self) -> None:
        """Put the mark that was removed last back."""
        if self.steps.has_removed_last:
            self.steps.undo()

    def turn_rule(self) -> None:
        """Decide for the board whether own highlights end with the minutes, and say so."""
        page = self._page
        destroys = not page.session.desk.board.destroys_own_marks
        if page.session.run(own_marks.set_rule, destroys=destroys) is not None:
            said = (
                _("Members’ own highlights are destroyed once minutes are confirmed.")
                if destroys
                else _("Members’ own highlights are kept after minutes are confirmed.")
            )
            self.reload()
            page.message.say(said, _("Undo takes this back; nothing that is destroyed returns."))

    def try_out(self, service: object, *args: object) -> bool:
        """Do something with the own file; False where the world forbids it, and it is said."""
        try:
            service(self._page.session.desk, *args)  # type: ignore[operator]
        except CannotDo as problem:
            self._page.show_problem(problem)
            return False
        return True
